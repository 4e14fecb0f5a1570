"""Judgements: the condition behind `if`, likelihood as a rule of seven steps, confidence apart (screens.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from factsheet.output.terminal.attributed import attributed
from factsheet.output.terminal.days import short
from factsheet.output.terminal.entries import Entries
from factsheet.output.terminal.flow import Line, Word
from factsheet.output.terminal.pen import MARK, Pen, Piece
from factsheet.output.terminal.stage import Stage
from factsheet.output.terminal.statement import stated
from factsheet.output.terminal.widths import PEEKED, SHOWS_IDS
from factsheet.record import Row
from factsheet.vocabulary import LIKELIHOODS


def screen(rows: Iterable[Row], stage: Stage) -> Iterator[list[Line]]:
    """The lines of each judgement."""
    pen, width, _ = stage
    stream = iter(rows)
    first = list(islice(stream, PEEKED))
    lefts = [len(text) for row in first for text in (short(row.record["date"]), row.record["kind"])]
    layout = Entries(pen, width, max(lefts, default=0), rightward=True)
    for row in chain(first, stream):
        fact = row.record
        left = [pen.draw(short(fact["date"])), pen.text(fact["kind"])]
        name = fact["id"] if width >= SHOWS_IDS else ""
        yield layout.entry(left, [*content(fact, pen), *attributed(fact, pen, fact["date"][:4])], name)


def content(fact: Any, pen: Pen) -> list[list[Word]]:
    """The judgement with its condition, then how likely its asserter holds it to be, and how sure they are."""
    degree: list[Word] = []
    if fact["likelihood"]:
        degree.append((Piece(pen.draw(rule(fact["likelihood"])), MARK), Piece(f" {_spoken(fact['likelihood'])}")))
    if fact["confidence"]:
        gap = "  " if degree else ""
        degree.append((Piece(f"{gap}confidence {fact['confidence']}"),))
    return [stated(fact, pen), degree] if degree else [stated(fact, pen)]


def rule(likelihood: str) -> str:
    """The step of a likelihood among the seven of ICD 203: `······●` is almost certain."""
    step = LIKELIHOODS.index(likelihood)
    return "·" * step + "●" + "·" * (len(LIKELIHOODS) - 1 - step)


def _spoken(likelihood: str) -> str:
    return likelihood.replace("-", " ")
