"""Publications: where it was printed, its origin in words, its headline and its address (screens.md, sources)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from factsheet.output.terminal.days import short
from factsheet.output.terminal.flow import Line, Word, flow, words
from factsheet.output.terminal.grid import Cell, Column, Layout, fitted
from factsheet.output.terminal.numbers import grouped
from factsheet.output.terminal.pen import PLAIN, QUIET, STRONG, Pen, Piece
from factsheet.output.terminal.publication import apart, below, ended
from factsheet.output.terminal.stage import Stage
from factsheet.output.terminal.widths import PEEKED
from factsheet.record import Row

# What stands between the columns, and the most that origin and publication take, as there is room (screens.md, widths).
_STEPS = ((2, 40, 40), (2, 24, 24), (1, 20, 16))
_PRINTED, _ORIGIN = 1, 2
# On a wide terminal the origin stays this near: a row is read across.
_NEAR = 42
_INDENT = 4


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
        headings = [*apart(words("published", STRONG)), *words("printed in", STRONG)]
        yield ended(headings, words("facts", STRONG), stage.room)
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
        *([side, *line] for line in below(source, _kept(source, stage.pen), stage.pen, stage.room - margin)),
    ]


def _folded(source: Any, stage: Stage) -> list[Line]:
    """On a narrow terminal: day, publication and count, everything else below."""
    pen, room = stage.pen, stage.room
    published, printed, origin, facts = ([list(text) for text in cell] for cell in _cells(source, pen))
    day: list[Word] = [(piece._replace(style=QUIET),) for word in published[0] for piece in word]
    head = ended([*apart(day), *printed[0]], facts[0], room)
    others = list(origin)
    if len(head) > 1:
        head, others = ended(day, facts[0], room), [printed[0], *origin]
    lines = [line for text in others for line in flow(text, room - _INDENT)]
    lines += below(source, _kept(source, pen), pen, room - _INDENT)
    return [*head, *([Piece(" " * _INDENT), *line] for line in lines)]


def _cells(source: Any, pen: Pen) -> list[Cell]:
    published = words(pen.draw(short(source["issued"]))) if source["issued"] else []
    printed = words(pen.text(source["publisher"]), PLAIN, source["url"] or source["archive_url"] or "")
    return [[published], [printed], list(_origin(source, pen)), [words(grouped(source["facts"]))]]


def _origin(source: Any, pen: Pen) -> Iterator[list[Word]]:
    """Whose own text it is, and whose report it copies."""
    if source["issuer"]:
        yield words(f"primary, {pen.text(source['issuer']['name'])}")
    if source["origin"] != source["id"]:
        yield words(f"from {pen.text(source['origin_publisher'])}")
    elif not source["issuer"]:
        yield words("own report")


def _kept(source: Any, pen: Pen) -> Iterator[list[Word]]:
    """What headline and type do not tell: the origin, what lies between, and whether only copies were seen."""
    if source["origin"] != source["id"]:
        issued = f", {pen.draw(short(source['origin_issued']))}" if source["origin_issued"] else ""
        yield [(Piece(f"origin {source['origin']}{issued}", QUIET),)]
        if source["derived_from"]["id"] != source["origin"]:
            yield [(Piece(f"through {source['derived_from']['id']}", QUIET),)]
    if not source["seen"]:
        yield [(Piece("not seen", QUIET),)]


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
