"""A table of an exported database: its columns, what each of them holds, and how a record becomes its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from factsheet.output.cells import text_of
from factsheet.plain import in_field
from factsheet.record import Written

Stored = str | int | float | None


class Column(NamedTuple):
    """A column: its name, its type and constraints, what it holds, and how to get that from an item of its table."""

    name: str
    declared: str
    says: str
    cell: Callable[[Any], object]


class Table(NamedTuple):
    """A table: one declaration for what is created, for what is written into it, and for its documentation."""

    name: str
    says: str
    columns: tuple[Column, ...]
    items: Callable[[Any], Iterable[Any]] = lambda record: (record,)
    """What a record has a row for each of: itself, or the members of one of its lists."""
    also: tuple[str, ...] = ()
    """Constraints of the whole table."""
    searched: tuple[str, ...] = ()
    """The columns that full-text search looks through."""

    @property
    def created(self) -> str:
        """The statement that creates it; what each column holds stands beside it, and stays in the database."""
        parts = [(f"{column.name} {column.declared}", column.says) for column in self.columns]
        parts += [(constraint, "") for constraint in self.also]
        *first, (last, says) = parts
        lines = [f"  {text},{_remark(remark)}" for text, remark in first] + [f"  {last}{_remark(says)}"]
        return f"CREATE TABLE {self.name} ( -- {self.says}\n" + "\n".join(lines) + "\n)"

    @property
    def filled(self) -> str:
        """The statement that writes a row."""
        return f"INSERT INTO {self.name} VALUES ({','.join('?' * len(self.columns))})"

    @property
    def indexed(self) -> Iterator[str]:
        """The statements that create an index for every column that names a record of another table."""
        key = f"PRIMARY KEY ({self.columns[0].name},"
        for number, column in enumerate(self.columns):
            begins_the_key = number == 0 and any(each.startswith(key) for each in self.also)
            if "REFERENCES" in column.declared and not begins_the_key:
                yield f"CREATE INDEX {self.name}_{column.name} ON {self.name} ({column.name})"

    def rows(self, record: Any) -> list[tuple[Stored, ...]]:
        """The rows of a record."""
        return [tuple(_stored(column.cell(item)) for column in self.columns) for item in self.items(record)]


def key(name: str, declared: str, says: str) -> Column:
    """A column that holds what a record has under its name."""
    return Column(name, declared, says, lambda record: record.get(name))


def named(name: str, declared: str, says: str) -> Column:
    """A column that holds the id of the record that a record names under a key."""
    return Column(name, declared, says, lambda record: (record.get(name) or {}).get("id"))


def listed(name: str, owner: str, column: str, says: str, refers: str = "") -> Table:
    """A table of the members of a list: whose list, the place in it from 1, and the id or the text that stands there.

    `column` names a member, `refers` the table that its id is of; a text is not of any.
    """
    of = name.removeprefix(f"{owner.removesuffix('s')}_")
    columns = (
        Column(owner.removesuffix("s"), f"TEXT NOT NULL REFERENCES {owner} (id)", "whose", lambda item: item[0]),
        Column("position", "INTEGER NOT NULL", "the place in the list, from 1", lambda item: item[1]),
        Column(column, f"TEXT NOT NULL{f' REFERENCES {refers} (id)' if refers else ''}", "which", lambda item: item[2]),
    )

    def members(record: Any) -> Iterator[tuple[str, int, str]]:
        for position, each in enumerate(record[of], 1):
            yield record["id"], position, each["id"] if refers else each

    return Table(name, says, columns, members, (f"PRIMARY KEY ({owner.removesuffix('s')}, position)",))


def one_of(column: str, values: Iterable[str]) -> str:
    """The type of a column that must hold one of some texts."""
    return f"TEXT CHECK ({column} IN ({', '.join(repr(each) for each in values)}))"


def _stored(value: object) -> Stored:
    """A value as SQLite holds it: a number as a number, several values joined, nothing as NULL."""
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, tuple):
        return in_field(text_of(value)) or None
    return float(value) if isinstance(value, Written) else in_field(str(value))


def _remark(says: str) -> str:
    return f" -- {says}" if says else ""
