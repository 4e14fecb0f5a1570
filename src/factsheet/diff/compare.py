"""Two records compared field by field: what each says, whatever the form in which it says it (canonical.py)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from factsheet.canonical import DEFAULTS, KEYS
from factsheet.vocabulary import FACT_SECTIONS

Raw = Mapping[str, Any]
# Ids of the old sheet, by the ids that they have in the new one's place.
Renamed = Mapping[str, str]
_OF_FACTS = {"measure": "measure", "actors": "actor", "places": "place", "supersedes": "fact"}
# What refers to another record, and to a record of which type.
REFERENCES: dict[str, dict[str, str]] = {
    "actors": {"part_of": "actor", "members": "actor"},
    "places": {"part_of": "place"},
    "sources": {"issuer": "actor", "derived_from": "source"},
    "attributions": {"by": "actor", "via": "actor", "sources": "source"},
    **dict.fromkeys(FACT_SECTIONS, _OF_FACTS),
}
_NUMBERS = ("best", "low", "high")
_IDENTITY = ("by", "date", "stance")


class Change(NamedTuple):
    """A field that differs; of a list an item that was added or removed, or the whole where its order differs."""

    field: str
    old: Any
    new: Any
    noun: str = ""
    """The type of what the values refer to; `attribution` for whole attributions."""
    said: tuple[Raw | None, Raw | None] = (None, None)
    """The attribution that has the field, old and new."""


def changes(section: str, old: Raw, new: Raw, renamed: Renamed) -> Iterator[Change]:
    """Every field of a record that differs, the id aside; a reference that only follows a rename does not."""
    for key in KEYS[section]:
        if key == "attributions":
            yield from _voices(old[key], new[key], renamed)
        elif key != "id":
            yield from _field(section, key, old, new, renamed)


def same(section: str, old: Raw, new: Raw) -> bool:
    """Whether two records are the same, whatever the order of their keys: asked first, since most are."""
    return old == new and (section != "figures" or all(_alike(old.get(key), new.get(key)) for key in _NUMBERS))


def meaning(section: str, record: Raw, renamed: Renamed) -> dict[str, Any]:
    """What a record says, its id aside: in one order of keys, without what says nothing, under the new ids."""
    found = {key: field_of(section, key, record) for key in KEYS[section] if key != "id"}
    return {key: _followed(section, key, value, renamed) for key, value in found.items() if value is not None}


def references(section: str, record: Raw) -> Iterator[str]:
    """The ids that a record refers to."""
    for key in REFERENCES.get(section, ()):
        value = record.get(key)
        yield from value if isinstance(value, list) else [value] if value else []
    for said in record.get("attributions") or ():
        yield from references("attributions", said)


def field_of(section: str, key: str, record: Raw) -> Any:
    """A field's value, or what its absence means; None where that is nothing."""
    value = record.get(key)
    return DEFAULTS.get(section, {}).get(key) if value is None or value == [] else value


def _followed(section: str, key: str, value: Any, renamed: Renamed) -> Any:
    if key == "attributions":
        return [meaning("attributions", each, renamed) for each in value]
    if key not in REFERENCES.get(section, ()):
        return value
    return [renamed.get(each, each) for each in value] if isinstance(value, list) else renamed.get(value, value)


def _field(section: str, key: str, old: Raw, new: Raw, renamed: Renamed) -> Iterator[Change]:
    if _same(old.get(key), new.get(key)):
        return
    before, after = field_of(section, key, old), field_of(section, key, new)
    noun = REFERENCES.get(section, {}).get(key, "")
    if isinstance(before, list) or isinstance(after, list):
        yield from _items(key, before or [], after or [], noun, renamed)
    elif not _alike(_followed(section, key, before, renamed) if before else before, after):
        yield Change(key, before, after, noun)


def _same(old: object, new: object) -> bool:
    """Whether two values are the same at first sight: all but a few are."""
    return type(old) is type(new) and old == new and not isinstance(old, float)


def _alike(old: object, new: object) -> bool:
    """Whether two values print alike: 2.20 is written otherwise than 2.2, and 10 than 10.0."""
    return type(old) is type(new) and str(old) == str(new)


def _items(key: str, old: list[Any], new: list[Any], noun: str, renamed: Renamed) -> Iterator[Change]:
    """The items that a list has no more, those that it has got, and its order where they stand otherwise."""
    known = {renamed.get(each, each): each for each in old} if noun else {each: each for each in old}
    before = [renamed.get(each, each) for each in old] if noun else old
    gone, got = Counter(before) - Counter(new), Counter(new) - Counter(before)
    for each in gone.elements():
        yield Change(key, known[each], None, noun)
    for each in got.elements():
        yield Change(key, None, each, noun)
    if _without(before, gone) != _without(new, got):
        yield Change(key, old, new, noun)


def _without(items: Iterable[Any], some: Counter[Any]) -> list[Any]:
    left = Counter(some)
    kept = []
    for each in items:
        if left[each]:
            left[each] -= 1
        else:
            kept.append(each)
    return kept


def _voices(old: list[Raw], new: list[Raw], renamed: Renamed) -> Iterator[Change]:
    """Attributions by who, day and stance: those that went, those that came, the fields of one, and their order."""
    before = {_identity(each, renamed): each for each in old}
    after = {_identity(each, {}): each for each in new}
    for name, said in before.items():
        if name not in after:
            yield Change("attribution", said, None, "attribution", (said, None))
    for name, said in after.items():
        if name not in before:
            yield Change("attribution", None, said, "attribution", (None, said))
        elif before[name] != said:
            yield from _said(before[name], said, renamed)
    if [name for name in before if name in after] != [name for name in after if name in before]:
        yield Change("attributions", old, new, "attribution")
    elif next(iter(before)) != next(iter(after)):
        yield Change("lead", old[0], new[0], "attribution")


def _said(old: Raw, new: Raw, renamed: Renamed) -> Iterator[Change]:
    """The fields of one attribution that differ."""
    for key in KEYS["attributions"]:
        if key not in _IDENTITY:
            for change in _field("attributions", key, old, new, renamed):
                yield change._replace(field=f"attribution.{key}", said=(old, new))


def _identity(said: Raw, renamed: Renamed) -> tuple[str, str, str]:
    return (renamed.get(said["by"], said["by"]), said["date"], said.get("stance") or "asserts")
