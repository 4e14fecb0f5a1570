"""The index read: records in the order of their view, one at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from json import dumps
from typing import TYPE_CHECKING, Any, NamedTuple

from factsheet.index import lookup
from factsheet.index.query import Query
from factsheet.record import Number, Row, loads
from factsheet.selection import Selection

if TYPE_CHECKING:
    from factsheet.contract import AttributionOf, Fact
    from factsheet.index.asof import Then

_SUCCESSOR = "(SELECT successor FROM step WHERE step.fact = fact.n LIMIT 1)"
# Attributions that are told together: each of their facts is read once, however long it is and however many it has.
_TOGETHER = 64


class Said(NamedTuple):
    """An attribution with its fact, and what stood before it was said."""

    fact: Fact
    attribution: AttributionOf
    before: str
    """The fact's status and value on the day before; empty where it was not known."""
    order: tuple[str, str, str]


class Estimate(NamedTuple):
    """A figure by what it is compared with others of its measure and scope; its record is not read for it."""

    id: str
    measure: str
    scope: str | None
    is_key: bool
    status: str
    earliest: str | None
    latest: str | None
    said: str
    """The day from which its lead is known."""
    numbers: tuple[Number | None, ...]
    """Best, low and high."""


class Index:
    """One sheet, open to be read."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def close(self) -> None:
        """Closes the database."""
        self.db.close()

    def head(self) -> dict[str, str | None]:
        """The sheet's title, description, as-of day, language and licence, and how many records of each type."""
        return dict(self.db.execute("SELECT key, value FROM meta").fetchall())

    def settled(self, asked: Selection) -> Selection:
        """The same selection, its texts looked for in what could be known: what `--grep` finds may have come later."""
        if not (asked.as_of and asked.text):
            return asked
        query = Query(self.db, asked)
        known = (row.record for row in self._facts(asked, query, query.facts(dated=False), "fact.n"))
        then = self._then(asked.as_of)
        ids = tuple(fact["id"] for fact in known if then.has_text(fact, asked.text))
        return asked._replace(text=(), ids=ids)

    def facts(self, asked: Selection, *, by_measure: bool = False) -> Iterator[Row]:
        """The facts that a selection keeps by date, or its figures by the sheet's order of measures, then date."""
        way = "DESC" if asked.reverse else "ASC"
        first = "fact.measure," if by_measure else ""
        order = f"{first} fact.o1 {way}, fact.o2 {way}, fact.id {way}"
        asked = self.settled(asked)
        query = Query(self.db, asked, asked.limit)
        # The index of figures by measure is known to have them all where this is said: they need not be sorted.
        where = f"fact.measure IS NOT NULL AND {query.facts()}" if by_measure else query.facts()
        return islice(self._facts(asked, query, where, order), asked.limit)

    def estimates(self, asked: Selection) -> Iterator[Estimate]:
        """The figures that a selection keeps, to be compared: by the sheet's order of measures, then by date."""
        query = Query(self.db, self.settled(asked.of("figure")))
        lead = "said.fact = fact.n" + (" AND said.o1 <= :as_of" if asked.as_of else "")
        rows = self.db.execute(
            "SELECT fact.numbers, fact.id, (SELECT id FROM referent WHERE n = fact.measure), fact.scope, fact.is_key,"
            f" {query.status}, fact.earliest, fact.latest,"
            f" (SELECT o1 FROM said WHERE {lead} ORDER BY position LIMIT 1) FROM fact"
            f" WHERE fact.measure IS NOT NULL AND {query.facts()} ORDER BY fact.measure, fact.o1, fact.o2, fact.id",
            query.values,
        )
        return (Estimate._make((*row, tuple(loads(numbers).values()))) for numbers, *row in rows)

    def count(self, asked: Selection) -> int:
        """How many facts a selection keeps; a limit does not count."""
        query = Query(self.db, self.settled(asked))
        return int(self.db.execute(f"SELECT count(*) FROM fact WHERE {query.facts()}", query.values).fetchone()[0])

    def said(self, asked: Selection) -> Iterator[Said]:
        """The attributions that a selection keeps, by the day on which they became public, then by fact."""
        way = "DESC" if asked.reverse else "ASC"
        asked = self.settled(asked)
        query = Query(self.db, asked, asked.limit)
        rows = self.db.execute(
            f"SELECT fact.n, {query.status}, {_SUCCESSOR}, said.position, said.o1, said.o2, fact.id,"
            " CASE WHEN fact.known < said.o1 THEN coalesce((SELECT step.status FROM step WHERE step.fact = fact.n"
            " AND step.since < said.o1 ORDER BY step.since DESC LIMIT 1), 'standing') END"
            f" FROM said JOIN fact ON fact.n = said.fact WHERE {query.facts(dated=False)} AND {query.said()}"
            f" ORDER BY said.o1 {way}, said.o2 {way}, fact.id {way}, said.position {way}",
            query.values,
        )
        return islice(self._said(asked, rows), asked.limit)

    def count_said(self, asked: Selection) -> int:
        """How many attributions a selection keeps; a limit does not count."""
        query = Query(self.db, self.settled(asked))
        rows = self.db.execute(
            "SELECT count(*) FROM said JOIN fact ON fact.n = said.fact"
            f" WHERE {query.facts(dated=False)} AND {query.said()}",
            query.values,
        )
        return int(rows.fetchone()[0])

    def record(self, name: str, asked: Selection) -> tuple[str, Row] | None:
        """The type and the record of an id, or None: a fact must be in the selection."""
        row = self.db.execute("SELECT type, record FROM referent WHERE id = ?", (name,)).fetchone()
        if row:
            return row[0], referent_row(row[1], asked)
        picked = next(self.facts(asked.only((name,))), None)
        return (picked.record["type"], picked) if picked else None

    def fact(self, name: str, asked: Selection) -> Fact:
        """The fact of an id that is there, as of the selection's day."""
        fact: Fact = next(self.facts(asked.only((name,)))).record
        return fact

    def referent(self, name: str) -> Any:
        """The record of an actor, a place, a source or a measure that is there."""
        row = self.db.execute("SELECT record FROM referent WHERE id = ?", (name,)).fetchone()
        return loads(row[0])

    def referents(self, type_: str, asked: Selection) -> Iterator[Row]:
        """All actors, places, sources or measures, in the order of the sheet."""
        rows = self.db.execute("SELECT record FROM referent WHERE type = ? ORDER BY n", (type_,))
        return (referent_row(record, asked) for (record,) in rows)

    def name(self, noun: str, value: str) -> str:
        """The name of the actor, place, source or measure that a filter's value means; raises UnknownValue."""
        first = lookup.resolve(self.db, noun, (value,))[0]
        return str(self.db.execute("SELECT name FROM referent WHERE n = ?", (first,)).fetchone()[0])

    def ids(self, asked: Selection) -> Iterator[str]:
        """Every id of the sheet, but for facts not yet known on the selection's day."""
        known = "WHERE known <= :as_of" if asked.as_of else ""
        sql = f"SELECT id FROM fact {known} UNION ALL SELECT id FROM referent ORDER BY id"
        rows = self.db.execute(sql, {"as_of": asked.as_of})
        return (name for (name,) in rows)

    def found(self, wanted: Sequence[str], asked: Selection) -> Iterator[tuple[str, Row]]:
        """The facts, actors and sources that have every folded word, best first, each with its type."""
        asked = self.settled(asked)
        query = Query(self.db, asked)  # a value that the sheet has not is told, even where there is no word
        return islice(self._found(wanted, query, asked) if wanted else (), asked.limit)

    def _found(self, wanted: Sequence[str], query: Query, asked: Selection) -> Iterator[tuple[str, Row]]:
        from factsheet.index.search import found

        for type_, n in found(self.db, wanted, query, asked):
            if type_ in {"actor", "source"}:
                (record,) = self.db.execute("SELECT record FROM referent WHERE n = ?", (n,)).fetchone()
                yield type_, referent_row(record, asked)
                continue
            for fact in self._facts(asked, query, "fact.n = :n", "fact.n", {"n": n}):
                if not asked.as_of or self._then(asked.as_of).has_words(fact.record, wanted):
                    yield type_, fact

    def _facts(
        self, asked: Selection, query: Query, where: str, order: str, more: dict[str, Any] | None = None
    ) -> Iterator[Row]:
        rows = self.db.execute(
            f"SELECT fact.record, {query.status}, {_SUCCESSOR if asked.as_of else 'NULL'} FROM fact"
            f" WHERE {where} ORDER BY {order}",
            {**query.values, **(more or {})},
        )
        for record, status, successor in rows:
            if not asked.as_of:
                yield Row(json=record)
                continue
            yield Row(self._then(asked.as_of).cut(loads(record), status, successor))

    def _said(self, asked: Selection, rows: Iterator[Any]) -> Iterator[Said]:
        many = min(asked.limit or _TOGETHER, _TOGETHER)
        while some := list(islice(rows, many)):
            facts = self._loaded({n for n, *_ in some})
            for n, status, successor, position, o1, o2, name, before in some:
                fact = facts[n]
                attribution = fact["attributions"][position]
                if asked.as_of:
                    fact = self._then(asked.as_of).cut(fact, status, successor)
                    attribution = {**attribution, "note": None}
                stood = " ".join(filter(None, (before, fact.get("value") if before else None)))
                yield Said(fact, attribution, stood, (o1, o2, name))

    def _loaded(self, numbers: Iterable[int]) -> dict[int, Fact]:
        """The facts of these numbers, by number."""
        sql = "SELECT n, record FROM fact WHERE n IN (SELECT value FROM json_each(?))"
        return {n: loads(record) for n, record in self.db.execute(sql, (dumps(list(numbers)),))}

    def _then(self, day: str) -> Then:
        """The knowledge of a day; imported only where it is asked for."""
        from factsheet.index.asof import Then

        return Then(self.db, day)


def referent_row(json: str, asked: Selection) -> Row:
    """The row of an actor, a place, a source or a measure; on another day's knowledge without the editor's remark."""
    return Row({**loads(json), "note": None}) if asked.as_of and '"note":"' in json else Row(json=json)
