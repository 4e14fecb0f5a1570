"""What is wrong with almost valid sheets: in a sheet, one to five things; then in its text."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from fuzz.chance import BARE, NO_NUMBERS, NUMBERS, Chance
from fuzz.dates import make as any_date
from fuzz.grammar import HEDGES, STANCES, Record

_SECTIONS = ("actors", "places", "sources", "measures", "events", "figures", "assessments")
_LONGEST = 50_000
_FACTS = ("events", "figures", "assessments")
_KEYS = (
    "x", "Id", "low", "best", "high", "bound", "condition", "stance", "as_said", "part_of", "seen", "kind", "tags", "",
    "statment", "id", "attributions", "\ud800", "supersedes", "nam\u0435", "__proto__", "date ", "key\n", "as_of",
)  # fmt: skip


def slots(value: Any) -> list[tuple[Any, Any]]:
    """Every object or list in a value, with each of its keys or numbers."""
    found: list[tuple[Any, Any]] = []
    waiting = [value]
    while waiting:
        holder = waiting.pop()
        inner = holder.items() if isinstance(holder, dict) else enumerate(holder)
        for key, each in inner:
            found.append((holder, key))
            if isinstance(each, dict | list):
                waiting.append(each)
    return found


def _records(content: Record, *sections: str) -> list[Record]:
    found = (content.get(section) for section in sections)
    return [each for records in found if isinstance(records, list) for each in records if isinstance(each, dict)]


def _voices(content: Record) -> list[Record]:
    said = (each.get("attributions") for each in _records(content, *_FACTS))
    return [voice for voices in said if isinstance(voices, list) for voice in voices if isinstance(voice, dict)]


def _another_value(chance: Chance, content: Record) -> None:
    holder, key = chance.one(slots(content))
    holder[key] = chance.value()


def _no_key(chance: Chance, content: Record) -> None:
    holder, key = chance.one(slots(content))
    del holder[key]


def _another_key(chance: Chance, content: Record) -> None:
    holder, _ = chance.one(slots(content))
    if isinstance(holder, dict):
        holder[chance.one(_KEYS)] = chance.value()
    else:
        holder.append(chance.value())


def _twice(chance: Chance, content: Record) -> None:
    lists = [holder for holder, _ in slots(content) if isinstance(holder, list)]
    if lists:
        found = chance.one(lists)
        found.append(deepcopy(chance.one(found)))


def _dated(chance: Chance, content: Record) -> None:
    keys = {"date", "issued", "accessed", "as_of"}
    found = [(holder, key) for holder, key in slots(content) if key in keys]
    if found:
        holder, key = chance.one(found)
        holder[key] = any_date(chance)


def _counted(chance: Chance, content: Record) -> None:
    for figure in _records(content, "figures")[:1]:
        key = chance.one(("best", "low", "high"))
        figure[key] = chance.one((None, *NUMBERS, *NO_NUMBERS, "12", True))
        if chance.happens(0.3):
            figure["bound"] = chance.one(("exact", "about", "at-least", "at-most", "range", "words", None, "x"))


def _nowhere(chance: Chance, content: Record) -> None:
    keys = {"by", "via", "sources", "actors", "places", "measure", "part_of", "members", "issuer", "derived_from"}
    found = [(holder, key) for holder, key in slots(content) if key in {*keys, "supersedes"} and holder is not content]
    if found:
        holder, key = chance.one(found)
        target = chance.one(("actor-9", "actor-0", "source-0", "event-0", "place-0", "measure-0", "Actor 0", "-", ""))
        holder[key] = [target] if isinstance(holder[key], list) else target


def _round(chance: Chance, content: Record) -> None:
    section, key = chance.one(
        (("actors", "part_of"), ("places", "part_of"), ("sources", "derived_from"), ("events", "supersedes"))
    )
    found = [each for each in _records(content, section) if isinstance(each.get("id"), str)]
    for each in found:
        each[key] = chance.one(found)["id"]


def _said(chance: Chance, content: Record) -> None:
    found = _voices(content)
    if found:
        voice = chance.one(found)
        voice["stance"], voice["hedge"] = chance.one((*STANCES, None)), chance.one(HEDGES)
        if chance.happens(0.3):
            voice.update(deepcopy(chance.one(found)))


def _hidden(chance: Chance, content: Record) -> None:
    for source in _records(content, "sources"):
        source["seen"] = chance.happens(0.3)


def _long(chance: Chance, content: Record) -> None:
    texts = [(holder, key) for holder, key in slots(content) if isinstance(holder[key], str)]
    if texts:
        holder, key = chance.one(texts)
        holder[key] = ((holder[key] or "x") * chance.one((2, 30, 400)))[:_LONGEST]


def _deep(chance: Chance, content: Record) -> None:
    holder, key = chance.one(slots(content))
    depth = chance.one((3, 20, 200, 900, 1100))
    opening, closing = chance.one((("[", "]"), ('{"a":', "}"), ('[{"id":', "}]")))
    holder[key] = f"{BARE}{opening * depth}1{closing * depth}{BARE}"


_FAULTS: tuple[Callable[[Chance, Record], None], ...] = (
    _another_value, _another_value, _no_key, _another_key, _twice, _dated, _dated, _counted, _nowhere, _round, _said,
    _hidden, _long, _deep,
)  # fmt: skip


def spoiled(chance: Chance, content: Record) -> Record:
    """The sheet with one to five things wrong, or odd."""
    for _ in range(1 + chance.upto(4)):
        if slots(content):
            chance.one(_FAULTS)(chance, content)
    return content


def reordered(chance: Chance, content: Record) -> Record:
    """The sheet with its keys, and the records of a section, in another order."""
    keys = list(content)
    chance.shuffle(keys)
    for section in _SECTIONS:
        if isinstance(content.get(section), list):
            chance.shuffle(content[section])
    return {key: content[key] for key in keys}
