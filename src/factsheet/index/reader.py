"""The index read: records in the order of their view, one at a time."""

import sqlite3
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from factsheet.index import asof
from factsheet.index.query import Query
from factsheet.names import words
from factsheet.record import AttributionOf, Fact, Row, loads
from factsheet.selection import Selection

_SUCCESSOR = "(SELECT successor FROM step WHERE step.fact = fact.n LIMIT 1)"


class Said(NamedTuple):
    """An attribution with its fact, and what stood before it was said."""

    fact: Fact
    attribution: AttributionOf
    before: str
    """The fact's status and value on the day before; empty where it was not known."""
    order: tuple[str, str, str]


class Counted(NamedTuple):
    """Something to filter by, and how many facts of the selection have it."""

    id: str
    label: str
    facts: int


class Index:
    """One sheet, open to be read."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def close(self) -> None:
        """Closes the database."""
        self._db.close()

    def head(self) -> dict[str, str | None]:
        """The sheet's title, description, as-of day, language and licence, and how many records of each type."""
        return dict(self._db.execute("SELECT key, value FROM meta").fetchall())

    def facts(self, asked: Selection, *, by_measure: bool = False) -> Iterator[Row]:
        """The facts that a selection keeps: by date, or by the sheet's order of measures, then date."""
        way = "DESC" if asked.reverse else "ASC"
        first = "fact.measure," if by_measure else ""
        order = f"{first} fact.o1 {way}, fact.o2 {way}, fact.id {way}"
        query = Query(self._db, asked)
        return islice(self._facts(asked, query, query.facts(), order), asked.limit)

    def said(self, asked: Selection) -> Iterator[Said]:
        """The attributions that a selection keeps, by the day on which they became public, then by fact."""
        way = "DESC" if asked.reverse else "ASC"
        query = Query(self._db, asked)
        rows = self._db.execute(
            f"SELECT fact.record, fact.status, {_SUCCESSOR}, said.position, said.o1, said.o2, fact.id,"
            " CASE WHEN fact.known < said.o1 THEN coalesce((SELECT status FROM step WHERE step.fact = fact.n"
            " AND since < said.o1 ORDER BY since DESC LIMIT 1), 'standing') END"
            f" FROM said JOIN fact ON fact.n = said.fact WHERE {query.facts(dated=False)} AND {query.said()}"
            f" ORDER BY said.o1 {way}, said.o2 {way}, fact.id {way}, said.position {way}",
            query.values,
        )
        return islice(self._said(asked, rows), asked.limit)

    def actors(self, asked: Selection) -> Iterator[Row]:
        """The actors, by name: all of them, or those that the facts of a narrowed selection name."""
        query = Query(self._db, asked)
        rows = self._db.execute(
            f"""WITH RECURSIVE picked (n) AS (SELECT n FROM fact WHERE {query.facts()}),
            inside (whole, piece) AS (SELECT n, n FROM referent WHERE type = 'actor'
              UNION SELECT inside.whole, part.piece FROM inside JOIN part ON part.whole = inside.piece),
            named (n, about, said) AS (SELECT inside.whole,
                count(DISTINCT CASE link.role WHEN 'about' THEN link.fact END),
                count(DISTINCT CASE WHEN link.role <> 'about' THEN link.fact END)
              FROM inside JOIN link ON link.target = inside.piece
              WHERE link.role IN ('about', 'by', 'via') AND link.fact IN picked {self._known_link(asked)}
              GROUP BY inside.whole)
            SELECT record, coalesce(about, 0), coalesce(said, 0) FROM referent LEFT JOIN named USING (n)
            WHERE type = 'actor' {"AND named.n IS NOT NULL" if _partial(asked) else ""}
            ORDER BY (SELECT folded FROM called WHERE called.n = referent.n AND rank = 1) {_way(asked)},
              id {_way(asked)}""",
            query.values,
        )
        counted = (Row(json=f'{record[:-1]},"about":{about},"said":{said}}}') for record, about, said in rows)
        return islice(counted, asked.limit)

    def sources(self, asked: Selection) -> Iterator[Row]:
        """The sources, by the day on which they were issued: all, or those that a narrowed selection cites."""
        query = Query(self._db, asked)
        issued = []
        if asked.since:
            issued.append("AND o1 <= '9999-12-30' AND (latest IS NULL OR latest >= :since)")
        if asked.until:
            issued.append("AND o1 <= '9999-12-30' AND (earliest IS NULL OR earliest <= :until)")
        rows = self._db.execute(
            f"""WITH picked (n) AS (SELECT n FROM fact WHERE {query.facts(dated=False)}),
            cited (n, facts) AS (SELECT target, count(DISTINCT fact) FROM link
              WHERE role = 'cites' AND fact IN picked {self._known_link(asked)} GROUP BY target)
            SELECT record, coalesce(facts, 0) FROM referent LEFT JOIN cited USING (n)
            WHERE type = 'source' {"AND cited.n IS NOT NULL" if _cites_partly(asked) else ""} {" ".join(issued)}
            ORDER BY o1 {_way(asked)}, o2 {_way(asked)}, id {_way(asked)}""",
            query.values,
        )
        return islice((Row(json=f'{record[:-1]},"facts":{facts}}}') for record, facts in rows), asked.limit)

    def counted(self, noun: str, asked: Selection) -> Iterator[Counted]:
        """The measures, places, kinds or tags, with how many facts of the selection have each."""
        query = Query(self._db, asked)
        picked = f"WITH picked (n) AS (SELECT n FROM fact WHERE {query.facts()})"
        rows = self._db.execute(f"{picked} {_COUNTS[noun]}", query.values)
        found = (Counted(*row) for row in rows if row[2] or not _partial(asked))
        return islice(reversed(list(found)) if asked.reverse else found, asked.limit)

    def record(self, name: str, asked: Selection) -> tuple[str, Row] | None:
        """The type and the record of an id, or None: a fact must be in the selection."""
        row = self._db.execute("SELECT type, record FROM referent WHERE id = ?", (name,)).fetchone()
        if row:
            return row[0], Row(json=row[1])
        picked = next(self.facts(asked.only((name,))), None)
        return (picked.record["type"], picked) if picked else None

    def fact(self, name: str, asked: Selection) -> Fact:
        """The fact of an id that is there, as of the selection's day."""
        fact: Fact = next(self.facts(asked.only((name,)))).record
        return fact

    def referent(self, name: str) -> Any:
        """The record of an actor, a place, a source or a measure that is there."""
        row = self._db.execute("SELECT record FROM referent WHERE id = ?", (name,)).fetchone()
        return loads(row[0])

    def naming(self, name: str, noun: str, asked: Selection) -> Iterator[tuple[str, Row]]:
        """What refers to a record: facts of the selection that name it or its parts, then its parts and copies."""
        if noun not in _NAMING:
            return
        query = Query(self._db, asked)
        values = {**query.values, "name": name}
        rows = self._db.execute(
            f"""WITH RECURSIVE inside (n) AS (SELECT n FROM referent WHERE id = :name
              UNION SELECT part.piece FROM part JOIN inside ON part.whole = inside.n)
            SELECT DISTINCT role, fact.id FROM ({_NAMING[noun].format(known=self._known_link(asked))})
            JOIN fact ON fact.n = fact WHERE {query.facts()} ORDER BY role, fact.o1, fact.o2, fact.id""",
            values,
        ).fetchall()
        for role, fact in rows:
            yield from ((role, row) for row in self.facts(asked.only((fact,))))
        parts = self._db.execute(
            "SELECT 'part', record FROM referent JOIN part ON part.piece = referent.n"
            " WHERE part.whole = (SELECT n FROM referent WHERE id = :name) UNION ALL"
            " SELECT 'copy', record FROM referent WHERE type = 'source' AND :noun = 'source'"
            " AND json_extract(record, '$.derived_from.id') = :name",
            {"name": name, "noun": noun},
        )
        yield from ((role, Row(json=record)) for role, record in parts)

    def ids(self) -> Iterator[str]:
        """Every id of the sheet."""
        rows = self._db.execute("SELECT id FROM fact UNION ALL SELECT id FROM referent ORDER BY id")
        return (name for (name,) in rows)

    def found(self, texts: tuple[str, ...], asked: Selection) -> Iterator[tuple[str, Row]]:
        """The facts, actors and sources that have every word, best first, each with its type."""
        wanted = [word for text in texts for word in words(text)]
        query = Query(self._db, asked)
        hits = self._hits(wanted) if wanted else []
        picked = f"SELECT n FROM fact WHERE {query.facts()}"
        named = f"(SELECT target FROM link WHERE fact IN ({picked}) {self._known_link(asked)})"
        only_named = f"AND referent.n IN {named}" if _partial(asked) else ""
        ordered = reversed(hits) if asked.reverse else iter(hits)
        return islice(self._found(ordered, wanted, asked, query, only_named), asked.limit)

    def _found(
        self, hits: Iterator[int], wanted: list[str], asked: Selection, query: Query, only_named: str
    ) -> Iterator[tuple[str, Row]]:
        for n in hits:
            at = {**query.values, "n": n}
            row = self._db.execute(
                f"SELECT type, record FROM referent WHERE n = :n AND type IN ('actor', 'source') {only_named}", at
            ).fetchone()
            if row:
                yield row[0], Row(json=row[1])
                continue
            for fact in self._facts(asked, query, f"fact.n = :n AND {query.facts()}", "fact.n", {"n": n}):
                record = fact.record
                if not asked.as_of or asof.has_words(record, self._names(record), wanted):
                    yield record["type"], fact

    def _hits(self, wanted: list[str]) -> list[int]:
        """The numbers of the records that have every word, best first, then by id."""
        from factsheet.index.search import ranked

        return ranked(self._db, wanted)

    def _facts(
        self, asked: Selection, query: Query, where: str, order: str, more: dict[str, Any] | None = None
    ) -> Iterator[Row]:
        rows = self._db.execute(
            f"SELECT fact.record, {query.status}, {_SUCCESSOR if asked.as_of else 'NULL'} FROM fact"
            f" WHERE {where} ORDER BY {order}",
            {**query.values, **(more or {})},
        )
        for record, status, successor in rows:
            if not asked.as_of:
                yield Row(json=record)
                continue
            fact = asof.cut(loads(record), asked.as_of, status, successor, self._load)
            if not asked.text or asof.has_text(fact, self._names(fact), asked.text):
                yield Row(fact)

    def _said(self, asked: Selection, rows: Iterator[Any]) -> Iterator[Said]:
        for record, status, successor, position, o1, o2, name, before in rows:
            fact: Fact = loads(record)
            attribution = fact["attributions"][position]
            if asked.as_of:
                fact = asof.cut(fact, asked.as_of, self._status_on(name, asked.as_of, status), successor, self._load)
                attribution = {**attribution, "note": None}
                if asked.text and not asof.has_text(fact, self._names(fact), asked.text):
                    continue
            stood = " ".join(filter(None, (before, fact.get("value") if before else None)))
            yield Said(fact, attribution, stood, (o1, o2, name))

    def _status_on(self, name: str, day: str, today: str) -> str:
        row = self._db.execute(
            "SELECT status FROM step JOIN fact ON fact.n = step.fact WHERE fact.id = ? AND since <= ?"
            " ORDER BY since DESC LIMIT 1",
            (name, day),
        ).fetchone()
        return str(row[0]) if row else today

    def _load(self, name: str) -> Fact | None:
        row = self._db.execute("SELECT record FROM fact WHERE id = ?", (name,)).fetchone()
        return loads(row[0]) if row else None

    def _names(self, fact: Fact) -> list[str]:
        """The names and aliases of whom and what a fact names."""
        found: list[str] = []
        for name in asof.names_in(fact):
            found += (
                text
                for (text,) in self._db.execute(
                    "SELECT folded FROM called JOIN referent USING (n) WHERE referent.id = ? AND rank > 0", (name,)
                )
            )
        return found

    def _known_link(self, asked: Selection) -> str:
        """An attribution's links count from the day on which it is known."""
        if not asked.as_of:
            return ""
        return "AND (link.said = 0 OR (SELECT o1 FROM said WHERE said.n = link.said) <= :as_of)"


# The roles in which facts name a record; what an actor's parts said counts as its own, as for `--actor`.
_NAMING = {
    "actor": """SELECT CASE role WHEN 'about' THEN 'about' ELSE 'said' END AS role, fact FROM link
      WHERE role IN ('about', 'by', 'via') AND target IN inside {known}""",
    "place": "SELECT 'fact' AS role, fact FROM link WHERE role = 'at' AND target IN inside {known}",
    "source": "SELECT 'fact' AS role, fact FROM link WHERE role = 'cites' AND target IN inside {known}",
    "measure": "SELECT 'fact' AS role, n AS fact FROM fact WHERE measure IN inside",
}
_COUNTS = {
    "measures": """SELECT id, name, (SELECT count(*) FROM fact WHERE measure = referent.n AND n IN picked)
      FROM referent WHERE type = 'measure' ORDER BY n""",
    "places": """, inside (whole, piece) AS (SELECT n, n FROM referent WHERE type = 'place'
        UNION SELECT inside.whole, part.piece FROM inside JOIN part ON part.whole = inside.piece)
      SELECT id, name, (SELECT count(DISTINCT fact) FROM inside JOIN link ON link.target = inside.piece
        WHERE inside.whole = referent.n AND role = 'at' AND fact IN picked)
      FROM referent WHERE type = 'place' ORDER BY id""",
    "kinds": """SELECT kind, type, sum(n IN picked) FROM fact WHERE kind IS NOT NULL GROUP BY kind, type
      ORDER BY kind, type""",
    "tags": "SELECT tag, '', sum(fact IN picked) FROM tag GROUP BY tag ORDER BY tag",
}


def _way(asked: Selection) -> str:
    return "DESC" if asked.reverse else "ASC"


def _partial(asked: Selection) -> bool:
    """Whether a list shows only what the selected facts name."""
    return asked.narrows or asked.as_of is not None


def _cites_partly(asked: Selection) -> bool:
    return asked.undated.narrows or asked.as_of is not None
