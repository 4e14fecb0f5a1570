"""What a part is, what it counts, and what did not hold."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from faults.scene import Scene

_SHOWN = 300


class Unheld(Exception):
    """Something that must hold, and did not."""


@dataclass
class Outcome:
    """What came of a part: how often what happened, and what did not hold, each with its number."""

    trials: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    @contextmanager
    def trial(self, name: str) -> Iterator[None]:
        """Counts one trial, and what does not hold in it."""
        self.trials += 1
        try:
            yield
        except Unheld as unheld:
            self.faults.append(f"{name}: {unheld}")


class Part(NamedTuple):
    """A kind of fault: a name, what is done, and how it is done so many times."""

    name: str
    what: str
    run: Callable[[Scene, Random, int, Outcome], None]


def hold(truth: bool, what: str, detail: object = "") -> None:
    """Raises Unheld where something is not so."""
    if not truth:
        told = f"{detail!r:.{_SHOWN}}" if detail != "" else ""
        raise Unheld(f"{what}: {told}" if told else what)
