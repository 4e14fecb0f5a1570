"""A sheet at rest: its text, where each record stands in it, and what becomes of a fact when it is asked for.

What two sheets share is never taken apart: a record is read again from its place in the text when it is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from factsheet.attribution import brief
from factsheet.errors import BrokenSheet
from factsheet.index.book import Book, named
from factsheet.index.full import InFull
from factsheet.index.resolve import attribution_of, counted, resolved
from factsheet.index.succession import Contest, Outcome
from factsheet.record import loads
from factsheet.vocabulary import FACT_SECTIONS, SECTIONS

if TYPE_CHECKING:
    from factsheet.contract import Fact
    from factsheet.gate.reading import Content

Raw = dict[str, Any]
_REMEMBERED = 1024


class Place(NamedTuple):
    """Where a record stands."""

    section: str
    start: int
    end: int


class Sheet:
    """One side of a comparison: a sheet that has passed the gate, or, without content, one that holds nothing."""

    def __init__(self, content: Content | None = None) -> None:
        self.head: Raw = {}
        self.places: dict[str, Place] = {}
        self.contested: set[str] = set()
        """The facts that somebody denies, disputes or retracts."""
        self.successors: dict[str, str] = {}
        self.predecessors: dict[str, str] = {}
        self._text = ""
        self._outcomes: dict[str, Outcome] = {}
        self.book = _book(self.record)
        self._full = InFull(content.label, len(content.data)) if content else InFull("", 0)
        self._counted: set[str] = set()
        self._resolved = lru_cache(_REMEMBERED)(self._resolve)
        if content:
            self._pass(content)

    def _pass(self, content: Content) -> None:
        from factsheet.gate.decoding import decoded
        from factsheet.gate.passage import Passage

        passage = Passage(decoded(content))
        for scanned in passage.scanned():
            name = scanned.value["id"]
            self.places[name] = Place(scanned.section, scanned.start, scanned.end)
            if scanned.section in FACT_SECTIONS:
                self._take(name, scanned.value)
            else:
                self._full.referent(scanned.end - scanned.start)
        problems = passage.problems()
        if problems:
            raise BrokenSheet(content.label, problems)
        self.head = {key: value for key, value in passage.head.items() if value is not None}
        self._text = passage.text

    def _take(self, name: str, fact: Raw) -> None:
        if any((said.get("stance") or "asserts") != "asserts" for said in fact["attributions"]):
            self.contested.add(name)
        if fact.get("supersedes"):
            self.successors[fact["supersedes"]] = name
            self.predecessors[name] = fact["supersedes"]

    def has(self, section: str, name: str) -> bool:
        """Whether a section has a record of that id."""
        found = self.places.get(name)
        return found is not None and found.section == section

    def written(self, name: str) -> str:
        """A record as it is written in the file."""
        place = self.places[name]
        return self._text[place.start : place.end]

    def record(self, name: str) -> Raw:
        """A record as the file has it, its numbers as they were written."""
        from factsheet.gate.scanning import value_of

        found: Raw = value_of(self._text, self.places[name].start)
        return found

    def settle(self, facts: Iterable[str]) -> None:
        """Finds the status of these facts; that of any other is told as standing."""
        wanted = {each for name in facts for each in (name, self.predecessors.get(name)) if each}
        contest = Contest()
        for name in wanted:
            for each in self._line(name):
                contest.add(each, self.predecessors.get(each), contested=each in self.contested)
        found = contest.outcomes(self._loaded, self.book.side)
        self._outcomes = {outcome.id: outcome for outcome in found if outcome.id in wanted}

    def status(self, name: str) -> str:
        """The status of a fact that has been settled."""
        outcome = self._outcomes.get(name)
        return outcome.status if outcome else "standing"

    def json(self, name: str) -> str:
        """A record resolved, as JSON: as every other output has it."""
        section = self.places[name].section
        if section in FACT_SECTIONS:
            outcome = self._outcomes.get(name)
            return outcome.amend(self._resolved(name)) if outcome else self._resolved(name)
        record = self.record(name)
        self._full.ahead(self.book, record, len(record.get("members") or ()))
        made: str = getattr(self.book, SECTIONS[section])(record)
        if self._is_new(name):
            self._full.add(len(made))
        return made

    def referred(self, noun: str, name: str) -> Any:
        """What stands for a reference in a resolved record: `noun` tells what it is to."""
        if noun == "fact":
            return brief(loads(self.json(name)))
        if noun == "source":
            return self.book.citation(name)
        if noun == "measure":
            return counted(self.book.measures[name])
        return named(self.record(name))

    def attribution(self, said: Mapping[str, Any]) -> Any:
        """An attribution, resolved."""
        return attribution_of(self.book, dict(said))

    def _line(self, name: str) -> list[str]:
        """A fact with those that settle it: what it supersedes, what supersedes it, and what supersedes that."""
        after = self.successors.get(name)
        later = self.successors.get(after) if after else None
        return [each for each in (self.predecessors.get(name), name, after, later) if each]

    def _resolve(self, name: str) -> str:
        section, start, end = self.places[name]
        record = self.record(name)
        self._full.ahead(self.book, record, end - start)
        found = resolved(self.book, FACT_SECTIONS[section], record)
        if self._is_new(name):
            self._full.fact(found, len(record["attributions"]))
        return found.json

    def repeat(self, json: str) -> None:
        """Takes note that a record is told once more; raises Untellable where that is too much."""
        self._full.again(len(json))

    def _is_new(self, name: str) -> bool:
        """Whether a record has not been counted yet."""
        before = len(self._counted)
        self._counted.add(name)
        return len(self._counted) > before

    def _loaded(self, name: str) -> Fact:
        fact: Fact = loads(self._resolved(name))
        return fact


class _Found(dict[str, Raw]):
    """Records by id, each read when it is first asked for."""

    def __init__(self, load: Callable[[str], Raw]) -> None:
        super().__init__()
        self._load = load

    def __missing__(self, name: str) -> Raw:
        found = self[name] = self._load(name)
        return found


def _book(load: Callable[[str], Raw]) -> Book:
    book = Book()
    book.actors, book.places, book.sources, book.measures = (_Found(load) for _ in range(4))
    return book
