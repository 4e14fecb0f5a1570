"""Facts as a list by day: the day and what else stands on the left, the fact and who said it beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Any

from rich.cells import cell_len

from factsheet.output.terminal.attributed import attributed
from factsheet.output.terminal.days import mark, short
from factsheet.output.terminal.entries import Entries
from factsheet.output.terminal.flow import Line, Word
from factsheet.output.terminal.pen import Pen
from factsheet.output.terminal.stage import Stage
from factsheet.output.terminal.widths import PEEKED, SHOWS_IDS
from factsheet.record import Row

Beside = Callable[[Any, Pen], list[str]]
Told = Callable[[Any, Pen], list[list[Word]]]


def dated(
    rows: Iterable[Row], stage: Stage, beside: Beside, told: Told, *, marked: bool = False
) -> Iterator[list[Line]]:
    """The lines of each fact: `beside` stands below its day, `told` before who said it.

    `marked`: each day has its mark, for facts of which it matters whether they lasted.
    """
    pen, width, _ = stage
    stream = iter(rows)
    first = list(islice(stream, PEEKED))
    lefts = (cell_len(text) for row in first for text in _left(row.record, beside, pen))
    layout = Entries(pen, width, max(lefts, default=0), rightward=True, marked=marked)
    for row in chain(first, stream):
        fact = row.record
        year = (fact["earliest"] or fact["latest"])[:4]
        content = [*told(fact, pen), *attributed(fact, pen, year)]
        name = fact["id"] if width >= SHOWS_IDS else ""
        yield layout.entry(_left(fact, beside, pen), content, name, pen.draw(mark(fact["date"])))


def _left(fact: Any, beside: Beside, pen: Pen) -> list[str]:
    return [pen.draw(short(fact["date"])), *beside(fact, pen)]
