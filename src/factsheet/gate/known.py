"""What warnings need to know of the records that facts refer to: hierarchies, origins, whose text a source is.

Records may be wrong in ways that are told elsewhere: what is not there is looked past.
"""

from __future__ import annotations

from typing import Any

Record = dict[str, Any]


class Known:
    """The actors, places, sources and measures of a sheet, by id."""

    def __init__(self) -> None:
        self.actors: dict[str, Record] = {}
        self.places: dict[str, Record] = {}
        self.sources: dict[str, Record] = {}
        self.measures: dict[str, Record] = {}
        self._wholes: dict[str, frozenset[str]] = {}

    def add(self, section: str, record: Record) -> None:
        """Takes a record."""
        getattr(self, section)[record["id"]] = record

    def side(self, actor: str) -> str:
        """The topmost actor that an actor is part of."""
        return _chain(actor, self.actors, "part_of")[-1]

    def origin(self, source: str) -> str:
        """The source at the end of `derived_from`."""
        return _chain(source, self.sources, "derived_from")[-1]

    def is_primary(self, by: str, source: str) -> bool:
        """Whether a source, or what it copies, is the asserter's own: issued by it, a part of it, or its whole.

        format.md, source.
        """
        issuers = [self.sources.get(each, {}).get("issuer") for each in _chain(source, self.sources, "derived_from")]
        return any(each and (each in self.wholes(by) or by in self.wholes(each)) for each in issuers)

    def wholes(self, actor: str) -> frozenset[str]:
        """The actor, and all that it is a part of."""
        if actor not in self._wholes:
            self._wholes[actor] = frozenset(_chain(actor, self.actors, "part_of"))
        return self._wholes[actor]

    def names(self, section: str, name: str) -> list[str]:
        """Every name of an actor or a place."""
        record = getattr(self, section).get(name, {})
        return [each for each in (record.get("name"), *(record.get("aliases") or ())) if each]


def _chain(start: str, records: dict[str, Record], key: str) -> list[str]:
    chain = [start]
    while (following := records.get(chain[-1], {}).get(key)) and following not in chain:
        chain.append(following)
    return chain
