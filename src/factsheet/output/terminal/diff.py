"""What differs between two sheets: each record with its mark and who says it, below it what was and what is.

`+` added, `-` removed, `~` changed, `→` renamed, `=` the same but for its status. Of a long text the words that differ
stand where they differ, as `git diff --word-diff` has them: `[-went-]{+came+}`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from factsheet.output.terminal.attributed import Lines, spoken_by
from factsheet.output.terminal.changed import changed_text, from_to, reference
from factsheet.output.terminal.days import short
from factsheet.output.terminal.flow import Line, Word, flow, words
from factsheet.output.terminal.mention import named
from factsheet.output.terminal.page import Page, joined, labelled, quieted
from factsheet.output.terminal.pen import MARK, QUIET, STRONG, Pen, Piece
from factsheet.output.terminal.stage import Stage
from factsheet.output.terminal.statement import stated
from factsheet.record import Row

_SIGNS = {"added": "+", "removed": "-", "renamed": "→", "changed": "~", "status": "="}
_HEADINGS = {
    "sheet": "The sheet", "event": "Events", "figure": "Figures", "assessment": "Assessments", "actor": "Actors",
    "place": "Places", "source": "Sources", "measure": "Measures",
}  # fmt: skip
_MARGIN = 2
_OF_ATTRIBUTION = "attribution."
# What a key is called where its own name would not do.
_KEYS = {"container_title": "published in", "attributions": "order", "$schema": "schema"}


def screen(rows: Iterable[Row], stage: Stage) -> Iterator[list[Line]]:
    """The lines of each record that differs, a heading before the first of a type."""
    page = Page(stage.pen, stage.room - _MARGIN)
    before = ""
    stream = (row.record for row in rows)
    for (noun, _), group in groupby(stream, key=lambda row: (row["type"], row["id"])):
        of_one = list(group)
        gap: list[Line] = [[]] if before else []
        heading = [] if noun == before else [[Piece(_HEADINGS[noun], STRONG)]]
        yield [*(gap if heading else []), *heading, *_record(of_one, page, stage.room)]
        before = noun


def _record(rows: list[Any], page: Page, width: int) -> list[Line]:
    """A record behind the mark of what became of it, then a line for each change."""
    first = rows[0]
    head = _head(first, page.pen)
    room = width - _MARGIN
    lines = [line for text in head for line in flow(text, room)]
    lines = labelled(lines, first["id"] or "", room)
    for row in rows:
        lines += _change(row, page)
    if first["change"] == "removed":
        lines = quieted(lines)
    signs = [Piece(page.pen.draw(_SIGNS[first["change"]]), MARK), *[Piece(" ")] * (len(lines) - 1)]
    return [[sign, Piece(" "), *line] for sign, line in zip(signs, lines, strict=True)]


def _head(row: Any, pen: Pen) -> list[list[Word]]:
    """What a record says and who says it, or what it is called."""
    record = row["record"]
    if "attributions" in record:
        return [stated(record, pen), *Lines(pen).asserted(record), *Lines(pen).opposed(record)]
    if row["type"] == "sheet":
        return [words(pen.text(record["title"]))]
    if row["type"] == "measure":
        return [joined([words(pen.text(record[key])) for key in ("label", "unit")])]
    if row["type"] == "source":
        issued = words(pen.draw(short(record["issued"]))) if record["issued"] else []
        return [joined([named(record, pen), words(pen.text(record["title"] or "")), issued])]
    return [named(record, pen)]


def _change(row: Any, page: Page) -> Iterator[Line]:
    """A change in words, behind the key that it is of."""
    field, pen = row["field"], page.pen
    if row["change"] == "status":
        yield from page.field("status", [*from_to([(Piece(row["old"]),)], _status(row, pen), pen)])
    elif row["change"] == "renamed":
        told = from_to([(Piece(row["old"]),)], [(Piece(row["new"]),)], pen)
        yield from page.field("id", [*told, *_named_so(row["references"])])
    elif field == "attribution":
        yield from page.field("said", _attribution(row, pen))
    elif field:
        key = field.removeprefix(_OF_ATTRIBUTION)
        whose = _whose(row["attribution"], pen) if field.startswith(_OF_ATTRIBUTION) else []
        yield from page.field(
            _KEYS.get(key, key.replace("_", " ")), [*changed_text(key, row["old"], row["new"], pen), *whose]
        )


def _status(row: Any, pen: Pen) -> list[Word]:
    """The new status, and the fact by which another one is superseded."""
    text: list[Word] = [(Piece(row["new"], STRONG),)]
    after = row["record"]["superseded_by"]
    if not after:
        return text
    return [*text, (Piece("by"),), *reference(after, pen)]


def _named_so(count: int) -> list[Word]:
    if not count:
        return []
    return words(f"({count:,} {'record names' if count == 1 else 'records name'} it)", QUIET)


def _attribution(row: Any, pen: Pen) -> list[Word]:
    sign = "+" if row["old"] is None else "-"
    return [(Piece(sign, MARK),), *Lines(pen).alone(row["attribution"])]


def _whose(said: Any, pen: Pen) -> list[Word]:
    """Who said it and when, behind a field of what they said."""
    return words(f"{pen.draw('—')} {pen.text(spoken_by(said))}, {pen.draw(short(said['date']))}", QUIET)
