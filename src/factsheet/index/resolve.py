"""Records as the output has them: every reference replaced by what it stands for, every key present, as JSON text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from factsheet import dates
from factsheet.attribution import known_from, origins
from factsheet.gate.encoding import encoded
from factsheet.gate.rules import NUMBERS
from factsheet.index.book import Book, Raw, named, texts_of
from factsheet.index.texts import other_texts
from factsheet.names import fold
from factsheet.record import Written, as_json
from factsheet.values import raw_value, with_scope

if TYPE_CHECKING:
    from factsheet.contract import AttributionOf, Brief, MeasureOf

# What every fact has until its successors are known: amended() puts the truth there. Quotes cannot stand bare
# inside a JSON string, so that the first match is the record's own key.
_STATUS_UNKNOWN = '"status":"standing","superseded_by":null,'
_SUPERSEDES_UNKNOWN = ',"supersedes":null,'

STANCE = '"stance":'
"""What the JSON of a fact has once for each of its attributions."""


class Resolved(NamedTuple):
    """A fact, resolved: its JSON, and what the index needs to find it by."""

    json: str
    known: str
    contested: bool
    """Whether anyone denies, disputes or retracts it."""
    statement: str
    """Folded, as `--grep` and `search` look through it; so are the names and the rest, one text a line."""
    names: str
    rest: str

    @property
    def folded(self) -> str:
        """All of them, in which `--grep` looks."""
        return "\n".join((self.statement, self.names, self.rest))


def resolved(book: Book, noun: str, record: Raw) -> Resolved:
    """A fact resolved; its status is standing until amended() says otherwise."""
    span = dates.parse(record["date"])
    attributions = [attribution_of(book, each) for each in record["attributions"]]
    asserted = [each for each in attributions if each["stance"] == "asserts"]
    own = _figure(book, record) if noun == "figure" else _own(noun, record)
    whole = {
        "id": record["id"],
        "type": noun,
        "statement": record["statement"],
        "date": record["date"],
        "earliest": span.earliest,
        "latest": span.latest,
        "status": "standing",
        "superseded_by": None,
        **own,
        "attributions": attributions,
        "origins": origins(asserted),
        "detail": record.get("detail"),
        "actors": [book.actor_named(each) for each in record.get("actors") or []],
        "places": [named(book.places[each]) for each in record.get("places") or []],
        "tags": record.get("tags") or [],
        "key": record.get("key") is True,
        "supersedes": None,
        "note": record.get("note"),
    }
    return Resolved(
        json=as_json(whole) if _has_fraction(own) else encoded(whole),
        known=min(known_from(each) for each in asserted),
        contested=len(asserted) < len(attributions),
        statement=fold(record["statement"]),
        names="\n".join(_names(book, record, attributions)),
        rest=fold("\n".join(other_texts(whole))),
    )


def amended(json: str, status: str, superseded_by: Brief | None, supersedes: Brief | None) -> str:
    """A fact's JSON with its status, its successor and its predecessor."""
    after = as_json(superseded_by)
    known = json.replace(_STATUS_UNKNOWN, f'"status":"{status}","superseded_by":{after},', 1)
    if supersedes:
        known = known.replace(_SUPERSEDES_UNKNOWN, f',"supersedes":{as_json(supersedes)},', 1)
    return known


def counted(measure: Raw) -> MeasureOf:
    """A measure where a figure refers to it."""
    return {"id": measure["id"], "label": measure["label"], "unit": measure["unit"]}


def _has_fraction(own: Raw) -> bool:
    """Whether a number of a fact's own has a fraction, which JSON keeps as it was written."""
    return any(type(own.get(name)) is Written for name in NUMBERS)


def _own(noun: str, record: Raw) -> Raw:
    if noun == "event":
        return {"kind": record["kind"]}
    return {"kind": record["kind"], **texts_of(record, "condition", "likelihood", "confidence")}


def _figure(book: Book, record: Raw) -> Raw:
    measure = book.measures[record["measure"]]
    numbers = {name: record.get(name) for name in NUMBERS}
    bound = record.get("bound") or "exact"
    value = raw_value(bound, **numbers, as_said=record.get("as_said"))
    if measure.get("kind") == "share" and bound != "words":
        value += "%"
    return {
        "measure": counted(measure),
        **numbers,
        "bound": bound,
        **texts_of(record, "as_said", "scope"),
        "value": with_scope(value, record.get("scope")),
    }


def attribution_of(book: Book, record: Raw) -> AttributionOf:
    """An attribution, resolved."""
    span = dates.parse(record["date"])
    by, body, side = book.speaker(record["by"])
    return {
        "by": by,
        "body": body,
        "side": side,
        "via": [named(book.actors[each]) for each in record.get("via") or []],
        "role": record.get("role"),
        "date": record["date"],
        "earliest": span.earliest,
        "latest": span.latest,
        "stance": record.get("stance") or "asserts",
        "hedge": record["hedge"],
        "quote": record.get("quote"),
        "locator": record.get("locator"),
        "note": record.get("note"),
        "sources": [book.citation(each) for each in record["sources"]],
    }


def _names(book: Book, record: Raw, attributions: Iterable[AttributionOf]) -> list[str]:
    spoken = [each["by"]["id"] for each in attributions] + [via["id"] for each in attributions for via in each["via"]]
    bodies = [each["body"]["id"] for each in attributions if each["body"]]
    people = dict.fromkeys([*(record.get("actors") or []), *spoken, *bodies])
    places = dict.fromkeys(record.get("places") or [])
    return [book.all_names(each, book.actors) for each in people] + [
        book.all_names(each, book.places) for each in places
    ]
