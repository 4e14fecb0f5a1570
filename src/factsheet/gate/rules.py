"""Rules that hold between the fields of one record.

Each names the fields that it looks at and is left out when one of them is already wrong, so that one fault is told
once and no fault hides another.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from factsheet.gate import codes, limits
from factsheet.gate.positions import Step
from factsheet.gate.problems import Fault
from factsheet.vocabulary import HEDGE_VERBS, STANCE_VERBS

Record = dict[str, Any]
Finding = tuple[tuple[Step, ...], Fault]


class Rule(NamedTuple):
    """A rule, and the fields that must be well formed for it to make sense."""

    fields: frozenset[str]
    findings: Callable[[Record], Iterator[Finding]]


# format.md, "What a bound needs; anything else is an error": the numbers a bound must have, and those it may have.
NEEDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "exact": (("best",), ()),
    "about": (("best",), ("low", "high")),
    "at-least": (("low",), ()),
    "more-than": (("low",), ()),
    "at-most": (("high",), ()),
    "fewer-than": (("high",), ()),
    "range": (("low", "high"), ()),
    "words": (("as_said",), ()),
}
NUMBERS = ("best", "low", "high")
# What to write where a bound is given a number that it cannot have.
_INSTEAD = {
    "exact": "use 'about' with best, or 'range' without it",
    "range": "a range as said has two ends and no best",
}


def rules_of(section: str, record: Record, bad: set[str]) -> Iterator[Finding]:
    """What the rules of a section find in a record: the path and what is wrong with it."""
    for rule in _RULES.get(section, ()):
        if not rule.fields & bad:
            yield from rule.findings(record)


def _bound_has_its_numbers(record: Record) -> Iterator[Finding]:
    bound = record.get("bound") or "exact"
    needed, allowed = NEEDS[bound]
    for name in needed:
        if record.get(name) is None:
            yield ("bound",), Fault(codes.IMPOSSIBLE_VALUE, f"bound '{bound}' needs '{name}'")
    for name in NUMBERS:
        if record.get(name) is not None and name not in needed and name not in allowed:
            what = f"bound '{bound}' has no '{name}'"
            yield (name,), Fault(codes.IMPOSSIBLE_VALUE, what, _INSTEAD.get(bound, ""))


def _numbers_are_in_order(record: Record) -> Iterator[Finding]:
    best, low, high = (record.get(name) for name in NUMBERS)
    if low is not None and high is not None and low > high:
        yield ("low",), Fault(codes.IMPOSSIBLE_VALUE, f"low {low} is above high {high}")
    if best is not None and low is not None and low > best:
        yield ("low",), Fault(codes.IMPOSSIBLE_VALUE, f"low {low} is above best {best}")
    if best is not None and high is not None and best > high:
        yield ("high",), Fault(codes.IMPOSSIBLE_VALUE, f"high {high} is below best {best}")


def _attributions_go_together(record: Record) -> Iterator[Finding]:
    """The first one asserts, a denial is stated, and nobody says the same twice: one look at each."""
    seen: set[tuple[object, ...]] = set()
    for number, attribution in attributions_of(record):
        if number == limits.MOST_SAID:
            yield ("attributions",), Fault(codes.TOO_MUCH, f"a fact has at most {limits.MOST_SAID:,} attributions")
        by, day, stance = attribution.get("by"), attribution.get("date"), attribution.get("stance") or "asserts"
        if number == 0 and stance in tuple(STANCE_VERBS):
            what = f"the first attribution asserts the fact; this one {stance} it"
            yield ("attributions", 0, "stance"), Fault(codes.LEAD_OPPOSES, what)
        if stance == "denies":
            yield from _is_stated(number, attribution)
        if not (isinstance(by, str) and isinstance(day, str) and isinstance(stance, str)):
            continue
        if (by, day, stance) in seen:
            yield ("attributions", number), Fault(codes.SAID_TWICE, f"'{by}' {stance} it twice on {day}")
        seen.add((by, day, stance))


def _is_stated(number: int, denial: Record) -> Iterator[Finding]:
    hedge = denial.get("hedge")
    if hedge in tuple(HEDGE_VERBS) and hedge != "stated":
        yield ("attributions", number, "hedge"), Fault(codes.HEDGED_DENIAL, "a denial's hedge is 'stated'")


def attributions_of(record: Record) -> Iterator[tuple[int, Record]]:
    """The attributions of a record that may be malformed, those of them that are objects, with their number."""
    found = record.get("attributions")
    for number, attribution in enumerate(found if isinstance(found, list) else []):
        if isinstance(attribution, dict):
            yield number, attribution


_ATTRIBUTION_RULES = (Rule(frozenset(), _attributions_go_together),)
_RULES: dict[str, tuple[Rule, ...]] = {
    "events": _ATTRIBUTION_RULES,
    "figures": (
        Rule(frozenset({"bound", *NUMBERS, "as_said"}), _bound_has_its_numbers),
        Rule(frozenset(NUMBERS), _numbers_are_in_order),
        *_ATTRIBUTION_RULES,
    ),
    "assessments": _ATTRIBUTION_RULES,
}
