"""Entries of a list: a day and a word on the left, the text beside them; on a narrow terminal above it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, zip_longest

from factsheet.output.terminal.flow import Line, Word, flow, length, words
from factsheet.output.terminal.pen import MARK, PLAIN, QUIET, Pen, Piece
from factsheet.output.terminal.widths import FOLDS_BELOW, WIDEST

_WIDEST_LEFT = 19
_INDENT = 4
_MARK = 3


class Entries:
    """Lays out entries whose left columns are alike; `marked` where the mark of a day stands before each text."""

    def __init__(self, pen: Pen, width: int, left: int, *, rightward: bool, marked: bool = False) -> None:
        self.pen = pen
        self._width = min(width, WIDEST)
        self._folded = width < FOLDS_BELOW
        self._left = min(left, _WIDEST_LEFT)
        self._rightward = rightward
        self._marked = marked

    def entry(self, left: list[str], content: list[list[Word]], name: str = "", mark: str = "") -> list[Line]:
        """The lines of one entry: `left` beside its first lines, its id flush right where there is room."""
        gap = _MARK + 2 if self._marked else 2
        margin = _INDENT if self._folded else self._left + gap
        room = self._width - margin
        lines = [line for paragraph in content for line in flow(paragraph, room)]
        if name:
            lines = with_id(lines, name, room, self.pen)
        if self._folded:
            return [*self._above(left, mark), *([Piece(" " * margin), *line] for line in lines)]
        drawn: list[Line] = []
        for number, (beside, line) in enumerate(zip_longest(self._beside(left), lines)):
            sign = [Piece(f" {mark if number == 0 else '':{_MARK}} ", MARK)] if self._marked else [Piece("  ")]
            drawn.append([*(beside or [Piece(" " * self._left)]), *sign, *(line or [])])
        return drawn

    def _above(self, left: list[str], mark: str) -> list[Line]:
        """The left column as a line above the text, behind the mark of its day."""
        told = [text for text in left if text]
        if not self._marked:
            return flow([(Piece(" ".join(told), QUIET),)], self._width)
        tail = f" {self.pen.between}"
        parted = [words(text if text is told[-1] else text + tail, QUIET) for text in told]
        lines = flow(chain.from_iterable(parted), self._width - _INDENT)
        signs = chain([Piece(f"{mark:{_INDENT}}", MARK)], iter(lambda: Piece(" " * _INDENT), None))
        return [[sign, *line] for sign, line in zip(signs, lines, strict=False)]

    def _beside(self, left: list[str]) -> Iterator[Line]:
        """The left column, the first of its texts not dim."""
        for number, text in enumerate(left):
            for line in flow(words(text, QUIET if number else PLAIN), self._left):
                blank = Piece(" " * (self._left - length(line)))
                yield [blank, *line] if self._rightward else [*line, blank]


def with_id(lines: list[Line], name: str, room: int, pen: Pen) -> list[Line]:
    """The id flush right on the last line if it has room, else on a line of its own, cut where that is too short."""
    shown = name if len(name) <= room else name[: room - 1] + pen.draw("…")
    gap = room - (length(lines[-1]) if lines else 0) - len(shown)
    if lines and gap >= 2:
        return [*lines[:-1], [*lines[-1], Piece(" " * gap), Piece(shown, QUIET)]]
    return [*lines, [Piece(" " * (room - len(shown))), Piece(shown, QUIET)]]
