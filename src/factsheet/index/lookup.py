"""Names to records: a filter's value is an id, else a name, else an alias; a place or an actor stands for its parts."""

import sqlite3

from factsheet.errors import AmbiguousName, UnknownValue
from factsheet.names import fold, nearest
from factsheet.vocabulary import ASSESSMENT_KINDS, NAMED_EVENT_KINDS

_LISTERS = {
    "actor": "factsheet actors",
    "source": "factsheet sources",
    "measure": "factsheet list measures",
    "place": "factsheet list places",
    "kind": "factsheet list kinds",
    "tag": "factsheet list tags",
}


def resolve(db: sqlite3.Connection, noun: str, values: tuple[str, ...]) -> list[int]:
    """The numbers of the records that the values name, parts and members included.

    Raises UnknownValue and AmbiguousName.
    """
    found = [_one(db, noun, value) for value in values]
    return _with_parts(db, found) if noun in {"actor", "place"} else found


def known_kinds(db: sqlite3.Connection, values: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds of the values, which the sheet or the format knows; raises UnknownValue."""
    return _among("kind", values, [*_labels(db, "kind"), *ASSESSMENT_KINDS, *NAMED_EVENT_KINDS])


def known_tags(db: sqlite3.Connection, values: tuple[str, ...]) -> tuple[str, ...]:
    """The tags of the values, which the sheet knows; raises UnknownValue."""
    return _among("tag", values, _labels(db, "tag"))


def _labels(db: sqlite3.Connection, noun: str) -> list[str]:
    rows = db.execute("SELECT DISTINCT label FROM label WHERE noun = ? ORDER BY label", (noun,))
    return [label for (label,) in rows]


def _among(noun: str, values: tuple[str, ...], known: list[str]) -> tuple[str, ...]:
    for value in values:
        if fold(value) not in known:
            raise UnknownValue(noun, value, nearest(value, known), _LISTERS[noun])
    return tuple(fold(value) for value in values)


def _one(db: sqlite3.Connection, noun: str, value: str) -> int:
    rows = db.execute(
        "SELECT rank, n FROM called WHERE type = ? AND folded = ? ORDER BY rank, n", (noun, fold(value))
    ).fetchall()
    if not rows:
        names = (name for (name,) in db.execute("SELECT folded FROM called WHERE type = ? ORDER BY rank, n", (noun,)))
        raise UnknownValue(noun, value, nearest(value, names), _LISTERS[noun])
    best = list(dict.fromkeys(n for rank, n in rows if rank == rows[0][0]))
    if len(best) > 1:
        ids = db.execute(f"SELECT id FROM referent WHERE n IN ({_marks(best)}) ORDER BY id", best)
        raise AmbiguousName(noun, value, [name for (name,) in ids])
    return int(best[0])


def _with_parts(db: sqlite3.Connection, wholes: list[int]) -> list[int]:
    rows = db.execute(
        f"WITH RECURSIVE inside (n) AS (SELECT n FROM referent WHERE n IN ({_marks(wholes)})"
        " UNION SELECT part.piece FROM part JOIN inside ON part.whole = inside.n) SELECT n FROM inside",
        wholes,
    )
    return [n for (n,) in rows]


def _marks(values: list[int]) -> str:
    return ",".join("?" * len(values))
