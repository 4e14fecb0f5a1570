"""Why a selection keeps nothing, and what would change that: told to a person, never to a script."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factsheet import dates
from factsheet.attribution import known_from
from factsheet.index.reader import Index
from factsheet.selection import Selection

if TYPE_CHECKING:
    from factsheet.contract import Fact

# The filters in the order in which a person most likely went wrong, each with its option.
_FILTERS = {
    "text": "--grep", "tags": "--tag", "kinds": "--kind", "statuses": "--status", "places": "--place",
    "sources": "--source", "by": "--by", "actors": "--actor", "measures": "--measure",
}  # fmt: skip


class Why(NamedTuple):
    """A sentence about an empty answer, and an option that would fill it; either may be empty."""

    told: str = ""
    hint: str = ""


def why_nothing(index: Index, asked: Selection) -> Why:
    """Which filter leaves nothing: a day, or one of the others."""
    asked = asked._replace(limit=None, reverse=False)
    return _days(index, asked) or _knowledge(index, asked) or _filters(index, asked) or Why()


def _days(index: Index, asked: Selection) -> Why | None:
    """The nearest fact beyond the days that were wanted."""
    undated = asked.undated
    if undated == asked:
        return None
    where = _where(index, asked)
    after = _nearest(index, undated._replace(since=asked.until)) if asked.until else None
    if after:
        day = after["earliest"] or after["latest"] or asked.until or ""
        return Why(f"The next{where} is of {dates.in_words(after['date'])}.", f"--until {day[:7]}")
    before = _nearest(index, undated._replace(until=asked.since, reverse=True)) if asked.since else None
    if before:
        day = before["latest"] or before["earliest"] or asked.since or ""
        return Why(f"The last{where} is of {dates.in_words(before['date'])}.", f"--since {day[:7]}")
    return None


def _knowledge(index: Index, asked: Selection) -> Why | None:
    """When the first of the facts became known, where that was later."""
    if not asked.as_of:
        return None
    later = (row.record for row in index.facts(asked._replace(as_of=None)))
    fact = min(later, key=_known, default=None)
    return fact and Why(f"The first became known on {dates.in_words(_known(fact))}.", f"--as-of {_known(fact)}")


def _filters(index: Index, asked: Selection) -> Why | None:
    """A filter without which there would be something."""
    for name, option in _FILTERS.items():
        values = getattr(asked, name)
        if values and (count := index.count(asked._replace(**{name: ()}))):  # type: ignore[arg-type]
            given = " ".join(f"{option} {value}" for value in values)
            return Why(f"Without {given} there {'is' if count == 1 else 'are'} {count:,}.")
    return None


def _nearest(index: Index, asked: Selection) -> Fact | None:
    row = next(index.facts(asked._replace(limit=1)), None)
    found: Fact | None = row.record if row else None
    return found


def _known(fact: Fact) -> str:
    return min(known_from(each) for each in fact["attributions"] if each["stance"] == "asserts")


def _where(index: Index, asked: Selection) -> str:
    """The place that was asked for, by its name."""
    return f" in {index.name('place', asked.places[0])}" if len(asked.places) == 1 else ""
