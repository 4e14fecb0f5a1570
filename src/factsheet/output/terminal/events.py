"""The events as a list: day, kind, and the place where the statement does not say it, on the left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from factsheet.names import words
from factsheet.output.terminal.dated import dated
from factsheet.output.terminal.flow import Line, Word
from factsheet.output.terminal.pen import Pen
from factsheet.output.terminal.stage import Stage
from factsheet.output.terminal.statement import stated
from factsheet.record import Row


def screen(rows: Iterable[Row], stage: Stage) -> Iterator[list[Line]]:
    """The lines of each event."""
    return dated(rows, stage, _beside, _told, marked=True)


def _beside(event: Any, pen: Pen) -> list[str]:
    places = [place["name"] for place in event["places"] if not _says(event["statement"], place["name"])]
    return [pen.text(text) for text in (event["kind"], *places)]


def _told(event: Any, pen: Pen) -> list[list[Word]]:
    return [stated(event, pen)]


def _says(statement: str, name: str) -> bool:
    """Whether a name stands in a statement as words of its own: `Russian` is not `Russia`."""
    return f" {' '.join(words(name))} " in f" {' '.join(words(statement))} "
