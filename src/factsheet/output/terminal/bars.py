"""A number drawn on its measure's scale, with the marks that days are drawn with (screens.md, Rules: marks)."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from factsheet.output.terminal.flow import Word
from factsheet.output.terminal.numbers import on_scale
from factsheet.output.terminal.pen import MARK, QUIET, Pen, Piece

if TYPE_CHECKING:
    from factsheet.contract import Fact
    from factsheet.record import Number

# Right of the scale, for the arrows of what is open above.
BEYOND = 2
_STEPS = (3, 4, 2)
_ROUND = (1, 2, 2.5, 4, 5, 10)


class Scale(NamedTuple):
    """From 0 to a round number in `steps` steps, on `cells` cells."""

    top: float
    steps: int
    cells: int

    @property
    def width(self) -> int:
        """How many cells a bar takes."""
        return self.cells + BEYOND

    def labels(self) -> str:
        """The numbers above the grid: first and last always, the others where they fit."""
        line = [" "] * self.cells
        first, *between, last = [self.top * step / self.steps for step in range(self.steps + 1)]
        for number in (first, last, *between):
            text = on_scale(number)
            end = max(self._cell(number) + 1, len(text))
            around = line[max(0, end - len(text) - 1) : end + 1]
            if end <= self.cells and not "".join(around).strip():
                line[end - len(text) : end] = text
        return "".join(line)

    def bar(self, figure: Fact, pen: Pen) -> Word:
        """The grid with the figure's mark on it; the grid alone where there is no number."""
        grid = {self._cell(self.top * step / self.steps) for step in range(self.steps + 1)}
        cells = [("·", QUIET) if cell in grid else (" ", QUIET) for cell in range(self.width)]
        for cell, mark in self._marks(figure):
            cells[min(max(cell, 0), self.width - 1)] = (mark, MARK)
        runs = groupby(cells, key=lambda each: each[1])
        return tuple(Piece(pen.draw("".join(mark for mark, _ in run)), style) for style, run in runs)

    def _cell(self, number: float) -> int:
        return round(number / self.top * (self.cells - 1))

    def _marks(self, figure: Fact) -> list[tuple[int, str]]:
        best, low, high = figure["best"], figure["low"], figure["high"]
        if figure["bound"] in {"at-least", "more-than"} and low is not None:
            start = self._cell(low)
            return [(start, "├"), (start + 1, "─"), (start + 2, "►")]
        if figure["bound"] in {"at-most", "fewer-than"} and high is not None:
            end = self._cell(high)
            arrow = ("◄", "◄┤", "◄─┤")[min(end, 2)]
            return list(zip(range(end + 1 - len(arrow), end + 1), arrow, strict=True))
        marks: list[tuple[int, str]] = []
        if low is not None and high is not None:
            marks = self._span(self._cell(low), self._cell(high))
        if best is not None:
            marks.append((self._cell(best), "●" if figure["bound"] == "exact" else "○"))
        return marks

    def _span(self, start: int, end: int) -> list[tuple[int, str]]:
        between = [(cell, "─") for cell in range(start + 1, end)]
        return [(start, "├"), *between, (max(end, start + 1), "┤")]


def scale(highest: Number, cells: int) -> Scale | None:
    """The scale of numbers up to `highest`, on `cells` cells; None where there is nothing above 0 to draw."""
    if not 0 < highest < 10**18:
        return None
    whole = highest == int(highest)
    power = 10.0 ** (len(str(int(highest))) - 2) if highest >= 1 else 0.01
    tops = [
        (step * power * size * count, position, count)
        for size in (1, 10)
        for step in _ROUND
        for position, count in enumerate(_STEPS)
        if not whole or (step * power * size).is_integer()
    ]
    fitting = [each for each in tops if each[0] >= highest]
    top, _, steps = min(fitting)
    return Scale(top, steps, cells)
