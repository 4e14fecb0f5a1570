"""A figure's number out of its `value`, by the grammar in which the output writes it (values.py)."""

import re
from typing import Any, NamedTuple

from factsheet.record import Number, Written
from factsheet.vocabulary import BOUND_WORDS

_NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
_WORDS = "|".join(words for words in BOUND_WORDS.values() if words)
_SINGLE = re.compile(rf"({_WORDS})?({_NUMBER})( thousand| million| billion)?(%)?")
_RANGE = re.compile(rf"({_NUMBER})(?:-| to )({_NUMBER})(%)?")
_SCOPED = re.compile(r"([^(]*) \((.+)\)", re.DOTALL)
_BOUNDS = {words: bound for bound, words in BOUND_WORDS.items()}
# What holds the number of a bound.
_HOLDS = {"at-least": "low", "more-than": "low", "at-most": "high", "fewer-than": "high"}
_TIMES = {" thousand": 1000, " million": 1_000_000, " billion": 1_000_000_000}


class Amount(NamedTuple):
    """What a value says: its bound, its numbers by name, what it covers, and whether it is in percent."""

    bound: str
    numbers: dict[str, Number]
    scope: str | None
    percent: bool
    as_said: str | None = None
    """The value's own words, where digits alone are not what it says: `more than 10 million`."""


def parsed(value: str, scope: str | None = None) -> Amount | None:
    """What a value says, or None where the grammar does not have it; of a scope that is known no other is read."""
    bare, found = _without_scope(value, scope)
    range_ = _RANGE.fullmatch(bare)
    if range_:
        low, high = (number(text) for text in range_.groups()[:2])
        return None if low is None or high is None else Amount("range", _two(low, high), found, bool(range_[3]))
    single = _SINGLE.fullmatch(bare)
    said = number(single[2]) if single else None
    if not single or said is None:
        return None
    bound = _BOUNDS[single[1] or ""]
    if not single[3]:
        return Amount(bound, {_HOLDS.get(bound, "best"): said}, found, bool(single[4]))
    whole = _times(single[2], _TIMES[single[3]])
    if whole is None or single[4]:
        return None
    return Amount(bound, {_HOLDS.get(bound, "best"): whole}, found, percent=False, as_said=bare)


def words(value: str, scope: str | None) -> tuple[str, str | None]:
    """The words of a value whose bound is `words`, and its scope: the one that is known, or what stands in brackets."""
    return _without_scope(value, scope) if scope else (value, None)


def number(text: str) -> Number | None:
    """The number of digits as JSON has them; None where they are none."""
    if not re.fullmatch(_NUMBER, text):
        return None
    if re.fullmatch(r"-?[0-9]+", text):
        return int(text) if len(text) <= 30 else None
    return Written(text)


def _without_scope(value: str, scope: str | None) -> tuple[str, str | None]:
    if scope is not None:
        return value.removesuffix(f" ({scope})"), scope
    scoped = _SCOPED.fullmatch(value)
    return (scoped[1], scoped[2]) if scoped else (value, None)


def _two(low: Any, high: Any) -> dict[str, Number]:
    return {"low": low, "high": high}


def _times(digits: str, factor: int) -> int | None:
    """Digits times a factor, where that is a whole number: 1.5 million is 1500000."""
    whole, _, fraction = digits.partition(".")
    if "e" in digits.lower() or len(fraction) >= len(str(factor)) or len(digits) > 12:
        return None
    return int(f"{whole}{fraction}") * factor // int(10 ** len(fraction))
