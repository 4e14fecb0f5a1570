"""A value of a record as a text of one line: a reference is its id and what it stands for, as `show` has it."""

from __future__ import annotations

from typing import Any

from factsheet.attribution import objection, printed_in, quotation
from factsheet.record import Written

_REMARKS = ("role", "quote", "locator", "note")


def value_told(value: Any) -> str | int | Written | tuple[str, ...] | None:
    """A field's value: numbers and texts as they are, attributions and facts with all that says who and when."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return tuple(str(value_told(each)) for each in value)
    if isinstance(value, dict):
        return _reference(value)
    found: str | int | Written | None = value
    return found


def _reference(value: Any) -> str:
    if "stance" in value:
        printed = ", ".join(printed_in(each) for each in value["sources"])
        remarks = "".join(f"; {key}: {value[key]}" for key in _REMARKS if value[key])
        return f"{objection(value)} {value['hedge']} ({printed}){remarks}"
    if "statement" in value:
        return quotation(value)
    name = printed_in(value) if "publisher" in value else value.get("label") or value["name"]
    return f"{value['id']}: {name}"
