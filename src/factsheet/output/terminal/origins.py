"""Publications under the origins that they copy, each origin with its tree: which links are one and the same report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any

from factsheet.output.terminal.days import short
from factsheet.output.terminal.flow import Line, Word, flow, words
from factsheet.output.terminal.numbers import grouped
from factsheet.output.terminal.page import joined
from factsheet.output.terminal.pen import PLAIN, QUIET, STRONG, Pen, Piece
from factsheet.output.terminal.publication import apart, below, ended
from factsheet.output.terminal.source_tree import STEP, Branch, branches
from factsheet.output.terminal.stage import Stage
from factsheet.record import Row

if TYPE_CHECKING:
    from factsheet.index.publications import Totals


def screen(rows: Iterable[Row], stage: Stage) -> Iterator[list[Line]]:
    """How many links and origins there are, then the lines of each origin and its copies."""
    stream = (row.record for row in rows)
    first = next(stream, None)
    if first is None:
        return
    yield ended(words(_counted(first["totals"]), STRONG), words("facts", STRONG), stage.room)
    for _, group in groupby(chain([first], stream), key=lambda source: str(source["origin"])):
        yield [[], *_tree(list(group), stage)]


def _counted(totals: Totals) -> str:
    told = f"{_many(totals.links, 'link')}, {_many(totals.origins, 'origin')}"
    if totals.shown == totals.publications:
        return told
    return f"{told}: the first {totals.shown:,} of {_many(totals.publications, 'publication')}"


def _tree(sources: list[Any], stage: Stage) -> Iterator[Line]:
    """An origin at the edge, and below it what copies it."""
    known = {source["id"]: source for source in sources}
    # The tree is drawn without the corner of its origin: all else has so much more room.
    for branch in branches(known, known, stage.room + STEP):
        yield from _publication(known[branch.id], branch, len(sources), stage)


def _publication(source: Any, branch: Branch, shown: int, stage: Stage) -> Iterator[Line]:
    """A publication behind the lines of the tree; of an origin that heads others, `shown` with it, what rests on it."""
    is_origin = source["origin"] == source["id"]
    head = Piece(stage.pen.draw("" if is_origin else branch.head[STEP:]), QUIET)
    side = Piece(stage.pen.draw(branch.side[STEP:] or " " * STEP), QUIET)
    room = stage.room - max(len(head.text), len(side.text))
    count = words(grouped(source["facts"]))
    lines = ended(_printed(source, branch, stage.pen), count, room, stage.room - room - len(head.text))
    lines += below(source, (), stage.pen, room)
    if is_origin and shown + source["origin_copies"] > 1:
        lines += flow(words(_resting(source, stage.pen), QUIET), room)
    yield from ([head if number == 0 else side, *line] for number, line in enumerate(lines))


def _printed(source: Any, branch: Branch, pen: Pen) -> list[Word]:
    """The day, the publisher, and what is to be known of it."""
    style = STRONG if source["origin"] == source["id"] else PLAIN
    published = apart(words(pen.draw(short(source["issued"])), QUIET)) if source["issued"] else []
    printed = words(pen.text(source["publisher"]), style, source["url"] or source["archive_url"] or "")
    return [*published, *joined([printed, *(words(tag, QUIET) for tag in _tags(source, branch, pen))])]


def _tags(source: Any, branch: Branch, pen: Pen) -> Iterator[str]:
    """Whose own text it is, whether it is there for others' sake, and what it copies where no line leads there."""
    issuer = source["issuer"] and source["issuer"]["name"]
    if issuer:
        yield "primary" if issuer == source["publisher"] else f"primary, {pen.text(issuer)}"
    if not source["seen"]:
        yield "not seen"
    elif not source["facts"]:
        yield "not cited"
    if source["facts"] and not source["listed"]:
        yield "of another day"
    if branch.is_level:
        yield f"from {source['derived_from']['id']}"


def _resting(origin: Any, pen: Pen) -> str:
    """How many links copy an origin, and how many facts cite it or them."""
    facts = origin["origin_facts"]
    copies = _many(origin["origin_copies"], "copy", "copies")
    return f"{copies} {pen.between} {_many(facts, 'fact')} {'rests' if facts == 1 else 'rest'} on it"


def _many(count: int, one: str, more: str = "") -> str:
    return f"{count:,} {one if count == 1 else more or one + 's'}"
