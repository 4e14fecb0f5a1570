"""Chance that is the same whenever its seed is, for those who make many inputs of it: fuzz/ and bench/."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

_T = TypeVar("_T")


class Seeded(Random):
    """What is drawn from one seed."""

    def one(self, values: Sequence[_T]) -> _T:
        """One of some values."""
        return values[int(self.random() * len(values))]

    def happens(self, share: float) -> bool:
        """Whether what comes in that share of cases comes now."""
        return self.random() < share
