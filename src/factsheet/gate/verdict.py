"""Pydantic's verdict on one record, or on a sheet's own keys: each fault as pydantic has it."""

from collections.abc import Callable
from functools import cache
from itertools import islice
from typing import Any

from pydantic import ValidationError
from pydantic_core import CoreConfig, ErrorDetails, SchemaValidator

from factsheet.gate import limits
from factsheet.gate.bounded import too_deep
from factsheet.gate.model import MODELS, Sheet
from factsheet.plain import unpaired

_CONFIG = CoreConfig(strict=True, extra_fields_behavior="forbid")


def faults_of(section: str, value: object, start: int, *, hasty: bool = False) -> list[ErrorDetails]:
    """What pydantic finds; it stops at a key that no text can hold, which is an unknown key like any other.

    In haste it finds the first fault of each list alone. Raises TooMuch where lists and objects are nested too deep to
    be looked at.
    """
    try:
        looked_at = _cut(value) if hasty else value
        found = _verdict(section, looked_at, hasty=hasty)
        if any(detail["type"] == "string_unicode" for detail in found):
            found = _verdict(section, _with_written_keys(looked_at), hasty=hasty)
    except RecursionError:
        raise too_deep(start) from None
    return found


def is_wide(value: object) -> bool:
    """Whether a record has so many values that their faults, which pydantic has all at once, would fill a memory."""
    count, level = 0, [value]
    while level and count <= limits.WIDE:
        level = [
            item
            for each in level
            if isinstance(each, list | dict)
            for item in (each.values() if isinstance(each, dict) else each)
        ]
        count += len(level)
    return count > limits.WIDE


def _verdict(section: str, value: object, *, hasty: bool) -> list[ErrorDetails]:
    try:
        _validator(section, hasty)(value)
    except ValidationError as error:
        return error.errors(include_url=False)
    return []


def _cut(value: Any) -> Any:
    """A value of whose objects' keys more are left than problems are told: nearly all of so many are unknown."""
    if isinstance(value, dict):
        return {key: _cut(value[key]) for key in islice(value, 2 * limits.MOST_PROBLEMS)}
    return [_cut(each) for each in value] if isinstance(value, list) else value


def _with_written_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {unpaired(key): _with_written_keys(each) for key, each in value.items()}
    return [_with_written_keys(each) for each in value] if isinstance(value, list) else value


@cache
def _validator(section: str, hasty: bool) -> Callable[[object], object]:
    model = MODELS[section] if section else Sheet
    if hasty:
        return SchemaValidator(_stopping(model.__pydantic_core_schema__), _CONFIG).validate_python
    return model.__pydantic_validator__.validate_python


def _stopping(schema: Any) -> Any:
    """A schema of pydantic's whose lists are left at their first fault.

    Models are their fields alone here: of one that has a class, pydantic would take the validator that the class has.
    """
    if isinstance(schema, list):
        return [_stopping(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("type") == "model":
        return {**_stopping(schema["schema"]), **({"ref": schema["ref"]} if "ref" in schema else {})}
    found = {key: _stopping(each) for key, each in schema.items()}
    return {**found, "fail_fast": True} if schema.get("type") == "list" else found
