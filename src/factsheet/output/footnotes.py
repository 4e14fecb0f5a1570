"""Footnotes in Markdown (`[^1]`, as GitHub and pandoc read them): each publication told once, whoever cites it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from factsheet import dates
from factsheet.output.commonmark import autolink, line, text

if TYPE_CHECKING:
    from factsheet.contract import Citation, Source

    SourceOf = Callable[[str], Source]


class Notes:
    """The footnotes of a document, gathered while it is written: marks as they are needed, then the notes.

    `source` gives a source by id. Labels are numbers in the order of the marks or, where not `numbered`, the sources'
    ids: those stay the same wherever a text is put together with others. `english` has days and words in English;
    `told` writes a note where it is to have more than `publication` tells.
    """

    def __init__(
        self, source: SourceOf, *, numbered: bool = True, english: bool = True, told: Callable[[str], str] | None = None
    ) -> None:
        self._told = told or partial(publication, source=source, english=english)
        self._numbered = numbered
        self._labels: dict[str, str] = {}

    def __contains__(self, source: str) -> bool:
        return source in self._labels

    def marks(self, sources: Iterable[Citation]) -> str:
        """A mark for each source, a blank between: set small and high, 1 and 2 would read 12."""
        return " ".join(f"[^{self._label(each['id'])}]" for each in sources)

    def lines(self) -> Iterator[str]:
        """The notes of all marks so far, a line each."""
        for name, label in self._labels.items():
            yield f"[^{label}]: {self._told(name)}\n"

    def _label(self, name: str) -> str:
        return self._labels.setdefault(name, str(len(self._labels) + 1) if self._numbered else name)


def publication(name: str, source: SourceOf, *, english: bool = True) -> str:
    """A source and where it comes from, in Markdown: `KBS World, "Title", 30 April 2025, <https://…>; from AFP`.

    What it comes from is the end of `derived_from`, as in all screens: ten copies of one story are seen to be one.
    """
    record = source(name)
    told = _told(record, english=english)
    if not record["seen"]:
        told += ", not seen" if english else r" \[not seen\]"
    if record["origin"] != name:
        told += f"; {'from' if english else '←'} {_told(source(record['origin']), english=english, named=False)}"
    return line(told)


def _told(record: Source, *, english: bool, named: bool = True) -> str:
    """Publisher, title, day and address; without the title where it is not `named`."""
    pieces = [text(record["publisher"])]
    if record["title"] and named:
        pieces.append(f'"{text(record["title"])}"')
    if record["issued"]:
        pieces.append(text(dates.in_words(record["issued"]) if english else record["issued"]))
    if record["url"]:
        pieces.append(autolink(record["url"]))
    if record["archive_url"]:
        pieces.append(f"{'archived at ' if english else ''}{autolink(record['archive_url'])}")
    return ", ".join(pieces)
