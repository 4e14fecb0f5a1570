"""Stubs of every type of record: keys with values to be replaced, at home in the example that `init` writes."""

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
_JUDGED = {
    **_SAID,
    "by": "river-watch",
    "role": "in its yearly report",
    "date": "2024-04-12",
    "hedge": "assessed",
    "sources": ["river-watch-2024-04"],
}
_DISPUTED = {**_DENIED, "by": "anna-berg", "stance": "disputes"}
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
            "id": "anna-berg-upper-ford-2024-03-06",
            "statement": "About 950 people had left their homes at Upper Ford.",
            "date": "2024-03-06",
            "measure": "evacuated",
            "best": 950,
            "low": 900,
            "high": 1000,
            "bound": "about",
            "as_said": "about 950",
            "scope": "Upper Ford",
            "supersedes": "anna-berg-upper-ford-2024-03-05",
            **_OF_A_FACT,
        },
    ),
    "assessment": (
        "assessments",
        {
            "id": "higher-dam-2024-04-12",
            "statement": "A higher dam would hold.",
            "date": "2024-04-12",
            "kind": "forecast",
            "condition": "the dam was rebuilt",
            "likelihood": "likely",
            "confidence": "low",
            "supersedes": "next-spring-2024-04-12",
            **_OF_A_FACT,
            "attributions": [_JUDGED, _DISPUTED],
        },
    ),
    "attribution": ("attributions", _SAID),
}
# What the gate asks of every record of a type (format.md).
_OF_EVERY_FACT = ("id", "statement", "date", "attributions")
REQUIRED: dict[str, tuple[str, ...]] = {
    "actor": ("id", "name", "kind"),
    "place": ("id", "name"),
    "source": ("id", "type", "publisher"),
    "measure": ("id", "label", "unit"),
    "event": (*_OF_EVERY_FACT, "kind"),
    "figure": (*_OF_EVERY_FACT, "measure"),
    "assessment": (*_OF_EVERY_FACT, "kind"),
    "attribution": ("by", "date", "hedge", "sources"),
}
# What most records of a type have beyond that: a publication without its day and address is hardly found.
_USUAL = {"source": ("title", "issued", "url")}
# What each bound of a figure has of the numbers and words (format.md, the table of bounds).
BOUNDS: dict[str, tuple[str, dict[str, Any]]] = {
    "exact": ("950", {"best": 950}),
    "about": ("About 950", {"best": 950, "low": 900, "high": 1000, "as_said": "about 950"}),
    "at-least": ("At least 950", {"low": 950}),
    "more-than": ("More than 950", {"low": 950}),
    "at-most": ("At most 950", {"high": 950}),
    "fewer-than": ("Fewer than 950", {"high": 950}),
    "range": ("Between 900 and 1,000", {"low": 900, "high": 1000}),
    "words": ("Several hundred", {"as_said": "several hundred"}),
}
_NUMBERS = ("best", "low", "high", "as_said")


def template(noun: str, *, short: bool, bound: str | None) -> tuple[str, dict[str, Any]]:
    """The section that a record of a type stands in, and its stub: every key, or those that it must have and most have.

    A figure is of the bound that is given, else an example of one with all its numbers.
    """
    section, record = TEMPLATES[noun]
    if noun == "figure":
        record = _bounded(record, bound or ("exact" if short else "about"))
    if not short:
        return section, record
    kept = {*REQUIRED[noun], *_USUAL.get(noun, ()), *(("bound", *_NUMBERS) if noun == "figure" else ())}
    record = {key: value for key, value in record.items() if key in kept}
    if record.get("bound") == "exact":
        del record["bound"]  # the same as no bound, and nothing that a record must have
    if "attributions" in record:
        said = record["attributions"][0]
        record["attributions"] = [{key: said[key] for key in REQUIRED["attribution"]}]
    return section, record


def _bounded(figure: dict[str, Any], bound: str) -> dict[str, Any]:
    words, numbers = BOUNDS[bound]
    others = {key: value for key, value in figure.items() if key not in _NUMBERS}
    statement = f"{words} people had left their homes at Upper Ford."
    return {**others, **numbers, "bound": bound, "statement": statement}
