"""Publications as letters, resolved below: where a table has no room for names (screens.md, figures)."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING

from factsheet.output.terminal.flow import Line, Word, flow, length, words
from factsheet.output.terminal.pen import QUIET, Pen, Piece

if TYPE_CHECKING:
    from factsheet.contract import AttributionOf

_GAP = 3


class Letters:
    """Gives each origin a letter, in the order in which they are asked for: `fgh` is three origins."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self._letters: dict[str, str] = {}
        self._publishers: dict[str, tuple[str, str]] = {}

    def of(self, said: AttributionOf) -> list[Word]:
        """The letters of the origins of an attribution, as one word; apart where one has two letters."""
        found = []
        for cited in said["sources"]:
            if cited["origin"] not in self._letters:
                self._letters[cited["origin"]] = _letter(len(self._letters))
                self._publishers[cited["origin"]] = (cited["publisher"], cited["url"] or "")
            found.append((self._letters[cited["origin"]], self._publishers[cited["origin"]][1]))
        pieces = [Piece(letter, QUIET, link) for letter, link in dict.fromkeys(found)]
        return [(piece,) for piece in pieces] if any(len(piece.text) > 1 for piece in pieces) else [tuple(pieces)]

    def legend(self, indent: int, width: int) -> list[Line]:
        """Each letter with its publication, as many on a line as fit behind the indent."""
        lines: list[Line] = []
        for origin, letter in self._letters.items():
            publisher, link = self._publishers[origin]
            entry = [(Piece(letter, QUIET),), *words(self._pen.text(publisher), QUIET, link)]
            for number, item in enumerate(flow(entry, width - indent)):
                if number == 0 and lines and length(lines[-1]) + _GAP + length(item) <= width:
                    lines[-1] += [Piece(" " * _GAP), *item]
                else:
                    lines.append([Piece(" " * indent), *item])
        return lines


def _letter(number: int) -> str:
    """a, b … z, aa, ab …"""
    first, last = divmod(number, len(ascii_lowercase))
    return (_letter(first - 1) if first else "") + ascii_lowercase[last]
