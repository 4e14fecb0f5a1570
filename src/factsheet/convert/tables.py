"""What is known ahead of the rows: a sheet's actors, places, sources and measures, and tables of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from factsheet.attribution import printed_in
from factsheet.convert.cells import Cells
from factsheet.convert.naming import Ids
from factsheet.convert.referents import Record, Referents, Registry
from factsheet.convert.rows import Reading, Row, Table
from factsheet.convert.text import text_of
from factsheet.convert.trouble import Spot, Troubles
from factsheet.errors import BrokenSheet
from factsheet.gate.decoding import decoded
from factsheet.gate.passage import Passage
from factsheet.gate.reading import read
from factsheet.names import Nearest
from factsheet.vocabulary import REFERENT_SECTIONS


class Kind(NamedTuple):
    """The columns of a table: texts and dates as they are, lists, names of other records, and what is not read."""

    texts: tuple[str, ...]
    lists: tuple[str, ...] = ()
    references: tuple[tuple[str, str], ...] = ()
    derived: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns by name."""
        own = ("seen",) if "publisher" in self.texts else ()
        return (*self.texts, *self.lists, *(name for name, _ in self.references), *own, *self.derived)


KINDS = {
    "actors": Kind(
        ("id", "name", "kind", "native_name", "in_text", "role", "country", "description"),
        ("aliases",),
        (("part_of", "actors"), ("members", "actors")),
        ("about", "said"),
    ),
    "places": Kind(("id", "name", "country"), ("aliases",), (("part_of", "places"),)),
    "sources": Kind(
        ("id", "type", "publisher", "title", "container_title", "issued", "accessed", "url", "archive_url",
         "language", "note"),
        ("authors",),
        (("issuer", "actors"), ("derived_from", "sources")),
        ("origin", "facts", "origin_publisher", "origin_issued", "origin_copies", "origin_facts"),
    ),
    "measures": Kind(("id", "label", "unit", "kind", "description"), derived=("facts",)),
}  # fmt: skip
_NAMES = {"actors": "name", "places": "name", "sources": "publisher", "measures": "label"}


def know_sheet(path: str, referents: Referents) -> None:
    """Takes the referents of a sheet; raises UnreadableSheet and BrokenSheet."""
    content = read(path)
    passage = Passage(decoded(content))
    for section, record in passage.records():
        if section in REFERENT_SECTIONS:
            put(referents[section], record, Spot(content.label))
    problems = passage.problems()
    if problems:
        raise BrokenSheet(content.label, problems)


def put(registry: Registry, record: Record, spot: Spot) -> None:
    """Takes a record that was given whole; a source is called as it is printed, and by its addresses."""
    registry.add(record, spot)
    if registry.section == "sources" and record["id"] in registry.records:
        registry.call(printed(record), record["id"])


def printed(source: Record) -> str:
    """A source as the output prints it: `KBS World 2025-04-30`."""
    cited: Any = {"publisher": source.get("publisher") or "", "issued": source.get("issued")}
    return printed_in(cited)


class Tables:
    """Tables of referents, taken one after the other; what they refer to is looked up when all are there."""

    def __init__(self, referents: Referents, ids: Ids, troubles: Troubles) -> None:
        self._referents = referents
        self._ids = ids
        self._troubles = troubles
        self._cells = Cells(troubles)
        self._rows: list[tuple[str, Row, Record]] = []

    def take(self, section: str, path: str, reading: Reading) -> None:
        """Takes a table; raises UnreadableSheet and NoText."""
        kind = KINDS[section]
        content = read(path)
        table = Table(content.label, text_of(content), kind.columns, reading, self._troubles)
        unknown = [name for name in table.columns if name not in kind.columns]
        nearest, columns = Nearest(), ", ".join(kind.columns)
        for name in unknown:
            what = f"no column '{name}' here{nearest.suggestion(name, kind.columns)}; the columns are {columns}"
            self._troubles.add(Spot(content.label, 1, name), what)
        rows = list(table.rows())
        for row in rows:
            if row.cells.get("id"):
                self._ids.take(row.cells["id"].strip())
        for row in rows:
            record = self._record(section, row)
            if record:
                put(self._referents[section], record, row.spot)
                self._rows.append((section, row, record))

    def finish(self) -> None:
        """Looks up what the records of the tables refer to."""
        for section, row, record in self._rows:
            for key, other in KINDS[section].references:
                text = row.cells.get(key)
                if not text:
                    continue
                registry = self._referents[other]
                found = [self._known(registry, name, row, key) for name in _names(key, text, registry)]
                if None not in found:
                    record[key] = found if key == "members" else found[0]

    def _known(self, registry: Registry, name: str, row: Row, key: str) -> str | None:
        found = registry.one(name, row.at(key))
        if found is None:
            self._troubles.add(row.at(key), f"no {registry.noun} '{name}' is known")
        return found

    def _record(self, section: str, row: Row) -> Record | None:
        kind, required = KINDS[section], _NAMES[section]
        if not row.cells.get(required):
            self._troubles.add(row.at(required), "is missing")
            return None
        words = {"id", "kind", "type", "country", "issued", "accessed", "url", "archive_url", "language"}
        record: Record = {
            name: row.cells[name].strip() if name in words else row.cells[name]
            for name in kind.texts
            if name in row.cells
        }
        record |= {name: self._cells.many(row, name) for name in kind.lists if name in row.cells}
        seen = self._cells.truth(row, "seen") if section == "sources" else None
        if seen is not None:
            record["seen"] = seen
        name = printed(record) if section == "sources" else record[required]
        return record if "id" in record else {"id": self._ids.made(name, REFERENT_SECTIONS[section]), **record}


def _names(key: str, text: str, registry: Registry) -> Iterator[str]:
    names = registry.split(text, "; ") if key == "members" else [text]
    return (name.strip() for name in names)
