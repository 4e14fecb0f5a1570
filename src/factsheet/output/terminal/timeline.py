"""The chronology, drawn by month: each day with its mark on a line that runs down the screen (screens.md, timeline)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice, zip_longest
from typing import Any, NamedTuple

from factsheet import dates
from factsheet.output.terminal.attributed import attributed
from factsheet.output.terminal.days import MEANINGS, mark, short
from factsheet.output.terminal.entries import with_id
from factsheet.output.terminal.flow import Line, Word, flow, words
from factsheet.output.terminal.pen import MARK, PLAIN, QUIET, STRONG, Pen, Piece
from factsheet.output.terminal.stage import Stage
from factsheet.output.terminal.statement import judged
from factsheet.output.terminal.widths import FOLDS_BELOW, PEEKED, SHOWS_IDS
from factsheet.record import Row

_DAY_COLUMN = 12
_TYPE_MARKS = {"figure": "#", "assessment": "»"}


class _Month(NamedTuple):
    """A section: `2024-10`, or a year for what is known by its year alone."""

    name: str

    @property
    def heading(self) -> str:
        year, *month = self.name.split("-")
        return f"{dates.MONTHS[int(month[0]) - 1][:3]} {year}" if month else year

    def is_next_to(self, other: _Month) -> bool:
        """Whether no month lies between them."""
        return abs(self._number - other._number) <= 1

    @property
    def _number(self) -> int:
        year, *month = self.name.split("-")
        return int(year) * 12 + (int(month[0]) if month else 1)


def screen(rows: Iterable[Row], stage: Stage) -> Iterator[list[Line]]:
    """The lines of each row, a heading before the first of a month."""
    stream = iter(rows)
    first = list(islice(stream, PEEKED))
    mixed = any(row.record["type"] != "event" for row in first)
    layout = _Layout(stage.pen, stage.room, mixed=mixed)
    before: _Month | None = None
    seen: set[str] = set()
    for row in chain(first, stream):
        seen.add(mark(row.record["date"]))
        month = _month(row.record)
        yield [*(layout.heading(month, before) if month != before else []), *layout.row(row.record, month)]
        before = month
    legend(seen, stage)


def legend(seen: set[str], stage: Stage) -> None:
    """Leaves as a hint what the marks mean that occurred, as many as one line holds."""
    told: list[str] = []
    for sign in (sign for sign in MEANINGS if sign in seen):
        entry = f"{stage.pen.draw(sign.strip())} {MEANINGS[sign]}"
        if len("  ".join((*told, entry))) <= stage.width:
            told.append(entry)
    if told:
        stage.hints.append("  ".join(told))


class _Layout:
    """Where things stand: beside a line down the middle, or, on a narrow terminal, down the left edge."""

    def __init__(self, pen: Pen, width: int, *, mixed: bool) -> None:
        self._pen = pen
        self._width = width
        self._mixed = mixed
        self._folded = width < FOLDS_BELOW
        self._ids = width >= SHOWS_IDS

    def heading(self, month: _Month, before: _Month | None) -> list[Line]:
        """The line of a month; a broken line before it where months are empty."""
        pen = self._pen
        rule = pen.draw("─")
        gap: list[Line] = []
        if before:
            gap = [[Piece(self._margin() + pen.draw("│" if month.is_next_to(before) else "¦"), QUIET)]]
        if self._folded:
            opening = f"{pen.draw('├' if before else '┬')}{rule * 2} "
            rest = self._width - len(opening) - len(month.heading) - 1
            return [*gap, [Piece(opening, QUIET), Piece(month.heading, STRONG), Piece(f" {rule * rest}", QUIET)]]
        line = pen.draw("┼" if before else "┬") + rule * (self._width - _DAY_COLUMN - 2)
        return [*gap, [Piece(f"{month.heading:>{_DAY_COLUMN}} ", STRONG), Piece(line, QUIET)]]

    def row(self, fact: Any, month: _Month) -> list[Line]:
        """A fact with its day and mark, its text, and who said it."""
        pen = self._pen
        year = month.name[:4]
        day = pen.draw(short(fact["date"], year, month.name if "-" in month.name else ""))
        indent = 2 if self._mixed else 0
        room = self._width - len(self._margin()) - 4 - indent
        text = [*self._lead(day), *judged(fact, pen)]
        lines = flow(text, room)
        below = [line for told in attributed(fact, pen, year) for line in flow(told, room)]
        if self._ids:
            below = with_id(below, fact["id"], room, pen)
        kind = pen.draw(_kind(fact)) if self._mixed else ""
        opening = Piece(f"{kind:<{indent}}", STRONG)
        head = [Piece(pen.draw(mark(fact["date"])), MARK), Piece(" "), opening, *lines[0]]
        side = Piece(f"{pen.draw('│')}   {'':{indent}}", QUIET)
        drawn = [head, *([side, *line] for line in (*lines[1:], *below))]
        return [
            [*beside, *line] for beside, line in zip_longest(self._beside(day, len(drawn)), drawn, fillvalue=[side])
        ]

    def _margin(self) -> str:
        return "" if self._folded else " " * (_DAY_COLUMN + 1)

    def _beside(self, day: str, count: int) -> list[Line]:
        """What stands left of the line in so many lines or more: the day, broken where it is too long; then nothing."""
        if self._folded:
            return [[] for _ in range(count)]
        days = ["".join(piece.text for piece in line) for line in flow(words(day), _DAY_COLUMN)]
        days += [""] * (count - len(days))
        return [[Piece(f"{text:>{_DAY_COLUMN}} ", PLAIN if text else QUIET)] for text in days]

    def _lead(self, day: str) -> list[Word]:
        """On a narrow terminal the day runs in."""
        return [(Piece(f"{day} ", QUIET),)] if self._folded and day else []


def _kind(row: Any) -> str:
    """The mark of a row's type: of an attribution the one that begins who said it, or who denies it."""
    if row["type"] != "attribution":
        return _TYPE_MARKS.get(row["type"], " ")
    return "—" if row["attributions"][0]["stance"] == "asserts" else "≠"


def _month(fact: Any) -> _Month:
    """The month of the day by which the fact sorts; the year of what is known by its year alone."""
    day = dates.parse(fact["date"]).order[0]
    parts = dates.shape(fact["date"])
    known = parts.start or parts.end
    return _Month(day[:4] if known and len(known.text) == 4 else day[:7])
