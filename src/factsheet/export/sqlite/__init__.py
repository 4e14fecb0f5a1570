"""A SQLite database of the facts, for Datasette, sqlite-utils, DuckDB and whoever writes SQL."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factsheet.export import Format

if TYPE_CHECKING:
    from factsheet.export.carried import Carried


def _parts(carried: Carried) -> Iterator[bytes]:
    """The database; help reads of the format without loading SQLite."""
    from factsheet.export.sqlite.file import parts

    yield from parts(carried)


FORMAT = Format(
    name="sqlite",
    holds="a SQLite database with every field of the records, ids as foreign keys, and full-text search, for"
    " Datasette, sqlite-utils, DuckDB and SQL. Each row of facts and of attributions has who said it, the day and"
    " where it was printed written out. sqlite3 FILE .schema tells of every column.",
    elsewhere={
        "another fact that is superseded, or supersedes": "by its id where it is in the file; in supersedes_text and"
        " superseded_by_text in its words, with who said it, the day and where, in any case",
        "a number with a fraction": "best, low and high are numbers; best_text, low_text and high_text, and value, have"
        " its digits as they are written",
        "an uncertain day": "date has it as the sheet does; earliest and latest are the days that it allows, NULL"
        " where it is open",
        "controls and marks of direction in a text": r"written visibly, as \x1b or \u202e",
        "search": "facts_fts, attributions_fts, actors_fts, places_fts and sources_fts; not in it where the SQLite of"
        " this Python has no FTS5",
    },
    left={
        "sheet.format": "tells how the JSON file is written",
        "sheet.$schema": "tells how the JSON file is written",
    },
    parts=_parts,
    binary=True,
)
