"""What a search found, best first: kind and day on the left, who said it below, the id flush right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factsheet.names import words as folded
from factsheet.output.terminal.attributed import attributed
from factsheet.output.terminal.days import short, year_of
from factsheet.output.terminal.entries import Entries
from factsheet.output.terminal.flow import Line, Word, part, words
from factsheet.output.terminal.pen import FOUND, QUIET, Pen, Piece
from factsheet.output.terminal.stage import Stage
from factsheet.output.terminal.statement import stated
from factsheet.record import Row, loads

_LEFT = len("28 Oct 2024")


def screen(rows: Iterable[Row], stage: Stage) -> Iterator[list[Line]]:
    """The lines of each hit."""
    pen, width, _ = stage
    layout = Entries(pen, width, _LEFT, rightward=False)
    for row in rows:
        line = row.record
        left = [line["type"], pen.draw(short(line["date"])) if line.get("date") else ""]
        content = (_marked(text, line["wanted"]) for text in _CONTENT.get(line["type"], _fact)(row, pen))
        yield layout.entry(left, list(content), line["id"])


def _marked(text: list[Word], wanted: tuple[str, ...]) -> list[Word]:
    """The text with what was found in it bold and underlined."""
    return [tuple(part for piece in word for part in _found(piece, wanted)) for word in text]


def _found(piece: Piece, wanted: tuple[str, ...]) -> Iterator[Piece]:
    for text in re.split("( )", piece.text):
        is_found = any(word.startswith(wanted) for word in folded(text))
        yield piece._replace(text=text, style=FOUND if is_found else piece.style)


def _fact(row: Row, pen: Pen) -> Iterator[list[Word]]:
    yield stated(row.record, pen)
    yield from attributed(row.record, pen, year_of(row.record["date"]))


def _actor(row: Row, pen: Pen) -> Iterator[list[Word]]:
    actor = loads(row.json)
    yield [*words(pen.text(actor["name"])), *words(pen.text(actor["native_name"] or ""), QUIET)]
    for text in (actor["role"], actor["description"]):
        if text:
            yield words(pen.text(text), QUIET)


def _source(row: Row, pen: Pen) -> Iterator[list[Word]]:
    source = loads(row.json)
    yield words(pen.text(source["title"])) if source["title"] else words("headline not given", QUIET)
    first, *rest = part(pen.text(source["publisher"]), QUIET, source["url"] or "")
    yield [(Piece(f"{pen.draw('—')} ", QUIET), *first), *rest]


_CONTENT = {"actor": _actor, "source": _source}
