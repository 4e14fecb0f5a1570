"""The bytes of a sheet as text. Whoever needs no more of the bytes lets go of them: a large sheet is large twice."""

from typing import NamedTuple

from factsheet.gate import codes
from factsheet.gate.problems import Fault
from factsheet.gate.reading import Content

_BOM = b"\xef\xbb\xbf"


class Decoded(NamedTuple):
    """The text of a sheet: up to the first byte that is no UTF-8, what is wrong with that one then."""

    label: str
    """What errors call the sheet."""
    text: str
    flaw: Fault | None = None


def decoded(content: Content) -> Decoded:
    """The text of a sheet's bytes."""
    label, data = content.label, content.data
    if data.startswith(_BOM):
        return Decoded(
            label, "", Fault(codes.NOT_UTF8, "begins with a byte order mark", "save it as UTF-8 without one")
        )
    try:
        return Decoded(label, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        what = f"is not UTF-8: byte 0x{data[error.start]:02x} does not belong here"
        return Decoded(label, data[: error.start].decode("utf-8"), Fault(codes.NOT_UTF8, what))
