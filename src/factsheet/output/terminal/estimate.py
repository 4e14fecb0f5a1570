"""The cells of a figure's row: its value, who gave it, and when; one row for each who asserts it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from factsheet.attribution import asserting
from factsheet.output.terminal.attributed import spoken_by
from factsheet.output.terminal.days import short, year_of
from factsheet.output.terminal.flow import Line, Word, words
from factsheet.output.terminal.grid import Cell
from factsheet.output.terminal.numbers import is_share, margin, span, spoken
from factsheet.output.terminal.pen import CONFIRMED, QUIET, STRONG, Pen, Piece

if TYPE_CHECKING:
    from factsheet.contract import AttributionOf

_OPEN = ("since ", "until ", "by ")
_OVERTAKEN = {"superseded", "retracted"}


def value(figure: Any, pen: Pen, *, scoped: bool = False) -> list[Word]:
    """The value as said, and its status when it is not standing; what it covers where that does not stand above."""
    number = words(spoken(figure, pen), STRONG)
    if said := margin(figure, pen):
        number += words(f"({said})")
    if figure["status"] not in {"standing", "superseded"}:
        number += words(figure["status"], STRONG)
    return [*number, *words(f"({pen.text(figure['scope'])})")] if scoped and figure["scope"] else number


def described(figure: Any, pen: Pen) -> list[Word]:
    """The day that the number describes, where it is another one than that on which it was said."""
    said = asserting(figure)[0]
    if figure["date"] == said["date"]:
        return []
    day = short(figure["date"], year_of(said["date"]))
    return words(pen.draw(day if day.startswith(_OPEN) else f"for {day}"), QUIET)


def who(figure: Any, said: AttributionOf, pen: Pen) -> list[Word]:
    """Who said it, by their acronym where they have one."""
    return words(pen.text(spoken_by(said, figure["acronyms"].get(said["by"]["id"], ""))))


def hedge(said: AttributionOf) -> list[Word]:
    """The asserter's own degree of certainty."""
    return [(Piece(said["hedge"], CONFIRMED if said["hedge"] == "confirmed" else QUIET),)]


def day(said: AttributionOf, pen: Pen) -> Cell:
    """The day on which it was said."""
    return [words(pen.draw(short(said["date"])))]


def range_of_all(figure: Any, pen: Pen) -> str:
    """From the lowest to the highest number of all that are compared with a figure."""
    return span(figure["lowest"], figure["highest"], pen, percent=is_share(figure))


def quieted(lines: list[Line], figure: Any) -> list[Line]:
    """The lines, dim where the figure is overtaken."""
    if figure["status"] not in _OVERTAKEN:
        return lines
    return [[piece._replace(style=QUIET) for piece in line] for line in lines]


def by_asserter(figure: Any) -> Iterator[tuple[AttributionOf, bool]]:
    """Each who asserts the figure, and whether they are the lead."""
    for number, said in enumerate(asserting(figure)):
        yield said, number == 0
