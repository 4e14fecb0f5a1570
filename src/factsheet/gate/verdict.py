"""Pydantic's verdict on one record, or on a sheet's own keys: each fault as pydantic has it."""

from collections.abc import Callable
from functools import cache
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from factsheet.gate import limits
from factsheet.gate.bounded import too_deep
from factsheet.gate.model import MODELS, Sheet
from factsheet.gate.problems import Enough
from factsheet.plain import unpaired


def faults_of(section: str, value: object, start: int) -> list[ErrorDetails]:
    """What pydantic finds; it stops at a key that no text can hold, which is an unknown key like any other.

    Raises Enough where it is more than is told, TooMuch where lists and objects are nested too deep to be looked at.
    """
    found = _verdict(section, value, start)
    if not any(detail["type"] == "string_unicode" for detail in found):
        return found
    try:
        written = _with_written_keys(value)
    except RecursionError:
        raise too_deep(start) from None
    return _verdict(section, written, start)


def _verdict(section: str, value: object, start: int) -> list[ErrorDetails]:
    try:
        _validator(section)(value)
    except ValidationError as error:
        if error.error_count() > limits.MOST_PROBLEMS:
            raise Enough(start) from None
        return error.errors(include_url=False)
    return []


def _with_written_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {unpaired(key): _with_written_keys(each) for key, each in value.items()}
    return [_with_written_keys(each) for each in value] if isinstance(value, list) else value


@cache
def _validator(section: str) -> Callable[[object], object]:
    model = MODELS[section] if section else Sheet
    return model.__pydantic_validator__.validate_python
