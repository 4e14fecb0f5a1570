"""Those who speak, out of the words in which the output prints them: `Name (Body) via Relayer`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from factsheet.convert.cells import SEPARATOR
from factsheet.convert.referents import Registry
from factsheet.convert.rows import Row
from factsheet.convert.trouble import Troubles

OBJECTION = re.compile(r"(.+) (denies|disputes|retracts) (\S+)", re.DOTALL)
_VIA = " via "
# The columns that give the kinds of those who are named in another one.
KIND_COLUMNS = {"by": "actor_kind", "against": "against_kind", "via": "via_kind", "actors": "actors_kind"}


class Kinds:
    """The kinds that a column gives to names, one each in the order in which they come; or one value for none."""

    def __init__(self, row: Row, column: str, values: list[str]) -> None:
        self.row = row
        self.column = column
        self._values = values
        self._next = 0

    def next(self) -> str | None:
        """The kind of the next name."""
        self._next += 1
        found = self._values[self._next - 1 : self._next]
        return found[0] if found and found[0] else None

    def finish(self, troubles: Troubles) -> None:
        """Holds that there were as many names as kinds."""
        if self._values and len(self._values) != self._next:
            what = f"has {len(self._values)} for {self._next}: one each, in the same order"
            troubles.add(self.row.at(self.column), what)


class Asked(NamedTuple):
    """Where a speaker is written, and the kinds of those who are named there."""

    row: Row
    column: str
    own: Kinds
    body: Kinds
    via: Kinds


class People:
    """The actors of the rows."""

    def __init__(self, actors: Registry, troubles: Troubles) -> None:
        self._actors = actors
        self._troubles = troubles

    def actor(self, name: str, row: Row, column: str, kind: str | None) -> str:
        """The id of the actor of a name."""
        spot = row.at(column)
        if not name:
            self._troubles.add(spot, "has an empty name")
            return ""
        found = self._actors.one(name, spot) or self._actors.make(name, name, spot, name=name, kind=kind)
        if kind:
            self._actors.settle(found, "kind", kind, row.at(KIND_COLUMNS.get(column, column)))
        return found

    def speaker(self, text: str, asked: Asked, *, relayed: bool) -> tuple[str, list[str]]:
        """The ids of who said it, and of those who passed it on."""
        kind = asked.own.next()
        for head, tail in _splits(text, _VIA) if relayed and not self._actors.find(text) else ():
            if self._is_known(head) or _VIA not in tail:
                return self._asserter(head, kind, asked), self.relayers(tail, asked)
        return self._asserter(text, kind, asked), []

    def relayers(self, text: str, asked: Asked, separator: str = ", ") -> list[str]:
        """The ids of those who passed it on."""
        names = (each.strip() for each in self._actors.split(text, separator))
        return [self.actor(name, asked.row, asked.column, asked.via.next()) for name in names]

    def _asserter(self, text: str, kind: str | None, asked: Asked) -> str:
        """Who said it: of `Name (Body)` a person, unless an actor is called by all of it, or is said to be another."""
        if self._actors.find(text) or not text.endswith(")") or (kind is not None and kind != "person"):
            return self.actor(text, asked.row, asked.column, kind)
        pairs = [(name, body.removesuffix(")")) for name, body in _splits(text, " (")]
        if not pairs:
            return self.actor(text, asked.row, asked.column, kind)
        name, body = next((pair for pair in pairs if self._is_of(*pair)), pairs[0])
        person = self.actor(name, asked.row, asked.column, kind)
        self._join(person, body, asked)
        return person

    def _join(self, person: str, body: str, asked: Asked) -> None:
        """Makes a person a part of the body that is named behind them; of one who is known, only compares."""
        kind = asked.body.next()
        spot = asked.row.at(asked.column)
        if not person:
            return
        record = self._actors.records[person]
        whole = record.get("part_of")
        if whole and self._actors.records.get(whole, {}).get("name") == body:
            return
        named = self.actor(body, asked.row, asked.column, kind)
        self._actors.settle(person, "part_of", named, spot)

    def speakers(self, text: str) -> list[str]:
        """Those who are named in a list; a name that is known may have in it what joins them."""
        return [each.strip() for each in self._actors.split(text, SEPARATOR, self._is_speaker)]

    def objections(self, text: str) -> list[str]:
        """The objections in a list, as speakers() finds those who speak."""

        def is_known(part: str) -> bool:
            found = OBJECTION.fullmatch(part)
            return found is not None and self._is_speaker(found[1])

        return [each.strip() for each in self._actors.split(text, SEPARATOR, is_known)]

    def _is_speaker(self, text: str) -> bool:
        relayed = (self._is_known(head) and self._are_known(tail) for head, tail in _splits(text, _VIA))
        return self._is_known(text) or any(relayed)

    def _are_known(self, text: str) -> bool:
        return all(self._actors.find(each) for each in self._actors.split(text, ", "))

    def _is_known(self, text: str) -> bool:
        return bool(self._actors.find(text)) or any(
            self._is_of(*pair) for pair in _splits(text.removesuffix(")"), " (")
        )

    def _is_of(self, name: str, body: str) -> bool:
        """Whether an actor of that name is known to be a part of an actor of the other."""
        wholes = [self._actors.records[each].get("part_of") for each in self._actors.find(name)]
        return any(whole and self._actors.records.get(whole, {}).get("name") == body for whole in wholes)


def _splits(text: str, separator: str) -> Iterator[tuple[str, str]]:
    """The text in two at each place of a separator, the first few of them."""
    at = text.find(separator)
    for _ in range(8):
        if at <= 0:
            return
        yield text[:at], text[at + len(separator) :]
        at = text.find(separator, at + 1)
