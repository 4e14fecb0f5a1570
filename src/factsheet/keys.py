"""The keys of a record, as the published schema tells them: for `help figure`, beside an editor that does not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from factsheet.gate.reading import SCHEMA, read, shipped
from factsheet.templates import TEMPLATES

_WIDTH = 16
# A longer list of words is told by `help words`.
_MOST_WORDS = 12


def page(noun: str) -> str:
    """What each key of a record of a type says, and which of them must be there."""
    defined = json.loads(read(shipped(SCHEMA)).data)["$defs"][noun.capitalize()]
    section = TEMPLATES[noun][0]
    where = 'a fact\'s list "attributions"' if noun == "attribution" else f'the list "{section}"'
    lines = [
        noun.capitalize(),
        "",
        f'  {defined["description"]} It stands in {where}; "factsheet template {noun}" prints one to paste. A key'
        " with a * must be there.",
        "",
    ]
    for key, schema in defined["properties"].items():
        called = f"{key} *" if key in defined["required"] else key
        lines.append(f"    {called:{_WIDTH}}  {' '.join(_meaning(key, schema))}")
    return "\n".join([*lines, ""])


def _meaning(key: str, schema: Any) -> Iterator[str]:
    yield schema["description"].replace("`", "")
    words = [each["const"] for each in schema.get("oneOf", ()) if each["const"]]
    if len(words) > _MOST_WORDS:
        yield f'One of {len(words)} words: "factsheet help words".'
    elif words:
        yield f"One of {', '.join(words)}."
    if key in {"date", "issued"}:
        yield 'How days are written: "factsheet help dates".'
