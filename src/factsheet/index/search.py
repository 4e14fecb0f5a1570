"""Full text: which records have every word, which of them best, and which of these a selection keeps."""

import json
import sqlite3
from collections.abc import Iterator, Sequence

from factsheet.index.query import Query
from factsheet.selection import Selection

# What a word weighs in the statement, in names, elsewhere: who looks for a name wants the fact that says it.
_WEIGHTS = (8.0, 4.0, 1.0)
_ORDER = (
    "(SELECT id FROM fact WHERE fact.n = words.rowid UNION ALL SELECT id FROM referent WHERE referent.n = words.rowid)"
)
# Of each hit by itself it is asked whether it is kept: few hits do not wait for a large selection. What stands in lists
# within the conditions is made once for all hits of a statement.
_KEPT = """SELECT fact.type, key, n FROM json_each(:hits) AS hit CROSS JOIN fact ON fact.n = hit.value WHERE {facts}
  UNION ALL SELECT referent.type, key, n FROM json_each(:hits) AS hit CROSS JOIN referent ON referent.n = hit.value
  WHERE referent.type IN ('actor', 'source') {named} ORDER BY key"""
_NAMED = """AND EXISTS (SELECT 1 FROM link CROSS JOIN fact ON fact.n = link.fact
  WHERE link.target = referent.n {known} AND {facts})"""
# Who wants the first ones does not wait for all: so many hits at first, then always as many more times.
_FIRST, _MORE = 64, 8


def found(db: sqlite3.Connection, wanted: Sequence[str], query: Query, asked: Selection) -> Iterator[tuple[str, int]]:
    """The type and the number of each fact, actor and source that has every folded word and that the selection keeps.

    The best are first, or last where that is asked for. An actor or a source is kept if a fact of a narrowed selection
    names it.
    """
    hits = ranked(db, wanted)
    if asked.reverse:
        hits.reverse()
    facts = query.facts()
    named = _NAMED.format(known=query.known_links(), facts=facts) if asked.partial else ""
    sql = _KEPT.format(facts=facts, named=named)
    start, many = 0, _FIRST
    while start < len(hits):
        some = {"hits": json.dumps(hits[start : start + many])}
        yield from ((type_, n) for type_, _, n in db.execute(sql, {**query.values, **some}))
        start, many = start + many, many * _MORE


def ranked(db: sqlite3.Connection, wanted: Sequence[str]) -> list[int]:
    """The numbers of the records in which every folded word begins a word, best first, then by id."""
    if _is_of_fts5(db):
        match = " AND ".join(f'"{word}"*' for word in wanted)
        rows = db.execute(
            f"SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, ?, ?, ?), {_ORDER}", (match, *_WEIGHTS)
        )
    else:
        values = {f"word{number}": f" {word}" for number, word in enumerate(wanted)}
        everywhere = " AND ".join(f"instr(statement || names || rest, :{name}) > 0" for name in values)
        score = " + ".join(
            f"{weight} * (instr({column}, :{name}) > 0)"
            for name in values
            for column, weight in zip(("statement", "names", "rest"), _WEIGHTS, strict=True)
        )
        rows = db.execute(f"SELECT rowid FROM words WHERE {everywhere} ORDER BY {score} DESC, {_ORDER}", values)
    return [n for (n,) in rows]


def has_fts5(connection: sqlite3.Connection) -> bool:
    """Whether this SQLite has full-text search."""
    try:
        connection.execute("CREATE VIRTUAL TABLE temp.probe USING fts5 (x)")
        connection.execute("DROP TABLE temp.probe")
    except sqlite3.OperationalError:
        return False
    return True


def _is_of_fts5(db: sqlite3.Connection) -> bool:
    """Whether this index was built with full-text search."""
    (sql,) = db.execute("SELECT sql FROM sqlite_master WHERE name = 'words'").fetchone()
    return "fts5" in str(sql)
