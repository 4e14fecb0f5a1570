"""Rows as a table where it fits the terminal, else each record as a block of its fields; nothing is cut.

The first rows decide; what follows is printed in portions of the same widths, so that a large result begins at once.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from rich.cells import cell_len
from rich.console import JustifyMethod, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from factsheet.output.cells import text_of
from factsheet.output.terminal.console import Canvas
from factsheet.output.terminal.pen import Pen
from factsheet.output.terminal.widths import PEEKED
from factsheet.record import Row
from factsheet.views import View

_GAP = 2
_NUMBERS = {"origins", "best", "low", "high", "lowest", "highest", "estimates", "about", "said", "facts"}


def portions(view: View, rows: Iterable[Row], canvas: Canvas, pen: Pen) -> Iterator[str]:
    """The rows drawn, portion by portion; nothing where there is no row."""
    remaining = ([pen.text(text_of(column.cell(row.record))) for column in view.columns] for row in rows)
    first = list(islice(remaining, PEEKED))
    if not first:
        return
    names = [column.name for column in view.columns]
    widths = [max(cell_len(text) for text in texts) for texts in zip(names, *first, strict=True)]
    if sum(widths) + _GAP * (len(widths) - 1) > canvas.width:
        for cells in chain(first, remaining):
            yield canvas.drawn(*_block(names, cells))
        return
    yield canvas.drawn(_table(names, first, widths, header=True))
    while portion := list(islice(remaining, PEEKED)):
        yield canvas.drawn(_table(names, portion, widths, header=False))


def _table(names: list[str], rows: list[list[str]], widths: list[int], *, header: bool) -> Table:
    """A table of fixed widths."""
    drawn = Table(box=None, show_header=header, header_style="bold", pad_edge=False, padding=(0, _GAP, 0, 0))
    for name, width in zip(names, widths, strict=True):
        justify: JustifyMethod = "right" if name in _NUMBERS else "left"
        drawn.add_column(Text(name), width=width, overflow="fold", justify=justify)
    for cells in rows:
        drawn.add_row(*map(Text, cells))
    return drawn


def _block(names: list[str], cells: list[str]) -> tuple[RenderableType, ...]:
    """One record: its id, then each field that it has on lines of its own."""
    fields = Table.grid(padding=(0, _GAP, 0, 0))
    fields.add_column(style="dim")
    fields.add_column(overflow="fold")
    for name, text in zip(names[1:], cells[1:], strict=True):
        if text:
            fields.add_row(Text(name), Text(text))
    return Text(cells[0], style="bold"), Padding(fields, (0, 0, 1, _GAP))
