"""Records as the output has them: every reference replaced by what it stands for, every key present, as JSON text."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from factsheet import dates
from factsheet.attribution import known_from, origins
from factsheet.names import fold
from factsheet.record import AttributionOf, Brief, Citation, Named, as_json
from factsheet.values import raw_value, with_scope

Raw = dict[str, Any]
# What every fact has until its successors are known: amended() puts the truth there. Quotes cannot stand bare
# inside a JSON string, so that the first match is the record's own key.
_STATUS_UNKNOWN = '"status":"standing","superseded_by":null,'
_SUPERSEDES_UNKNOWN = ',"supersedes":null,'


class Resolved(NamedTuple):
    """A fact, resolved: its JSON, and what the index needs to find it by."""

    json: str
    known: str
    contested: bool
    """Whether anyone denies, disputes or retracts it."""
    statement: str
    names: str
    rest: str

    @property
    def folded(self) -> str:
        """All that `--grep` looks through, folded, one text a line."""
        return fold("\n".join((self.statement, self.names, self.rest)))


class Book:
    """The actors, places, sources and measures of a sheet, and how each is written where a fact refers to it."""

    def __init__(self) -> None:
        self.actors: dict[str, Raw] = {}
        self.places: dict[str, Raw] = {}
        self.sources: dict[str, Raw] = {}
        self.measures: dict[str, Raw] = {}
        self._sides: dict[str, str] = {}
        self._origins: dict[str, str] = {}
        self._citations: dict[str, Citation] = {}
        self._called: dict[str, str] = {}

    def add(self, section: str, record: Raw) -> None:
        """Takes a record of actors, places, sources or measures."""
        getattr(self, section)[record["id"]] = record

    def side(self, actor: str) -> str:
        """The topmost actor that an actor is part of."""
        return _end(actor, self.actors, "part_of", self._sides)

    def origin(self, source: str) -> str:
        """The source at the end of `derived_from`."""
        return _end(source, self.sources, "derived_from", self._origins)

    def actor(self, record: Raw) -> str:
        """An actor whole, as JSON."""
        return as_json(
            {
                "id": record["id"],
                "type": "actor",
                "name": record["name"],
                "kind": record["kind"],
                "aliases": record.get("aliases") or [],
                **_texts(record, "native_name", "in_text", "role", "country"),
                "part_of": self._named(record.get("part_of")),
                "members": [self._named(each) for each in record.get("members") or []],
                "description": record.get("description"),
            }
        )

    def place(self, record: Raw) -> str:
        """A place whole, as JSON."""
        inside = record.get("part_of")
        return as_json(
            {
                "id": record["id"],
                "type": "place",
                "name": record["name"],
                "aliases": record.get("aliases") or [],
                "country": record.get("country"),
                "part_of": {"id": inside, "name": self.places[inside]["name"]} if inside else None,
            }
        )

    def source(self, record: Raw) -> str:
        """A source whole, as JSON; its `type` is CSL's."""
        span = dates.parse(record["issued"]) if record.get("issued") else dates.Span(None, None)
        return as_json(
            {
                "id": record["id"],
                "type": record["type"],
                "publisher": record["publisher"],
                "title": record.get("title"),
                "authors": record.get("authors") or [],
                **_texts(record, "container_title", "issued"),
                "earliest": span.earliest,
                "latest": span.latest,
                **_texts(record, "accessed", "url", "archive_url", "language"),
                "issuer": self._named(record.get("issuer")),
                "derived_from": self._citation(record["derived_from"]) if record.get("derived_from") else None,
                "seen": record.get("seen") is not False,
                "note": record.get("note"),
                "origin": self.origin(record["id"]),
            }
        )

    def measure(self, record: Raw) -> str:
        """A measure whole, as JSON."""
        return as_json(
            {
                "id": record["id"],
                "type": "measure",
                "label": record["label"],
                "unit": record["unit"],
                "kind": record.get("kind") or "actual",
                "description": record.get("description"),
            }
        )

    def fact(self, noun: str, record: Raw) -> Resolved:
        """A fact resolved; its status is standing until amended() says otherwise."""
        span = dates.parse(record["date"])
        attributions = [self._attribution(each) for each in record["attributions"]]
        own = self._figure(record) if noun == "figure" else _own(noun, record)
        resolved = {
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
            "origins": origins([each for each in attributions if _asserts(each)]),
            "detail": record.get("detail"),
            "actors": [self._named(each) for each in record.get("actors") or []],
            "places": [_named(self.places[each]) for each in record.get("places") or []],
            "tags": record.get("tags") or [],
            "key": record.get("key") is True,
            "supersedes": None,
            "note": record.get("note"),
        }
        return Resolved(
            json=as_json(resolved),
            known=min(known_from(each) for each in attributions if _asserts(each)),
            contested=not all(_asserts(each) for each in attributions),
            statement=record["statement"],
            names="\n".join(self._names(record, attributions)),
            rest="\n".join(other_texts(resolved)),
        )

    def _figure(self, record: Raw) -> Raw:
        measure = self.measures[record["measure"]]
        numbers = {name: record.get(name) for name in ("best", "low", "high")}
        bound = record.get("bound") or "exact"
        value = raw_value(bound, **numbers, as_said=record.get("as_said"))
        if measure.get("kind") == "share" and bound != "words":
            value += "%"
        return {
            "measure": {"id": measure["id"], "label": measure["label"], "unit": measure["unit"]},
            **numbers,
            "bound": bound,
            **_texts(record, "as_said", "scope"),
            "value": with_scope(value, record.get("scope")),
        }

    def _attribution(self, record: Raw) -> AttributionOf:
        span = dates.parse(record["date"])
        speaker = self.actors[record["by"]]
        body = speaker.get("part_of") if speaker["kind"] == "person" else None
        return {
            "by": _named(speaker),
            "body": self._named(body),
            "via": [_named(self.actors[each]) for each in record.get("via") or []],
            "role": record.get("role"),
            "date": record["date"],
            "earliest": span.earliest,
            "latest": span.latest,
            "stance": record.get("stance") or "asserts",
            "hedge": record["hedge"],
            "quote": record.get("quote"),
            "locator": record.get("locator"),
            "note": record.get("note"),
            "sources": [self._citation(each) for each in record["sources"]],
        }

    def _citation(self, source: str) -> Citation:
        found = self._citations.get(source)
        if found is None:
            record = self.sources[source]
            found = self._citations[source] = {
                "id": source,
                "publisher": record["publisher"],
                "title": record.get("title"),
                "issued": record.get("issued"),
                "url": record.get("url"),
                "origin": self.origin(source),
            }
        return found

    def _names(self, record: Raw, attributions: Iterable[AttributionOf]) -> list[str]:
        spoken = [each["by"]["id"] for each in attributions] + [
            via["id"] for each in attributions for via in each["via"]
        ]
        bodies = [each["body"]["id"] for each in attributions if each["body"]]
        people = dict.fromkeys([*(record.get("actors") or []), *spoken, *bodies])
        places = dict.fromkeys(record.get("places") or [])
        return [self._all_names(each, self.actors) for each in people] + [
            self._all_names(each, self.places) for each in places
        ]

    def _all_names(self, name: str, records: dict[str, Raw]) -> str:
        found = self._called.get(name)
        if found is None:
            record = records[name]
            native = [record["native_name"]] if record.get("native_name") else []
            found = self._called[name] = "\n".join([record["name"], *(record.get("aliases") or []), *native])
        return found

    def _named(self, actor: str | None) -> Named | None:
        return _named(self.actors[actor]) if actor else None


def amended(json: str, status: str, superseded_by: Brief | None, supersedes: Brief | None) -> str:
    """A fact's JSON with its status, its successor and its predecessor."""
    after = as_json(superseded_by)
    known = json.replace(_STATUS_UNKNOWN, f'"status":"{status}","superseded_by":{after},', 1)
    if supersedes:
        known = known.replace(_SUPERSEDES_UNKNOWN, f',"supersedes":{as_json(supersedes)},', 1)
    return known


def other_texts(fact: Mapping[str, Any]) -> Iterator[str]:
    """The texts of a resolved fact, beside its statement and its names, that `--grep` and `search` look through."""
    yield from (fact[key] for key in ("detail", "condition", "as_said", "value") if fact.get(key))
    for number in (fact.get(name) for name in ("best", "low", "high")):
        if isinstance(number, int) and number >= 1000:
            yield f"{number:,}"
    for each in fact["attributions"]:
        if each["quote"]:
            yield each["quote"]
        for cited in each["sources"]:
            yield cited["publisher"]
            if cited["title"]:
                yield cited["title"]


def _own(noun: str, record: Raw) -> Raw:
    if noun == "event":
        return {"kind": record["kind"]}
    return {"kind": record["kind"], **_texts(record, "condition", "likelihood", "confidence")}


def _end(start: str, records: dict[str, Raw], key: str, known: dict[str, str]) -> str:
    trail = []
    name = start
    while name not in known and records[name].get(key):
        trail.append(name)
        name = records[name][key]
    end = known.get(name, name)
    known.update(dict.fromkeys([*trail, name], end))
    return end


def _texts(record: Raw, *keys: str) -> dict[str, str | None]:
    return {key: record.get(key) for key in keys}


def _named(record: Raw) -> Named:
    return {"id": record["id"], "name": record["name"]}


def _asserts(attribution: AttributionOf) -> bool:
    return attribution["stance"] == "asserts"
