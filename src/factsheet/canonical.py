"""A sheet in its one canonical form, kind to git: fixed order of keys and records, one value a line.

What is absent, null, empty or says its default is left out: all that is the same (format.md), and of things that are
the same there is one form. Measures keep their order, which figures and the summary follow; so do the items of a list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from json import JSONEncoder
from typing import Any

from factsheet import dates
from factsheet.plain import in_json
from factsheet.record import Written
from factsheet.vocabulary import FACT_SECTIONS

Record = Mapping[str, Any]
Defaults = Mapping[str, Mapping[str, object]]
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
# What an absent key means (format.md). A source without a language is of an unknown one: only the sheet has a default.
DEFAULTS: Defaults = {
    "sheet": {"language": "en"},
    "sources": {"seen": True},
    "measures": {"kind": "actual"},
    "events": {"key": False},
    "figures": {"key": False, "bound": "exact"},
    "assessments": {"key": False},
    "attributions": {"stance": "asserts"},
}
_BY_HIERARCHY = {"actors", "places"}
_WIDEST = 120
_STEP = "  "
_encode = JSONEncoder(ensure_ascii=False).encode


def canonical(head: Record, sections: Mapping[str, list[Any]]) -> Iterator[str]:
    """The text of a sheet that has passed the gate, portion by portion: its own keys, and its records by section."""
    yield "{\n" + ",\n".join(_members(head, "sheet", _STEP))
    for section in KEYS["sheet"]:
        records = sections.get(section)
        if records:
            yield f',\n{_STEP}"{section}": [\n'
            yield from _joined(_object(each, section, _STEP * 2) for each in ordered(section, records))
            yield f"\n{_STEP}]"
    yield "\n}\n"


def spelled(record: Record, section: str) -> str:
    """The text of one record with every key that it has, those that say their default too."""
    return _object(record, section, "", {}) + "\n"


def ordered(section: str, records: list[Any]) -> list[Any]:
    """The records in order: facts by date, actors and places by hierarchy, measures as they are, sources by id."""
    if section == "measures":
        return records
    if section in _BY_HIERARCHY:
        return list(_by_hierarchy(records))
    key: Callable[[Any], Any] = _by_date if section in FACT_SECTIONS else _by_id
    return sorted(records, key=key)


def _by_date(fact: Record) -> tuple[str, str, str]:
    return (*dates.parse(fact["date"]).order, fact["id"])


def _by_id(record: Record) -> str:
    return str(record["id"])


def _by_hierarchy(records: list[Record]) -> Iterator[Record]:
    """Each record, and behind it its parts, siblings by id; the gate has seen that no part holds its whole."""
    parts: dict[str | None, list[Record]] = {}
    for record in sorted(records, key=_by_id, reverse=True):
        parts.setdefault(record.get("part_of"), []).append(record)
    waiting = parts.get(None, [])
    while waiting:
        record = waiting.pop()
        yield record
        waiting += parts.get(record["id"], [])


def _joined(texts: Iterable[str]) -> Iterator[str]:
    for number, text in enumerate(texts):
        yield f",\n{text}" if number else text


def _object(record: Record, section: str, indent: str, defaults: Defaults = DEFAULTS) -> str:
    members = _members(record, section, indent + _STEP, defaults)
    return f"{indent}{{\n" + ",\n".join(members) + f"\n{indent}}}"


def _members(record: Record, section: str, indent: str, defaults: Defaults = DEFAULTS) -> Iterator[str]:
    """The keys of an object that say something, a key a line: a change of one is a change of its line."""
    unsaid = defaults.get(section, {})
    for key in KEYS[section]:
        value = record.get(key)
        if value is None or value == [] or (key in unsaid and value == unsaid[key]):
            continue
        if key == "attributions":
            said = ",\n".join(_object(each, "attributions", indent + _STEP, defaults) for each in value)
            yield f'{indent}"{key}": [\n{said}\n{indent}]'
        else:
            yield f'{indent}"{key}": {_value(value, indent, len(key))}'


def _value(value: Any, indent: str, key: int) -> str:
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
    return str(value) if isinstance(value, Written) else in_json(_encode(value))
