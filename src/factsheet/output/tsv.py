"""One record a line, columns between tabs: what a pipe gets."""

from collections.abc import Iterable, Iterator

from factsheet.output.cells import text_of
from factsheet.plain import all_visible
from factsheet.record import Row
from factsheet.views import View


def lines(view: View, rows: Iterable[Row], *, header: bool) -> Iterator[str]:
    """The rows, a line each; no cell holds a tab or a line feed of its own."""
    if header:
        yield "\t".join(column.name for column in view.columns) + "\n"
    cells = [column.cell for column in view.columns]
    for row in rows:
        record = row.record
        yield "\t".join(all_visible([text_of(cell(record)) for cell in cells])) + "\n"
