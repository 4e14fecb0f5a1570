"""CSL-JSON: the publications for Zotero, pandoc and whatever else formats citations by styles.

Held against the schema of CSL 1.0.2's input data. It has no escape: text is text, on one line.
"""

from __future__ import annotations

from collections.abc import Iterator
from json import JSONEncoder
from typing import TYPE_CHECKING, Any

from factsheet import dates
from factsheet.export import Format
from factsheet.export.cited import NOT_CITED, Cited, day_told, told, whence
from factsheet.plain import on_screen

if TYPE_CHECKING:
    from factsheet.contract import Source
    from factsheet.export.carried import Carried

# What is printed as a part of a publication: styles look for its name in `container-title`, and some there alone.
_PARTS = {
    "article-journal", "article-magazine", "article-newspaper", "post", "post-weblog", "review", "review-book",
    "speech", "webpage",
}  # fmt: skip
# CSL's specification has a type that the schema of its data has not.
_TYPES = {"event": "document"}
_encode = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def parts(carried: Carried) -> Iterator[str]:
    """An array, a line a publication, in the order of the sheet."""
    cited = Cited(carried.facts())
    before = "[\n"
    for source in carried.sources():
        yield f"{before}{_encode(_item(source, cited.of(source['id']), carried))}"
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _item(source: Source, cited_for: list[str], carried: Carried) -> dict[str, Any]:
    english = carried.english
    container = source["container_title"] or (source["publisher"] if source["type"] in _PARTS else None)
    authors = source["authors"] or ([source["issuer"]["name"]] if source["issuer"] else [])
    found = {
        "id": source["id"],
        "type": _TYPES.get(source["type"], source["type"]),
        "genre": source["type"] if source["type"] in _TYPES else None,
        "author": [{"literal": on_screen(each)} for each in authors],
        "title": source["title"],
        "container-title": container,
        "publisher": source["publisher"],
        "issued": _date(source["issued"], english=english),
        "accessed": _date(source["accessed"], english=english),
        "URL": source["url"],
        "archive": source["archive_url"],
        "language": source["language"],
        "note": " ".join(_notes(source, carried)).replace("{:", "{ :"),
        "abstract": "\n".join(["Cited for:"] * english + [*map(on_screen, cited_for)]) if cited_for else None,
    }
    return {
        key: on_screen(value) if isinstance(value, str) and key != "abstract" else value
        for key, value in found.items()
        if value
    }


def _notes(source: Source, carried: Carried) -> Iterator[str]:
    """What has no variable of its own. It begins with no `word:`, and has no `{:word:`: these name variables there."""
    english = carried.english
    yield from whence(source, carried)
    for field in ("issued", "accessed"):
        day: str | None = source[field]
        if day and not dates.is_plain(day):
            yield day_told(field, day, english=english)
    if source["note"]:
        yield told("note", source["note"], english=english)


def _date(day: str | None, *, english: bool) -> dict[str, Any] | None:
    """A date variable: its parts, `circa` where a day is uncertain; in words what has an open end or is one of several.

    CSL knows neither. Of a day that is uncertain it knows no more than that: the note tells it as it is written.
    """
    if day is None:
        return None
    shape = dates.shape(day)
    if shape.form == "within" or not (shape.start and shape.end) or "0000" in day:  # a year 0 is none at all there
        return {"literal": dates.in_words(day) if english else day}
    points = [shape.start] if shape.form == "point" else [shape.start, shape.end]
    found: dict[str, Any] = {"date-parts": [[int(part) for part in point.text.split("-")] for point in points]}
    return {**found, "circa": True} if any(point.qualifier for point in points) else found


FORMAT = Format(
    name="csl-json",
    holds="the publications as CSL-JSON, for Zotero, pandoc --citeproc and other programs that cite",
    elsewhere={
        "facts": "the abstract has a line for each fact that cites the publication: what, who said it, how and when, "
        "who is against it, its status",
        "origin, seen, remark": "note",
        "archive_url": "archive",
        "issuer": "note; the author where no author is named",
        "publisher": "container-title, too, of what is a part: articles, posts, pages, speeches",
        "an uncertain day": "circa; the note has it as it is written; an open end, and one day of several, are words",
        "an event (type)": "a document of that genre",
        "<i> <b> <sup> <sub> <span>": "are CSL's own marks, and what else stands in a text is text",
    },
    left={
        **{field: why for field, why in NOT_CITED.items() if not field.startswith("sheet.")},
        "sheet.*": "a list of publications has no place for what the sheet says of itself",
    },
    parts=parts,
)
