"""What a figure has beside other facts: its bar, its measure with count and span, the numbers behind the words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from factsheet.output.terminal.bars import BEYOND, scale
from factsheet.output.terminal.flow import Line, words
from factsheet.output.terminal.mention import spanned
from factsheet.output.terminal.numbers import is_share, margin, spoken
from factsheet.output.terminal.page import Page, joined
from factsheet.output.terminal.pen import QUIET, Piece

if TYPE_CHECKING:
    from factsheet.whole import Compared, Whole


def barred(whole: Whole, page: Page) -> list[Line]:
    """The figure on the scale of all estimates of equal measure and scope; nothing where there is no number."""
    fact, like = whole.record, _like(whole)
    own = [number for number in (fact["best"], fact["low"], fact["high"]) if number is not None]
    if not own:
        return []
    # A retracted figure is none of those that are compared, and may lie beyond them.
    highest = max([*own, *([like.highest] if like and like.highest is not None else [])])
    lowest = min([*own, *([like.lowest] if like and like.lowest is not None else [])])
    ruled = scale(highest, page.room - BEYOND)
    if ruled is None or lowest < 0:  # a scale begins at 0
        return []
    return page.below([[Piece(ruled.labels(), QUIET)], [*ruled.bar(fact, page.pen)]])


def measured(whole: Whole, page: Page) -> Iterator[Line]:
    """The fields of a figure alone: its measure with all estimates of equal scope, what it counts, its numbers."""
    fact, pen = whole.record, page.pen
    measure = fact["measure"]
    told = [words(pen.text(measure["label"]))]
    like = _like(whole)
    if like:
        told.append(spanned(like, pen, percent=is_share(fact)))
    yield from page.field("measure", joined(told), measure["id"])
    yield from page.field("unit", words(pen.text(measure["unit"])))
    yield from _numbers(fact, page)


def _numbers(fact: Any, page: Page) -> Iterator[Line]:
    """What the value does not tell: the number behind an asserter's words, the range around the best one."""
    pen = page.pen
    plain: Any = {**fact, "as_said": None}
    if fact["as_said"] and fact["bound"] != "words":
        yield from page.field("in numbers", words(spoken(plain, pen)))
    if said := margin(fact, pen):
        yield from page.field("range", words(said))


def _like(whole: Whole) -> Compared | None:
    """The estimates of equal scope; none where the figure itself is not among those that were asked for."""
    return next((each for each in whole.compared if each.scope == whole.record["scope"]), None)
