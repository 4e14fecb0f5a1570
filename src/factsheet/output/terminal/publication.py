"""A publication in the lines of a list: what ends its first one, its headline, type and id, and its address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from factsheet.output.terminal.breaks import broken
from factsheet.output.terminal.flow import Line, Word, flow, length, words
from factsheet.output.terminal.page import labelled
from factsheet.output.terminal.pen import QUIET, Pen, Piece

_IN_ADDRESSES = "/?&=-_."


def ended(text: list[Word], end: list[Word], room: int, more: int = 0) -> list[Line]:
    """A text, and at the right edge of its first line, which has so many cells `more`, what ends it."""
    last = flow(end, room)[0]
    first, *others = flow(text, room - length(last) - 1) or [[]]
    return [[*first, Piece(" " * (room + more - length(first) - length(last))), *last], *others]


def apart(text: list[Word]) -> list[Word]:
    """A text with one blank more behind it."""
    return [*text[:-1], (*text[-1], Piece(" "))] if text else []


def below(source: Any, kept: Iterable[list[Word]], pen: Pen, room: int) -> list[Line]:
    """The headline with its type and what is `kept` beside it, the id at the edge; then the address.

    An id is never cut, since `--source` asks for it; the address leads on where the terminal has no links.
    """
    title = words(pen.text(source["title"] or "")) or words("headline not given", QUIET)
    told = _parted([title, words(source["type"], QUIET), *kept], pen)
    lines = labelled(flow(told, room), source["id"], room)
    parted = labelled([*flow(told[: len(title)], room), *flow(told[len(title) :], room)], source["id"], room)
    address = source["url"] or source["archive_url"] or ""
    addresses = broken(pen.text(address), _IN_ADDRESSES, room) if address else []
    return [
        *min(lines, parted, key=len),
        *(line for text in addresses for line in flow([(Piece(text, QUIET, address),)], room)),
    ]


def _parted(parts: list[list[Word]], pen: Pen) -> list[Word]:
    """Parts one after the other with a dot between them."""
    for each in parts[:-1]:
        each[-1] = (*each[-1], Piece(f" {pen.between}", QUIET))
    return [word for each in parts for word in each]
