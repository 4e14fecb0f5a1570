"""Estimates of one measure and scope beside each other: day, value, bar, who, hedge, printed in.

By fit: publications by name; then by letters resolved below; then who said it on lines below each row.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from factsheet.attribution import asserting
from factsheet.output.terminal import estimate
from factsheet.output.terminal.attributed import Lines, printed
from factsheet.output.terminal.bars import Scale, scale
from factsheet.output.terminal.days import short, year_of
from factsheet.output.terminal.flow import Line, flow, words
from factsheet.output.terminal.grid import Cell, Column, Layout, fitted
from factsheet.output.terminal.letters import Letters
from factsheet.output.terminal.pen import QUIET, Piece
from factsheet.output.terminal.stage import Stage

_SHORTEST_BAR, _LONGEST_BAR = 12, 40
_VALUE, _BAR = 2, 3
# screens.md, Rules: widths. What a column takes at most at each step of shrinking; 0 is what it has by nature.
_SIGN = Column()
_NAMED = (
    _SIGN, Column("said", right=True, most=(0, 19, 11)), Column("value", right=True, most=(0, 24, 16)), Column(),
    Column("who", most=(40, 30, 22)), Column("hedge"), Column("printed in", most=(28, 24, 22)),
)  # fmt: skip
_LETTERED = (
    _SIGN, Column("said", right=True, most=(19, 11)), Column("value", right=True, most=(0, 16, 16, 13)), Column(),
    Column("who", most=(22, 19, 17, 15)), Column("hedge"), Column("in"),
)  # fmt: skip
_NARROW = (
    _SIGN, Column("said", right=True, most=(0, 11)), Column("value", right=True, most=(0, 16, 13)), Column(),
)  # fmt: skip


def compared(figures: Sequence[Any], stage: Stage) -> list[Line]:
    """The lines of the estimates, under a row of headings with the scale."""
    for way in (_Named, _Lettered, _Narrow):
        table = way(figures, stage)
        if table.layout:
            return table.lines()
    return [line for figure in figures for line in _alone(figure, stage)]


class _Table:
    """One way to lay the estimates out."""

    columns: tuple[Column, ...]
    gaps: tuple[int, ...]

    def __init__(self, figures: Sequence[Any], stage: Stage) -> None:
        self._figures = figures
        self._stage = stage
        self._pen = stage.pen
        self._letters = Letters(stage.pen)
        self._scale = self._scaled(_SHORTEST_BAR)
        rows = [row for figure in figures for row in self.rows(figure)]
        self.layout = fitted(self.columns, rows, stage.room, self.gaps)
        if self.layout and self._scale:
            spare = stage.room - self.layout.width
            self._scale = self._scaled(min(_SHORTEST_BAR + spare, _LONGEST_BAR))
            self.layout = self.layout.stretched(_BAR, self._scale.width if self._scale else 0)

    def lines(self) -> list[Line]:
        """The headings, and each estimate with those who oppose it."""
        drawn = self._headings()
        for before, figure in zip((None, *self._figures), self._figures, strict=False):
            drawn += self.above(figure, before)
            rows = [line for row in self.rows(figure) for line in self._layout.lines(row)]
            drawn += estimate.quieted(rows, figure)
            drawn += self.below(figure)
        return drawn

    def rows(self, figure: Any) -> list[list[Cell]]:
        """The cells of an estimate: a row for each who asserts it, the number in the lead's."""
        rows = []
        for said, leads in estimate.by_asserter(figure):
            row = self._number(figure) if leads else [[], estimate.day(said, self._pen), [], []]
            who = [estimate.who(figure, said, self._pen)]
            rows.append([*row, who, [estimate.hedge(said)], self.printed(said)])
        return rows

    def printed(self, said: Any) -> Cell:
        """Where it was printed."""
        return [printed(said, self._pen)]

    def above(self, figure: Any, before: Any) -> list[Line]:  # noqa: ARG002 (for those who need it)
        """What stands between an estimate and the one before it."""
        return []

    def below(self, figure: Any) -> list[Line]:
        """Who denies, disputes or retracts the estimate."""
        lines = Lines(self._pen, acronyms=figure["acronyms"])
        return self._indented(lines.opposed(figure))

    @property
    def _layout(self) -> Layout:
        assert self.layout
        return self.layout

    def _number(self, figure: Any) -> list[Cell]:
        sign = self._pen.draw("×") if figure["status"] == "superseded" else ""
        value = [estimate.value(figure, self._pen), estimate.described(figure, self._pen)]
        bar: Cell = [[self._scale.bar(figure, self._pen)]] if self._scale else []
        return [[words(sign)], estimate.day(asserting(figure)[0], self._pen), value, bar]

    def _indented(self, texts: Sequence[Sequence[Any]]) -> list[Line]:
        indent = self._layout.start(_VALUE)
        room = self._stage.room - indent
        return [[Piece(" " * indent), *line] for text in texts for line in flow(text, room)]

    def _headings(self) -> list[Line]:
        """The row of headings, the scale's numbers above its bars."""
        cells: list[Cell] = [[words(column.heading, QUIET)] for column in self._layout.columns]
        cells[_BAR] = [[(Piece(self._scale.labels().ljust(self._scale.width), QUIET),)]] if self._scale else []
        return self._layout.lines(cells)

    def _scaled(self, cells: int) -> Scale | None:
        figure = self._figures[0]
        lowest, highest = figure["lowest"], figure["highest"]
        return scale(highest, cells) if highest is not None and lowest >= 0 else None


class _Named(_Table):
    columns = _NAMED
    gaps = (2, 2, 2)


class _Lettered(_Table):
    columns = _LETTERED
    gaps = (1, 1, 1, 1)

    def printed(self, said: Any) -> Cell:
        """The letters of its origins."""
        return [self._letters.of(said)]

    def lines(self) -> list[Line]:
        """The estimates, and below them what the letters stand for."""
        return [*super().lines(), *self._letters.legend(self._layout.start(_VALUE), self._stage.room)]


class _Narrow(_Table):
    columns = _NARROW
    gaps = (1, 1, 1)

    def rows(self, figure: Any) -> list[list[Cell]]:
        """Day, value and bar; all else stands below, and the year above."""
        sign, _, *number = self._number(figure)
        said = asserting(figure)[0]
        return [[sign, [words(self._pen.draw(short(said["date"], year_of(said["date"]))))], *number]]

    def above(self, figure: Any, before: Any) -> list[Line]:
        """The year of the days that follow, where it is another one."""
        year = year_of(asserting(figure)[0]["date"])
        if before and year_of(asserting(before)[0]["date"]) == year:
            return []
        return self._layout.lines([[], [words(year, QUIET)], [], []])

    def below(self, figure: Any) -> list[Line]:
        """Who asserts the estimate, and who opposes it."""
        lines = Lines(self._pen, asserting(figure)[0]["date"], acronyms=figure["acronyms"])
        return self._indented([*lines.asserted(figure), *lines.opposed(figure)])


def _alone(figure: Any, stage: Stage) -> list[Line]:
    """Where not even day, value and bar fit: one below the other."""
    pen = stage.pen
    lines = Lines(pen, acronyms=figure["acronyms"])
    sign = words(pen.draw("×")) if figure["status"] == "superseded" else []
    head = flow([*sign, *estimate.value(figure, pen), *estimate.described(figure, pen)], stage.room)
    below = [line for text in (*lines.asserted(figure), *lines.opposed(figure)) for line in flow(text, stage.room - 2)]
    return estimate.quieted([*head, *([Piece("  "), *line] for line in below)], figure)
