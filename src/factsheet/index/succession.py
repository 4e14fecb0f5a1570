"""Which facts were denied, disputed, retracted or superseded, and what became of them: known after the last record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from factsheet.attribution import brief, known_from
from factsheet.index.resolve import amended
from factsheet.status import Voice, presence, steps

if TYPE_CHECKING:
    from factsheet.contract import Brief, Fact
    from factsheet.vocabulary import Status

    Load = Callable[[str], Fact]

Side = Callable[[str], str]


class Outcome(NamedTuple):
    """A fact whose status changes: the days of change, and what stands in its JSON."""

    id: str
    steps: list[tuple[str, Status]]
    successor: str | None
    status: str
    superseded_by: Brief | None
    supersedes: Brief | None

    def amend(self, json: str) -> str:
        """The fact's JSON with all that."""
        return amended(json, self.status, self.superseded_by, self.supersedes)


class Contest:
    """Gathers the facts whose status may change, by id, while the sheet is read."""

    def __init__(self) -> None:
        self._contested: dict[str, None] = {}
        self._successor: dict[str, str] = {}
        self._predecessor: dict[str, str] = {}

    def add(self, fact: str, supersedes: str | None, *, contested: bool) -> None:
        """Takes note of a fact that supersedes another, or that somebody opposes."""
        if contested or supersedes:
            self._contested[fact] = None
        if supersedes:
            self._contested[supersedes] = None
            self._successor[supersedes] = fact
            self._predecessor[fact] = supersedes

    def outcomes(self, load: Load, side: Side) -> Iterator[Outcome]:
        """What became of each of them; `load` gives a fact by id, `side` an actor's topmost part_of."""
        changes = {name: self._changes(name, load, side) for name in self._contested}

        def known(name: str | None) -> Brief | None:
            return brief({**load(name), "status": changes[name][-1][1]}) if name else None

        for name, found in changes.items():
            status = found[-1][1]
            successor = self._successor.get(name)
            by = known(successor) if status == "superseded" else None
            of = known(self._predecessor.get(name))
            yield Outcome(name, found, successor, status, by, of)

    def _changes(self, name: str, load: Load, side: Side) -> list[tuple[str, Status]]:
        successor = self._successor.get(name)
        replaced = presence(_voices(load(successor), side)) if successor else []
        return steps(_voices(load(name), side), replaced)


def _voices(fact: Fact, side: Side) -> list[Voice]:
    return [
        Voice(known_from(each), each["by"]["id"], side(each["by"]["id"]), each["stance"])
        for each in fact["attributions"]
    ]
