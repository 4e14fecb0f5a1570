"""Records of rows judged by the gate's own rules, each fault told at the cell that it comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from factsheet.convert.people import KIND_COLUMNS
from factsheet.convert.referents import Record, Referents
from factsheet.convert.trouble import Spot, Troubles
from factsheet.gate.unwritten import Unwritten
from factsheet.progress import counted

Path = tuple[str | int, ...]


class Origin(NamedTuple):
    """Where a fact comes from: its section and record, and the spot of every path of it."""

    section: str
    record: Record
    spot: Callable[[Path], Spot]


# Where a referent that a row made has its keys.
_CELLS = {
    "actors": {"kind": "actor_kind"},
    "places": {},
    "sources": {"url": "urls", "type": "source_type", "language": "language", "title": "title"},
    "measures": {"label": "measure_label", "unit": "unit", "kind": "measure_kind"},
}
_LACKS = {
    "actors": "the kind of '{}' is not told: give {column}, or a table with --actors",
    "sources": "the type of '{}' is not told: give source_type, --source-type, or a table with --sources",
    "measures": "the unit of '{}' is not told: give unit, or a table with --measures",
}
_REQUIRED = {"actors": "kind", "places": "", "sources": "type", "measures": "unit"}


def sections(facts: list[Origin], referents: Referents, troubles: Troubles) -> dict[str, list[Any]]:
    """The records of a sheet by section: the facts, and what they refer to; what is wrong goes to the troubles."""
    used = referents.used(each.record for each in facts)
    found: dict[str, list[Any]] = {
        section: [referents[section].records[name] for name in names] for section, names in used.items()
    }
    _lacking(used, referents, troubles)
    judge = Unwritten()
    for section, records in found.items():
        for record in records:
            judge.judged(section, record)
            judge.referred(section, record)
    for fact in counted("Checking the facts", facts):
        judge.judged(fact.section, fact.record)
        judge.referred(fact.section, fact.record)
        found.setdefault(fact.section, []).append(fact.record)
        _tell(judge, {_key(fact): fact}, referents, troubles)
    judge.finish()
    _tell(judge, {_key(fact): fact for fact in facts}, referents, troubles)
    return found


def _key(fact: Origin) -> tuple[str, str]:
    return fact.section, fact.record["id"]


def _lacking(used: dict[str, list[str]], referents: Referents, troubles: Troubles) -> None:
    for section, names in used.items():
        registry = referents[section]
        for name in registry.incomplete(names):
            record, spot = registry.records[name], registry.spots[name]
            called = record.get("name") or record.get("label") or record.get("publisher")
            what = _LACKS[section].format(called, column=KIND_COLUMNS.get(spot.column, "a kind column"))
            troubles.add(spot, what)


def _tell(judge: Unwritten, facts: Mapping[tuple[str, str], Origin], referents: Referents, troubles: Troubles) -> None:
    """Puts what the judge found where it comes from; what was told of a cell already is told once."""
    for section, name, path, what in judge.found():
        if section not in _CELLS:
            spot = facts[section, name].spot(path)
        elif path == (_REQUIRED[section],) and what == "is missing":
            continue
        else:
            made = referents[section].spots[name]
            key = str(path[0])
            spot = made.at(_CELLS[section].get(key, made.column)) if made.column else made.at(key)
        if not troubles.has(spot):
            troubles.add(spot, what)
