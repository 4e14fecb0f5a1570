"""Full text: which records have every word, and which of them best."""

import sqlite3

# What a word weighs in the statement, in names, elsewhere: who looks for a name wants the fact that says it.
_WEIGHTS = (8.0, 4.0, 1.0)
_ORDER = (
    "(SELECT id FROM fact WHERE fact.n = words.rowid UNION ALL SELECT id FROM referent WHERE referent.n = words.rowid)"
)


def ranked(db: sqlite3.Connection, wanted: list[str]) -> list[int]:
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
