"""The sheet in one screen: the latest figure of each measure that matters, the key events, the key assessments."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from factsheet.attribution import known_from
from factsheet.dates import LAST_DAY
from factsheet.index.reader import Index
from factsheet.record import Number, Row
from factsheet.selection import Selection

if TYPE_CHECKING:
    from factsheet.contract import Fact

_OVERTAKEN = {"superseded", "retracted"}


def summary_rows(index: Index, wanted: Selection, *, everything: bool) -> Iterator[Row]:
    """The rows of the summary: figures by measure, events and assessments by date."""
    figures = (row.record for row in index.facts(wanted.of("figure"), by_measure=True))
    for _, group in groupby(figures, key=lambda figure: figure["measure"]["id"]):
        yield from _latest(group, everything=everything)
    for noun in ("event", "assessment"):
        yield from index.facts(wanted.of(noun)._replace(key=not everything))


class _Estimates:
    """The figures of one measure and scope: the latest of them, and the span of all."""

    def __init__(self) -> None:
        self.latest: Fact | None = None
        self.is_key = False
        self._count = 0
        self._numbers: list[Number] = []

    def add(self, figure: Fact) -> None:
        """Takes a figure; the span holds only numbers that somebody gave."""
        self._count += 1
        self.is_key = self.is_key or figure["key"]
        given = [figure["best"], figure["low"], figure["high"], *self._numbers]
        numbers = [number for number in given if number is not None]
        self._numbers = [min(numbers), max(numbers)] if numbers else []
        if figure["status"] not in _OVERTAKEN and (self.latest is None or _rank(figure) > _rank(self.latest)):
            self.latest = figure

    def row(self) -> Iterator[Row]:
        """The latest figure with the span; nothing where all of them are overtaken."""
        if self.latest:
            lowest, highest = self._numbers or (None, None)
            yield Row({**self.latest, "lowest": lowest, "highest": highest, "estimates": self._count})


def _latest(figures: Iterator[Any], *, everything: bool) -> Iterator[Row]:
    """The latest figure without a scope; of a measure that has only scoped ones, the latest of each scope."""
    by_scope: dict[str | None, _Estimates] = {}
    for figure in figures:
        by_scope.setdefault(figure["scope"], _Estimates()).add(figure)
    is_key = any(each.is_key for each in by_scope.values())
    whole = by_scope.get(None)
    if whole:
        yield from whole.row() if everything or is_key else ()
        return
    for each in by_scope.values():
        yield from each.row() if everything or each.is_key else ()


def _rank(figure: Fact) -> tuple[str, str, str]:
    """Describing the latest day, then said last; figures come by date and id, and the first of equals stays."""
    described = figure["latest"] or LAST_DAY
    return (described, figure["earliest"] or described, known_from(figure["attributions"][0]))
