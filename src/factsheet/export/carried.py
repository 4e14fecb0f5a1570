"""What an export carries: the facts that a selection keeps, and who and what they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from factsheet.index.reader import Index
from factsheet.progress import counted
from factsheet.quote import is_english
from factsheet.record import Row
from factsheet.selection import Selection
from factsheet.vocabulary import STATUSES

if TYPE_CHECKING:
    from factsheet.contract import Actor, Fact, Source

# What of an actor, a place or a source names others of its kind, or an actor.
_LEADS_ON = ("part_of", "members", "issuer", "derived_from")


class Carried:
    """The facts of a selection by date, and the records that they name: resolved, as `-o json` has them."""

    def __init__(self, index: Index, asked: Selection, into: str | None = None) -> None:
        self._index = index
        self._asked = asked
        self._into = into
        self._actors: dict[str, Actor] = {}
        self.any = False
        """Whether there was a fact among those that were read."""
        self.head: dict[str, str | None] = index.head()
        """The sheet's title, description, as_of, language and license."""
        if asked.as_of:
            self.head["description"] = None  # as a note, it may tell what came later

    @property
    def day(self) -> str | None:
        """The day on whose knowledge the facts are carried; None for all that is known."""
        return self._asked.as_of

    @property
    def english(self) -> bool:
        """Whether the sheet is in English, and English words may stand between its texts."""
        return is_english(self.head["language"] or "en")

    def facts(self, type_: str | None = None) -> Iterator[Fact]:
        """The facts, or those of a type, by earliest and latest day, then id; they can be read again."""
        # A limit counts facts of all types, so that only then others have to be read.
        narrowed = self._asked.of(type_) if type_ and not self._asked.limit else self._asked
        for row in self._counted(f"{type_ or 'fact'}s", self._index.facts(narrowed), narrowed):
            self.any = True
            if type_ is None or row.record["type"] == type_:
                yield row.record

    def figures(self) -> Iterator[Fact]:
        """The figures by the sheet's order of measures, then as `facts`."""
        if not self._asked.limit:
            asked = self._asked.of("figure")
            for row in self._counted("figures", self._index.facts(asked, by_measure=True), asked):
                self.any = True
                yield row.record
            return
        order = {measure["id"]: number for number, measure in enumerate(self.measures())}
        yield from sorted(self.facts("figure"), key=lambda figure: order[figure["measure"]["id"]])

    def fact(self, name: str) -> Fact:
        """The fact of an id, as it is known on the same day."""
        return self._index.fact(name, Selection(as_of=self.day))

    def actors(self) -> Iterator[Actor]:
        """The actors that the facts name, with what those are part of and have as members; of a whole sheet all."""
        yield from self._referents("actor")

    def places(self) -> Iterator[Any]:
        """The places that the facts name, with those that they lie in; of a whole sheet all."""
        yield from self._referents("place")

    def sources(self) -> Iterator[Source]:
        """The sources that the facts cite, with those that they copy; of a whole sheet all."""
        yield from self._referents("source")

    def measures(self) -> Iterator[Any]:
        """The measures of the figures; of a whole sheet all."""
        yield from self._referents("measure")

    def source(self, name: str) -> Source:
        """The source of an id that is in the sheet."""
        found: Source = self._referent(name)
        return found

    def actor(self, name: str) -> Actor:
        """The actor of an id that is in the sheet; those who speak do so often, and are looked up once."""
        if name not in self._actors:
            self._actors[name] = self._referent(name)
        return self._actors[name]

    def _referent(self, name: str) -> Any:
        """Hidden on another day's knowledge: its remark."""
        _, row = self._index.record(name, self._asked) or ("", Row())
        return row.record

    def _counted(self, what: str, rows: Iterable[Row], asked: Selection) -> Iterable[Row]:
        """The facts of a selection, counted for whoever watches a file being written; what is printed shows itself."""
        if self._into is None:
            return rows
        return counted(f"Writing {self._into}: {what}", rows, lambda: self._index.count(asked))

    def _referents(self, type_: str) -> Iterator[Any]:
        """The records of a type, in the order of the sheet."""
        for row in self._index.referents(type_, self._asked):
            if self._named is None or row.record["id"] in self._named:
                yield row.record

    @property
    def _is_whole(self) -> bool:
        """Whether no fact is left out, but for retracted ones; facts of every status are all of them."""
        asked = self._asked
        if asked.statuses and set(asked.statuses) == set(STATUSES):
            asked = asked._replace(statuses=())
        return not (asked.partial or asked.limit)

    @cached_property
    def _named(self) -> frozenset[str] | None:
        """The ids of the records that the facts name, and of all that these name; None where all are wanted."""
        if self._is_whole:
            return None
        found: set[str] = set()
        waiting = {name for fact in self.facts() for name in _names(fact)}
        while waiting:
            found |= waiting
            records = [self._index.referent(name) for name in sorted(waiting)]
            waiting = {name for record in records for name in _led_to(record)} - found
        return frozenset(found)


def _names(fact: Fact) -> Iterator[str]:
    yield from (each["id"] for each in (*fact["actors"], *fact["places"]))
    if "measure" in fact:
        yield fact["measure"]["id"]
    for said in fact["attributions"]:
        yield from (each["id"] for each in (said["by"], *said["via"], *said["sources"]))


def _led_to(record: Any) -> Iterator[str]:
    for key in _LEADS_ON:
        value = record.get(key)
        for each in value if isinstance(value, list) else [value] if value else []:
            yield each["id"]
