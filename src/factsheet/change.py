"""What an attribution did to its fact on the day it was said, in one word, and what happened since a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factsheet.attribution import AGAINST, asserting, known_from
from factsheet.vocabulary import STANCE_VERBS

if TYPE_CHECKING:
    from factsheet.contract import AttributionOf, Fact

# In the order in which a reader wants to know: first what is no longer as it was told.
CHANGES = ("retracted", "supersedes", "denied", "disputed", "reverses", "confirmed", "first", "again")


class Heard(NamedTuple):
    """An attribution, and what stood before it."""

    said: AttributionOf
    status: str
    """The fact's status on the day before; empty where the fact was not known."""
    reverses: list[AttributionOf]
    """What the speaker's own side had said against the fact until then."""


class Told(NamedTuple):
    """A fact, and what was said of it that did the same to it."""

    fact: Fact
    heard: list[Heard]
    predecessor: Fact | None
    """The fact that it supersedes, where it was first said."""


class News(NamedTuple):
    """What was said from a day on, by what it did."""

    since: str
    until: str | None
    as_of: str | None
    shown: int
    total: int
    """How many attributions there are in all, and `shown` how many of them are here."""
    told: dict[str, list[Told]]
    perhaps: list[Told]
    """What was said on a day that is not known and may lie before the first one: who looked then may know it."""


def change(fact: Fact, said: AttributionOf) -> str:
    """What an attribution of a fact did to it: one of CHANGES.

    What was asserted on the day on which the fact became known is its first word, whoever else said it on that day.
    """
    if said["stance"] in AGAINST:
        return STANCE_VERBS[said["stance"]]
    if known_from(said) <= min(known_from(each) for each in asserting(fact)):
        return "supersedes" if fact["supersedes"] else "first"
    if reversed_by(fact, said):
        return "reverses"
    return "confirmed" if said["hedge"] == "confirmed" else "again"


def reversed_by(fact: Fact, said: AttributionOf) -> list[AttributionOf]:
    """What the side of an assertion had said against the fact until the day before, and not asserted since."""
    if said["stance"] in AGAINST:
        return []
    own = [each for each in fact["attributions"] if _side(each) == _side(said) and known_from(each) < known_from(said)]
    asserted = max((known_from(each) for each in own if each["stance"] not in AGAINST), default="")
    return [each for each in own if each["stance"] in AGAINST and known_from(each) > asserted]


def _side(said: AttributionOf) -> str:
    """The id of the speaker's topmost `part_of`."""
    return (said["side"] or said["by"])["id"]
