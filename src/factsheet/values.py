"""A figure's number as text: with raw digits for scripts, with the asserter's words for people."""

from factsheet.vocabulary import BOUND_WORDS

Number = int | float


def raw_value(bound: str, best: Number | None, low: Number | None, high: Number | None, as_said: str | None) -> str:
    """The number with its bound and raw digits: `about 10000`, `11000-12000`; words where there is no number."""
    if bound == "words":
        return as_said or ""
    if bound == "range":
        dash = "-" if low is not None and low >= 0 else " to "
        return f"{low}{dash}{high}"
    number = next(each for each in (best, low, high) if each is not None)
    return f"{BOUND_WORDS[bound]}{number if best is None else best}"


def with_scope(value: str, scope: str | None) -> str:
    """The value and what it covers when that is less than the measure: printed together everywhere (format.md)."""
    return f"{value} ({scope})" if scope else value
