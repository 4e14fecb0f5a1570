"""A sheet open to be read; what SQLite says while it is read is told as what it means."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from factsheet.errors import DamagedIndex, Unwritable
from factsheet.index import cache
from factsheet.index.reader import Index
from factsheet.progress import heed

# What SQLite calls a disk that is full, and a file that is not what it wrote.
_NO_ROOM = {"SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_CANTOPEN"}
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR")


@contextmanager
def opened(path: str | None, folder: str | None) -> Iterator[Index]:
    """The sheet at a path, open to be read, and closed at the end; its index is kept in the folder.

    Raises UnreadableSheet and BrokenSheet; while it is read DamagedIndex, and Unwritable where SQLite has no room to
    sort in.
    """
    with closing(Index(cache.open_index(path, folder))) as index:
        heed(index.db)
        try:
            yield index
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorname in _NO_ROOM:
                raise Unwritable("a temporary file", str(error)) from None
            if error.sqlite_errorname.startswith(_DAMAGED) and cache.forget(index.db):
                raise DamagedIndex from None
            raise
