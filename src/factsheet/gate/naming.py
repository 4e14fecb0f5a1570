"""What a record refers to: each id with its path and the types of record that it may be of."""

from collections.abc import Iterator
from typing import Any

from factsheet.gate.positions import Step
from factsheet.gate.rules import attributions_of
from factsheet.gate.scanning import Scanned
from factsheet.vocabulary import REFERENT_SECTIONS, SECTIONS

Reference = tuple[tuple[Step, ...], str, tuple[str, ...]]


def all_known(fact: Any, types: dict[str, str]) -> bool:
    """Whether all that a fact refers to is there and of its type: asked first, since almost always it is."""
    try:
        return (
            all(types[each] == "actor" for each in fact.get("actors") or ())
            and all(types[each] == "place" for each in fact.get("places") or ())
            and ("measure" not in fact or types[fact["measure"]] == "measure")
            and all(_is_known(said, types) for said in fact["attributions"])
        )
    except (AttributeError, KeyError, TypeError):  # what is not there, or no record at all
        return False


def _is_known(said: Any, types: dict[str, str]) -> bool:
    for each in said["sources"]:
        if types[each] != "source":
            return False
    via = said.get("via")
    return types[said["by"]] == "actor" and not (via and any(types[each] != "actor" for each in via))


def references_of(scanned: Scanned) -> Iterator[Reference]:
    """The references of a record that may be malformed, those of them that are texts."""
    record = scanned.value
    if not isinstance(record, dict):
        return
    if scanned.section in REFERENT_SECTIONS:
        noun = SECTIONS[scanned.section]
        yield from _one(record, "part_of", (noun,))
        yield from ids_at(record, "members", ("actor",))
        yield from _one(record, "issuer", ("actor",))
        yield from _one(record, "derived_from", ("source",))
        return
    yield from ids_at(record, "actors", ("actor",))
    yield from ids_at(record, "places", ("place",))
    if scanned.section == "figures":
        yield from _one(record, "measure", ("measure",))
    for number, attribution in attributions_of(scanned.value):
        within: tuple[Step, ...] = ("attributions", number)
        yield from _one(attribution, "by", ("actor",), within)
        yield from ids_at(attribution, "via", ("actor",), within)
        yield from ids_at(attribution, "sources", ("source",), within)


def _one(
    record: dict[str, Any], key: str, nouns: tuple[str, ...], within: tuple[Step, ...] = ()
) -> Iterator[Reference]:
    target = text_at(record, key)
    if target is not None:
        yield (*within, key), target, nouns


def ids_at(
    record: dict[str, Any], key: str, nouns: tuple[str, ...], within: tuple[Step, ...] = ()
) -> Iterator[Reference]:
    """The ids in a list of a record that may be malformed."""
    targets = record.get(key)
    if isinstance(targets, list):
        for number, target in enumerate(targets):
            if isinstance(target, str):
                yield (*within, key, number), target, nouns


def text_at(record: object, key: str) -> str | None:
    """The text of a key, of whatever record; None for anything else."""
    value = record.get(key) if isinstance(record, dict) else None
    return value if isinstance(value, str) else None
