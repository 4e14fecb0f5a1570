"""What warnings need to know of the records that facts refer to: hierarchies, origins, whose text a source is.

Records may be wrong in ways that are told elsewhere: what is not there is looked past.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from factsheet.gate import limits

Record = dict[str, Any]
_NEVER = "\0"
# Of each actor and place; every one is looked for in every statement.
_MOST_NAMES = 100


class Known:
    """The actors, places, sources and measures of a sheet, by id."""

    def __init__(self) -> None:
        self.actors: dict[str, Record] = {}
        self.places: dict[str, Record] = {}
        self.sources: dict[str, Record] = {}
        self.measures: dict[str, Record] = {}
        self._copies: dict[str, list[str]] = {}
        self._issuers: dict[str, tuple[str, ...]] = {}
        self._calling: dict[str, re.Pattern[str]] = {}

    def add(self, section: str, record: Record) -> None:
        """Takes a record."""
        getattr(self, section)[record["id"]] = record

    def side(self, actor: str) -> str:
        """The topmost actor that an actor is part of."""
        return _chain(actor, self.actors, "part_of")[-1]

    def origin(self, source: str) -> str:
        """The source at the end of `derived_from`."""
        return self._copied(source)[-1]

    def is_primary(self, by: str, source: str) -> bool:
        """Whether a source, or what it copies, is the asserter's own: issued by it, a part of it, or its whole.

        format.md, source.
        """
        issuers = self._issuers.get(source)
        if issuers is None:
            found = (self.sources.get(each, {}).get("issuer") for each in self._copied(source))
            issuers = self._issuers[source] = tuple(each for each in found if each)
        return any(each in self._wholes(by) or by in self._wholes(each) for each in issuers)

    def _copied(self, source: str) -> list[str]:
        """The source, and all that it copies."""
        chain = self._copies.get(source)
        if chain is None:
            chain = self._copies[source] = _chain(source, self.sources, "derived_from")
        return chain

    def _wholes(self, actor: str) -> list[str]:
        """The actor, and all that it is a part of."""
        return _chain(actor, self.actors, "part_of")

    def names(self, section: str, name: str) -> list[str]:
        """The names of an actor or a place, the first hundred of them."""
        record = getattr(self, section).get(name, {})
        return [each for each in (record.get("name"), *islice(record.get("aliases") or (), _MOST_NAMES)) if each]

    def calling(self, actor: str) -> re.Pattern[str]:
        """What finds the names of an actor in a text, the longest first."""
        pattern = self._calling.get(actor)
        if pattern is None:
            # At the start of a sentence the article of "the Pentagon" is another one.
            in_text = (self.actors.get(actor, {}).get("in_text") or "").removeprefix("the ")
            names = [*self.names("actors", actor), *filter(None, [in_text])]
            names = sorted(names, key=len, reverse=True) or [_NEVER]
            pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
            self._calling[actor] = pattern
        return pattern


def _chain(start: str, records: dict[str, Record], key: str) -> list[str]:
    chain = [start]
    while (following := records.get(chain[-1], {}).get(key)) and following not in chain:
        if len(chain) > limits.MOST_STEPS:  # told elsewhere
            break
        chain.append(following)
    return chain
