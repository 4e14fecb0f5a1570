"""A pipe table of GitHub Flavored Markdown; text from the sheet is text there too."""

import re
from collections.abc import Iterable, Iterator

from factsheet.output.cells import SEPARATOR, text_of
from factsheet.plain import visible
from factsheet.record import Row
from factsheet.views import Column, View

# CommonMark 2.4: any ASCII punctuation may be escaped; inside a cell these begin something (GFM adds | ~ $).
_SPECIAL = re.compile(r"([\\`*_\[\]<>!|~&$])")


def lines(view: View, rows: Iterable[Row]) -> Iterator[str]:
    """The header, the rule and the rows."""
    yield _line([column.name for column in view.columns])
    yield _line(["---"] * len(view.columns))
    for row in rows:
        record = row.record
        yield _line([_cell(column, record) for column in view.columns])


def _cell(column: Column, record: object) -> str:
    cell = column.cell(record)
    if column.name in {"url", "urls"} and cell:
        return SEPARATOR.join(
            _link(url) for url in ([cell] if isinstance(cell, str) else cell if isinstance(cell, tuple) else [])
        )
    return _SPECIAL.sub(r"\\\1", visible(text_of(cell)))


def _link(url: str) -> str:
    """An autolink; the gate has seen that it is http(s) and has no blank. A pipe would end the cell (GFM 4.10)."""
    return f"<{visible(url).replace('<', '%3C').replace('>', '%3E').replace('|', '%7C')}>"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
