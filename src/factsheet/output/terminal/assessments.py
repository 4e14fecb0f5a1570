"""Judgements: the condition behind `if`, likelihood as a rule of seven steps, confidence apart (screens.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from factsheet.output.terminal.dated import dated
from factsheet.output.terminal.flow import Line, Word
from factsheet.output.terminal.pen import MARK, Pen, Piece
from factsheet.output.terminal.stage import Stage
from factsheet.output.terminal.statement import stated
from factsheet.record import Row
from factsheet.vocabulary import LIKELIHOODS


def screen(rows: Iterable[Row], stage: Stage) -> Iterator[list[Line]]:
    """The lines of each judgement."""
    return dated(rows, stage, _beside, content)


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


def _beside(fact: Any, pen: Pen) -> list[str]:
    return [pen.text(fact["kind"])]


def _spoken(likelihood: str) -> str:
    return likelihood.replace("-", " ")
