"""An actor, a place, a source or a measure whole: what it is, and the facts that refer to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from factsheet.output.terminal.days import short
from factsheet.output.terminal.flow import Line, Word, words
from factsheet.output.terminal.mention import listed, named, remaining, spanned
from factsheet.output.terminal.page import Page, joined
from factsheet.output.terminal.pen import QUIET, STRONG, Piece
from factsheet.output.terminal.source_tree import address, branches, drawn, tags_of

if TYPE_CHECKING:
    from factsheet.whole import Whole

_SCOPES = 8


def actor(whole: Whole, page: Page) -> Iterator[Line]:
    """The lines of an actor."""
    record, pen = whole.record, page.pen
    name = words(pen.text(record["name"]), STRONG)
    native = words(pen.text(record["native_name"] or ""))
    yield from page.heading(_apart(name, native), record["id"])
    yield from page.text(words(pen.text(record["description"] or "")))
    yield []
    yield from _text(page, "kind", record["kind"])
    yield from _text(page, "also called", *record["aliases"])
    yield from _text(page, "in text", record["in_text"])
    yield from _text(page, "role", record["role"])
    yield from _text(page, "country", record["country"])
    yield from _one(page, "part of", record["part_of"])
    yield from _many(page, "members", record["members"])
    yield from _parts(whole, page)
    yield []
    for title, role in (("Said", "said"), ("About", "about")):
        yield from page.section(title, _facts(whole.of_role(role).total))
        yield from listed(whole, role, page)


def place(whole: Whole, page: Page) -> Iterator[Line]:
    """The lines of a place."""
    record, pen = whole.record, page.pen
    yield from page.heading(words(pen.text(record["name"]), STRONG), record["id"])
    yield []
    yield from _text(page, "also called", *record["aliases"])
    yield from _text(page, "country", record["country"])
    yield from _one(page, "part of", record["part_of"])
    yield from _parts(whole, page)
    yield from _referring(whole, page)


def source(whole: Whole, page: Page) -> Iterator[Line]:
    """The lines of a source."""
    record, pen = whole.record, page.pen
    yield from page.heading(words(pen.text(record["publisher"]), STRONG, record["url"] or ""), record["id"])
    title = words(pen.text(record["title"])) if record["title"] else words("headline not given", QUIET)
    yield from page.text(title)
    yield []
    yield from _text(page, "type", record["type"].replace("_", " "))
    yield from _text(page, "authors", *record["authors"])
    yield from _text(page, "published in", record["container_title"])
    for key in ("issued", "accessed"):
        if record[key]:
            yield from page.field(key, words(pen.draw(short(record[key]))))
    for key in ("url", "archive_url"):
        if record[key]:
            yield from page.field(key.replace("_url", " url"), [address(record[key], pen)])
    yield from _text(page, "language", record["language"])
    yield from _one(page, "issuer", record["issuer"])
    if not record["seen"]:
        yield from page.field("seen", words("no, known from its copies alone"))
    yield from _origin(whole, page)
    yield from _text(page, "note", record["note"])
    yield from _referring(whole, page)


def measure(whole: Whole, page: Page) -> Iterator[Line]:
    """The lines of a measure."""
    record, pen = whole.record, page.pen
    label = words(pen.text(record["label"]), STRONG)
    yield from page.heading(_apart(label, words(pen.text(record["unit"]))), record["id"])
    yield from page.text(words(pen.text(record["description"] or "")))
    yield []
    yield from _text(page, "kind", record["kind"])
    shown = list(whole.compared[:_SCOPES])
    for number, like in enumerate(shown):
        scope = words(f"{pen.text(like.scope)}:") if like.scope else []
        text = [*scope, *spanned(like, pen, percent=record["kind"] == "share")]
        yield from page.field("" if number else "span", text)
    yield from remaining(whole.of_role("fact")._replace(records=shown, total=len(whole.compared)), page)
    yield from _referring(whole, page)


def _text(page: Page, key: str, *texts: str | None) -> Iterator[Line]:
    shown = joined(words(page.pen.text(text or "")) for text in texts)
    if shown:
        yield from page.field(key, shown)


def _one(page: Page, key: str, other: Any) -> Iterator[Line]:
    if other:
        yield from page.field(key, words(page.pen.text(other["name"])), other["id"])


def _many(page: Page, key: str, others: Iterable[Any]) -> Iterator[Line]:
    for number, other in enumerate(others):
        yield from page.field("" if number else key, named(other, page.pen), other["id"])


def _parts(whole: Whole, page: Page) -> Iterator[Line]:
    found = whole.of_role("part")
    yield from _many(page, "parts", found.records)
    yield from remaining(found, page)


def _origin(whole: Whole, page: Page) -> Iterator[Line]:
    """Where it comes from and what copies it, itself in bold; in a word where there is neither."""
    record, copies = whole.record, whole.of_role("copy")
    if not record["derived_from"] and not copies.records:
        yield from _text(page, "origin", "primary" if record["issuer"] else "own report")
        return
    sources = {**whole.sources, **{copy["id"]: copy for copy in copies.records}}
    lines: list[Line] = []
    for branch in branches([record["id"], *(copy["id"] for copy in copies.records)], sources, page.room):
        it, is_subject = sources[branch.id], branch.id == record["id"]
        tags = [] if is_subject else tags_of(it, page.pen)
        lines += drawn(branch, it, page.pen, page.room, tags, is_subject=is_subject)
    yield from page.block("origin", lines)
    yield from remaining(copies, page)


def _referring(whole: Whole, page: Page) -> Iterator[Line]:
    yield []
    yield from page.section("Referred to by", _facts(whole.of_role("fact").total))
    yield from listed(whole, "fact", page)


def _facts(number: int) -> str:
    return "1 fact" if number == 1 else f"{number:,} facts" if number else "no facts"


def _apart(first: list[Word], second: list[Word]) -> list[Word]:
    """Two texts on one line, two blanks between them."""
    if not (first and second):
        return first + second
    return [*first[:-1], (*first[-1], Piece(" ")), *second]
