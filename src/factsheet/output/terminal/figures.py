"""Every estimate under its measure, barred on the scale of those of equal scope (screens.md, figures)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Any

from factsheet.output.terminal import estimate
from factsheet.output.terminal.comparison import compared
from factsheet.output.terminal.flow import Line, flow, length, words
from factsheet.output.terminal.pen import QUIET, STRONG, Piece
from factsheet.output.terminal.stage import Stage
from factsheet.output.terminal.widths import PEEKED
from factsheet.record import Row


def screen(rows: Iterable[Row], stage: Stage) -> Iterator[list[Line]]:
    """The lines of each measure, scoped estimates apart; a measure of very many comes in portions."""
    stream = (row.record for row in rows)
    gap: list[Line] = []
    superseded = ""
    for _, group in groupby(stream, key=lambda figure: str(figure["measure"]["id"])):
        while portion := list(islice(group, PEEKED)):
            for _, figures in groupby(sorted(portion, key=_scope), key=_scope):
                alike = list(figures)
                yield [*gap, *_heading(alike[0], stage)]
                yield compared(alike, stage)
                gap = [[]]
            overtaken = (figure["id"] for figure in portion if figure["status"] == "superseded")
            superseded = superseded or next(overtaken, "")
    if superseded:
        stage.hints.append(f"{stage.pen.draw('×')} superseded {stage.pen.between} factsheet show {superseded}")


def _scope(figure: Any) -> tuple[bool, str]:
    """Those without a scope first: they are what the measure says."""
    return figure["scope"] is not None, figure["scope"] or ""


def _heading(figure: Any, stage: Stage) -> list[Line]:
    """Measure, unit and scope, how many estimates there are and their span, and what the measure counts."""
    pen, room = stage.pen, stage.room
    title = words(pen.text(figure["measure"]["label"]), STRONG)
    if figure["scope"]:
        title += words(f"({pen.text(figure['scope'])})", STRONG)
    title.append((Piece(" "), *(piece for word in words(pen.text(figure["measure"]["unit"])) for piece in word)))
    count = f"{figure['estimates']:,} estimate{'' if figure['estimates'] == 1 else 's'}"
    spread = [(Piece(count, QUIET),), (Piece(f" {estimate.range_of_all(figure, pen)}", STRONG),)]
    left, right = flow(title, room), flow(spread, room)
    gap = room - length(left[-1]) - length(right[0])
    lines = [*left, *right]
    if len(right) == 1 and gap >= 2:
        lines = [*left[:-1], [*left[-1], Piece(" " * gap), *right[0]]]
    return [*lines, *flow(words(pen.text(figure["counts"] or ""), QUIET), room)]
