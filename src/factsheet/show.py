"""A record whole, field by field, with the facts and records that refer to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from factsheet.attribution import asserter, brief, citations, printed_in, quotation
from factsheet.estimates import Span
from factsheet.index.lineage import ancestry, inside
from factsheet.index.reader import Index
from factsheet.index.referring import first
from factsheet.record import Row, as_json
from factsheet.selection import Selection
from factsheet.whole import Compared, Whole

if TYPE_CHECKING:
    from factsheet.contract import Fact, Source

Referring = list[tuple[str, Row]]
_OF_ATTRIBUTION = ("role", "date", "stance", "hedge", "quote", "locator", "note")
_OF_CITATION = ("id", "title", "url", "origin")
# A screenful: how many facts that refer to a record in one role are drawn, and how many parts or copies.
_FACTS, _PIECES = 5, 20


def whole(row: Row, referring: Referring) -> Row:
    """The record as JSON, `referred_by` being the facts and records that refer to it."""
    refers = [{"as": role, **_briefly(each.record)} for role, each in referring]
    return Row(json=f'{row.json[:-1]},"referred_by":[{",".join(as_json(each) for each in refers)}]}}')


def fields(index: Index, record: Any, referring: Referring, asked: Selection) -> Iterator[Row]:
    """A row for each field that the record has: attributions numbered, then what refers to it, numbered too."""
    numbers: dict[str, int] = {}
    cited = citations(record.get("attributions", []))
    for field, value in _fields(record, ancestry(index, [each["id"] for each in cited], asked)):
        if value not in (None, "", ()):
            yield Row({"id": record["id"], "field": field, "value": value})
    for role, each in referring:
        numbers[role] = numbers.get(role, 0) + 1
        yield Row({"id": record["id"], "field": f"{role}.{numbers[role]}", "value": _line(each.record)})


def drawn(index: Index, noun: str, record: Any, asked: Selection) -> Whole:
    """A record as its screen shows it: what refers to it cut after a screenful, and counted."""
    if "attributions" in record:
        return _fact(index, noun, record, asked)
    referring = first(index, record["id"], noun, asked, _FACTS, _PIECES)
    facts = [fact for each in referring for fact in each.records if "attributions" in fact]
    speakers = {who["id"] for fact in facts for said in fact["attributions"] for who in (said["by"], *said["via"])}
    return Whole(
        noun,
        record,
        sources=ancestry(index, [record["id"]], asked) if noun == "source" else {},
        inside=inside(index, {record["id"], *speakers}) if noun == "actor" else frozenset(),
        compared=_compared(index, record["id"], asked) if noun == "measure" else (),
        referring=tuple(referring),
    )


def _fact(index: Index, noun: str, fact: Fact, asked: Selection) -> Whole:
    sources = ancestry(index, [cited["id"] for cited in citations(fact["attributions"])], asked)
    issuers = {source["issuer"]["id"] for source in sources.values() if source["issuer"]}
    known = Selection(as_of=asked.as_of)
    after, before = (other and index.fact(other["id"], known) for other in (fact["superseded_by"], fact["supersedes"]))
    measure = fact.get("measure")
    return Whole(
        noun,
        fact,
        sources=sources,
        inside=inside(index, issuers | {said["by"]["id"] for said in fact["attributions"]}),
        successor=after,
        predecessor=before,
        compared=_compared(index, measure["id"], asked) if measure else (),
    )


def _compared(index: Index, measure: str, asked: Selection) -> tuple[Compared, ...]:
    """The estimates of a measure, by scope: those without one first."""
    every: dict[str | None, Span] = {}
    for estimate in index.estimates(asked._replace(measures=(measure,))):
        every.setdefault(estimate.scope, Span()).take(estimate.numbers)
    found = [Compared(scope, each.count, each.lowest, each.highest) for scope, each in every.items()]
    return tuple(sorted(found, key=lambda each: each.scope or ""))


def _fields(record: Any, sources: dict[str, Source]) -> Iterator[tuple[str, Any]]:
    for key, value in record.items():
        if key == "id":
            continue
        if key == "attributions":
            for number, attribution in enumerate(value, start=1):
                yield from _attribution(f"attribution.{number}", attribution, sources)
        elif key in {"superseded_by", "supersedes"}:
            yield key, quotation(value) if value else None
        elif key == "measure":
            yield key, value["id"]
            yield "unit", value["unit"]
        elif key == "derived_from":
            yield key, f"{value['id']}: {printed_in(value)}" if value else None
        else:
            yield key, _plain(value)


def _attribution(within: str, attribution: Any, sources: dict[str, Source]) -> Iterator[tuple[str, Any]]:
    yield f"{within}.by", asserter(attribution)
    yield f"{within}.via", _plain(attribution["via"])
    for key in _OF_ATTRIBUTION:
        yield f"{within}.{key}", attribution[key]
    for number, cited in enumerate(attribution["sources"], start=1):
        yield f"{within}.source.{number}", printed_in(cited)
        for key in _OF_CITATION:
            yield f"{within}.source.{number}.{key}", cited[key]
        yield f"{within}.source.{number}.derived_from", tuple(_copied(cited["id"], sources))


def _copied(source: str, sources: dict[str, Source]) -> Iterator[str]:
    """What a source copies, what that one copies, and so on to the origin, each named so that it can be quoted."""
    while other := sources[source]["derived_from"]:
        yield f"{other['id']}: {printed_in(other)}"
        source = other["id"]


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return value["name"]
    if isinstance(value, list):
        return tuple(each["name"] if isinstance(each, dict) else each for each in value)
    return value


def _briefly(record: Any) -> dict[str, Any]:
    if "attributions" in record:
        return dict(brief(record))
    return {"id": record["id"], "name": record.get("name") or record.get("title") or record.get("publisher")}


def _line(record: Any) -> str:
    """A record that refers to another, on one line, its attribution kept on."""
    if "attributions" in record:
        return quotation(brief(record))
    known = _briefly(record)
    return f"{known['id']}: {known['name']}"
