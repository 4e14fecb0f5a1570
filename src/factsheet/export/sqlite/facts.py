"""The tables of the facts, of who said them, and of what they name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, get_args

from factsheet.attribution import printed_in, quotation, speaker
from factsheet.export.sqlite.table import Column, Table, key, listed, named, one_of
from factsheet.views import FACT_LINE
from factsheet.vocabulary import LIKELIHOODS, STATUSES, Bound, Confidence, FactType, Hedge, Stance

if TYPE_CHECKING:
    from factsheet.contract import Fact

_LINE = {column.name: column.cell for column in FACT_LINE}


def _line(name: str, declared: str, says: str, *, of: str = "") -> Column:
    """A column of the fact line."""
    return Column(name, declared, says, _LINE[of or name])


def _names(name: str, says: str) -> Column:
    return Column(name, "TEXT", says, lambda fact: tuple(each["name"] for each in fact[name]))


def _number(name: str, says: str) -> tuple[Column, Column]:
    """A number, and its text: 2.20 is 2.2 in SQLite."""
    written: Callable[[Any], object] = lambda fact: None if fact.get(name) is None else str(fact[name])  # noqa: E731
    return key(name, "NUMERIC", says), Column(f"{name}_text", "TEXT", f"{name}, its digits as written", written)


def _other(name: str, says: str) -> tuple[Column, Column]:
    """Another fact: its id where it is in this file, and its words in any case."""
    words: Callable[[Any], object] = lambda fact: quotation(fact[name]) if fact[name] else None  # noqa: E731
    return (
        named(name, "TEXT REFERENCES facts (id)", f"{says}; NULL, too, where that is not in this file"),
        Column(f"{name}_text", "TEXT", "that fact in words, with who said it, the day and where", words),
    )


FACTS = Table(
    "facts",
    "what was said: events, figures and assessments, each row with who said it, the day and where",
    (
        key("id", "TEXT NOT NULL PRIMARY KEY", "its id in the sheet"),
        key("type", f"{one_of('type', get_args(FactType))} NOT NULL", "which columns apply"),
        key("kind", "TEXT", "what kind of event or assessment; NULL for figures"),
        key("statement", "TEXT NOT NULL", "the content, without who said it"),
        key("date", "TEXT NOT NULL", "when it happened: a subset of EDTF (factsheet help dates)"),
        key("earliest", "TEXT", "the first day that date allows; NULL: open"),
        key("latest", "TEXT", "the last day that date allows; NULL: open"),
        _line("value", "TEXT", "the number of a figure with its bound and scope, digits as written"),
        _line("said_by", "TEXT NOT NULL", "who asserts it, the lead first, joined by '; '", of="by"),
        _line("said", "TEXT NOT NULL", "the day on which each of them said it, in the same order"),
        _line("hedge", "TEXT NOT NULL", "how sure each of them was, in the same order"),
        _line("against", "TEXT", "who denies, disputes or retracts it, and when"),
        _line("status", f"{one_of('status', STATUSES)} NOT NULL", "what became of it"),
        _line("sources", "TEXT NOT NULL", "where it was printed"),
        _line("origins", "INTEGER NOT NULL", "how many origins these have: ten copies of one story are one"),
        _line("urls", "TEXT", "the links of the sources"),
        _names("actors", "who it is about"),
        _names("places", "where it happened"),
        Column("tags", "TEXT", "the editor's tags", lambda fact: tuple(fact["tags"])),
        named("measure", "TEXT REFERENCES measures (id)", "what a figure counts"),
        *_number("best", "the number: of exact and about"),
        *_number("low", "the least number: of at-least, more-than, range; of about, where it was said"),
        *_number("high", "the greatest: of at-most, fewer-than, range; of about, where it was said"),
        key("bound", one_of("bound", get_args(Bound)), "how the numbers are meant"),
        key("as_said", "TEXT", "the asserter's own words for the number"),
        key("scope", "TEXT", "what the number covers, where that is less than the measure says"),
        key("condition", "TEXT", "the 'if' of an assessment"),
        key("likelihood", one_of("likelihood", LIKELIHOODS), "how likely, in the asserter's own terms"),
        key(
            "confidence", one_of("confidence", get_args(Confidence)), "how well founded; another thing than likelihood"
        ),
        key("key", "INTEGER NOT NULL CHECK (key IN (0, 1))", "1: the editor shows it in the summary"),
        *_other("supersedes", "the fact that its asserter has replaced by it"),
        *_other("superseded_by", "the fact that has replaced it"),
        key("detail", "TEXT", "more of the content"),
        key("note", "TEXT", "the editor's remark"),
    ),
    searched=(
        "statement",
        "value",
        "as_said",
        "condition",
        "detail",
        "said_by",
        "against",
        "sources",
        "actors",
        "places",
    ),
)
ATTRIBUTIONS = Table(
    "attributions",
    "who said what: one row for every assertion, denial, dispute and retraction of a fact",
    (
        key("id", "TEXT NOT NULL PRIMARY KEY", "the fact's id, and the place: some-fact.1"),
        key("fact", "TEXT NOT NULL REFERENCES facts (id)", "the fact that it is about"),
        key("position", "INTEGER NOT NULL", "the place among the fact's, from 1; the first is the lead and asserts"),
        named("actor", "TEXT NOT NULL REFERENCES actors (id)", "who said it"),
        named("body", "TEXT REFERENCES actors (id)", "the actor that a person speaks for"),
        named("side", "TEXT REFERENCES actors (id)", "the topmost actor that they are a part of; NULL: none"),
        Column("said_by", "TEXT NOT NULL", "who said it, in words: with the body, and who passed it on", speaker),
        key("stance", f"{one_of('stance', get_args(Stance))} NOT NULL", "whether they assert it"),
        key("hedge", f"{one_of('hedge', get_args(Hedge))} NOT NULL", "how sure they were"),
        key("date", "TEXT NOT NULL", "the day on which it became public, as in facts.date"),
        key("earliest", "TEXT", "the first day that date allows; NULL: open"),
        key("latest", "TEXT", "the last day that date allows; NULL: open"),
        Column(
            "sources", "TEXT NOT NULL", "where it was printed", lambda said: tuple(map(printed_in, said["sources"]))
        ),
        Column("urls", "TEXT", "the links of these", lambda said: tuple(filter(None, map(_url, said["sources"])))),
        key("role", "TEXT", "the office in which they spoke, where it is not the actor's"),
        key("quote", "TEXT", "their words"),
        key("locator", "TEXT", "where in the source"),
        key("note", "TEXT", "the editor's remark"),
    ),
    also=("UNIQUE (fact, position)",),
    searched=("said_by", "role", "quote", "sources", "note"),
)
FACT_TABLES = (
    FACTS,
    listed("fact_actors", "facts", "actor", "who facts are about", "actors"),
    listed("fact_places", "facts", "place", "where facts happened", "places"),
    listed("fact_tags", "facts", "tag", "the editor's tags"),
)
SAID_TABLES = (
    ATTRIBUTIONS,
    listed("attribution_via", "attributions", "actor", "who passed it on", "actors"),
    listed("attribution_sources", "attributions", "source", "where it was printed", "sources"),
)


def said_of(fact: Fact) -> Iterator[dict[str, Any]]:
    """The attributions of a fact as the records of SAID_TABLES."""
    for position, said in enumerate(fact["attributions"], 1):
        own = {"id": f"{fact['id']}.{position}", "fact": fact["id"], "position": position, "actor": said["by"]}
        yield {**said, **own}


def _url(source: Any) -> object:
    return source["url"]
