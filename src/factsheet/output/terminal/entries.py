"""Entries of a list: a day and a word on the left, the text beside them; on a narrow terminal above it."""

from __future__ import annotations

from itertools import zip_longest

from factsheet.output.terminal.flow import Line, Word, flow, length
from factsheet.output.terminal.pen import PLAIN, QUIET, Pen, Piece
from factsheet.output.terminal.widths import FOLDS_BELOW, WIDEST

_WIDEST_LEFT = 19
_INDENT = 4


class Entries:
    """Lays out entries whose left columns are alike."""

    def __init__(self, pen: Pen, width: int, left: int, *, rightward: bool) -> None:
        self.pen = pen
        self._width = min(width, WIDEST)
        self._folded = width < FOLDS_BELOW
        self._left = min(left, _WIDEST_LEFT)
        self._align = ">" if rightward else "<"

    def entry(self, left: list[str], content: list[list[Word]], name: str = "") -> list[Line]:
        """The lines of one entry: `left` beside its first lines, its id flush right where there is room."""
        margin = _INDENT if self._folded else self._left + 2
        room = self._width - margin
        lines = [line for paragraph in content for line in flow(paragraph, room)]
        if name:
            lines = with_id(lines, name, room, self.pen)
        if self._folded:
            head = [flow([(Piece(f"{' '.join(filter(None, left))}", QUIET),)], self._width)]
            return [*head[0], *([Piece(" " * margin), *line] for line in lines)]
        beside = [part for text in left for part in _wrapped(text, self._left)]
        drawn: list[Line] = []
        for number, (text, line) in enumerate(zip_longest(beside, lines)):
            style = PLAIN if number == 0 else QUIET
            drawn.append([Piece(f"{text or '':{self._align}{self._left}}  ", style), *(line or [])])
        return drawn


def with_id(lines: list[Line], name: str, room: int, pen: Pen) -> list[Line]:
    """The id flush right on the last line if it has room, else on a line of its own, cut where that is too short."""
    shown = name if len(name) <= room else name[: room - 1] + pen.draw("…")
    gap = room - (length(lines[-1]) if lines else 0) - len(shown)
    if lines and gap >= 2:
        return [*lines[:-1], [*lines[-1], Piece(" " * gap), Piece(shown, QUIET)]]
    return [*lines, [Piece(" " * (room - len(shown))), Piece(shown, QUIET)]]


def _wrapped(text: str, width: int) -> list[str]:
    return ["".join(piece.text for piece in line) for line in flow([(Piece(word),) for word in text.split()], width)]
