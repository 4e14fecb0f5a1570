"""Rows on their way into the tables of the index, many at a time: a statement for each would cost more than its row."""

from __future__ import annotations

import sqlite3

Rows = list[tuple[object, ...]]

# Records whose rows wait at most; more of them cost memory and save no more time.
_AT_ONCE = 1000


class Waiting:
    """The rows that wait, by table: append to them, and say when a record has all of its own."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.referent: Rows = []
        self.called: Rows = []
        self.part: Rows = []
        self.fact: Rows = []
        self.said: Rows = []
        self.link: Rows = []
        self.tag: Rows = []
        self.words: Rows = []
        self._db = connection
        # A name given twice, an actor named twice: the row that is there already is left out.
        self._tables = (
            ("INTO referent", self.referent),
            ("OR IGNORE INTO called", self.called),
            ("OR IGNORE INTO part", self.part),
            ("INTO fact", self.fact),
            ("INTO said", self.said),
            ("OR IGNORE INTO link", self.link),
            ("OR IGNORE INTO tag", self.tag),
            ("INTO words (rowid, statement, names, rest)", self.words),
        )
        self._records = 0

    def record(self) -> None:
        """Takes note that one more record has all its rows here; writes them with those of others."""
        self._records += 1
        if self._records % _AT_ONCE == 0:
            self.write()

    def write(self) -> None:
        """Writes all that waits, in the order in which it came within each table; names sorted, as their table is."""
        self.called.sort()
        for into, rows in self._tables:
            if rows:
                self._db.executemany(f"INSERT {into} VALUES ({','.join('?' * len(rows[0]))})", rows)
                rows.clear()
