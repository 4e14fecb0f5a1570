"""Chance that is the same for a record whenever its number is, so that no record has to be kept to be named again."""

from chances import Seeded


class Chance(Seeded):
    """What is drawn for the record of a number, its seed."""

    def upto(self, most: int) -> int:
        """A number from 0 to `most`."""
        return int(self.random() * (most + 1))


def mixed(number: int, below: int) -> int:
    """A number below another that looks drawn, for what one draw is too dear for (Knuth's multiplicative hashing)."""
    return ((number + 1) * 2654435761 & 0xFFFFFFFF) * below >> 32
