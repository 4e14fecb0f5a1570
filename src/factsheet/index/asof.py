"""Facts as they could be known on a day: later attributions dropped, remarks hidden, all that follows from them anew.

Which facts are known at all, and their status, is in the index (query.py); here is what a single record shows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from factsheet.attribution import asserting, brief, known_from, origins
from factsheet.index.query import Query
from factsheet.index.texts import other_texts
from factsheet.names import fold, words
from factsheet.record import loads
from factsheet.selection import Selection

if TYPE_CHECKING:
    from factsheet.contract import AttributionOf, Brief, Fact


class Then:
    """The knowledge of one day."""

    def __init__(self, db: sqlite3.Connection, day: str) -> None:
        self._db = db
        self._day = day

    def cut(self, fact: Fact, status: str, successor: str | None) -> Fact:
        """The fact as of the day, with its status and its successor on it."""
        known = dict(fact)
        heard = [_silent(each) for each in fact["attributions"] if known_from(each) <= self._day]
        known["attributions"] = heard
        known["status"] = status
        known["origins"] = origins([each for each in heard if each["stance"] == "asserts"])
        known["detail"] = known["note"] = None
        known["superseded_by"] = self._briefly(successor if status == "superseded" else None)
        known["supersedes"] = self._briefly(fact["supersedes"] and fact["supersedes"]["id"])
        return cast("Fact", known)

    def has_text(self, fact: Fact, wanted: Iterable[str]) -> bool:
        """Whether `--grep` finds any of its texts in what is left of a fact."""
        texts = [fold(text) for text in (fact["statement"], *self._names(fact), *other_texts(fact))]
        return any(fold(each) in text for each in wanted for text in texts)

    def has_words(self, fact: Fact, wanted: Iterable[str]) -> bool:
        """Whether every word begins a word of what is left of a fact."""
        texts = (fact["statement"], *self._names(fact), *other_texts(fact))
        found = [word for text in texts for word in words(text)]
        return all(any(word.startswith(each) for word in found) for each in wanted)

    def _briefly(self, name: str | None) -> Brief | None:
        """Another fact as it was known, where one refers to it; None where it was not."""
        if name is None:
            return None
        query = Query(self._db, Selection(as_of=self._day, ids=(name,)))
        sql = f"SELECT fact.record, {query.status} FROM fact WHERE {query.facts()}"
        row = self._db.execute(sql, query.values).fetchone()
        if row is None:
            return None
        fact: Fact = loads(row[0])
        fact["attributions"] = [each for each in fact["attributions"] if known_from(each) <= self._day]
        fact["status"] = row[1]
        return brief(fact) if asserting(fact) else None

    def _names(self, fact: Fact) -> list[str]:
        """The names and aliases of whom and what a fact names."""
        spoken = [each["by"]["id"] for each in fact["attributions"]]
        spoken += [body["id"] for each in fact["attributions"] if (body := each["body"])]
        spoken += [via["id"] for each in fact["attributions"] for via in each["via"]]
        named = {*spoken, *(each["id"] for each in fact["actors"]), *(each["id"] for each in fact["places"])}
        sql = "SELECT folded FROM called JOIN referent USING (n) WHERE referent.id = ? AND rank > 0"
        return [text for name in named for (text,) in self._db.execute(sql, (name,))]


def _silent(attribution: AttributionOf) -> AttributionOf:
    return {**attribution, "note": None}
