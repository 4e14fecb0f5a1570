"""Chance that is the same for a record whenever its number is, so that no record has to be kept to be named again."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

_T = TypeVar("_T")


class Chance(Random):
    """What is drawn for the record of a number, its seed."""

    def one(self, values: Sequence[_T]) -> _T:
        """One of some values."""
        return values[int(self.random() * len(values))]

    def happens(self, share: float) -> bool:
        """Whether what comes in that share of cases comes now."""
        return self.random() < share

    def upto(self, most: int) -> int:
        """A number from 0 to `most`."""
        return int(self.random() * (most + 1))


def mixed(number: int, below: int) -> int:
    """A number below another that looks drawn, for what one draw is too dear for (Knuth's multiplicative hashing)."""
    return ((number + 1) * 2654435761 & 0xFFFFFFFF) * below >> 32
