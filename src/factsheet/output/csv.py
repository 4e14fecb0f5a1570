"""RFC 4180 with a header and LF, safe to open in a spreadsheet.

Written out here because the standard library's writer leaves tabs and carriage returns bare.
"""

import re
from collections.abc import Iterable, Iterator

from factsheet.output.cells import text_of
from factsheet.plain import in_cell
from factsheet.record import Row
from factsheet.views import Cell, View

# A text that a spreadsheet would run as a formula (OWASP, CSV injection) gets a leading quote. One that has such
# quotes already gets another, so that taking one away always gives the text back.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_NEEDS_QUOTES = re.compile(r'[",\n\t]|^ | $')


def lines(view: View, rows: Iterable[Row]) -> Iterator[str]:
    """The header and the rows."""
    yield line([column.name for column in view.columns])
    for row in rows:
        record = row.record
        yield line([_cell(column.cell(record)) for column in view.columns])


def line(cells: list[str]) -> str:
    """A row of cells that are inert already."""
    if cells == [""]:
        return '""\n'
    return ",".join(_quoted(cell) for cell in cells) + "\n"


def _cell(cell: Cell) -> str:
    text = text_of(cell)
    if isinstance(cell, str | tuple) and _FORMULA.match(text):
        text = f"'{text}"
    return in_cell(text)


def _quoted(text: str) -> str:
    if not _NEEDS_QUOTES.search(text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
