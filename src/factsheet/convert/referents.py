"""Actors, places, sources and measures by their names: known ones reused, new ones made, each name once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from factsheet.convert.naming import Ids
from factsheet.convert.trouble import Spot, Troubles, shown
from factsheet.vocabulary import REFERENT_SECTIONS

Record = dict[str, Any]
# How many parts of a list may belong to one name that is known.
_LONGEST = 6
_SHOWN = 8
_SEPARATORS = ("; ", ", ")


class Registry:
    """The referents of one section."""

    def __init__(self, section: str, ids: Ids, troubles: Troubles) -> None:
        self.section = section
        self.noun = REFERENT_SECTIONS[section]
        self.records: dict[str, Record] = {}
        self.spots: dict[str, Spot] = {}
        self._ids = ids
        self._troubles = troubles
        self._called: dict[str, dict[str, None]] = {}
        self._joined: set[str] = set()
        self._required = {"actors": "kind", "sources": "type", "measures": "unit"}.get(section, "")

    def add(self, record: Record, spot: Spot) -> None:
        """Takes a record that was given whole, under its id and all its names."""
        name = record["id"]
        if name in self.records:
            self._troubles.add(spot, f"the id '{name}' is taken in {self.spots[name]}")
            return
        self._ids.take(name)
        self._put(record, spot)

    def make(self, name: str | None, text: str, spot: Spot, /, **more: object) -> str:
        """The id of a new record that is called by a name, or that its maker finds again; the id is made of a text."""
        made = self._ids.made(text, self.noun)
        self._put({"id": made, **{key: value for key, value in more.items() if value is not None}}, spot)
        if name is not None:
            self.call(name, made)
        return made

    def call(self, name: str, id_: str) -> None:
        """Makes a record known by one more name."""
        self._called.setdefault(name, {})[id_] = None
        self._joined |= {separator for separator in _SEPARATORS if separator in name}

    def find(self, name: str) -> list[str]:
        """The ids of the records that are called so, letter for letter: by name, else by id."""
        called = self._called.get(name)
        return list(called) if called else [name] if name in self.records else []

    def split(self, text: str, separator: str, is_known: Callable[[str], object] | None = None) -> list[str]:
        """The values in a list; where one that is known (to find(), or `is_known`) holds the separator, it is one."""
        parts = text.split(separator)
        if separator not in self._joined:
            return parts
        known = is_known or self.find
        found: list[str] = []
        start = 0
        while start < len(parts):
            ends = range(min(start + _LONGEST, len(parts)), start + 1, -1)
            end = next((each for each in ends if known(separator.join(parts[start:each]))), start + 1)
            found.append(separator.join(parts[start:end]))
            start = end
        return found

    def one(self, name: str, spot: Spot) -> str | None:
        """The id of the record that is called so, or None; a name of several is a trouble."""
        found = self.find(name)
        if len(found) > 1:
            self._troubles.add(spot, f"'{shown(name)}' is the name of {some(found)}; write the id")
        return found[0] if found else None

    def settle(self, id_: str, key: str, value: object, spot: Spot) -> None:
        """Adds what a row tells of a record, unless it says otherwise already."""
        record = self.records[id_]
        had = record.setdefault(key, value) if value is not None else value
        if had != value:
            name = record.get("name") or record.get("label") or record.get("publisher") or id_
            self._troubles.add(spot, f"the {key} of '{name}' is '{value}' here and '{had}' in {self.spots[id_]}")

    def incomplete(self, used: Iterable[str]) -> Iterator[str]:
        """Those of the records that lack what the format requires and nobody may guess."""
        return (name for name in used if self._required and self.records[name].get(self._required) is None)

    def _put(self, record: Record, spot: Spot) -> None:
        name = record["id"]
        self.records[name] = record
        self.spots[name] = spot
        for called in (record.get("name"), *(record.get("aliases") or ()), record.get("label")):
            if called:
                self.call(called, name)


class Referents:
    """All that facts refer to."""

    def __init__(self, ids: Ids, troubles: Troubles) -> None:
        self.actors, self.places, self.sources, self.measures = (
            Registry(section, ids, troubles) for section in REFERENT_SECTIONS
        )

    def __getitem__(self, section: str) -> Registry:
        found: Registry = getattr(self, section)
        return found

    def used(self, facts: Iterable[Record]) -> dict[str, list[str]]:
        """The ids that facts refer to, and what these refer to in turn, by section, in the order of their making."""
        used: dict[str, set[str]] = {section: set() for section in REFERENT_SECTIONS}
        waiting = [found for fact in facts for found in _of_fact(fact)]
        while waiting:
            section, name = waiting.pop()
            if name not in used[section] and name in self[section].records:
                used[section].add(name)
                waiting += _of_referent(section, self[section].records[name])
        return {section: [each for each in self[section].records if each in used[section]] for section in used}


def some(ids: list[str]) -> str:
    """How many ids there are, and the first of them."""
    more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
    return f"{len(ids)}: {', '.join(ids[:_SHOWN])}{more}"


def _of_fact(fact: Record) -> Iterator[tuple[str, str]]:
    yield from (("actors", each) for each in fact.get("actors") or ())
    yield from (("places", each) for each in fact.get("places") or ())
    if fact.get("measure"):
        yield "measures", fact["measure"]
    for said in fact["attributions"]:
        yield from (("actors", each) for each in (said.get("by"), *(said.get("via") or ())) if each)
        yield from (("sources", each) for each in said.get("sources") or ())


def _of_referent(section: str, record: Record) -> Iterator[tuple[str, str]]:
    for key, other in (("part_of", section), ("issuer", "actors"), ("derived_from", "sources")):
        if record.get(key):
            yield other, record[key]
    yield from (("actors", each) for each in record.get("members") or ())
