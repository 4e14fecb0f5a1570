"""A selection as SQL: which facts, which attributions, in which order."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from factsheet.index import lookup
from factsheet.names import fold
from factsheet.selection import Selection

# The day from which an attribution is known: an open earliest day counts as the latest one, as it sorts.
_SAID_KNOWN = "said.o1 <= :as_of"
_STATUS_AS_OF = (
    "coalesce((SELECT step.status FROM step WHERE step.fact = fact.n AND step.since <= :as_of"
    " ORDER BY step.since DESC LIMIT 1),"
    " 'standing')"
)


# So many links of those who are asked for are gathered in a moment; for each of the first facts, where no more are
# wanted, so many. Of more than these, each attribution is asked for itself: the first facts are soon there, since they
# are many, and what names them is never held whole.
_FEW, _FEW_EACH = 10_000, 50


class Query:
    """The facts that a selection keeps, as conditions on the tables `fact` and `said`; raises UnknownValue.

    They are the same with `first`, the number of rows that are read in their order, but these come sooner.
    """

    def __init__(self, db: sqlite3.Connection, asked: Selection, first: int | None = None) -> None:
        self._asked = asked
        self._few = _FEW if first is None else min(_FEW, _FEW_EACH * first)
        self._terms: list[str] = []
        self._said_terms: list[str] = []
        self._days: list[str] = []
        self._gathered = False
        self.values: dict[str, Any] = {"as_of": asked.as_of, "since": asked.since, "until": asked.until}
        self._actors = self._numbers(db, "actor", asked.actors)
        self._by = self._numbers(db, "actor", asked.by)
        self._sources = self._numbers(db, "source", asked.sources)
        self._places = self._numbers(db, "place", asked.places)
        self._measures = self._numbers(db, "measure", asked.measures)
        self._kinds = self._texts(lookup.known_kinds(db, asked.kinds))
        self._tags = self._texts(lookup.known_tags(db, asked.tags))
        self._gather(db)

    @property
    def status(self) -> str:
        """The SQL of a fact's status."""
        return _STATUS_AS_OF if self._asked.as_of else "fact.status"

    def facts(self, *, dated: bool = True) -> str:
        """The condition on a fact; without `dated`, its own day does not count (attributions, sources).

        It is never empty: a selection names its facts, or keeps those of some status.
        """
        terms = [*self._terms, *(self._days if dated else [])]
        if self._said_terms:
            inner = " AND ".join([*self._said_terms, *self._known()])
            if self._gathered:
                terms.append(f"fact.n IN (SELECT said.fact FROM said WHERE {inner})")
            else:
                terms.append(f"EXISTS (SELECT 1 FROM said WHERE said.fact = fact.n AND {inner})")
        return " AND ".join(terms)

    def said(self) -> str:
        """The condition on an attribution of a fact that is kept: by whom, where printed, known, and its own day."""
        terms = [*self._said_terms, *self._known()]
        terms += [term.replace("fact.", "said.") for term in self._days]
        return " AND ".join(terms) or "1"

    def known_links(self) -> str:
        """The condition on a link: an attribution's count from the day on which it is known."""
        if not self._asked.as_of:
            return ""
        return "AND (link.said = 0 OR (SELECT o1 FROM said WHERE said.n = link.said) <= :as_of)"

    def _known(self) -> list[str]:
        return [_SAID_KNOWN] if self._asked.as_of else []

    def _gather(self, db: sqlite3.Connection) -> None:
        asked = self._asked
        if asked.types:
            self._terms.append(f"fact.type IN {self._list(asked.types)}")
        if self._actors:
            known = (
                f" AND EXISTS (SELECT 1 FROM said WHERE said.n = link.said AND {_SAID_KNOWN})" if asked.as_of else ""
            )
            spoke = f"link.role IN ('by', 'via'){known}"
            self._terms.append(
                f"fact.n IN (SELECT fact FROM link WHERE link.target IN {self._actors}"
                f" AND (link.role = 'about' OR {spoke}))"
            )
        for roles, wanted in (("('by', 'via')", self._by), ("('cites')", self._sources)):
            if wanted:
                self._said_terms.append(self._naming(db, roles, wanted))
        for column, wanted in (("kind", self._kinds), ("measure", self._measures)):
            if wanted:
                self._terms.append(f"fact.{column} IN {wanted}")
        if self._places:
            self._terms.append(f"fact.n IN (SELECT fact FROM link WHERE role = 'at' AND target IN {self._places})")
        if self._tags:
            self._terms.append(f"fact.n IN (SELECT fact FROM tag WHERE tag IN {self._tags})")
        self._gather_status()
        self._gather_days()
        self._gather_text()

    def _naming(self, db: sqlite3.Connection, roles: str, wanted: str) -> str:
        """The condition on an attribution that names any of those who are wanted."""
        link = f"FROM link WHERE link.target IN {wanted} AND link.role IN {roles}"
        # Facts that are given by their ids are few themselves.
        if self._asked.ids is None:
            counted = f"SELECT count(*) FROM (SELECT 1 {link} LIMIT {self._few + 1})"
            (many,) = db.execute(counted, self.values).fetchone()
            if many <= self._few:
                self._gathered = True
                return f"said.n IN (SELECT link.said {link})"
        # The plus keeps SQLite from looking for each of them in turn among the links of an attribution.
        return (
            "EXISTS (SELECT 1 FROM link WHERE link.fact = said.fact AND link.said = said.n"
            f" AND link.role IN {roles} AND +link.target IN {wanted})"
        )

    def _gather_status(self) -> None:
        asked = self._asked
        if asked.as_of:
            self._terms.append("fact.known <= :as_of")
        if asked.key:
            self._terms.append("fact.is_key")
        if asked.ids is not None:
            self._terms.append(f"fact.id IN {self._list(asked.ids)}")
        if asked.statuses:
            self._terms.append(f"{self.status} IN {self._list(asked.statuses)}")
        elif asked.ids is None:
            self._terms.append(f"{self.status} <> 'retracted'")

    def _gather_days(self) -> None:
        if self._asked.since:
            # `o2` is the latest day, or the last of all days: it stands in the index, and no fact has to be looked at.
            self._days.append("fact.o2 >= :since")
        if self._asked.until:
            self._days.append("(fact.o1 <= :until OR fact.earliest IS NULL)")

    def _gather_text(self) -> None:
        """`--grep` finds any of its texts; on another day's knowledge Index.settled looks again."""
        texts = [fold(text) for text in self._asked.text]
        if texts:
            self.values.update({f"text{number}": text for number, text in enumerate(texts)})
            found = " OR ".join(f"instr(fact.folded, :text{number}) > 0" for number in range(len(texts)))
            self._terms.append(f"({found})")

    def _numbers(self, db: sqlite3.Connection, noun: str, values: tuple[str, ...]) -> str:
        return self._list(lookup.resolve(db, noun, values)) if values else ""

    def _texts(self, values: tuple[str, ...]) -> str:
        return self._list(values) if values else ""

    def _list(self, values: Sequence[object]) -> str:
        """The SQL of a list of values, which stands under a name of its own among the values of the query."""
        name = f"list{len(self.values)}"
        self.values[name] = json.dumps(values)
        return f"(SELECT value FROM json_each(:{name}))"
