"""A record as the index keeps it: its JSON, its numbers as they were written, and the row that carries it."""

from collections.abc import Mapping
from json import JSONDecoder, JSONEncoder
from typing import Any

from factsheet.plain import in_json


class Written(float):
    """A number with a fraction that prints as it was written: 2.20 stays 2.20."""

    __slots__ = ("written",)
    written: str

    def __new__(cls, written: str) -> "Written":
        """The number of a JSON literal."""
        number = super().__new__(cls, written)
        number.written = written
        return number

    def __str__(self) -> str:
        return self.written

    __repr__ = __str__


Number = int | Written
_decode = JSONDecoder(parse_float=Written).decode
_encode = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def loads(text: str) -> Any:
    """A record of the index, its numbers as they were written."""
    return _decode(text)


def as_json(record: Mapping[str, object] | None) -> str:
    """A record as JSON text, its numbers as they were written, no control and no mark of direction in it."""
    if record is None or not any(type(value) is Written for value in record.values()):
        return in_json(_encode(record))
    members = (
        f'"{key}":{value if isinstance(value, Written) else in_json(_encode(value))}' for key, value in record.items()
    )
    return f"{{{','.join(members)}}}"


class Row:
    """A record on its way out, as values and as JSON; each is made from the other when it is asked for."""

    __slots__ = ("_json", "_record")

    def __init__(self, record: Any = None, json: str | None = None) -> None:
        self._record = record
        self._json = json

    @property
    def record(self) -> Any:
        """The record's values."""
        if self._record is None:
            self._record = loads(self._json or "null")
        return self._record

    @property
    def json(self) -> str:
        """The record's JSON."""
        if self._json is None:
            self._json = as_json(self._record)
        return self._json
