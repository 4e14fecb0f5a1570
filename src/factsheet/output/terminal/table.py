"""Rows as a table where it fits the terminal, else each record as a block of its fields; nothing is cut.

The first rows decide; what follows is printed in portions of the same widths, so that a large result begins at once.
"""

from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import chain, islice

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from factsheet.environment import Environment
from factsheet.output.cells import text_of
from factsheet.plain import on_screen
from factsheet.record import Row
from factsheet.views import View

_MEASURED = 500
_NARROWEST = 20
_GAP = 2
_NUMBERS = {"origins", "best", "low", "high", "lowest", "highest", "estimates", "about", "said", "facts"}


def portions(view: View, rows: Iterable[Row], environment: Environment, *, color: bool) -> Iterator[str]:
    """The rows drawn, portion by portion; nothing where there is no row."""
    remaining = ([on_screen(text_of(column.cell(row.record))) for column in view.columns] for row in rows)
    first = list(islice(remaining, _MEASURED))
    if not first:
        return
    names = [column.name for column in view.columns]
    screen = _Screen(max(environment.width, _NARROWEST), color=color)
    widths = [max(cell_len(text) for text in texts) for texts in zip(names, *first, strict=True)]
    if sum(widths) + _GAP * (len(widths) - 1) > screen.width:
        for cells in chain(first, remaining):
            yield screen.block(names, cells)
        return
    yield screen.table(names, first, widths, header=True)
    while portion := list(islice(remaining, _MEASURED)):
        yield screen.table(names, portion, widths, header=False)


class _Screen:
    """Draws into text; whether there is colour is settled, and nothing that it is given is markup."""

    def __init__(self, width: int, *, color: bool) -> None:
        self.width = width
        self._color = color

    def table(self, names: list[str], rows: list[list[str]], widths: list[int], *, header: bool) -> str:
        """A table of fixed widths."""
        drawn = Table(box=None, show_header=header, header_style="bold", pad_edge=False, padding=(0, _GAP, 0, 0))
        for name, width in zip(names, widths, strict=True):
            drawn.add_column(Text(name), width=width, overflow="fold", justify="right" if name in _NUMBERS else "left")
        for cells in rows:
            drawn.add_row(*map(Text, cells))
        return self._drawn(drawn)

    def block(self, names: list[str], cells: list[str]) -> str:
        """One record: its id, then each field that it has on lines of its own."""
        head, *rest = cells
        fields = Table.grid(padding=(0, _GAP, 0, 0))
        fields.add_column(style="dim")
        fields.add_column(overflow="fold")
        for name, text in zip(names[1:], rest, strict=True):
            if text:
                fields.add_row(Text(name), Text(text))
        return self._drawn(Text(head, style="bold"), Padding(fields, (0, 0, 1, _GAP)))

    def _drawn(self, *parts: Text | Table | Padding) -> str:
        out = StringIO()
        console = Console(
            file=out, width=self.width, force_terminal=self._color, color_system="standard" if self._color else None,
            no_color=not self._color, highlight=False, markup=False, emoji=False, legacy_windows=False, _environ={},
        )  # fmt: skip
        console.print(*parts, sep="\n")
        return "".join(line.rstrip(" ") + "\n" for line in out.getvalue().splitlines())
