"""What a sheet has to offer to a line that is being typed: ids, kinds and tags that begin alike.

Every question is a range of an index and ends after MOST rows: a million facts cost no more than a thousand.
"""

import sqlite3

MOST = 500
"""How many are offered at most."""

Named = tuple[str, str]
"""A value, and what stands beside it."""

_FACTS = "SELECT id, json_extract(record, '$.statement') FROM fact WHERE id >= :first AND id < :end ORDER BY id"
_RECORDS = "SELECT id, name FROM referent WHERE id >= :first AND id < :end ORDER BY id"
_OF_TYPE = "SELECT id, name FROM referent WHERE type = :noun AND id >= :first AND id < :end ORDER BY id"
_LABELS = (
    "SELECT label, group_concat(type, ', ') FROM label WHERE noun = :noun AND label >= :first AND label < :end"
    " GROUP BY label ORDER BY label"
)
_QUESTIONS = {"record": (_FACTS, _RECORDS), "fact": (_FACTS,), "kind": (_LABELS,), "tag": (_LABELS,)}


def offers(db: sqlite3.Connection, noun: str, typed: str) -> list[Named]:
    """The ids of a type, of facts (`fact`) or of anything (`record`), the kinds or the tags that begin as typed."""
    values = {"noun": noun, "first": typed, "end": typed + "\U0010ffff"}
    found = [row for question in _QUESTIONS.get(noun, (_OF_TYPE,)) for row in _both_ends(db, question, values)]
    found.sort()
    return found if len(found) <= MOST else [*found[: MOST - 1], found[-1]]


def _both_ends(db: sqlite3.Connection, question: str, values: dict[str, str]) -> list[Named]:
    """The first rows of a question and its last one.

    The last one is needed: a shell inserts the beginning that all offers share, and all that there are must share it.
    """
    rows: list[Named] = db.execute(f"{question} LIMIT {MOST}", values).fetchall()
    if len(rows) == MOST:
        rows[-1:] = db.execute(f"{question} DESC LIMIT 1", values).fetchall()
    return rows
