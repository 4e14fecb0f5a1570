"""Who and what the facts of a selection name, counted: actors, measures, places, kinds, tags."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from factsheet.index.query import Query
from factsheet.index.reader import Index
from factsheet.record import Row
from factsheet.selection import Selection


class Counted(NamedTuple):
    """Something to filter by, and how many facts of the selection have it."""

    id: str
    label: str
    facts: int


def actors(index: Index, asked: Selection) -> Iterator[Row]:
    """The actors, by name: all of them, or those that the facts of a narrowed selection name.

    Of these the record, not its JSON, tells in `itself` whether a fact names the actor and not its parts alone.
    """
    asked = index.settled(asked)
    query = Query(index.db, asked)
    way = "DESC" if asked.reverse else "ASC"
    # The plus keeps SQLite from looking for each actor among all facts that are picked, one by one.
    # Who comes first is known before anything is counted, unless only those are wanted whom a fact names.
    most = -1 if asked.partial or asked.limit is None else asked.limit
    rows = index.db.execute(
        f"""WITH RECURSIVE picked (n) AS (SELECT n FROM fact WHERE {query.facts()}),
        first (n, folded) AS (SELECT referent.n, called.folded
          FROM referent JOIN called ON called.type = 'actor' AND called.rank = 1 AND called.n = referent.n
          WHERE referent.type = 'actor' ORDER BY called.folded {way}, id {way} LIMIT {most}),
        inside (whole, piece, folded) AS (SELECT n, n, folded FROM first
          UNION SELECT inside.whole, part.piece, folded FROM inside JOIN part ON part.whole = inside.piece),
        named (n, folded, itself, about, said) AS (SELECT inside.whole, folded, max(link.target = inside.whole),
            count(DISTINCT CASE link.role WHEN 'about' THEN link.fact END),
            count(DISTINCT CASE WHEN link.role <> 'about' THEN link.fact END)
          FROM inside LEFT JOIN link ON link.target = inside.piece
            AND link.role IN ('about', 'by', 'via') AND +link.fact IN picked {query.known_links()}
          GROUP BY inside.whole)
        SELECT record, about, said, itself FROM named JOIN referent USING (n)
        {"WHERE about + said > 0" if asked.partial else ""} ORDER BY folded {way}, id {way}""",
        query.values,
    )
    counted = (
        (Row(json=f'{record[:-1]},"about":{about},"said":{said}}}'), bool(itself))
        for record, about, said, itself in rows
    )
    if not asked.partial:
        return islice((row for row, _ in counted), asked.limit)
    return islice((Row({**row.record, "itself": itself}, json=row.json) for row, itself in counted), asked.limit)


def counted(index: Index, noun: str, asked: Selection) -> Iterator[Counted]:
    """The measures, places, kinds or tags, with how many facts of the selection have each."""
    asked = index.settled(asked)
    query = Query(index.db, asked)
    picked = f"WITH picked (n) AS (SELECT n FROM fact WHERE {query.facts()})"
    rows = index.db.execute(f"{picked} {_COUNTS[noun]}", query.values)
    found = (Counted(*row) for row in rows if row[2] or not asked.partial)
    return islice(reversed(list(found)) if asked.reverse else found, asked.limit)


_COUNTS = {
    "measures": """SELECT id, name, (SELECT count(*) FROM fact WHERE measure = referent.n AND n IN picked)
      FROM referent WHERE type = 'measure' ORDER BY n""",
    # In one walk over what names a place, the plus as above.
    "places": """, inside (whole, piece) AS (SELECT n, n FROM referent WHERE type = 'place'
        UNION SELECT inside.whole, part.piece FROM inside JOIN part ON part.whole = inside.piece),
      named (whole, facts) AS (SELECT whole, count(DISTINCT fact) FROM inside JOIN link ON link.target = inside.piece
        WHERE role = 'at' AND +fact IN picked GROUP BY whole)
      SELECT id, name, coalesce(facts, 0) FROM referent LEFT JOIN named ON named.whole = referent.n
      WHERE type = 'place' ORDER BY id""",
    "kinds": """SELECT kind, type, sum(n IN picked) FROM fact WHERE kind IS NOT NULL GROUP BY kind, type
      ORDER BY kind, type""",
    "tags": "SELECT tag, '', sum(fact IN picked) FROM tag GROUP BY tag ORDER BY tag",
}
