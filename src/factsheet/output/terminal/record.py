"""Records whole, one below the other: each by its type (screens.md, show)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from factsheet.output.terminal import fact, referent
from factsheet.output.terminal.flow import Line
from factsheet.output.terminal.page import Page
from factsheet.output.terminal.stage import Stage
from factsheet.record import Row
from factsheet.whole import Whole

_PAGES: dict[str, Callable[[Whole, Page], Iterator[Line]]] = {
    "actor": referent.actor,
    "place": referent.place,
    "source": referent.source,
    "measure": referent.measure,
}


def screen(rows: Iterable[Row], stage: Stage) -> Iterator[list[Line]]:
    """The lines of each record, a blank line between two."""
    page = Page(stage.pen, stage.room)
    for number, row in enumerate(rows):
        whole: Whole = row.record
        drawn = _PAGES.get(whole.noun, fact.page_of)(whole, page)
        yield [*([[]] if number else []), *_without_gaps(drawn)]


def _without_gaps(lines: Iterable[Line]) -> Iterator[Line]:
    """One blank line where a part is empty between two."""
    before: Line = []
    for line in lines:
        if line or before:
            yield line
        before = line
