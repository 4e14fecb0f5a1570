"""A sheet in its one canonical form, kind to git: fixed order of keys, records and lists, one value a line.

Measures keep their order: it is the editor's, and figures and the summary follow it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from json import dumps
from typing import Any

from factsheet import dates
from factsheet.plain import in_json
from factsheet.record import Written
from factsheet.vocabulary import FACT_SECTIONS

Record = Mapping[str, Any]
# Every key of the format, in the order in which it is written; tests/test_fmt.py holds that none is missing.
_OF_FACTS = (
    "id", "statement", "detail", "date", "kind", "measure", "best", "low", "high", "bound", "as_said", "scope",
    "condition", "likelihood", "confidence", "actors", "places", "tags", "key", "supersedes", "note", "attributions",
)  # fmt: skip
KEYS = {
    "sheet": (
        "$schema", "format", "title", "description", "as_of", "language", "license", "actors", "places", "sources",
        "measures", "events", "figures", "assessments",
    ),
    "actors": (
        "id", "name", "kind", "aliases", "native_name", "in_text", "role", "country", "part_of", "members",
        "description",
    ),
    "places": ("id", "name", "aliases", "country", "part_of"),
    "sources": (
        "id", "type", "publisher", "title", "authors", "container_title", "issued", "accessed", "url", "archive_url",
        "language", "issuer", "derived_from", "seen", "note",
    ),
    "measures": ("id", "label", "unit", "kind", "description"),
    "events": _OF_FACTS,
    "figures": _OF_FACTS,
    "assessments": _OF_FACTS,
    "attributions": ("by", "via", "role", "date", "stance", "hedge", "quote", "locator", "sources", "note"),
}  # fmt: skip
# What an absent key means (format.md): written out it says nothing, and half the sheets would have it.
_DEFAULTS = {"key": False, "seen": True, "stance": "asserts", "bound": "exact"}
_OF_MEASURES = {"kind": "actual"}
_WIDEST = 120
_STEP = "  "


def canonical(head: Record, sections: Mapping[str, list[Any]]) -> Iterator[str]:
    """The text of a sheet that has passed the gate, portion by portion: its own keys, and its records by section."""
    parts = [(key, _value(head[key], "")) for key in KEYS["sheet"] if head.get(key) is not None]
    yield "{\n" + ",\n".join(f"{_STEP}{dumps(key)}: {text}" for key, text in parts)
    for section in KEYS["sheet"]:
        records = sections.get(section)
        if records:
            yield f",\n{_STEP}{dumps(section)}: [\n"
            yield from _joined(_record(each, section, _STEP * 2) for each in ordered(section, records))
            yield f"\n{_STEP}]"
    yield "\n}\n"


def ordered(section: str, records: list[Any]) -> list[Any]:
    """The records in order: facts by date, actors by hierarchy, measures as they are, all others by id."""
    if section == "measures":
        return records
    if section == "actors":
        return list(_by_hierarchy(records))
    key: Callable[[Any], Any] = _by_date if section in FACT_SECTIONS else _by_id
    return sorted(records, key=key)


def _by_date(fact: Record) -> tuple[str, str, str]:
    return (*dates.parse(fact["date"]).order, fact["id"])


def _by_id(record: Record) -> str:
    return str(record["id"])


def _by_hierarchy(actors: list[Record]) -> Iterator[Record]:
    """Each actor, and behind it its parts, siblings by id."""
    parts: dict[str | None, list[Record]] = {}
    for actor in sorted(actors, key=_by_id, reverse=True):
        parts.setdefault(actor.get("part_of"), []).append(actor)
    waiting = parts.get(None, [])
    while waiting:
        actor = waiting.pop()
        yield actor
        waiting += parts.get(actor["id"], [])


def _joined(texts: Iterable[str]) -> Iterator[str]:
    for number, text in enumerate(texts):
        yield f",\n{text}" if number else text


def _record(record: Record, section: str, indent: str) -> str:
    """An object, a key a line; what is absent, null, empty or says its default is left out."""
    inner = indent + _STEP
    members = []
    for key in KEYS[section]:
        value = record.get(key)
        if value is None or value == [] or _is_default(section, key, value):
            continue
        if key == "attributions":
            said = ",\n".join(_record(each, "attributions", inner + _STEP) for each in value)
            members.append(f"{inner}{dumps(key)}: [\n{said}\n{inner}]")
        else:
            members.append(f"{inner}{dumps(key)}: {_value(value, inner, len(key))}")
    return f"{indent}{{\n" + ",\n".join(members) + f"\n{indent}}}"


def _is_default(section: str, key: str, value: object) -> bool:
    defaults = _OF_MEASURES if section == "measures" else _DEFAULTS
    return key in defaults and value == defaults[key]


def _value(value: Any, indent: str, key: int = 0) -> str:
    """A value as JSON; a list on one line if it fits there, else an item a line."""
    if not isinstance(value, list):
        return _scalar(value)
    items = [_scalar(each) for each in value]
    line = f"[{', '.join(items)}]"
    if len(indent) + key + len('"": ,') + len(line) <= _WIDEST:
        return line
    within = indent + _STEP
    return "[\n" + ",\n".join(f"{within}{item}" for item in items) + f"\n{indent}]"


def _scalar(value: Any) -> str:
    """A text, number or truth: numbers as they were written, marks that steer a line or hide in one as `\\uNNNN`."""
    return str(value) if isinstance(value, Written) else in_json(dumps(value, ensure_ascii=False))
