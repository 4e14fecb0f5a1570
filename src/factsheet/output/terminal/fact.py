"""A fact whole: what it says, its fields, who said it with the tree of their sources, what it has to do with others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from factsheet.attribution import asserting, citations
from factsheet.output.terminal.assessments import rule
from factsheet.output.terminal.attributed import spoken_by
from factsheet.output.terminal.days import short, year_of
from factsheet.output.terminal.flow import Line, Word, flow, words
from factsheet.output.terminal.measured import barred, measured
from factsheet.output.terminal.mention import briefly, counted
from factsheet.output.terminal.page import Page, blank, joined, quieted
from factsheet.output.terminal.pen import AGAINST, CONFIRMED, MARK, QUIET, STRONG, Pen, Piece
from factsheet.output.terminal.source_tree import branches, drawn, tags_of
from factsheet.output.terminal.statement import worded
from factsheet.vocabulary import STANCE_VERBS

if TYPE_CHECKING:
    from factsheet.contract import AttributionOf, Fact
    from factsheet.whole import Whole

# format.md, Dates: what the date of a fact tells.
_DATE_KEYS = {"event": "happened", "figure": "describes", "assessment": "judged"}


def page_of(whole: Whole, page: Page) -> Iterator[Line]:
    """The lines of a fact."""
    fact, pen = whole.record, page.pen
    if whole.noun == "figure":
        yield from page.heading(counted(fact, pen), fact["id"])
        yield from page.text(worded(fact, pen))
    else:
        yield from page.heading(worded(fact, pen, STRONG), fact["id"])
    yield []
    if whole.noun == "figure":
        yield from barred(whole, page)
    yield from _fields(whole, page)
    yield []
    yield from page.section("Said", _sources_counted(fact))
    for said in fact["attributions"]:
        yield from _attribution(whole, said, page)
    if whole.predecessor:
        yield []
        yield from page.section("Referred to by")
        yield from _superseded(whole.predecessor, page)


def _fields(whole: Whole, page: Page) -> Iterator[Line]:
    fact, pen = whole.record, page.pen
    if whole.noun == "figure":
        yield from measured(whole, page)
    else:
        yield from page.field(whole.noun, words(pen.text(fact["kind"])))
    yield from page.field(_DATE_KEYS[whole.noun], words(pen.draw(short(fact["date"]))))
    if fact.get("likelihood"):
        degree: list[Word] = [(Piece(pen.draw(rule(fact["likelihood"])), MARK),)]
        yield from page.field("likelihood", degree + words(fact["likelihood"].replace("-", " ")))
    if fact.get("confidence"):
        yield from page.field("confidence", words(fact["confidence"]))
    for key, named in (("about", fact["actors"]), ("places", fact["places"])):
        yield from _texts(page, key, [each["name"] for each in named])
    yield from _status(whole, page)
    for key in ("tags", "detail", "note"):
        yield from _texts(page, key, fact[key] if key == "tags" else [fact[key]])
    if fact["key"]:
        yield from page.field("key", words("shown in the summary"))


def _texts(page: Page, key: str, texts: Iterable[str | None]) -> Iterator[Line]:
    shown = joined(words(page.pen.text(text or "")) for text in texts)
    if shown:
        yield from page.field(key, shown)


def _status(whole: Whole, page: Page) -> list[Line]:
    pen, status = page.pen, whole.record["status"]
    if status != "superseded":
        return page.field("status", words(status))
    text = words(f"{pen.draw('×')} superseded")
    if not whole.successor:
        return page.field("status", text)
    text += [*words("by"), *briefly(whole.successor, pen, year_of(whole.record["date"]))]
    return page.field("status", text, whole.successor["id"])


def _superseded(fact: Fact, page: Page) -> list[Line]:
    pen = page.pen
    status = words(fact["status"]) if fact["status"] not in {"superseded", "standing"} else []
    told = joined([briefly(fact, pen, dated=False), status, words("superseded by this")])
    day = pen.draw(short(asserting(fact)[0]["date"]))
    return quieted(page.entry(blank(), day, [(Piece(pen.draw("×")),), *told], fact["id"]))


def _sources_counted(fact: Fact) -> str:
    """Origins and sources of those who assert the fact: ten copies of one story are one origin."""
    sources = len(citations(asserting(fact)))
    origins = fact["origins"]
    return f"{origins} origin{'s' if origins > 1 else ''}, {sources} source{'s' if sources > 1 else ''}"


def _attribution(whole: Whole, said: AttributionOf, page: Page) -> list[Line]:
    """Who said it, what was said around it, and the tree of its sources."""
    pen = page.pen
    note = flow(words(pen.text(said["note"] or ""), QUIET), page.room)
    mark = blank() if said["stance"] == "asserts" else Piece(pen.draw("≠"), AGAINST)
    day = pen.draw(short(said["date"]))
    return page.entry(mark, day, _told(said, pen), said["by"]["id"], [*note, *_tree(whole, said, page)])


def _told(said: AttributionOf, pen: Pen) -> list[Word]:
    hedge, style = said["hedge"], CONFIRMED if said["hedge"] == "confirmed" else QUIET
    if said["stance"] == "asserts":
        verb = words(hedge, style)
    else:
        verb = words(STANCE_VERBS[said["stance"]], AGAINST)
        # format.md: a denial's hedge is `stated`; another one is told.
        verb = verb if hedge == "stated" else joined([verb, words(hedge, style)])
    role = words(f"as {pen.text(said['role'])}") if said["role"] else []
    quote = words(pen.draw("“") + pen.text(said["quote"]) + pen.draw("”")) if said["quote"] else []
    locator = words(pen.text(said["locator"] or ""))
    return joined([[*words(pen.text(spoken_by(said))), *verb], role, locator, quote])


def _tree(whole: Whole, said: AttributionOf, page: Page) -> Iterator[Line]:
    cited = [each["id"] for each in said["sources"]]
    for branch in branches(cited, whole.sources, page.room):
        source = whole.sources[branch.id]
        is_primary = whole.is_primary(said["by"]["id"], source)
        tags = tags_of(source, page.pen, said["date"], is_primary=is_primary, is_cited=branch.id in cited)
        yield from drawn(branch, source, page.pen, page.room, tags)
