"""Lines of pieces to text: with the terminal's colours and links, or without one escape."""

import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from urllib.parse import quote

from rich.color import ColorSystem
from rich.style import Style

from factsheet.output.terminal.flow import Line

# RFC 3986: what a URL may hold; all else, controls above all, is percent-encoded before a terminal sees it.
_OF_URLS = ":/?#[]@!$&'()*+,;=-._~%"
_LINKED = ("http://", "https://")


class Canvas:
    """Turns what is drawn into text; whether there is colour is settled, and nothing that it is given is markup."""

    def __init__(self, *, color: bool, links: bool) -> None:
        self._color = color
        self._links = links and color

    def text(self, lines: Iterable[Line]) -> str:
        """The lines, each within the width already, without blanks at their ends."""
        return "".join(f"{self._line(line)}\n" for line in lines)

    def _line(self, line: Line) -> str:
        plain = "".join(piece.text for piece in line)
        if not self._color:
            return plain.rstrip(" ")
        return "".join(self._runs(line, len(plain.rstrip(" "))))

    def _runs(self, line: Line, length: int) -> Iterator[str]:
        """Pieces of one look are one run: fewer escapes, and a link is one link."""
        at = 0
        for (style, link), run in groupby(line, key=lambda piece: (piece.style, piece.link if self._links else "")):
            text = "".join(piece.text for piece in run)[: max(0, length - at)]
            at += len(text)
            if text:
                drawn = _parsed(style).render(text, color_system=ColorSystem.STANDARD) if style else text
                yield self._linked(drawn, link)

    def _linked(self, drawn: str, link: str) -> str:
        """OSC 8; the id joins what a line's end parts, and is the same in every run."""
        if not link.lower().startswith(_LINKED):
            return drawn
        address = quote(link, safe=_OF_URLS)
        return f"\x1b]8;id={zlib.crc32(address.encode()):x};{address}\x1b\\{drawn}\x1b]8;;\x1b\\"


@lru_cache(maxsize=32)
def _parsed(style: str) -> Style:
    return Style.parse(style)
