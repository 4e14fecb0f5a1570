"""Figures of equal measure and scope, compared: the latest of them, and the span of all (format.md, figure)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from factsheet.dates import LAST_DAY
from factsheet.index.reader import Estimate, Index
from factsheet.names import acronym
from factsheet.record import Number, Row
from factsheet.selection import Selection

if TYPE_CHECKING:
    from factsheet.contract import Fact

_OVERTAKEN = {"superseded", "retracted"}


class Span:
    """From the lowest to the highest number of figures that are compared, and how many figures there are."""

    def __init__(self) -> None:
        self.count = 0
        self.lowest: Number | None = None
        self.highest: Number | None = None

    def take(self, numbers: Iterable[Number | None]) -> None:
        """Takes the numbers of one figure; only those that somebody gave count."""
        self.count += 1
        for number in numbers:
            if number is not None:
                self.lowest = number if self.lowest is None else min(self.lowest, number)
                self.highest = number if self.highest is None else max(self.highest, number)

    def beside(self, figure: Fact) -> dict[str, object]:
        """A figure with the span and the count of all that it is compared with."""
        return {**figure, "lowest": self.lowest, "highest": self.highest, "estimates": self.count}


class Estimates(Span):
    """The figures of one measure and scope, taken one by one: the latest one that is not overtaken, and their span."""

    def __init__(self) -> None:
        super().__init__()
        self.latest: Estimate | None = None
        self.is_key = False

    def add(self, figure: Estimate) -> None:
        """Takes a figure."""
        self.take(figure.numbers)
        self.is_key = self.is_key or figure.is_key
        if figure.status not in _OVERTAKEN and (self.latest is None or _rank(figure) > _rank(self.latest)):
            self.latest = figure


class Acronyms:
    """The short names by which a screen with little room calls those who said it, looked up once each."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[str, str | None] = {}

    def of(self, fact: Fact) -> dict[str, str]:
        """The acronyms of those who say or oppose a fact, by the actor's id."""
        speakers = {each["by"]["id"] for each in fact["attributions"]}
        return {name: found for name in speakers if (found := self._acronym(name))}

    def _acronym(self, name: str) -> str | None:
        if name not in self._known:
            actor = self._index.referent(name)
            self._known[name] = acronym(actor["name"], actor["aliases"])
        return self._known[name]


def compared(index: Index, asked: Selection) -> Iterator[Row]:
    """The figures, each with what a screen tells beside it: span and count of its like, what its measure counts."""
    every: dict[tuple[str, str | None], Span] = {}
    for each in index.estimates(asked):
        every.setdefault((each.measure, each.scope), Span()).take(each.numbers)
    acronyms = Acronyms(index)
    for row in index.facts(asked.of("figure"), by_measure=True):
        figure = row.record
        measure = figure["measure"]["id"]
        beside = {"counts": index.referent(measure)["description"], "acronyms": acronyms.of(figure)}
        yield Row(every[measure, figure["scope"]].beside(figure) | beside)


def _rank(figure: Estimate) -> tuple[str, str, str]:
    """Describing the latest day, then said last; figures come by date and id, and the first of equals stays."""
    described = figure.latest or LAST_DAY
    return (described, figure.earliest or described, figure.said)
