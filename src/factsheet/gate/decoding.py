"""The bytes of a sheet as text. Whoever needs no more of the bytes lets go of them: a large sheet is large twice."""

from typing import NamedTuple

from factsheet.gate import codes
from factsheet.gate.problems import Fault

_BOM = b"\xef\xbb\xbf"


class Decoded(NamedTuple):
    """The text of a sheet: up to the first byte that is no UTF-8, what is wrong with that one then."""

    text: str
    flaw: Fault | None = None


def decoded(data: bytes) -> Decoded:
    """The text of a sheet's bytes."""
    if data.startswith(_BOM):
        return Decoded("", Fault(codes.NOT_UTF8, "begins with a byte order mark", "save it as UTF-8 without one"))
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        what = f"is not UTF-8: byte 0x{data[error.start]:02x} does not belong here"
        return Decoded(data[: error.start].decode("utf-8"), Fault(codes.NOT_UTF8, what))
