"""Publications: how many facts of a selection each prints, and, under its origin, which of them are one report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Any, NamedTuple

from factsheet.index.query import Query
from factsheet.index.reader import Index, referent_row
from factsheet.record import Row
from factsheet.selection import Selection

# `cited` are the pairs of a source and a fact of the selection that cites it; `listed` the sources that are asked for:
# all, or those that a narrowed selection cites, of the days wanted.
_LISTED = """WITH RECURSIVE picked (n) AS (SELECT n FROM fact WHERE {facts}),
  cited (n, fact) AS (SELECT DISTINCT target, fact FROM link WHERE role = 'cites' AND fact IN picked {known}),
  listed (n) AS (SELECT n FROM referent WHERE type = 'source' {listed}),
  printed (n, facts) AS (SELECT n, count(*) FROM cited GROUP BY n)"""
# `shown` are these and all that they are derived from. A link is a publication that was seen (format.md, source), and
# is counted where it is listed for its own sake.
_BY_ORIGIN = """,
  shown (n) AS (SELECT n FROM listed UNION SELECT whole.n FROM shown JOIN referent AS copy USING (n)
    JOIN referent AS whole ON whole.id = json_extract(copy.record, '$.derived_from.id')),
  placed (n, origin, is_listed, is_link) AS (SELECT n, json_extract(record, '$.origin'), n IN listed,
    n IN listed AND json_extract(record, '$.seen') FROM shown JOIN referent USING (n)),
  copied (origin, copies) AS (SELECT origin, sum(is_link AND id <> origin) FROM placed JOIN referent USING (n)
    GROUP BY origin),
  rested (origin, facts) AS (SELECT origin, count(DISTINCT fact) FROM placed JOIN cited USING (n) GROUP BY origin)
SELECT record, coalesce(printed.facts, 0), copies, coalesce(rested.facts, 0), is_listed, o1 || o2,
    (SELECT sum(is_link) FROM placed), (SELECT count(*) FROM copied), (SELECT count(*) FROM placed)
  FROM placed JOIN referent USING (n) JOIN copied USING (origin) LEFT JOIN rested USING (origin)
  LEFT JOIN printed USING (n)"""
_UNDATED = "(earliest IS NULL AND latest IS NULL)"


class Totals(NamedTuple):
    """How many links and how many origins there are in all, how many publications, and how many of these are shown."""

    links: int
    origins: int
    publications: int
    shown: int


def sources(index: Index, asked: Selection) -> Iterator[Row]:
    """The sources, by the day on which they were issued: all, or those that a narrowed selection cites."""
    way = "DESC" if asked.reverse else "ASC"
    rows = _found(
        index,
        asked,
        " SELECT record, coalesce(printed.facts, 0) FROM listed JOIN referent USING (n) LEFT JOIN printed USING (n)"
        f" ORDER BY o1 {way}, o2 {way}, id {way}",
    )
    return islice((_printed(referent_row(record, asked), {"facts": facts}) for record, facts in rows), asked.limit)


def by_origin(index: Index, asked: Selection) -> Iterator[Row]:
    """The sources, each origin followed by those that copy it, each below what it copies.

    An origin comes by the first day of all that it heads. It heads them where no fact of a narrowed selection cites
    it, too, and what stands between is there as well. The record, not its JSON, tells in `listed` whether the source
    is there for its own sake, and has the Totals as `totals`.
    """
    way = "DESC" if asked.reverse else "ASC"
    order = f" ORDER BY min(o1 || o2) OVER (PARTITION BY origin) {way}, origin {way}"
    rows = (_placed(row, asked) for row in _found(index, asked, _BY_ORIGIN + order))
    groups = groupby(rows, key=lambda each: str(each[1].record["origin"]))
    return islice((row for _, group in groups for row in _tree(list(group), reverse=asked.reverse)), asked.limit)


def _found(index: Index, asked: Selection, sql: str) -> Iterable[Any]:
    asked = index.settled(asked)
    query = Query(index.db, asked)
    listed = ["AND n IN (SELECT n FROM cited)"] if asked.undated.partial else []
    if asked.since:
        listed.append(f"AND NOT {_UNDATED} AND (latest IS NULL OR latest >= :since)")
    if asked.until:
        listed.append(f"AND NOT {_UNDATED} AND (earliest IS NULL OR earliest <= :until)")
    of_facts = {"facts": query.facts(dated=False), "known": query.known_links()}
    return index.db.execute(_LISTED.format(**of_facts, listed=" ".join(listed)) + sql, query.values)


def _printed(source: Row, counts: dict[str, int], beside: dict[str, object] | None = None) -> Row:
    """The row of a source with its counts; `beside` is what its record has for a screen alone."""
    record = {**source.record, **counts, **(beside or {})}
    written = "".join(f',"{name}":{count}' for name, count in counts.items())
    return Row(record, json=f"{source.json[:-1]}{written}}}")


def _placed(row: Any, asked: Selection) -> tuple[str, Row]:
    """The row of a source among the copies of its origin, and the day by which it comes."""
    record, facts, copies, origin_facts, is_listed, day, links, origins, publications = row
    totals = Totals(links, origins, publications, min(publications, asked.limit or publications))
    counts = {"facts": facts, "origin_copies": copies, "origin_facts": origin_facts}
    return day, _printed(referent_row(record, asked), counts, {"listed": bool(is_listed), "totals": totals})


def _tree(dated: list[tuple[str, Row]], *, reverse: bool) -> Iterator[Row]:
    """The sources of one origin, each followed by its copies: these by the first day of all that is below them."""
    rows = {row.record["id"]: row for _, row in dated}
    first = {row.record["id"]: day for day, row in dated}
    copies: dict[str, list[str]] = {}
    for name, row in rows.items():
        copies.setdefault(_copied(row), []).append(name)
    walked = list(_walked(copies))
    for name in reversed(walked):
        above = _copied(rows[name])
        if above:
            first[above] = min(first[above], first[name])
    for each in copies.values():
        each.sort(key=lambda name: (first[name], name), reverse=reverse)
    yield from (rows[name] for name in _walked(copies))


def _walked(copies: dict[str, list[str]]) -> Iterator[str]:
    """Every source before its copies; without recursion, since chains may be long."""
    waiting = copies[""][::-1]
    while waiting:
        name = waiting.pop()
        yield name
        waiting += reversed(copies.get(name, []))


def _copied(source: Row) -> str:
    """The id of what a source copies; empty for an origin."""
    return str((source.record["derived_from"] or {"id": ""})["id"])
