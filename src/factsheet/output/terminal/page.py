"""A record's page: a heading, fields whose keys end in one column, entries by day; ids flush right, never cut."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest

from factsheet.output.terminal.flow import Line, Word, flow, length, words
from factsheet.output.terminal.pen import PLAIN, QUIET, STRONG, Pen, Piece
from factsheet.output.terminal.widths import FOLDS_BELOW

_KEYS = 12
_GAP = 2
_INDENT = 4


class Page:
    """Lays out one record; on a narrow terminal keys and days run in."""

    def __init__(self, pen: Pen, width: int) -> None:
        self.pen = pen
        self._width = width
        self._folded = width < FOLDS_BELOW
        self._margin = _INDENT if self._folded else _KEYS + _GAP
        self.room = width - self._margin
        """How many cells stand beside the keys."""

    def heading(self, text: list[Word], name: str) -> list[Line]:
        """What the record is called, with its id."""
        return labelled(flow(text, self._width), name, self._width)

    def text(self, text: list[Word]) -> list[Line]:
        """A paragraph over the whole width."""
        return flow(text, self._width)

    def section(self, title: str, count: str = "") -> list[Line]:
        """The heading of a part of the page."""
        return flow([(Piece(f"{title} ", STRONG),), *words(count, QUIET)], self._width)

    def field(self, key: str, text: list[Word], name: str = "", below: Iterable[Line] = ()) -> list[Line]:
        """A field, with the id of what it names; `below` are lines of its own that fit the room."""
        left = [[Piece(f"{key:>{_KEYS}}", QUIET)]]
        lead: list[Word] = [(Piece(f"{key} ", QUIET),)] if key else []
        return self._beside(left, lead, text, name, below)

    def block(self, key: str, lines: list[Line]) -> list[Line]:
        """A field of lines that fit the room already."""
        if self._folded:
            return [[Piece(key, QUIET)], *self.below(lines)]
        keys = [f"{key:>{_KEYS}}", *[""] * (len(lines) - 1)]
        return [[Piece(f"{each:<{self._margin}}", QUIET), *line] for each, line in zip(keys, lines, strict=True)]

    def below(self, lines: Iterable[Line]) -> list[Line]:
        """Lines that fit the room, behind a margin."""
        return [[Piece(" " * self._margin), *line] for line in lines]

    def entry(self, mark: Piece, day: str, text: list[Word], name: str = "", below: Iterable[Line] = ()) -> list[Line]:
        """What was said or happened on a day, the mark of a denial before it."""
        days = [line for part in self._parted(day) for line in flow(words(part), _KEYS)] or [[]]
        left = [[Piece(" " * (_KEYS - length(line))), *line] for line in days]
        left = [[mark if number == 0 else Piece(" "), *line] for number, line in enumerate(left)]
        marked: Word = (mark, Piece(" ")) if mark.text.strip() else ()
        lead: list[Word] = [(*marked, Piece(f"{day} ", QUIET))] if day else []
        return self._beside(left, lead, text, name, below)

    def _parted(self, day: str) -> list[str]:
        """A day that is too long for its column parts behind the dash: `29 Oct–`, `7 Nov 2024`."""
        first, dash, last = day.partition(self.pen.draw("–"))
        return [first + dash, last] if len(day) > _KEYS and " " in first else [day]

    def _beside(
        self, left: list[Line], lead: list[Word], text: list[Word], name: str, below: Iterable[Line]
    ) -> list[Line]:
        if self._folded:
            hanging = flow([*lead, *text], self.room)
            run_in = hanging[: 1 if lead else 0]
            lines = [*run_in, *self.below(hanging[len(run_in) :])]
            return [*labelled(lines, name, self._width, Piece(" " * self._margin)), *self.below(below)]
        beside = [*labelled(flow(text, self.room), name, self.room), *below]
        return [[*_padded(start or [], self._margin), *(line or [])] for start, line in zip_longest(left, beside)]


def labelled(lines: list[Line], name: str, width: int, side: Piece | None = None) -> list[Line]:
    """The lines with an id flush right on the last if it has room, else behind them, broken where it is too long.

    `side` is what stands on the left of lines that only the id needs; a blank one gives way to a long id.
    """
    if not name:
        return lines
    gap = width - (length(lines[-1]) if lines else width) - len(name)
    if gap >= _GAP:
        return [*lines[:-1], [*lines[-1], Piece(" " * gap), Piece(name, QUIET)]]
    left = [side] if side and (side.text.strip() or len(name) <= width - length([side])) else []
    room = width - length(left)
    own = flow([(Piece(name, QUIET),)], room)
    return [*lines, *([*left, Piece(" " * (room - length(line))), *line] for line in own)]


def joined(parts: Iterable[list[Word]]) -> list[Word]:
    """Parts one behind the other, a comma on the last word of each but the last."""
    text: list[Word] = []
    for each in filter(None, parts):
        if text:
            style = QUIET if text[-1][-1].style == QUIET else PLAIN
            text[-1] = (*text[-1], Piece(",", style))
        text += each
    return text


def quieted(lines: Iterable[Line]) -> list[Line]:
    """The lines, all of them dim."""
    return [[piece._replace(style=QUIET) for piece in line] for line in lines]


def blank() -> Piece:
    """Where a mark might stand and none does."""
    return Piece(" ", PLAIN)


def _padded(line: Line, width: int) -> Line:
    return [*line, Piece(" " * (width - length(line)))]
