"""Facts and records where another one refers to them: the value with its measure or the statement, who, and when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from factsheet.attribution import AGAINST, asserting
from factsheet.output.terminal.attributed import attributed, spoken_by
from factsheet.output.terminal.days import short, year_of
from factsheet.output.terminal.flow import Line, Word, flow, words
from factsheet.output.terminal.numbers import span, spoken
from factsheet.output.terminal.page import Page, blank, joined, quieted
from factsheet.output.terminal.pen import AGAINST as RED
from factsheet.output.terminal.pen import QUIET, STRONG, Pen, Piece
from factsheet.output.terminal.statement import worded

if TYPE_CHECKING:
    from factsheet.contract import AttributionOf, Fact
    from factsheet.whole import Compared, Referring, Whole

_OVERTAKEN = {"superseded", "retracted"}


def valued(figure: Any, pen: Pen) -> list[Word]:
    """The value as said, and what it covers where that is less than the measure."""
    scope = words(f"({pen.text(figure['scope'])})") if figure["scope"] else []
    return [*words(spoken(figure, pen), STRONG), *scope]


def counted(figure: Any, pen: Pen) -> list[Word]:
    """The value with what it counts: `about 10,000  sent to Russia`."""
    *before, last = valued(figure, pen)
    return [*before, (*last, Piece(" ")), *words(pen.text(_inside_a_line(figure["measure"]["label"])))]


def briefly(fact: Any, pen: Pen, year: str = "", *, dated: bool = True) -> list[Word]:
    """A fact that supersedes another or that it supersedes: value or statement, who, and the day."""
    lead = asserting(fact)[0]
    content = valued(fact, pen) if "measure" in fact else worded(fact, pen)
    day = words(pen.draw(short(lead["date"], year))) if dated else []
    return joined([content, words(pen.text(spoken_by(lead))), day])


def listed(whole: Whole, role: str, page: Page) -> Iterator[Line]:
    """The facts that refer to a record in one role, the first of them, and how to list the rest."""
    found = whole.of_role(role)
    for fact in found.records:
        yield from _said(whole, fact, page) if role == "said" else _entry(fact, page)
    yield from remaining(found, page)


def remaining(found: Referring, page: Page) -> Iterator[Line]:
    """How many more there are, and the command that lists them all."""
    more = found.total - len(found.records)
    if more:
        text = words(f"{page.pen.draw('…')} {more:,} more: {page.pen.text(found.rest)}", QUIET)
        yield from page.below(flow(text, page.room))


def spanned(like: Compared, pen: Pen, *, percent: bool) -> list[Word]:
    """How many estimates of one measure and scope there are, and from which number to which."""
    count = words(f"{like.estimates:,} estimate{'' if like.estimates == 1 else 's'}")
    return joined([count, words(span(like.lowest, like.highest, pen, percent=percent))])


def named(record: Any, pen: Pen) -> list[Word]:
    """An actor, a place or a source by name, an actor with its native name and its role."""
    if "publisher" in record:
        return words(pen.text(record["publisher"]), link=record["url"] or "")
    native = words(pen.text(record.get("native_name") or ""))
    role = words(pen.text(record.get("role") or ""))
    return joined([[*words(pen.text(record["name"])), *native], role])


def _entry(fact: Fact, page: Page) -> list[Line]:
    told = attributed(fact, page.pen, year_of(fact["date"]))
    below = [line for each in told for line in flow(each, page.room)]
    return _row(fact, fact["date"], blank(), page, below)


def _said(whole: Whole, fact: Fact, page: Page) -> list[Line]:
    """What an actor said, on the day it said so; who spoke for it, or against the fact, stands below."""
    name = whole.record["id"]
    own = [each for each in fact["attributions"] if _speaks(whole, name, each)]
    is_denial = all(each["stance"] in AGAINST for each in own)
    mark = Piece(page.pen.draw("≠"), RED) if is_denial else blank()
    told = _spoken_for(name, own, fact, page.pen)
    return _row(fact, own[0]["date"], mark, page, [line for each in told for line in flow(each, page.room)])


def _spoken_for(name: str, own: list[AttributionOf], fact: Fact, pen: Pen) -> list[list[Word]]:
    """Lines for what the actor did not itself assert once: that alone needs no more than who passed it on."""
    first = own[0]
    if len(own) > 1 or first["stance"] in AGAINST or first["by"]["id"] != name:
        only: Any = {**fact, "date": first["date"], "attributions": own}
        return attributed(only, pen, year_of(first["date"]))
    via = ", ".join(each["name"] for each in first["via"])
    return [words(f"{pen.draw('—')} via {pen.text(via)}", QUIET)] if via else []


def _speaks(whole: Whole, name: str, said: AttributionOf) -> bool:
    return any((name, who["id"]) in whole.inside for who in (said["by"], *said["via"]))


def _row(fact: Any, date: str, mark: Piece, page: Page, below: list[Line]) -> list[Line]:
    pen = page.pen
    text: list[Word] = [(Piece(pen.draw("×")),)] if fact["status"] == "superseded" else []
    text += counted(fact, pen) if "measure" in fact else worded(fact, pen)
    if fact["status"] in {"disputed", "retracted"}:
        text.append((Piece(f"{pen.between} {fact['status']}"),))
    lines = page.entry(mark, pen.draw(short(date)), text, fact["id"], below)
    return quieted(lines) if fact["status"] in _OVERTAKEN else lines


def _inside_a_line(label: str) -> str:
    """A label behind a value: its first letter small, unless it is an acronym's."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
