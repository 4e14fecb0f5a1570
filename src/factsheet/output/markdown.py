"""A pipe table of GitHub Flavored Markdown; text from the sheet is text there too."""

from collections.abc import Iterable, Iterator

from factsheet.output.cells import SEPARATOR, text_of
from factsheet.output.commonmark import Marked, autolink, text
from factsheet.plain import visible
from factsheet.record import Row
from factsheet.views import Column, View


def lines(view: View, rows: Iterable[Row]) -> Iterator[str]:
    """The header, the rule and the rows."""
    yield _line([column.name for column in view.columns])
    yield _line(["---"] * len(view.columns))
    for row in rows:
        record = row.record
        yield _line([_cell(column, record) for column in view.columns])


def _cell(column: Column, record: object) -> str:
    cell = column.cell(record)
    if isinstance(cell, Marked):
        return cell
    if column.name in {"url", "urls"} and cell:
        return SEPARATOR.join(
            autolink(url) for url in ([cell] if isinstance(cell, str) else cell if isinstance(cell, tuple) else [])
        )
    return text(visible(text_of(cell)))


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
