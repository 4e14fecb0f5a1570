"""Publications: where it was printed, its origin in words, its headline and its address (screens.md, sources)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from factsheet.output.terminal.breaks import broken
from factsheet.output.terminal.days import short
from factsheet.output.terminal.entries import with_id
from factsheet.output.terminal.flow import Line, Word, flow, length, words
from factsheet.output.terminal.grid import Cell, Column, Layout, fitted
from factsheet.output.terminal.numbers import grouped
from factsheet.output.terminal.pen import PLAIN, QUIET, STRONG, Pen, Piece
from factsheet.output.terminal.stage import Stage
from factsheet.output.terminal.widths import PEEKED
from factsheet.record import Row

# What stands between the columns, and the most that origin and publication take, as there is room (screens.md, widths).
_STEPS = ((2, 40, 40), (2, 24, 24), (1, 20, 16))
_PRINTED, _ORIGIN = 1, 2
# On a wide terminal the origin stays this near: a row is read across.
_NEAR = 42
_INDENT = 4
_IN_ADDRESSES = "/?&=-_."


def screen(rows: Iterable[Row], stage: Stage) -> Iterator[list[Line]]:
    """The headings, then the lines of each publication."""
    stream = iter(rows)
    first = list(islice(stream, PEEKED))
    if not first:
        return
    cells = [_cells(row.record, stage.pen) for row in first]
    tries = (_fitted(cells, stage.room, *step, whole=len(first) < PEEKED) for step in _STEPS)
    layout = next(filter(None, tries), None)
    if layout is None:
        headings = [*_apart(words("published", STRONG)), *words("printed in", STRONG)]
        yield _ended(headings, words("facts", STRONG), stage.room)
        yield from (_folded(row.record, stage) for row in chain(first, stream))
        return
    yield layout.headings()
    for row in chain(first, stream):
        yield _beside(row.record, layout, stage)


def _beside(source: Any, layout: Layout, stage: Stage) -> list[Line]:
    """The row of a publication, the rest below its name."""
    margin = layout.start(_PRINTED)
    side = Piece(" " * margin)
    return [
        *layout.lines(_cells(source, stage.pen)),
        *([side, *line] for line in _below(source, stage.pen, stage.room - margin)),
    ]


def _folded(source: Any, stage: Stage) -> list[Line]:
    """On a narrow terminal: day, publication and count, everything else below."""
    pen, room = stage.pen, stage.room
    published, printed, origin, facts = ([list(text) for text in cell] for cell in _cells(source, pen))
    day: list[Word] = [(piece._replace(style=QUIET),) for word in published[0] for piece in word]
    head = _ended([*_apart(day), *printed[0]], facts[0], room)
    below = list(origin)
    if len(head) > 1:
        head, below = _ended(day, facts[0], room), [printed[0], *origin]
    lines = [line for text in below for line in flow(text, room - _INDENT)]
    lines += _below(source, pen, room - _INDENT)
    return [*head, *([Piece(" " * _INDENT), *line] for line in lines)]


def _ended(text: list[Word], end: list[Word], room: int) -> list[Line]:
    """A text, and at the right edge of its first line what ends it."""
    last = flow(end, room)[0]
    first, *others = flow(text, room - length(last) - 1) or [[]]
    return [[*first, Piece(" " * (room - length(first) - length(last))), *last], *others]


def _apart(text: list[Word]) -> list[Word]:
    """A text with one blank more behind it."""
    return [*text[:-1], (*text[-1], Piece(" "))] if text else []


def _cells(source: Any, pen: Pen) -> list[Cell]:
    published = words(pen.draw(short(source["issued"]))) if source["issued"] else []
    printed = words(pen.text(source["publisher"]), PLAIN, source["url"] or source["archive_url"] or "")
    return [[published], [printed], list(_origin(source, pen)), [words(grouped(source["facts"]))]]


def _origin(source: Any, pen: Pen) -> Iterator[list[Word]]:
    """Whose own text it is, and whose report it copies."""
    if source["issuer"]:
        yield words(f"primary, {pen.text(source['issuer']['name'])}")
    if source["origin"] != source["id"]:
        yield words(f"from {pen.text(source['first'])}")
    elif not source["issuer"]:
        yield words("own report")


def _below(source: Any, pen: Pen, room: int) -> list[Line]:
    """The headline with its id at the edge, and the address, which leads on where the terminal cannot."""
    title = words(pen.text(source["title"] or "")) or words("headline not given", QUIET)
    kept = _parted([title, *_kept(source)], pen)
    lines = with_id(flow(kept, room), source["id"], room, pen)
    apart = with_id([*flow(kept[: len(title)], room), *flow(kept[len(title) :], room)], source["id"], room, pen)
    address = source["url"] or source["archive_url"] or ""
    below = broken(pen.text(address), _IN_ADDRESSES, room) if address else []
    return [
        *min(lines, apart, key=len),
        *(line for text in below for line in flow([(Piece(text, QUIET, address),)], room)),
    ]


def _kept(source: Any) -> Iterator[list[Word]]:
    """What the headline does not tell: the type, the id of the origin, and whether only copies were seen."""
    yield words(source["type"], QUIET)
    if source["origin"] != source["id"]:
        yield [(Piece(f"origin {source['origin']}", QUIET),)]
    if not source["seen"]:
        yield [(Piece("not seen", QUIET),)]


def _parted(parts: list[list[Word]], pen: Pen) -> list[Word]:
    """Parts one after the other with a dot between them."""
    for each in parts[:-1]:
        each[-1] = (*each[-1], Piece(f" {pen.between}", QUIET))
    return [word for each in parts for word in each]


def _fitted(cells: list[list[Cell]], room: int, gap: int, origin: int, printed: int, *, whole: bool) -> Layout | None:
    """The columns; publications, then origins take what is left, so that counts and ids end at the same edge."""
    columns = (
        Column("published", right=True, most=(11,), least=len("28 Oct 2024")),
        Column("printed in", yields=printed),
        Column("origin", most=(origin,)),
        Column("facts", right=True),
    )
    layout = fitted(columns, cells, room, (gap,), whole=whole)
    if not layout:
        return None
    widths = list(layout.widths)
    left = room - layout.width
    taken = min(left, max(0, _NEAR - widths[_PRINTED]))
    widths[_PRINTED] += taken
    widths[_ORIGIN] += left - taken
    return layout._replace(widths=tuple(widths))
