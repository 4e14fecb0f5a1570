"""The actors, places, sources and measures of a sheet: each whole, and as it is written where a fact refers to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from factsheet import dates
from factsheet.gate.encoding import encoded
from factsheet.names import fold

if TYPE_CHECKING:
    from factsheet.contract import Citation, Named

Raw = dict[str, Any]


class Speaker(NamedTuple):
    """Who speaks, the body that a person speaks for, and the topmost actor that they are part of."""

    by: Named
    body: Named | None
    side: Named | None


class Book:
    """The records that facts refer to, by id."""

    def __init__(self) -> None:
        self.actors: dict[str, Raw] = {}
        self.places: dict[str, Raw] = {}
        self.sources: dict[str, Raw] = {}
        self.measures: dict[str, Raw] = {}
        self._sides: dict[str, str] = {}
        self._origins: dict[str, str] = {}
        self._citations: dict[str, Citation] = {}
        self._speakers: dict[str, Speaker] = {}
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

    def _first(self, source: str) -> Raw:
        """The record of a source's origin."""
        return self.sources[self.origin(source)]

    def actor_named(self, actor: str | None) -> Named | None:
        """An actor where a record refers to it; None where it refers to none."""
        return named(self.actors[actor]) if actor else None

    def speaker(self, actor: str) -> Speaker:
        """An actor who speaks."""
        found = self._speakers.get(actor)
        if found is None:
            record = self.actors[actor]
            body = record.get("part_of") if record["kind"] == "person" else None
            side = self.side(actor)
            found = self._speakers[actor] = Speaker(
                named(record), self.actor_named(body), self.actor_named(side if side != actor else None)
            )
        return found

    def citation(self, source: str) -> Citation:
        """A source where an attribution refers to it."""
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
                "origin_publisher": self._first(source)["publisher"],
                "origin_issued": self._first(source).get("issued"),
            }
        return found

    def cite(self) -> None:
        """Lets go of the sources whole, once they are written: from here on they are cited alone."""
        for each in self.sources:
            self.citation(each)
        self.sources.clear()

    def all_names(self, name: str, records: dict[str, Raw]) -> str:
        """The name, the aliases and the native name of an actor or a place, folded, one a line."""
        found = self._called.get(name)
        if found is None:
            record = records[name]
            native = [record["native_name"]] if record.get("native_name") else []
            names = [record["name"], *(record.get("aliases") or []), *native]
            found = self._called[name] = fold("\n".join(names))
        return found

    def actor(self, record: Raw) -> str:
        """An actor whole, as JSON."""
        return encoded(
            {
                "id": record["id"],
                "type": "actor",
                "name": record["name"],
                "kind": record["kind"],
                "aliases": record.get("aliases") or [],
                **texts_of(record, "native_name", "in_text", "role", "country"),
                "part_of": self.actor_named(record.get("part_of")),
                "members": [self.actor_named(each) for each in record.get("members") or []],
                "description": record.get("description"),
            }
        )

    def place(self, record: Raw) -> str:
        """A place whole, as JSON."""
        inside = record.get("part_of")
        return encoded(
            {
                "id": record["id"],
                "type": "place",
                "name": record["name"],
                "aliases": record.get("aliases") or [],
                "country": record.get("country"),
                "part_of": named(self.places[inside]) if inside else None,
            }
        )

    def source(self, record: Raw) -> str:
        """A source whole, as JSON; its `type` is CSL's."""
        span = dates.parse(record["issued"]) if record.get("issued") else dates.Span(None, None)
        return encoded(
            {
                "id": record["id"],
                "type": record["type"],
                "publisher": record["publisher"],
                "title": record.get("title"),
                "authors": record.get("authors") or [],
                **texts_of(record, "container_title", "issued"),
                "earliest": span.earliest,
                "latest": span.latest,
                **texts_of(record, "accessed", "url", "archive_url", "language"),
                "issuer": self.actor_named(record.get("issuer")),
                "derived_from": self.citation(record["derived_from"]) if record.get("derived_from") else None,
                "seen": record.get("seen") is not False,
                "note": record.get("note"),
                "origin": self.origin(record["id"]),
                "origin_publisher": self._first(record["id"])["publisher"],
                "origin_issued": self._first(record["id"]).get("issued"),
            }
        )

    def measure(self, record: Raw) -> str:
        """A measure whole, as JSON."""
        return encoded(
            {
                "id": record["id"],
                "type": "measure",
                "label": record["label"],
                "unit": record["unit"],
                "kind": record.get("kind") or "actual",
                "description": record.get("description"),
            }
        )


def texts_of(record: Raw, *keys: str) -> dict[str, str | None]:
    """Some keys of a record, null where they are absent."""
    return {key: record.get(key) for key in keys}


def named(record: Raw) -> Named:
    """A record's id and name."""
    return {"id": record["id"], "name": record["name"]}


def _end(start: str, records: dict[str, Raw], key: str, known: dict[str, str]) -> str:
    if not records[start].get(key):
        return start
    trail = []
    name = start
    while name not in known and records[name].get(key):
        trail.append(name)
        name = records[name][key]
    end = known.get(name, name)
    known.update(dict.fromkeys([*trail, name], end))
    return end
