"""Publications as letters, resolved below: where a table has no room for names (screens.md, figures)."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING

from factsheet.output.terminal.flow import Line, Word, flow, length, words
from factsheet.output.terminal.pen import QUIET, Pen, Piece

if TYPE_CHECKING:
    from factsheet.contract import AttributionOf, Citation

_GAP = 3


class Letters:
    """Gives each publication a letter, in the order in which they are asked for: `fgh` in a row is three origins."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self._letters: dict[str, tuple[str, Citation]] = {}

    def of(self, said: AttributionOf) -> list[Word]:
        """A letter for each origin of an attribution, as one word; apart where one has two letters.

        Of the copies of one origin it is the one that is cited first: the letter of another row's copy would say that
        this was printed there.
        """
        first: dict[str, Citation] = {}
        for cited in said["sources"]:
            first.setdefault(cited["origin"], cited)
        pieces = [Piece(self._letter(cited), QUIET, cited["url"] or "") for cited in first.values()]
        return [(piece,) for piece in pieces] if any(len(piece.text) > 1 for piece in pieces) else [tuple(pieces)]

    def legend(self, indent: int, width: int) -> list[Line]:
        """Each letter with its publication, as many on a line as fit behind the indent."""
        lines: list[Line] = []
        for letter, cited in self._letters.values():
            named = words(self._pen.text(cited["publisher"]), QUIET, cited["url"] or "")
            entry = [(Piece(letter, QUIET),), *named]
            for number, item in enumerate(flow(entry, width - indent)):
                if number == 0 and lines and length(lines[-1]) + _GAP + length(item) <= width:
                    lines[-1] += [Piece(" " * _GAP), *item]
                else:
                    lines.append([Piece(" " * indent), *item])
        return lines

    def _letter(self, cited: Citation) -> str:
        return self._letters.setdefault(cited["id"], (_letter(len(self._letters)), cited))[0]


def _letter(number: int) -> str:
    """a, b … z, aa, ab …"""
    first, last = divmod(number, len(ascii_lowercase))
    return (_letter(first - 1) if first else "") + ascii_lowercase[last]
