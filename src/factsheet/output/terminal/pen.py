"""How things are drawn: marks in the terminal's characters, text that is inert, and what colour each role has."""

from typing import NamedTuple

from factsheet.plain import on_screen

# screens.md, Rules: marks. One cell stands for one cell, so that nothing shifts without UTF-8.
_ASCII = str.maketrans("●○├┤─►◄│┬┼└¦—≠×»→–…“”", '*o||-><|++`:-!x>>-~""')
_ASCII_DOT = "."
# screens.md, Rules: palette. Names and attributes of ANSI only: right on dark and on light.
STRONG = "bold"
PLAIN = ""
QUIET = "dim"
MARK = "cyan"
AGAINST = "red"
CONFIRMED = "green"
FOUND = "bold underline"


class Piece(NamedTuple):
    """A text that is drawn in one style."""

    text: str
    style: str = PLAIN
    link: str = ""
    """The address that it leads to on a terminal that has links."""


class Pen:
    """Draws marks and writes text in the characters that the terminal has."""

    def __init__(self, *, unicode: bool) -> None:
        self._unicode = unicode

    @property
    def between(self) -> str:
        """What stands between the parts of an attribution."""
        return "·" if self._unicode else "|"

    def draw(self, marks: str) -> str:
        """Marks, or the ASCII form of each; a dot inside a mark or on a scale becomes a full stop."""
        return marks if self._unicode else marks.replace("·", _ASCII_DOT).translate(_ASCII)

    def text(self, text: str) -> str:
        """A text of the sheet; what the encoding lacks is written as `\\u` and four digits."""
        shown = on_screen(text)
        if self._unicode or shown.isascii():
            return shown
        return "".join(letter if letter.isascii() else f"\\u{ord(letter):04x}" for letter in shown)
