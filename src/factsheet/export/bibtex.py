"""BibTeX: the publications for LaTeX, JabRef and Zotero, in fields that classic BibTeX and BibLaTeX both know.

Entry types are those of classic styles; what BibLaTeX adds (`date`, `urldate`, `entrysubtype`, `langid`) classic styles
pass over. A day stands in `date`, the month and year of it in the fields that classic styles print.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from factsheet import dates
from factsheet.export import Format
from factsheet.export.cited import NOT_CITED, Cited, day_told, told, whence
from factsheet.export.latex import latex, name, verbatim
from factsheet.plain import on_screen

if TYPE_CHECKING:
    from factsheet.contract import Source
    from factsheet.export.carried import Carried


class _Entry(NamedTuple):
    """An entry type: its field for the publisher, and for the name of what a publication is a part of."""

    type: str
    publisher: str
    container: str | None = None


_ARTICLE = _Entry("article", "publisher", "journal")
_BOOK = _Entry("book", "publisher")
_PART = _Entry("incollection", "publisher", "booktitle")
_ENTRIES = {
    "article-journal": _ARTICLE, "article-magazine": _ARTICLE, "article-newspaper": _ARTICLE,
    "review": _ARTICLE, "review-book": _ARTICLE, "book": _BOOK, "classic": _BOOK, "collection": _BOOK,
    "chapter": _PART, "entry": _PART, "entry-dictionary": _PART, "entry-encyclopedia": _PART,
    "paper-conference": _Entry("inproceedings", "publisher", "booktitle"),
    "report": _Entry("techreport", "institution"),
    "thesis": _Entry("phdthesis", "school"),
}  # fmt: skip
_OTHER = _Entry("misc", "howpublished")
# What an entry is without being told.
_DEFAULTS = {"article-journal", "book", "chapter", "paper-conference"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def parts(carried: Carried) -> Iterator[str]:
    """The sheet's heading as a comment, then an entry a publication, in the order of the sheet."""
    cited = Cited(carried.facts())
    for key in ("title", "as_of", "license", "language", "description"):
        if carried.head[key]:
            yield f"% {key}: {_commented(str(carried.head[key]))}\n"
    for source in carried.sources():
        fields = ",\n".join(f"  {field} = {value}" for field, value in _fields(source, cited, carried))
        yield f"\n@{_ENTRIES.get(source['type'], _OTHER).type}{{{source['id']},\n{fields}\n}}\n"


def _commented(text: str) -> str:
    """A text outside of entries, on one line: an @ would begin an entry there."""
    return on_screen(text).replace("@", "\\x40")


def _fields(source: Source, cited: Cited, carried: Carried) -> Iterator[tuple[str, str]]:
    """The fields, values with their braces; a second pair keeps styles from changing a title's capitals."""
    entry = _ENTRIES.get(source["type"], _OTHER)
    authors = source["authors"] or ([source["issuer"]["name"]] if source["issuer"] else [])
    if authors:
        yield "author", f"{{{' and '.join(map(name, authors))}}}"
    else:  # what classic styles sort and label by
        yield "key", f"{{{latex(source['publisher'])}}}"
    if source["title"]:
        yield "title", f"{{{{{latex(source['title'])}}}}}"
    yield from _printed(source, entry)
    yield from _type(source["type"], entry)
    yield from _dates(source, english=carried.english)
    if source["url"]:
        yield "url", f"{{{verbatim(source['url'])}}}"
    if source["language"]:
        yield "langid", f"{{{latex(source['language'])}}}"
    notes = " ".join(_notes(source, entry, carried))
    if notes:
        yield "note", f"{{{latex(notes)}}}"
    if lines := [*_remark(source, english=carried.english), *(f"{each}." for each in cited.of(source["id"]))]:
        yield "annote", "{" + "\n    ".join(map(latex, lines)) + "}"


def _printed(source: Source, entry: _Entry) -> Iterator[tuple[str, str]]:
    """The publisher, and what it is a part of: an article, where that has no name, of what the publisher prints."""
    container = source["container_title"]
    if entry == _ARTICLE and not container:
        yield "journal", f"{{{latex(source['publisher'])}}}"
        return
    if entry.container and container:
        yield entry.container, f"{{{latex(container)}}}"
    yield entry.publisher, f"{{{latex(source['publisher'])}}}"


def _type(csl: str, entry: _Entry) -> Iterator[tuple[str, str]]:
    """What it is: printed where a style would else print "Technical report", and known to BibLaTeX of an article."""
    if entry.publisher in {"institution", "school", "howpublished"}:
        yield "type", f"{{{csl.replace('-', ' ').replace('_', ' ')}}}"
    elif csl not in _DEFAULTS:
        yield "entrysubtype", f"{{{csl.removeprefix('article-')}}}"


def _dates(source: Source, *, english: bool) -> Iterator[tuple[str, str]]:
    day = source["issued"]
    shape = dates.shape(day) if day else None
    if day and shape and _is_known(shape):
        yield "date", f"{{{day}}}"
    if day and shape and shape.form == "point" and shape.start:
        year, *rest = shape.start.text.split("-")
        yield "year", f"{{{year}}}"
        if rest:
            yield "month", _MONTHS[int(rest[0]) - 1]
        if len(rest) > 1:
            yield "day", f"{{{int(rest[1])}}}"
    elif day:
        yield "year", f"{{{latex(dates.in_words(day) if english else day)}}}"
    if source["accessed"] and _is_known(dates.shape(source["accessed"])):
        yield "urldate", f"{{{source['accessed']}}}"


def _is_known(shape: dates.Shape) -> bool:
    """Whether BibLaTeX knows such a date: it has no sets, and prints no end without a beginning."""
    return shape.form != "within" and shape.start is not None


def _notes(source: Source, entry: _Entry, carried: Carried) -> Iterator[str]:
    """What styles print at the end: all that has no field of its own, and days that a style would print as sure."""
    english = carried.english
    if source["container_title"] and not entry.container:
        yield told("container_title", source["container_title"], english=english)
    yield from whence(source, carried)
    for field in ("issued", "accessed"):
        day: str | None = source[field]
        if day and not dates.is_plain(day):
            yield day_told(field, day, english=english)
    if source["archive_url"]:
        yield told("archive_url", source["archive_url"], english=english)


def _remark(source: Source, *, english: bool) -> Iterator[str]:
    if source["note"]:
        yield told("note", source["note"], english=english)


FORMAT = Format(
    name="bibtex",
    holds="the publications for LaTeX, in fields that classic BibTeX and BibLaTeX know; for JabRef and Zotero, too",
    elsewhere={
        "facts": "annote has a line for each fact that cites the publication: what, who said it, how and when, "
        "who is against it, its status",
        "note of a source": "annote",
        "issuer, origin, seen, archive_url": "note, which styles print",
        "issuer": "the author, too, where no author is named",
        "publisher": "journal of an article, howpublished of what is no article, book, report or thesis",
        "a day": "date for BibLaTeX; year, month and day for classic styles, few of which print a day",
        "an uncertain day": "note has it as it is written; an open end, and one day of several, are words in year",
        "title, description, as_of, licence, language of the sheet": "comments at the top",
    },
    left=NOT_CITED,
    parts=parts,
)
