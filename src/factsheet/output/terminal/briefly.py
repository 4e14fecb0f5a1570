"""Who says it and who opposes it, in the room of a summary: one of each side, and how many more there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factsheet.attribution import asserting, opposing
from factsheet.output.terminal.attributed import Lines, shared_year
from factsheet.output.terminal.days import year_of
from factsheet.output.terminal.flow import Word
from factsheet.output.terminal.pen import QUIET, Pen, Piece

if TYPE_CHECKING:
    from factsheet.contract import AttributionOf


def briefly(fact: Any, pen: Pen, *, dated: bool) -> list[list[Word]]:
    """The lead; the last one of each side that denies the fact, or disputes it; and who of that side asserts it, too.

    Three texts, the latter two only where there is one. Where the fact's own day is not `dated`, the lead's is told.
    """
    known, year = (fact["date"], shared_year(fact, year_of(fact["date"]))) if dated else ("", "")
    lines = Lines(pen, known, year, between=",", acronyms=fact["acronyms"])
    against: dict[str, list[AttributionOf]] = {}
    for each in opposing(fact):
        against.setdefault(_side(each), []).append(each)
    told = _and_more(lines.alone(asserting(fact)[0]), also(fact))
    opposed = [word for each in against.values() for word in _and_more(lines.alone(_last(each)), len(each) - 1)]
    return [told, *filter(None, (opposed, [word for each in _turned(fact) for word in lines.alone(each)]))]


def also(fact: Any) -> int:
    """How many assert the fact with the lead, those of a side that opposes it aside: they are named."""
    return len(asserting(fact)) - 1 - len(_turned(fact))


def _turned(fact: Any) -> list[AttributionOf]:
    """Who asserts the fact after the lead, of a side that opposes it, too."""
    sides = {_side(each) for each in opposing(fact)}
    return [each for each in asserting(fact)[1:] if _side(each) in sides]


def _and_more(line: list[Word], more: int) -> list[Word]:
    return [*line[:-1], (*line[-1], Piece(f", {more} more", QUIET))] if more else line


def _last(said: list[AttributionOf]) -> AttributionOf:
    """The last flat denial of a side: its doubts do not stand for it."""
    flat = [each for each in said if each["stance"] != "disputes"]
    return (flat or said)[-1]


def _side(said: AttributionOf) -> str:
    return (said["side"] or said["by"])["id"]
