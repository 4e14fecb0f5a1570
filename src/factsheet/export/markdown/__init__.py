"""Markdown: the facts as one document that a code host shows: headings, lists, and a note for each publication."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from factsheet.export import Format
from factsheet.export.markdown import records
from factsheet.export.markdown.facts import Facts
from factsheet.export.markdown.words import Words
from factsheet.output.commonmark import line, text
from factsheet.output.footnotes import Notes

if TYPE_CHECKING:
    from factsheet.contract import Fact
    from factsheet.export.carried import Carried

    Block = tuple[str, Iterable[Fact]]


def parts(carried: Carried) -> Iterator[str]:
    """Heading, figures by measure, events and assessments by date, who is who, places, publications, notes."""
    words = Words(english=carried.english)
    notes = Notes(carried.source, told=partial(records.publication, carried=carried, words=words))
    facts = Facts(carried, notes, words)
    yield from _heading(carried, words)
    yield from _section(words["figures"], _written(_by_measure(carried), facts))
    for noun in ("event", "assessment"):
        yield from _section(words[f"{noun}s"], _written(_by_year(carried.facts(noun), words), facts))
    if not carried.any:
        yield f"\n{words['none']}\n"
    yield from _section(words["actors"], (f"- {records.actor(each, words)}\n" for each in carried.actors()))
    yield from _section(words["places"], (f"- {records.place(each, words)}\n" for each in carried.places()))
    others = (each["id"] for each in carried.sources() if each["id"] not in notes)
    yield from _section(words["sources"], (f"- {records.publication(each, carried, words)}\n" for each in others))
    yield from _section("", notes.lines())


def _heading(carried: Carried, words: Words) -> Iterator[str]:
    """What the sheet says of itself; of another day's knowledge that day first."""
    head = carried.head
    yield f"# {line(text(str(head['title'])))}\n\n"
    known = [words.before("known_on", words.day(carried.day))] if carried.day else []
    told = [*known, words.before("as_of", words.day(str(head["as_of"])))]
    told += [words.before(key, text(str(head[key]))) for key in ("license", "language") if head[key]]
    yield f"{line('. '.join(told))}.\n"
    if head["description"]:
        yield f"\n{line(text(head['description']))}\n"


def _section(heading: str, lines: Iterable[str]) -> Iterator[str]:
    """Lines below a heading; nothing where there is no line."""
    for number, each in enumerate(lines):
        if not number:
            yield f"\n## {heading}\n\n" if heading else "\n"
        yield each


def _by_measure(carried: Carried) -> Iterator[Block]:
    """The measures in the order of the sheet, each with its figures."""
    known = {record["id"]: record for record in carried.measures()}
    for name, group in groupby(carried.figures(), key=lambda figure: figure["measure"]["id"]):
        yield records.measure(known.pop(name)), group
    yield from ((records.measure(record), ()) for record in known.values())


def _by_year(chronology: Iterable[Fact], words: Words) -> Iterator[Block]:
    for year, group in groupby(chronology, key=lambda fact: (fact["earliest"] or fact["latest"] or "")[:4]):
        yield f"### {year or words['undated']}\n", group


def _written(blocks: Iterable[Block], facts: Facts) -> Iterator[str]:
    """Blocks of facts, each below its heading, with a blank line between them."""
    for number, (heading, group) in enumerate(blocks):
        yield f"\n{heading}" if number else heading
        for place, fact in enumerate(group):
            if not place:
                yield "\n"
            yield from facts.item(fact)


FORMAT = Format(
    name="markdown",
    holds="all of it as one document, with a footnote for each publication; for code hosts, wikis and pandoc",
    elsewhere={
        "figures, events, assessments": "lists by measure and by day, with who said it and whoever is against it",
        "a status that is not standing": "bold, before the sentence",
        "a publication": "the note of each fact that cites it, one number each; those that others copy have a list",
        "--as-of": "its day is told below the title",
    },
    left=dict.fromkeys(("sheet.format", "sheet.$schema"), "they are of the sheet's own file"),
    parts=parts,
)
