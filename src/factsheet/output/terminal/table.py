"""Rows as a table where it fits the terminal, else each record as a block of its fields; nothing is cut.

The first rows decide; what follows is printed as it comes, so that a large result begins at once.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from factsheet.output.cells import text_of
from factsheet.output.terminal.flow import Line, flow
from factsheet.output.terminal.grid import Cell, Column, fitted, plain
from factsheet.output.terminal.pen import QUIET, STRONG, Piece
from factsheet.output.terminal.stage import Stage
from factsheet.output.terminal.widths import PEEKED
from factsheet.record import Row
from factsheet.views import View

_NUMBERS = {"origins", "best", "low", "high", "lowest", "highest", "estimates", "about", "said", "facts"}
_GAPS = (2, 1)
_INDENT = 2


def screen(view: View, rows: Iterable[Row], stage: Stage) -> Iterator[list[Line]]:
    """The lines of each row under one row of headings; nothing where there is no row."""
    cells = ([_text(text_of(column.cell(row.record)), stage) for column in view.columns] for row in rows)
    first = list(islice(cells, PEEKED))
    if not first:
        return
    names = [column.name for column in view.columns]
    columns = [Column(name, right=name in _NUMBERS) for name in names]
    layout = fitted(columns, first, stage.width, _GAPS, whole=False)
    if layout is None:
        for row in chain(first, cells):
            yield _block(names, row, stage.width)
        return
    yield layout.headings()
    for row in chain(first, cells):
        yield layout.lines(row)


def _text(text: str, stage: Stage) -> Cell:
    return plain(stage.pen.text(text))


def _block(names: list[str], row: list[Cell], width: int) -> list[Line]:
    """One record: its first field, then each field that it has on lines of its own."""
    lines = [*_flowed(row[0], width, STRONG)]
    widest = min(max(map(len, names)), width // 3)
    for name, cell in zip(names[1:], row[1:], strict=True):
        for number, line in enumerate(_flowed(cell, width - _INDENT - widest - 2)):
            label = name[:widest] if number == 0 else ""
            lines.append([Piece(f"{'':{_INDENT}}{label:{widest}}  ", QUIET), *line])
    return [*lines, []]


def _flowed(cell: Cell, width: int, style: str = "") -> Iterator[Line]:
    for paragraph in cell:
        for line in flow(paragraph, width):
            yield [Piece(piece.text, style or piece.style) for piece in line]
