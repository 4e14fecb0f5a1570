"""Every value of every record of a sheet, with the field that has it: what an export must hold, or list as left out."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

FACTS = ("events", "figures", "assessments")
# What a sheet says of itself, and the sections that it is made of.
_SECTIONS = ("actors", "places", "sources", "measures", *FACTS)


class Leaf(NamedTuple):
    """A value: the record that has it, its field (`figures.best`, `attributions.quote`, `sheet.title`), itself."""

    record: str
    field: str
    value: Any


def read(path: Path | str) -> dict[str, Any]:
    """A sheet's JSON as it is written: numbers with a fraction as texts."""
    found: dict[str, Any] = json.loads(Path(path).read_text("utf-8"), parse_float=str)
    return found


def leaves(sheet: Mapping[str, Any]) -> Iterator[Leaf]:
    """The values of a sheet's JSON; of an attribution under its fact's id."""
    for key, value in sheet.items():
        if key not in _SECTIONS and value is not None:
            yield Leaf("", f"sheet.{key}", value)
    for section in _SECTIONS:
        for record in sheet.get(section) or ():
            yield from _of_record(record["id"], section, record)


def _of_record(name: str, section: str, record: Mapping[str, Any]) -> Iterator[Leaf]:
    for key, value in record.items():
        if key == "attributions":
            for said in value:
                yield from _of_record(name, "attributions", said)
        else:
            for each in value if isinstance(value, list) else [value]:
                if each is not None:
                    yield Leaf(name, f"{section}.{key}", each)


def is_left(field: str, left: Iterable[str]) -> bool:
    """Whether a format lists a field as left out: `figures.best`, `*.note`, `actors.*`."""
    section, _, key = field.partition(".")
    return bool({field, f"{section}.*", f"*.{key}"} & set(left))
