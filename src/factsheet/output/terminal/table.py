"""Rows as a table where it fits the terminal, else each record as a block of its fields; nothing is cut.

The first rows decide; what follows is printed as it comes, so that a large result begins at once.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from factsheet.output.cells import text_of
from factsheet.output.terminal.flow import Line, flow, length
from factsheet.output.terminal.grid import Cell, Column, Layout, fitted, plain
from factsheet.output.terminal.pen import QUIET, STRONG, Piece
from factsheet.output.terminal.stage import Stage
from factsheet.output.terminal.widths import PEEKED
from factsheet.record import Row
from factsheet.views import LIST, View

_NUMBERS = {"origins", "best", "low", "high", "lowest", "highest", "estimates", "about", "said", "facts"}
_GAPS = (2, 1)
_INDENT = 2
# A column is squeezed to this many cells, and so far that no text runs on for more lines: else a block reads better.
# The labels of a list are short.
_YIELDS_TO, _LABEL_YIELDS_TO = 16, 8
_MOST_LINES = 10


def screen(view: View, rows: Iterable[Row], stage: Stage) -> Iterator[list[Line]]:
    """The lines of each row under one row of headings; nothing where there is no row."""
    return _drawn(view, rows, stage, whole=False)


def listing(rows: Iterable[Row], stage: Stage) -> Iterator[list[Line]]:
    """The lines of `list`: its rows are of one noun, so that what the first have no label for, none has."""
    return _drawn(LIST, rows, stage, whole=True)


def _drawn(view: View, rows: Iterable[Row], stage: Stage, *, whole: bool) -> Iterator[list[Line]]:
    cells = ([_text(text_of(column.cell(row.record)), stage) for column in view.columns] for row in rows)
    first = list(islice(cells, PEEKED))
    if not first:
        return
    names = [column.name for column in view.columns]
    layout = _layout(names, first, stage, whole=whole)
    if layout is None:
        for row in chain(first, cells):
            yield _block(names, row, stage.width)
        return
    yield layout.headings()
    for row in chain(first, cells):
        yield layout.lines(row)


def _layout(names: list[str], rows: list[list[Cell]], stage: Stage, *, whole: bool) -> Layout | None:
    """Columns at their natural widths where they fit, the widest squeezed where not; beyond the room only at need."""
    fewest = {name: _fewest([row[number] for row in rows]) for number, name in enumerate(names)}
    fewest.update({"id": 0, "label": _LABEL_YIELDS_TO})
    columns = [Column(name, right=name in _NUMBERS, yields=fewest[name]) for name in names]
    tries = ((room, (gap,)) for room in (stage.room, stage.width) for gap in _GAPS)
    return next(filter(None, (fitted(columns, rows, room, gaps, whole=whole) for room, gaps in tries)), None)


def _fewest(cells: Iterable[Cell]) -> int:
    """The fewest cells to which a column of these gives way."""
    longest = max((sum(length(word) + 1 for word in words) for cell in cells for words in cell), default=0)
    return max(_YIELDS_TO, longest // _MOST_LINES)


def _text(text: str, stage: Stage) -> Cell:
    """The words of a cell; an address leads to where it says."""
    shown = stage.pen.text(text)
    if "://" not in shown:
        return plain(shown)
    return [[(Piece(word, link=word.rstrip(";")),) for word in shown.split()]]


def _block(names: list[str], row: list[Cell], width: int) -> list[Line]:
    """One record: its first field, then each field that it has, beside its name or, where that is long, below."""
    lines = [*_flowed(row[0], width, STRONG)]
    widest = max(map(len, names))
    beside = _INDENT + widest + 2 <= width // 2
    margin = _INDENT + widest + 2 if beside else 2 * _INDENT
    for name, cell in zip(names[1:], row[1:], strict=True):
        label = Piece(f"{'':{_INDENT}}{name}", QUIET)
        field = [[Piece(" " * margin), *line] for line in _flowed(cell, width - margin)]
        if field and beside:
            field[0][0] = label._replace(text=f"{label.text:{margin}}")
        elif field:
            field.insert(0, [label])
        lines.extend(field)
    return [*lines, []]


def _flowed(cell: Cell, width: int, style: str = "") -> Iterator[Line]:
    for paragraph in cell:
        for line in flow(paragraph, width):
            yield [piece._replace(style=style or piece.style) for piece in line]
