"""The tree of sources: each below the one that it is derived from, up to the origin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from factsheet.output.terminal.days import short, year_of
from factsheet.output.terminal.flow import Line, Word, flow, words
from factsheet.output.terminal.page import joined, labelled
from factsheet.output.terminal.pen import QUIET, STRONG, Pen, Piece

if TYPE_CHECKING:
    from factsheet.contract import Source

STEP = 3
"""How many cells a level takes."""
# Under this many cells for its text no branch goes: chains that are longer run on at the same depth.
_LEAST = 20


class Branch(NamedTuple):
    """A source in the tree, with what is drawn on its left."""

    id: str
    left: str
    """What stands before its own corner."""
    side: str
    """What stands before the lines below the first."""
    is_level: bool
    """Whether it stands no deeper than its parent, for want of room."""
    is_last: bool

    @property
    def head(self) -> str:
        """What stands before its first line."""
        return self.left + ("└─ " if self.is_last else "├─ ")


def branches(wanted: Iterable[str], sources: Mapping[str, Source], room: int) -> Iterator[Branch]:
    """The wanted sources and all that they are derived from, each below its origin, in the order of the first."""
    below = _below(wanted, sources)
    deepest = max(1, (room - _LEAST) // STEP)
    origins = below.get("", [])
    waiting = [Branch(name, "", "", is_level=False, is_last=name == origins[-1]) for name in reversed(origins)]
    while waiting:
        branch = waiting.pop()
        copies = below.get(branch.id, [])
        stays = len(branch.left) // STEP >= deepest
        side = branch.left + ("   " if branch.is_last else "│  ")
        yield branch._replace(side=side if stays or not copies else f"{side}│  ")
        onward = branch.left if stays else side
        waiting += [Branch(copy, onward, "", stays, copy == copies[-1]) for copy in reversed(copies)]


def drawn(
    branch: Branch, source: Source, pen: Pen, room: int, tags: list[str], *, is_subject: bool = False
) -> list[Line]:
    """The lines of one source: publisher and what is to be known of it, then title and address.

    `is_subject`: it is the record whose page this is, and told in full elsewhere.
    """
    head, side = Piece(pen.draw(branch.head), QUIET), Piece(pen.draw(branch.side), QUIET)
    inner = room - max(len(branch.head), len(branch.side))
    style = STRONG if is_subject else ""
    publisher = words(pen.text(source["publisher"]), style, source["url"] or "")
    if branch.is_level and source["derived_from"]:
        tags = [*tags, f"from {source['derived_from']['id']}"]
    text = joined([publisher, *(words(tag, QUIET) for tag in tags)])
    lines = [[head if number == 0 else side, *line] for number, line in enumerate(flow(text, inner))]
    lines = labelled(lines, source["id"], room, side)
    if not is_subject:
        lines += [[side, *line] for line in _more(source, pen, room - len(branch.side))]
    return lines


def tags_of(source: Source, pen: Pen, said: str = "", *, is_primary: bool = False, is_cited: bool = True) -> list[str]:
    """What is to be known of a source, beside an attribution of the day `said`."""
    tags = ["primary"] if is_primary else []
    if not source["seen"]:
        tags.append("not seen")
    elif not is_cited:
        tags.append("not cited")
    if source["issued"] and source["issued"] != said:
        tags.append(pen.draw(short(source["issued"], year_of(said) if said else "")))
    elif not source["issued"] and source["seen"]:
        tags.append("undated")
    return tags


def address(url: str, pen: Pen, style: str = "") -> Word:
    """An address to be read and to be followed."""
    return (Piece(pen.text(url), style, url),)


def _more(source: Source, pen: Pen, room: int) -> Iterator[Line]:
    if source["title"]:
        yield from flow(words(pen.text(source["title"])), room)
    if source["url"]:
        yield from flow([address(source["url"], pen, QUIET)], room)


def _below(wanted: Iterable[str], sources: Mapping[str, Source]) -> dict[str, list[str]]:
    """The copies of each source, in the order in which they are met; the origins under the empty id."""
    below: dict[str, dict[str, None]] = {"": {}}
    for name in wanted:
        at = name
        while parent := sources[at]["derived_from"]:
            if at in below.setdefault(parent["id"], {}):
                break
            below[parent["id"]][at] = None
            at = parent["id"]
        else:
            below[""][at] = None
    return {name: list(copies) for name, copies in below.items()}
