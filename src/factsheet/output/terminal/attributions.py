"""Who said it, one entry each, on the day it was said; what they said below, and what stood before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from factsheet.output.terminal.attributed import Lines
from factsheet.output.terminal.days import short
from factsheet.output.terminal.entries import Entries
from factsheet.output.terminal.flow import Line, words
from factsheet.output.terminal.pen import QUIET
from factsheet.output.terminal.stage import Stage
from factsheet.output.terminal.statement import worded
from factsheet.output.terminal.widths import PEEKED
from factsheet.record import Row


def screen(rows: Iterable[Row], stage: Stage) -> Iterator[list[Line]]:
    """The lines of each attribution."""
    pen, width, _ = stage
    stream = iter(rows)
    first = list(islice(stream, PEEKED))
    layout = Entries(pen, width, max((len(short(row.record["date"])) for row in first), default=0), rightward=True)
    for row in chain(first, stream):
        said = row.record
        content = [Lines(pen, said["date"]).alone(said), worded(said, pen)]
        if said["quote"]:
            content.append(words(pen.draw("“") + pen.text(said["quote"]) + pen.draw("”"), QUIET))
        if said["before"]:
            content.append(words(f"before: {pen.text(said['before'])}", QUIET))
        yield layout.entry([pen.draw(short(said["date"]))], content, said["id"])
