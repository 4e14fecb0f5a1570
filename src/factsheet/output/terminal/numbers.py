"""A figure's number as people read it: with the asserter's words where they are given, with separators, in millions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factsheet.vocabulary import BOUND_WORDS

if TYPE_CHECKING:
    from factsheet.contract import Fact
    from factsheet.output.terminal.pen import Pen
    from factsheet.record import Number

_MILLION = 1_000_000


def spoken(figure: Fact, pen: Pen) -> str:
    """The value of a figure: `about 10,000`, `11,000–12,000`, `more than 10 million`, `several hundred`."""
    if figure["as_said"]:
        return pen.text(figure["as_said"])
    percent = "%" if is_share(figure) else ""
    best, low, high = figure["best"], figure["low"], figure["high"]
    if figure["bound"] == "range" and low is not None and high is not None:
        return pen.draw(_range(low, high)) + percent
    number = next(each for each in (best, low, high) if each is not None)
    return BOUND_WORDS[figure["bound"]] + grouped(number) + percent


def grouped(number: Number) -> str:
    """A number with separators, from a million on in millions where nothing is lost: `1,500`, `2.2`, `6 million`."""
    if isinstance(number, int):
        if abs(number) >= _MILLION and number % (_MILLION // 10) == 0:
            return f"{number / _MILLION:,.1f}".removesuffix(".0") + " million"
        return f"{number:,}"
    return str(number)


def on_scale(number: float) -> str:
    """A number on a scale, where alone it may be abbreviated: `15,000`, `2.5`, `10m`."""
    if number >= _MILLION:
        return f"{number / _MILLION:,g}m" if number < 1000 * _MILLION else f"{number:.3g}"
    return f"{number:,g}" if number != int(number) else f"{int(number):,}"


def span(lowest: Number | None, highest: Number | None, pen: Pen, *, percent: bool = False) -> str:
    """From the lowest to the highest number that anybody gave: `1,500–15,000`; nothing where there is none."""
    if lowest is None or highest is None:
        return ""
    return pen.draw(grouped(lowest) if lowest == highest else _range(lowest, highest)) + ("%" if percent else "")


def margin(figure: Fact, pen: Pen) -> str:
    """The bounds that were said beside a best value: `20–40%`, `at least 20`; nothing where there were none."""
    low, high = figure["low"], figure["high"]
    if figure["best"] is None or (low is None and high is None):
        return ""
    bound = "at-most" if low is None else "at-least" if high is None else "range"
    alone: Any = {**figure, "bound": bound, "best": None, "as_said": None}
    return spoken(alone, pen)


def is_share(figure: Fact) -> bool:
    """Whether a figure is in percent."""
    return figure["value"].split(" (")[0].endswith("%")


def _range(low: Number, high: Number) -> str:
    first, last = grouped(low), grouped(high)
    if first.endswith(" million") and last.endswith(" million"):
        first = first.removesuffix(" million")
    return f"{first}–{last}"
