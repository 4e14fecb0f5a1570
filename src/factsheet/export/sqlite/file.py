"""The exported database as a file: built in a folder of its own for the time of the run, and read out in portions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factsheet.environment import temporary_folder
from factsheet.errors import Unwritable
from factsheet.export.sqlite import layout
from factsheet.export.sqlite.facts import FACT_TABLES, SAID_TABLES, said_of
from factsheet.export.sqlite.referents import ACTOR_TABLES, MEASURES, PLACE_TABLES, SHEET, SOURCE_TABLES, sheet_record
from factsheet.export.sqlite.table import Stored, Table
from factsheet.index.search import has_fts5
from factsheet.progress import in_sqlite
from factsheet.temporary import held, named, new_folder, sweep

if TYPE_CHECKING:
    from factsheet.export.carried import Carried

_PREFIX, _SUFFIX = ".factsheet-", ".tmp"
_NAME = "facts.db"
_PORTION = 1 << 20
_AT_ONCE = 500
# Nothing is lost with the file when the run ends before it is whole: no journal, and no waiting for the disk.
_SETTINGS = (
    "PRAGMA page_size = 4096",
    "PRAGMA encoding = 'UTF-8'",
    "PRAGMA auto_vacuum = NONE",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA cache_size = -65536",
    f"PRAGMA application_id = {layout.APPLICATION_ID}",
    f"PRAGMA user_version = {layout.VERSION}",
)


def parts(carried: Carried) -> Iterator[bytes]:
    """The database, portion by portion; raises Unwritable where it cannot be built."""
    try:
        place = temporary_folder()
        sweep(place, named(_PREFIX, _SUFFIX), holding=(_NAME,))
        with new_folder(place, _PREFIX, _SUFFIX) as folder:
            yield from _portions(Path(folder, _NAME), carried)
    except OSError as error:
        raise Unwritable("a temporary file", (error.strerror or str(error)).lower()) from None


def _portions(path: Path, carried: Carried) -> Iterator[bytes]:
    """The database, built at a path for the time of the run."""
    with held(str(path)):
        path.touch(mode=0o600, exist_ok=False)
        with closing(sqlite3.connect(path)) as connection:
            build(connection, carried, str(path))
        with path.open("rb") as file:
            while part := file.read(_PORTION):
                yield part


def build(connection: sqlite3.Connection, carried: Carried, path: str) -> None:
    """Fills an empty database, in one order whatever the machine; raises Unwritable, with the path in it.

    What SQLite cannot write is no fault of the program: the folder of temporary files is full, or has a limit.
    """
    connection.isolation_level = None
    try:
        for setting in _SETTINGS:
            connection.execute(setting)
        connection.execute("BEGIN")
        _fill(connection, carried)
        connection.execute("COMMIT")
        with in_sqlite("Writing", connection):
            connection.execute("VACUUM")
    except sqlite3.OperationalError as error:
        raise Unwritable(path, str(error)) from None


def _fill(connection: sqlite3.Connection, carried: Carried) -> None:
    for statement in layout.created():
        connection.execute(statement)
    rows = _Rows(connection)
    for records, tables in _records(carried):
        for record in records:
            rows.add(tables, record)
    for fact in carried.facts():
        rows.add(FACT_TABLES, fact)
        for said in said_of(fact):
            rows.add(SAID_TABLES, said)
    rows.write()
    searched = layout.searched() if has_fts5(connection) else ()
    with in_sqlite("Sorting", connection):
        for statement in (*layout.only_carried(), *layout.indexed(), *searched):
            connection.execute(statement)


def _records(carried: Carried) -> Iterator[tuple[Any, tuple[Table, ...]]]:
    """What facts refer to, in the order of the sheet, and the tables that it fills."""
    yield [sheet_record(carried.head, carried.day)], (SHEET,)
    yield carried.actors(), ACTOR_TABLES
    yield carried.places(), PLACE_TABLES
    yield carried.sources(), SOURCE_TABLES
    yield carried.measures(), (MEASURES,)


class _Rows:
    """Rows on their way into their tables, many at a time, in their order within each table."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._waiting: dict[str, tuple[Table, list[tuple[Stored, ...]]]] = {}
        self._records = 0

    def add(self, tables: tuple[Table, ...], record: Any) -> None:
        """Takes the rows of a record."""
        for table in tables:
            self._waiting.setdefault(table.name, (table, []))[1].extend(table.rows(record))
        self._records += 1
        if self._records >= _AT_ONCE:
            self.write()

    def write(self) -> None:
        """Writes what is waiting."""
        for table, rows in self._waiting.values():
            self._connection.executemany(table.filled, rows)
        self._waiting.clear()
        self._records = 0
