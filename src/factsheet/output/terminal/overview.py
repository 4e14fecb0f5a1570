"""The figures of the summary: each measure's latest number, who gave it and when, and the span of all estimates.

Where a row has no room for names, they stand on a line below it: a number is read with who said it, without a key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from factsheet.attribution import asserting
from factsheet.output.terminal import estimate
from factsheet.output.terminal.attributed import printed
from factsheet.output.terminal.briefly import also, briefly
from factsheet.output.terminal.flow import Line, Word, flow, length, words
from factsheet.output.terminal.grid import Cell, Column, Layout, fitted
from factsheet.output.terminal.pen import QUIET, STRONG, Pen, Piece
from factsheet.output.terminal.stage import Stage
from factsheet.output.terminal.widths import PEEKED

# screens.md, Rules: widths. What a column takes at most at each step of shrinking; 0 is what it has by nature.
_WHOLE = (
    Column("Figures", most=(0, 24, 22, 20)), Column("latest", right=True, most=(0, 24, 16)),
    Column("who", most=(40, 30, 26)), Column("said", right=True, most=(0, 19, 11)),
    Column("printed in", most=(28, 24, 22)), Column("span", right=True), Column("n", right=True),
)  # fmt: skip
_BRIEF = (
    Column("Figures", most=(0, 30, 24, 20)), Column("latest", right=True, most=(0, 24, 16)),
    Column("span", right=True), Column("n", right=True),
)  # fmt: skip
_VALUE = 1
_INDENT = 2


def lines(facts: Iterable[Any], stage: Stage) -> Iterator[list[Line]]:
    """The lines of each measure, in portions whose widths come from their own rows."""
    stream = iter(facts)
    while figures := list(islice(stream, PEEKED)):
        yield from _portion(figures, stage)


def _portion(figures: list[Any], stage: Stage) -> Iterator[list[Line]]:
    layout = fitted(_WHOLE, [_whole(figure, stage.pen) for figure in figures], stage.room, (2, 2, 2))
    if layout:
        yield layout.headings()
        for figure in figures:
            yield _row(figure, layout, stage)
        return
    layout = fitted(_BRIEF, [_brief(figure, stage.pen) for figure in figures], stage.room, (3, 2, 2, 2))
    yield layout.headings() if layout else section("Figures", "latest, and the span of all", stage)
    for figure in figures:
        head = layout.lines(_brief(figure, stage.pen)) if layout else _folded(figure, stage)
        below = [line for text in _below(figure, stage.pen, layout) for line in flow(text, stage.room - _INDENT)]
        yield [*head, *([Piece(" " * _INDENT), *line] for line in below)]


def section(name: str, about: str, stage: Stage) -> list[Line]:
    """The title of a section, and a word about it."""
    first, *rest = words(about, QUIET)
    return flow([*words(name, STRONG), (Piece(" ", QUIET), *first), *rest], stage.room)


def _row(figure: Any, layout: Layout, stage: Stage) -> list[Line]:
    """All on one row; who opposes the number, and who of that side gives it too, below."""
    _, *against = briefly(figure, stage.pen, dated=False)
    indent = layout.start(_VALUE)
    below = [line for text in against for line in flow(text, stage.room - indent)]
    return [*layout.lines(_whole(figure, stage.pen)), *([Piece(" " * indent), *line] for line in below)]


def _whole(figure: Any, pen: Pen) -> list[Cell]:
    lead = asserting(figure)[0]
    hedge = estimate.hedge(lead)[0]
    if more := also(figure):
        hedge = (*hedge, Piece(f", {more} more", QUIET))
    label, value, *span = _brief(figure, pen)
    value = [*value, estimate.described(figure, pen)]
    return [
        label, value, [[*estimate.who(figure, lead, pen), hedge]], estimate.day(lead, pen), [printed(lead, pen)], *span
    ]  # fmt: skip


def _brief(figure: Any, pen: Pen) -> list[Cell]:
    label = words(pen.text(figure["measure"]["label"]))
    span = words(estimate.range_of_all(figure, pen), QUIET)
    return [[label], [estimate.value(figure, pen, scoped=True)], [span], [words(f"{figure['estimates']:,}", QUIET)]]


def _folded(figure: Any, stage: Stage) -> list[Line]:
    """Measure and value on one line where they fit, the value flush right."""
    label, value = _brief(figure, stage.pen)[:2]
    left, right = flow(label[0], stage.room), flow(value[0], stage.room)
    gap = stage.room - length(left[-1]) - length(right[0])
    if len(right) == 1 and gap >= 1:
        return [*left[:-1], [*left[-1], Piece(" " * gap), *right[0]]]
    return [*left, *([Piece(" " * (stage.room - length(line))), *line] for line in right)]


def _below(figure: Any, pen: Pen, layout: Layout | None) -> Iterator[list[Word]]:
    """The day that the number describes and who said it; on a narrow terminal the span, too."""
    lead, *against = briefly(figure, pen, dated=False)
    yield [*estimate.described(figure, pen), *lead]
    yield from against
    if layout is None:
        count = f"{figure['estimates']:,} estimate{'' if figure['estimates'] == 1 else 's'}"
        yield words(", ".join(filter(None, (estimate.range_of_all(figure, pen), count))), QUIET)
