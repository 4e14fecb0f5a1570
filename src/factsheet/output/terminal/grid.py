"""Columns beside each other: their widths come from the first rows, by fit, and text wraps inside its column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from factsheet.output.terminal.flow import Line, Word, flow, length
from factsheet.output.terminal.pen import PLAIN, STRONG, Piece

# A cell is what stands in one column of one row: paragraphs, each on lines of its own.
Cell = Sequence[Sequence[Word]]


class Column(NamedTuple):
    """A column: its heading, its side, and the most cells that it takes at each step of shrinking (0: as it comes).

    `yields`: the fewest cells to which it gives way where no step fits (0: to none). `least`: the fewest that it takes.
    """

    heading: str = ""
    right: bool = False
    most: tuple[int, ...] = ()
    yields: int = 0
    least: int = 0

    def width(self, natural: int, longest: int, step: int) -> int:
        """How wide the column is at a step: never narrower than its longest word."""
        most = self.most[min(step, len(self.most) - 1)] if self.most else 0
        return max(min(natural, most or natural), longest, _length(_heading(self)), self.least)


class Layout(NamedTuple):
    """Columns with their widths; one of width 0 is empty in all rows and left out."""

    columns: tuple[Column, ...]
    widths: tuple[int, ...]
    gap: int
    step: int = 0

    @property
    def width(self) -> int:
        """How many cells a row takes."""
        shown = [width for width in self.widths if width]
        return sum(shown) + self.gap * (len(shown) - 1)

    def start(self, number: int) -> int:
        """The cell at which a column begins."""
        before = [width + self.gap for width in self.widths[:number] if width]
        return sum(before)

    def stretched(self, number: int, width: int) -> Layout:
        """The same with one column of another width."""
        return self._replace(widths=(*self.widths[:number], width, *self.widths[number + 1 :]))

    def headings(self) -> list[Line]:
        """The row of headings; none where no column has one."""
        cells = [[_heading(column)] if column.heading else [] for column in self.columns]
        return self.lines(cells) if any(cells) else []

    def lines(self, cells: Iterable[Cell]) -> list[Line]:
        """One row: each cell wrapped in its column."""
        return self.beside(
            [line for paragraph in cell for line in flow(paragraph, width or 1)]
            for width, cell in zip(self.widths, cells, strict=True)
        )

    def beside(self, cells: Iterable[list[Line]]) -> list[Line]:
        """One row of cells that are lines already, none wider than its column."""
        drawn = [each for each in zip(self.columns, self.widths, cells, strict=True) if each[1]]
        rows = zip_longest(*(lines for _, _, lines in drawn))
        return [list(self._row([(*each[:2], line) for each, line in zip(drawn, row, strict=True)])) for row in rows]

    def _row(self, cells: list[tuple[Column, int, Line | None]]) -> Iterator[Piece]:
        for number, (column, width, line) in enumerate(cells):
            if number:
                yield Piece(" " * self.gap)
            blank = Piece(" " * (width - length(line or [])))
            yield from (blank, *(line or [])) if column.right else (*(line or []), blank)


def fitted(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]], room: int, gaps: Sequence[int], *, whole: bool = True
) -> Layout | None:
    """The first step of shrinking at which the rows fit, `gaps` being what stands between columns at each; or None.

    Where none fits, columns that yield give way at the last, the widest first. Unless `whole`, more rows follow than
    these, and a column that is empty so far stays.
    """
    sizes = [_size([cells[number] for cells in rows]) for number in range(len(columns))]
    widest = min(room, max((natural for natural, _ in sizes), default=0))
    steps = [(step, gap, 0) for step, gap in enumerate(gaps)]
    if any(column.yields for column in columns):
        steps += [(len(gaps) - 1, gaps[-1], most) for most in range(widest, 0, -1)]
    for step, gap, most in steps:
        widths = tuple(
            column.width(_yielded(column, natural, most), longest, step) if natural or not whole else 0
            for column, (natural, longest) in zip(columns, sizes, strict=True)
        )
        layout = Layout(tuple(columns), widths, gap, step)
        if layout.width <= room:
            return layout
    return None


def plain(text: str, style: str = PLAIN) -> Cell:
    """A cell of one text."""
    return [[(Piece(word, style),) for word in text.split()]]


def _heading(column: Column) -> list[Word]:
    return [(Piece(word, STRONG),) for word in column.heading.split()]


def _length(paragraph: Sequence[Word]) -> int:
    """How many cells a paragraph takes on one line."""
    return sum(length(word) for word in paragraph) + len(paragraph[1:])


def _yielded(column: Column, natural: int, most: int) -> int:
    """What a column takes where those that yield may take `most` cells (0: what they have by nature)."""
    return min(natural, max(most, column.yields)) if most and column.yields else natural


def _size(cells: Iterable[Cell]) -> tuple[int, int]:
    """The width of the longest line, nothing wrapped, and that of the longest word."""
    paragraphs = [paragraph for cell in cells for paragraph in cell if paragraph]
    natural = max(map(_length, paragraphs), default=0)
    return natural, max((length(word) for paragraph in paragraphs for word in paragraph), default=0)
