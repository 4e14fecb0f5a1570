"""What is new since a day: the facts by what happened to them, each with who said so and with what stood before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from factsheet.attribution import known_from
from factsheet.output.terminal.attributed import Lines, attributed
from factsheet.output.terminal.days import short
from factsheet.output.terminal.entries import Entries
from factsheet.output.terminal.flow import Line, Word, flow, part, words
from factsheet.output.terminal.numbers import spoken
from factsheet.output.terminal.page import joined
from factsheet.output.terminal.pen import AGAINST, QUIET, STRONG, Pen, Piece
from factsheet.output.terminal.stage import Stage
from factsheet.output.terminal.statement import stated
from factsheet.record import Row

if TYPE_CHECKING:
    from factsheet.change import Heard, News, Told
    from factsheet.contract import Fact

# What happened to a fact, as the heading counts it, and what a reader may want to know of it. One word is enough for
# most; who was against a fact and now asserts it has not said what that means.
_HAPPENED = {
    "retracted": ("retracted", ""),
    "supersedes": ("superseded", "by one that revises or replaces it"),
    "denied": ("denied", ""),
    "disputed": ("disputed", ""),
    "reverses": ("reversed", "said by a side that had been against it"),
    "confirmed": ("confirmed", ""),
    "first": ("first said", ""),
    "again": ("said again", ""),
}
_PERHAPS = ("perhaps earlier", "said on a day that is not known")


def screen(rows: Iterable[Row], stage: Stage) -> Iterator[list[Line]]:
    """The day and the counts, then each kind of news under its own heading."""
    for row in rows:
        news: News = row.record
        yield flow(_heading(news), stage.room)
        layout = _laid_out([told for group in news.told.values() for told in group], stage)
        for done, group in news.told.items():
            if group:
                yield [[], *_title(*_HAPPENED[done], len(group), stage)]
                yield from (_entry(told, layout) for told in group)
        if news.perhaps:
            yield [[], *_title(*_PERHAPS, len(news.perhaps), stage)]
            layout = _laid_out(news.perhaps, stage)
            yield from (_entry(told, layout) for told in news.perhaps)


def _laid_out(told: list[Told], stage: Stage) -> Entries:
    days = max((len(short(_day(each))) for each in told), default=0)
    return Entries(stage.pen, stage.width, days, rightward=True)


def _heading(news: News) -> list[Word]:
    """`Since 1 Apr 2025: 1 retracted, 3 denied, 12 first said`; each counts facts."""
    day = f"Since {short(news.since)}"
    if news.until:
        day = f"From {short(news.since)} to {short(news.until)}"
    if news.as_of:
        day += f", as known on {short(news.as_of)}"
    if news.shown < news.total:
        day += f", the first {news.shown:,} of {news.total:,} attributions"
    counts = [f"{len(group):,} {_HAPPENED[done][0]}" for done, group in news.told.items() if group]
    if not counts:
        counts.append("nothing new")
    if news.perhaps:
        counts.append(f"{len(news.perhaps):,} {_PERHAPS[0]}")
    return [*words(f"{day}:", STRONG), *joined(part(each) for each in counts)]


def _title(name: str, meaning: str, count: int, stage: Stage) -> list[Line]:
    told = f"{count:,} {'fact' if count == 1 else 'facts'}{', ' if meaning else ''}{meaning}"
    first, *rest = words(told, QUIET)
    return flow([*words(name.capitalize(), STRONG), (Piece(" ", QUIET), *first), *rest], stage.room)


def _day(told: Told) -> str:
    """The day of the first of what was said."""
    return told.heard[0].said["date"]


def _entry(told: Told, layout: Entries) -> list[Line]:
    """A fact as it stands now, who said what of it, and what stood before."""
    pen = layout.pen
    content = [[*_replaced(told, pen), *stated(told.fact, pen)]]
    for heard, following in zip(told.heard, [*told.heard[1:], None], strict=True):
        content += _heard(heard, _day(told), pen)
        # What stood before is told once of all that was said on it.
        if following is None or _before(following, pen) != _before(heard, pen):
            content += _before(heard, pen)
    if told.predecessor:
        content += _overtaken(told.predecessor, pen)
    return layout.entry([pen.draw(short(_day(told)))], content, told.fact["id"])


def _heard(heard: Heard, day: str, pen: Pen) -> Iterator[list[Word]]:
    yield Lines(pen, day).alone(heard.said)
    if heard.said["quote"]:
        yield words(pen.draw("“") + pen.text(heard.said["quote"]) + pen.draw("”"), QUIET)


def _before(heard: Heard, pen: Pen) -> list[list[Word]]:
    """The status on the day before, and what the speaker's own side had said against the fact."""
    before = [words(f"before: {heard.status or 'not known'}", QUIET)] if heard.status or heard.reverses else []
    return [*before, *(Lines(pen).alone(each) for each in sorted(heard.reverses, key=known_from))]


def _replaced(told: Told, pen: Pen) -> list[Word]:
    """The number in whose place another one came: `about 30 →`."""
    old: Any = told.predecessor
    if not old or "measure" not in old or "measure" not in told.fact:
        return []
    return [*words(spoken(old, pen), QUIET), (Piece(pen.draw("→"), QUIET),)]


def _overtaken(old: Fact, pen: Pen) -> Iterator[list[Word]]:
    """The fact that was superseded, dim, with all who said it."""
    standing: Any = {**old, "status": "standing"}
    yield _quiet([(Piece(pen.draw("×")),), *stated(standing, pen)])
    for line in attributed(old, pen):
        yield _quiet(line)


def _quiet(text: list[Word]) -> list[Word]:
    """A text, all of it dim but who was against it."""
    return [tuple(piece if piece.style == AGAINST else piece._replace(style=QUIET) for piece in word) for word in text]
