"""An exported database, as its readers find it: Python's sqlite3, and DuckDB with its SQLite extension."""

import importlib.util
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import duckdb

from conftest import Run
from factsheet.vocabulary import STATUSES

Row = dict[str, Any]
# The filters that keep every fact.
ALL = tuple(word for status in STATUSES for word in ("--status", status))
MADE = Path("made.db")


class Database:
    """A database, read by sqlite3."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.row_factory = sqlite3.Row

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return [tuple(row) for row in self._connection.execute(sql, values)]

    def column(self, sql: str, *values: object) -> list[Any]:
        """The first value of every row."""
        return [row[0] for row in self.rows(sql, *values)]

    def one(self, sql: str, *values: object) -> Any:
        """The first value of the only row."""
        ((found, *_),) = self.rows(sql, *values)
        return found

    def records(self, table: str) -> list[Row]:
        """The rows of a table, each by the names of its columns."""
        return [dict(row) for row in self._connection.execute(f"SELECT * FROM {table}")]

    @property
    def is_sound(self) -> bool:
        """Whether SQLite finds nothing wrong with it, and no reference leads nowhere."""
        return self.rows("PRAGMA integrity_check") == [("ok",)] and self.rows("PRAGMA foreign_key_check") == []


@contextmanager
def opened(path: Path | str) -> Iterator[Database]:
    """A database that is closed at the end."""
    with closing(sqlite3.connect(path)) as connection:
        yield Database(connection)


@contextmanager
def exported(run: Run, folder: Path, sheet: Path | str, *filters: str) -> Iterator[Database]:
    """The database that the program writes of a sheet; sound, whatever was chosen."""
    path = folder / MADE
    assert run("-f", str(sheet), "export", "sqlite", *filters, "-O", str(path)) == ("", "", 0)
    with opened(path) as database:
        assert database.is_sound
        yield database


@contextmanager
def in_duckdb(path: Path | str) -> Iterator[Any]:
    """A connection of DuckDB that has the database open as `factsheet`.

    The extension comes from a package: DuckDB would fetch it from a server of its own.
    """
    package = importlib.util.find_spec("duckdb_extension_sqlite_scanner")
    assert package
    assert package.submodule_search_locations
    (extension,) = Path(package.submodule_search_locations[0]).rglob("*.duckdb_extension")
    with duckdb.connect() as connection:
        connection.execute(f"LOAD '{extension}'")
        connection.execute(f"ATTACH '{path}' AS factsheet (TYPE sqlite, READ_ONLY)")
        connection.execute("USE factsheet")
        yield connection
