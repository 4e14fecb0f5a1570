"""What a part is, what it counts, and how a fault that it meets is told."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from fuzz.chance import Chance


class Unheld(AssertionError):
    """Something that must always hold did not: which, and what was there instead."""

    def __init__(self, what: str, shown: object = "") -> None:
        super().__init__(f"{what}: {shown!r:.600}" if shown != "" else what)
        self.what = what


class TooSlow(BaseException):
    """A command took longer than any input of its size may take; it is told even where the program catches it."""


def hold(holds: object, what: str, shown: object = "") -> None:
    """Raises Unheld where something does not hold."""
    if not holds:
        raise Unheld(what, shown)


Shapes = dict[str, tuple[str, ...]]


@dataclass
class Tally:
    """What was counted on the way: inputs of a kind, outputs by view and format; the keys of each type of object."""

    counts: Counter[str] = field(default_factory=Counter)
    shapes: Shapes = field(default_factory=dict)

    def shape(self, name: str, keys: tuple[str, ...]) -> None:
        """Holds that all objects of one name have the same keys."""
        known = self.shapes.setdefault(name, keys)
        hold(known == keys, f"objects of one type have one set of keys ({name})", (known, keys))


@dataclass(frozen=True)
class Part:
    """A sort of input: how one is made, what must hold for it, and how many a full run tries."""

    name: str
    what: str
    inputs: int
    portion: int
    """How many are tried at once by one process."""
    make: Callable[[Chance], Any]
    check: Callable[[Any, Chance, Tally], None]
