"""A stub of every type of record: each key with a value to be replaced, at home in the example that `init` writes."""

from __future__ import annotations

from typing import Any

# Each fits into the example: its references lead to records there, so that it can be pasted, looked at, and edited.
_SAID = {
    "by": "anna-berg",
    "via": ["gazette"],
    "role": "spokeswoman",
    "date": "2024-03-06",
    "stance": "asserts",
    "hedge": "stated",
    "quote": "a few words",
    "locator": "p. 2",
    "sources": ["radio-2024-03-05"],
    "note": "Where the wording comes from, or an earlier day on which it was said.",
}
_DENIED = {
    "by": "river-watch",
    "date": "2024-04-12",
    "stance": "denies",
    "hedge": "stated",
    "sources": ["river-watch-2024-04"],
}
_OF_A_FACT: dict[str, Any] = {
    "detail": "What a reader may want to know beyond the statement.",
    "actors": ["northland"],
    "places": ["ford"],
    "tags": ["flood"],
    "key": False,
    "note": "Where publications differ, and which of them errs.",
    "attributions": [_SAID, _DENIED],
}
TEMPLATES: dict[str, tuple[str, dict[str, Any]]] = {
    "actor": (
        "actors",
        {
            "id": "ford-council",
            "name": "Ford Council",
            "kind": "government",
            "aliases": ["Council of Ford"],
            "native_name": "Rådet",
            "in_text": "the Council of Ford",
            "role": "for a person: the office",
            "country": "NO",
            "part_of": "northland",
            "members": ["anna-berg"],
            "description": "A sentence about the actor.",
        },
    ),
    "place": (
        "places",
        {"id": "upper-ford", "name": "Upper Ford", "aliases": ["Old Ford"], "country": "NO", "part_of": "ford"},
    ),
    "source": (
        "sources",
        {
            "id": "radio-2024-03-06",
            "type": "broadcast",
            "publisher": "River Radio",
            "title": "The headline, as it was seen",
            "authors": ["Olga Envoy"],
            "container_title": "Morning News",
            "issued": "2024-03-06",
            "accessed": "2024-04-30",
            "url": "https://radio.example/morning",
            "archive_url": "https://archive.example/morning",
            "language": "en",
            "issuer": "rescue-service",
            "derived_from": "wire-2024-03-04",
            "seen": True,
            "note": "What was seen of it.",
        },
    ),
    "measure": (
        "measures",
        {
            "id": "rescued",
            "label": "Rescued",
            "unit": "people",
            "kind": "actual",
            "description": "What is counted, and what is not.",
        },
    ),
    "event": (
        "events",
        {
            "id": "road-closed-2024-03-04",
            "statement": "The road to Ford was closed.",
            "date": "2024-03-04/2024-03-06",
            "kind": "closure",
            "supersedes": "call-for-boats-2024-03-05",
            **_OF_A_FACT,
        },
    ),
    "figure": (
        "figures",
        {
            "id": "rescue-service-evacuated-2024-03-06",
            "statement": "About 950 people had left their homes at Upper Ford.",
            "date": "2024-03-06",
            "measure": "evacuated",
            "best": 950,
            "low": 900,
            "high": 1000,
            "bound": "about",
            "as_said": "about 950",
            "scope": "Upper Ford",
            "supersedes": "gazette-evacuated-2024-03-04",
            **_OF_A_FACT,
        },
    ),
    "assessment": (
        "assessments",
        {
            "id": "higher-dam-2024-03-06",
            "statement": "A higher dam would hold.",
            "date": "2024-03-06",
            "kind": "forecast",
            "condition": "the dam was rebuilt",
            "likelihood": "likely",
            "confidence": "low",
            "supersedes": "next-spring-2024-04-12",
            **_OF_A_FACT,
        },
    ),
    "attribution": ("attributions", _SAID),
}
