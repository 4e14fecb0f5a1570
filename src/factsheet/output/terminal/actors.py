"""Who is in the sheet, as a tree by `part_of`; a whole counts what its parts do, as `--actor` does (screens.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from factsheet.output.terminal.breaks import broken
from factsheet.output.terminal.flow import Line, Word, flow, part, words
from factsheet.output.terminal.grid import Cell, Column, Layout, fitted
from factsheet.output.terminal.numbers import grouped
from factsheet.output.terminal.pen import PLAIN, QUIET, Pen, Piece
from factsheet.output.terminal.stage import Stage
from factsheet.output.terminal.tree import Actor, Node, grown, of_record
from factsheet.output.terminal.widths import PEEKED
from factsheet.record import Row

_ABOUT, _SAID = Column("about", right=True), Column("said", right=True)
# screens.md, Rules: widths: no id stands over 24 cells in a table. Here it breaks behind a hyphen and is not cut, since
# `--actor` asks for it; so does the one long kind.
_LONGEST_ID, _LONGEST_KIND = 24, 14
# The counts stand at the edge of a common terminal however short the names are.
_COMMON = 80
# A level of the tree takes three cells, all of them at most a quarter of the screen.
_CELLS_A_LEVEL = 12


def screen(rows: Iterable[Row], stage: Stage) -> Iterator[list[Line]]:
    """The headings, then the lines of each actor."""
    nodes = grown((of_record(row.record) for row in rows), max(1, stage.room // _CELLS_A_LEVEL))
    if nodes:
        shape = _Shape(nodes, stage)
        yield shape.layout.headings()
        yield from map(shape.lines, nodes)


class _Step(NamedTuple):
    """A step of shrinking (screens.md, Rules: widths)."""

    gap: int
    least: int
    """How many cells names give way to; 0 for none."""
    parted: bool
    """Whether long ids and kinds break."""


_STEPS = (_Step(2, 0, parted=False), _Step(2, 40, parted=True), _Step(1, 24, parted=True))


class _Shape:
    """Which columns there are: on a narrow terminal, id and kind stand below the name."""

    def __init__(self, nodes: list[Node], stage: Stage) -> None:
        self._pen = stage.pen
        self._room = stage.room
        # The heaviest stand first, so that all counts fit; the longest id may stand anywhere.
        peeked = [*nodes[:PEEKED], max(nodes, key=lambda node: len(node.actor.id))]
        tries = ((self._fitted(peeked, *step), step.parted) for step in _STEPS)
        found, self._parted = next((each for each in tries if each[0]), (None, False))
        self._beside = found is not None
        self.layout = _stretched(found, min(stage.room, _COMMON)) if found else self._folded(nodes)

    def lines(self, node: Node) -> list[Line]:
        """An actor: the name beside its counts, then what else there is to tell."""
        actor = node.actor
        others = [*(self._named(actor, parted=self._parted) if self._beside else []), *_counts(actor)]
        names = self._names(node, self.layout.widths[0])
        names += [_under(node, self._pen)] * (max(map(len, others)) - len(names))
        lines = self.layout.beside(
            [names, *(_lines(cell, width) for cell, width in zip(others, self.layout.widths[1:], strict=True))]
        )
        for text in self._below(node):
            lines += [[*_under(node, self._pen), *line] for line in flow(text, self._room - len(node.under))]
        return [[piece._replace(style=QUIET) for piece in line] for line in lines] if actor.quiet else lines

    def _fitted(self, nodes: list[Node], gap: int, least: int, parted: bool) -> Layout | None:
        columns = (Column("actor", yields=least), Column("id"), Column("kind"), _ABOUT, _said(gap))
        cells = [[self._sized(node), *self._named(node.actor, parted=parted), *_counts(node.actor)] for node in nodes]
        return fitted(columns, cells, self._room, (gap,))

    def _folded(self, nodes: list[Node]) -> Layout:
        columns = (_ABOUT, _said(1))
        counts = [_counts(node.actor) for node in nodes]
        beside = fitted(columns, counts, self._room, (1,)) or Layout(columns, (len("about"), len("about")), 1)
        return Layout((Column("actor"), *columns), (max(1, self._room - beside.width - 1), *beside.widths), 1)

    def _sized(self, node: Node) -> Cell:
        """The name as its column is measured by: on one line, and each word behind the lines of the tree."""
        lead, under = (Piece(lines) for lines in (node.lead, node.under))
        first, *rest = self._name(node.actor)
        return [[(lead, *first), *rest], *([(under, *word)] for word in rest)]

    def _name(self, actor: Actor) -> list[Word]:
        """The name and the native one; a name of blanks is a word too."""
        name = words(self._pen.text(actor.name)) or [(Piece(""),)]
        return [*name, *words(self._pen.text(actor.native), QUIET)]

    def _names(self, node: Node, width: int) -> list[Line]:
        """The name in its column, behind the lines of the tree."""
        pen = self._pen
        lines = flow(self._name(node.actor), max(1, width - len(node.lead)))
        if len(lines) > 1:
            lines = flow(self._name(node.actor), max(1, width - len(node.under)))
        lead = Piece(pen.draw(node.lead), QUIET)
        return [[lead, *lines[0]], *([*_under(node, pen), *line] for line in lines[1:])]

    def _named(self, actor: Actor, *, parted: bool) -> list[Cell]:
        texts = ((actor.id, _LONGEST_ID, QUIET), (actor.kind, _LONGEST_KIND, PLAIN))
        return [
            [words(line, style) for line in (broken(text, "-", most) if parted else [text])]
            for text, most, style in texts
        ]

    def _below(self, node: Node) -> Iterator[list[Word]]:
        """What stands below the name: id and kind where there is no column, what it is a part of, its other names."""
        actor, pen = node.actor, self._pen
        if not self._beside:
            yield _parts([text for text in (actor.id, actor.kind) if text], f" {pen.between}")
        if node.flat:
            yield [*words("part of", QUIET), *words(pen.text(actor.whole), QUIET)]
        if actor.aliases:
            yield [*words("also", QUIET), *_parts([pen.text(alias) for alias in actor.aliases], ";")]


def _said(gap: int) -> Column:
    """Two cells stand between the headings of the counts, whatever stands between columns."""
    return _SAID._replace(least=len("said") + 2 - gap)


def _stretched(layout: Layout, width: int) -> Layout:
    first, *rest = layout.widths
    return layout._replace(widths=(first + max(0, width - layout.width), *rest))


def _under(node: Node, pen: Pen) -> Line:
    return [Piece(pen.draw(node.under), QUIET)]


def _lines(cell: Cell, width: int) -> list[Line]:
    return [line for paragraph in cell for line in flow(paragraph, width)]


def _counts(actor: Actor) -> list[Cell]:
    return [[words(grouped(count))] for count in actor.counts] or [[], []]


def _parts(texts: list[str], tail: str) -> list[Word]:
    """Texts one after the other, each whole if it is short."""
    parts = [part(text, QUIET) for text in texts]
    for each in parts[:-1]:
        each[-1] = (*each[-1], Piece(tail, QUIET))
    return [word for each in parts for word in each]
