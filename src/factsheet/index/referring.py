"""What refers to a record: the facts that name it or its parts, its parts, its copies; all of it, or the first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factsheet.index.query import Query
from factsheet.index.reader import Index, referent_row
from factsheet.record import Row
from factsheet.selection import Selection
from factsheet.whole import Referring

_INSIDE = """RECURSIVE inside (n) AS (SELECT n FROM referent WHERE id = :name
  UNION SELECT part.piece FROM part JOIN inside ON part.whole = inside.n)"""
# The roles in which facts name a record; what an actor's parts said counts as its own, as for `--actor`.
_NAMING = {
    "actor": """SELECT CASE role WHEN 'about' THEN 'about' ELSE 'said' END AS role, fact, said FROM link
      WHERE role IN ('about', 'by', 'via') AND target IN inside {known}""",
    "place": "SELECT 'fact' AS role, fact, 0 AS said FROM link WHERE role = 'at' AND target IN inside {known}",
    "source": "SELECT 'fact' AS role, fact, 0 AS said FROM link WHERE role = 'cites' AND target IN inside {known}",
    "measure": "SELECT 'fact' AS role, n AS fact, 0 AS said FROM fact WHERE measure IN inside",
}
# On a screen a group's members have a field of their own: the parts are those that say so themselves.
_PARTS = """SELECT record FROM part JOIN referent ON referent.n = part.piece
  WHERE part.whole = (SELECT n FROM referent WHERE id = :name) AND json_extract(record, '$.part_of.id') = :name"""
_COPIES = """SELECT record FROM referent WHERE type = 'source' AND json_extract(record, '$.derived_from.id') = :name"""


def naming(index: Index, name: str, noun: str, asked: Selection) -> Iterator[tuple[str, Row]]:
    """What refers to a record: facts of the selection that name it or its parts, then its parts and copies."""
    if noun not in _NAMING:
        return
    asked = index.settled(asked)
    query = Query(index.db, asked)
    values = {**query.values, "name": name}
    rows = index.db.execute(
        f"""WITH {_INSIDE}
        SELECT DISTINCT role, fact.id FROM ({_NAMING[noun].format(known=query.known_links())})
        JOIN fact ON fact.n = fact WHERE {query.facts()} ORDER BY role, fact.o1, fact.o2, fact.id""",
        values,
    ).fetchall()
    for role, fact in rows:
        yield from ((role, row) for row in index.facts(asked.only((fact,))))
    parts = index.db.execute(
        "SELECT 'part', record FROM referent JOIN part ON part.piece = referent.n"
        " WHERE part.whole = (SELECT n FROM referent WHERE id = :name) UNION ALL"
        " SELECT 'copy', record FROM referent WHERE type = 'source' AND :noun = 'source'"
        " AND json_extract(record, '$.derived_from.id') = :name",
        {"name": name, "noun": noun},
    )
    yield from ((role, referent_row(record, asked)) for role, record in parts)


def first(index: Index, name: str, noun: str, asked: Selection, facts: int, pieces: int) -> list[Referring]:
    """What refers to a record, role by role: the first so many facts, parts and copies, and how many there are.

    No others are read.
    What an actor said comes by the day on which it said it, all else as in naming().
    """
    found = list(_first_facts(index, name, noun, index.settled(asked), facts))
    for role, nouns, sql in (("part", {"actor", "place"}, _PARTS), ("copy", {"source"}, _COPIES)):
        if noun in nouns:
            found.append(_first_records(index, name, role, sql, asked, pieces))
    return found


def _first_facts(index: Index, name: str, noun: str, asked: Selection, most: int) -> Iterator[Referring]:
    query = Query(index.db, asked)
    rows = index.db.execute(
        f"""WITH {_INSIDE}, named (role, id, day, o2) AS (
          SELECT naming.role, fact.id, coalesce(min(said.o1), fact.o1), fact.o2
          FROM ({_NAMING[noun].format(known=query.known_links())}) AS naming JOIN fact ON fact.n = naming.fact
          LEFT JOIN said ON said.n = naming.said WHERE {query.facts()} GROUP BY naming.role, fact.n),
        ordered AS (SELECT role, id, count(*) OVER (PARTITION BY role) AS total,
          row_number() OVER (PARTITION BY role ORDER BY day, o2, id) AS place FROM named)
        SELECT role, total, id FROM ordered WHERE place <= :most ORDER BY role, place""",
        {**query.values, "name": name, "most": most},
    ).fetchall()
    for role, total in dict.fromkeys(row[:2] for row in rows):
        ids = [fact for each, _, fact in rows if each == role]
        facts = [row.record for fact in ids for row in index.facts(asked.only((fact,)))]
        yield Referring(role, facts, total)


def _first_records(index: Index, name: str, role: str, sql: str, asked: Selection, most: int) -> Referring:
    values: dict[str, Any] = {"name": name, "most": most}
    (total,) = index.db.execute(f"SELECT count(*) FROM ({sql})", values).fetchone()
    rows = index.db.execute(f"{sql} LIMIT :most", values)
    return Referring(role, [referent_row(record, asked).record for (record,) in rows], total)
