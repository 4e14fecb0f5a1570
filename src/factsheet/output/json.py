"""The resolved records as JSON: an array, or one a line."""

from collections.abc import Iterable, Iterator

from factsheet.record import Row


def array(rows: Iterable[Row]) -> Iterator[str]:
    """A JSON array with one record a line; `[]` where there is none."""
    before = "[\n"
    for row in rows:
        yield before + row.json
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """JSON Lines: one record a line."""
    for row in rows:
        yield row.json + "\n"
