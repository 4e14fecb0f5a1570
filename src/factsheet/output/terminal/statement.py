"""A fact in words: a figure's value first, a judgement's condition behind, the status when it is not standing."""

from __future__ import annotations

from typing import Any

from factsheet.output.terminal.flow import Word, words
from factsheet.output.terminal.numbers import margin, spoken
from factsheet.output.terminal.pen import MARK, QUIET, STRONG, Pen, Piece


def worded(fact: Any, pen: Pen, style: str = "") -> list[Word]:
    """The statement, a judgement's condition behind."""
    text = words(pen.text(fact["statement"]), style)
    if fact.get("condition"):
        text += [(Piece(f"{pen.draw('—')} if", QUIET),), *words(pen.text(fact["condition"]))]
    return text


def stated(fact: Any, pen: Pen) -> list[Word]:
    """The words of a fact."""
    text: list[Word] = []
    if "measure" in fact:
        scope = f" ({pen.text(fact['scope'])})" if fact["scope"] else ""
        said = f" ({margin(fact, pen)})" if margin(fact, pen) else ""
        text += [*words(spoken(fact, pen) + said + scope, STRONG), *words(pen.draw("—"), QUIET)]
    text += worded(fact, pen)
    if fact["status"] != "standing":
        sign = pen.draw("×") if fact["status"] == "superseded" else pen.between
        text.append((Piece(f"{sign} {fact['status']}", STRONG),))
    return text


def judged(fact: Any, pen: Pen) -> list[Word]:
    """The words of a fact, and how likely and how sure its asserter holds it to be, run on as a text."""
    text = stated(fact, pen)
    if fact.get("likelihood"):
        text.append((Piece(f"({fact['likelihood'].replace('-', ' ')})", MARK),))
    if fact.get("confidence"):
        text.append((Piece(f"(confidence {fact['confidence']})", QUIET),))
    return text
