"""Ids made of names and statements: deterministic, readable, one space for the whole sheet."""

import re
import unicodedata

_LONGEST = 60


class Ids:
    """The ids that are taken."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def take(self, name: str) -> None:
        """Takes an id that was given."""
        self._taken.add(name)

    def made(self, text: str, noun: str) -> str:
        """An id made of a text: its slug, or the noun where it has no Latin letter or digit; `-2` where it is taken."""
        base = slug(text) or noun
        name, number = base, self._next.get(base, 2)
        while name in self._taken:
            name, number = f"{base}-{number}", number + 1
        self._next[base] = number
        self._taken.add(name)
        return name


def slug(text: str) -> str:
    """A text as an id has it: Latin letters without accents, digits, hyphens; at most 60, cut between words."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    found = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    if len(found) <= _LONGEST:
        return found
    return found[: _LONGEST + 1].rpartition("-")[0].strip("-") or found[:_LONGEST]
