"""The JSON Schema of the format (draft 2020-12), made from the models and from the rules that a schema can say.

Every key and every word has its description at its own place, never behind a `$ref`: what editors show on hover is
the same in all of them. `python docs/schema.py` writes the published file; what no schema can say is in unsaid.py.
"""

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from factsheet.gate.meanings import meanings_of
from factsheet.gate.model import Sheet
from factsheet.gate.patterns import Schema
from factsheet.gate.rules import NEEDS, NUMBERS
from factsheet.vocabulary import FORMAT

_RECORDS = ("Actor", "Place", "Source", "Measure", "Event", "Figure", "Assessment", "Attribution")
_ID = "urn:factsheet:schema:1"
_ABSENT = {"const": None, "description": "The same as no key."}
_FIRST = ("$schema", "$id", "title", "const", "description", "type")
_LAST = ("allOf", "if", "then", "$defs")


def published() -> str:
    """The text of the published schema."""
    schema = Sheet.model_json_schema(schema_generator=_Described)
    defined = schema["$defs"] = {name: schema["$defs"][name] for name in _RECORDS}
    defined["Figure"]["allOf"] = [_needs(bound) for bound in NEEDS]
    defined["Attribution"].update(_DENIAL)
    for fact in ("Event", "Figure", "Assessment"):
        defined[fact]["properties"]["attributions"]["allOf"] = [_LEAD]
    head = {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": _ID,
        "title": f"Fact sheet ({FORMAT})",
        "description": "Facts, each with the name of who said it, the day they said it, and where it was printed.",
    }
    return json.dumps(_ordered({**schema, **head}), indent=2) + "\n"


class _Described(GenerateJsonSchema):
    """Pydantic's schema, but each word with its meaning, null beside what may be absent, no titles of keys."""

    def sort(self, value: Schema, parent_key: str | None = None) -> Schema:  # noqa: ARG002 (pydantic's signature)
        """The keys as the models have them."""
        return value

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 (pydantic's signature)
        """No: a title that repeats the key tells nothing."""
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Schema:
        """What may be absent, in one piece, so that its description is the only one."""
        inner = self.generate_inner(schema["schema"])
        if "oneOf" in inner:
            return {**inner, "oneOf": [*inner["oneOf"], _ABSENT]}
        return {**inner, "type": [inner["type"], "null"]}

    def literal_schema(self, schema: core_schema.LiteralSchema) -> Schema:
        """A word of a list, each described."""
        words = schema["expected"]
        if len(words) == 1:
            return {"const": words[0]}
        return {"oneOf": [{"const": word, "description": meant} for word, meant in meanings_of(words).items()]}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Schema:
        """What an absent key says, where that is anything."""
        found = super().default_schema(schema)
        if found.get("default") in (None, []):
            found.pop("default", None)
        return found


def _needs(bound: str) -> Schema:
    """What a figure with a bound has, and what it has not (format.md, figure); no bound is `exact`."""
    needed, allowed = NEEDS[bound]
    is_bound: Schema = {"properties": {"bound": {"enum": [bound, None]} if bound == "exact" else {"const": bound}}}
    if bound != "exact":
        is_bound["required"] = ["bound"]
    types = {"as_said": "string", **dict.fromkeys(NUMBERS, "number")}
    has: Schema = {name: {"type": types[name]} for name in needed}
    has_not = {name: {"type": "null"} for name in NUMBERS if name not in (*needed, *allowed)}
    return {"if": is_bound, "then": {"required": list(needed), "properties": {**has, **has_not}}}


_LEAD: Schema = {"prefixItems": [{"properties": {"stance": {"enum": ["asserts", None]}}}]}
_DENIAL: Schema = {
    "if": {"properties": {"stance": {"const": "denies"}}, "required": ["stance"]},
    "then": {"properties": {"hedge": {"const": "stated"}}},
}


def _ordered(node: Any) -> Any:
    """The schema with what says the most at the top of each part."""
    if isinstance(node, list):
        return [_ordered(each) for each in node]
    if not isinstance(node, dict):
        return node
    first = [key for key in _FIRST if key in node]
    last = [key for key in _LAST if key in node]
    keys = [*first, *(key for key in node if key not in (*first, *last)), *last]
    return {key: _named(node[key]) if key in {"properties", "$defs"} else _ordered(node[key]) for key in keys}


def _named(nodes: Schema) -> Schema:
    """Schemas by name, the names in their order."""
    return {name: _ordered(each) for name, each in nodes.items()}
