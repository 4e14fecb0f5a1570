"""The sheet in one screen: heading, the latest figure of each measure, key events, key assessments (screens.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby, islice
from typing import Any

from factsheet.output.terminal import overview
from factsheet.output.terminal.briefly import briefly
from factsheet.output.terminal.days import mark, short
from factsheet.output.terminal.flow import Line, flow, words
from factsheet.output.terminal.pen import MARK, PLAIN, QUIET, STRONG, Piece
from factsheet.output.terminal.stage import Stage
from factsheet.output.terminal.statement import judged
from factsheet.output.terminal.widths import FOLDS_BELOW, PEEKED
from factsheet.record import Row

_NAMES = {"event": "events", "assessment": "assessments"}


def screen(rows: Iterable[Row], stage: Stage) -> Iterator[list[Line]]:
    """The heading, then each section under a blank line."""
    stream = (row.record for row in rows)
    sheet = next(stream, None)
    if sheet is None:
        return
    yield _heading(sheet, stage)
    for noun, facts in groupby(stream, key=lambda fact: str(fact["type"])):
        if noun == "figure":
            yield [[]]
            yield from overview.lines(facts, stage)
            continue
        yield [[], *_title(sheet, noun, stage)]
        yield from _entries(facts, stage)
    if not sheet["everything"]:
        shown = [(sheet[f"key_{noun}"], sheet[noun], noun) for noun in ("measures", "events", "assessments")]
        parts = [f"{key} of {total} {noun}" for key, total, noun in shown if key < total]
        if parts:
            stage.hints.append(f"{', '.join(parts)} {stage.pen.between} factsheet summary --all")


def _heading(sheet: Any, stage: Stage) -> list[Line]:
    """The title, the day up to which the sheet was brought, and what is in it."""
    pen = stage.pen
    day = f"As of {short(sheet['as_of'])}"
    if sheet["known_on"]:
        day = f"As known on {short(sheet['known_on'])}, in a sheet as of {short(sheet['as_of'])}"
    chosen = "" if sheet["chosen"] is None else f"{sheet['chosen']} of "
    counts = [_counted(sheet[noun], noun) for noun in ("actors", "sources") if sheet[noun]]
    parts = [day, f"{chosen}{_counted(sheet['facts'], 'facts')}", *counts]
    about = [word for part in parts for word in (*words(part), *words(pen.between))][:-1]
    return [*flow(words(pen.text(sheet["title"]), STRONG), stage.room), *flow(about, stage.room)]


def _counted(count: str | int, noun: str) -> str:
    return f"{int(count):,} {noun[:-1] if int(count) == 1 else noun}"


def _title(sheet: Any, noun: str, stage: Stage) -> list[Line]:
    """How many are shown of how many there are."""
    name = _NAMES[noun]
    total, key = sheet[name], sheet[f"key_{name}"]
    if sheet["everything"]:
        return overview.section(name.capitalize(), f"{total:,}", stage)
    return overview.section(f"Key {name}", f"{key:,} of {total:,}", stage)


def _entries(facts: Iterable[Any], stage: Stage) -> Iterator[list[Line]]:
    first = list(islice(facts, PEEKED))
    column = max((len(short(fact["date"])) for fact in first), default=0)
    for fact in chain(first, facts):
        yield _entry(fact, stage, column)


def _entry(fact: Any, stage: Stage, column: int) -> list[Line]:
    """A day, its mark, and the fact with who said it, run on as a text."""
    pen = stage.pen
    day = pen.draw(short(fact["date"]))
    sign = Piece(pen.draw(mark(fact["date"])), MARK)
    lead, *against = briefly(fact, pen, dated=True)
    texts = [[*judged(fact, pen), *lead], *against]
    if stage.width < FOLDS_BELOW:
        texts[0] = [(Piece(f"{day} ", QUIET),), *texts[0]]
        lines = [line for text in texts for line in flow(text, stage.room - 4)]
        return [[sign, Piece(" "), *lines[0]], *([Piece(" " * 4), *line] for line in lines[1:])]
    lines = [line for text in texts for line in flow(text, stage.room - column - 5)]
    side = Piece(" " * (column + 5))
    return [[Piece(f"{day:>{column}} ", PLAIN), sign, Piece(" "), *lines[0]], *([side, *line] for line in lines[1:])]
