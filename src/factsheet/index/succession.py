"""Which facts were denied, disputed, retracted or superseded, and what became of them: known after the last record."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from factsheet.attribution import brief, known_from
from factsheet.index.resolve import amended
from factsheet.record import Fact
from factsheet.status import Voice, steps

Side = Callable[[str], str]
Load = Callable[[str], Fact]


class Outcome(NamedTuple):
    """A fact whose status changes: the days of change, and its JSON as it now is."""

    id: str
    steps: list[tuple[str, str]]
    successor: str | None
    status: str
    amend: Callable[[str], str]


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
        for name in self._contested:
            successor, predecessor = (each.get(name) for each in (self._successor, self._predecessor))
            after = load(successor) if successor else None
            before = load(predecessor) if predecessor else None
            found = steps(_voices(load(name), side), _superseded(after, side))
            status = found[-1][1]
            by, of = (brief(each) if each else None for each in (after, before))
            shown = by if status == "superseded" else None
            yield Outcome(name, found, successor, status, lambda json, s=status, b=shown, o=of: amended(json, s, b, o))  # type: ignore[misc]


def _voices(fact: Fact, side: Side) -> list[Voice]:
    return [
        Voice(known_from(each), each["by"]["id"], side(each["by"]["id"]), each["stance"])
        for each in fact["attributions"]
    ]


def _superseded(successor: Fact | None, side: Side) -> list[tuple[str, bool]]:
    """From which days on an asserted successor is there, or, retracted, is there no longer."""
    if successor is None:
        return []
    voices = _voices(successor, side)
    known = min(voice.known for voice in voices if voice.stance == "asserts")
    return [(day, status != "retracted") for day, status in steps(voices, []) if day >= known]
