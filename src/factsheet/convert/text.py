"""The bytes of a spreadsheet's export as text; what is no text is told with what to do about it."""

from factsheet.errors import NoText
from factsheet.gate.reading import Content

_BOM = "\ufeff"
_CSV = 'save it as CSV in UTF-8: in Excel "CSV UTF-8 (Comma delimited)", in LibreOffice "Text CSV", character set UTF-8'
# How files that are no text begin.
_KINDS = (
    (b"PK\x03\x04", "it is a workbook or another zip file (xlsx, ods), not CSV"),
    (b"\xd0\xcf\x11\xe0", "it is an old Excel workbook (xls), not CSV"),
    (b"%PDF", "it is a PDF, not CSV"),
    (b"\x1f\x8b", "it is compressed (gzip), not CSV"),
    (b"\xff\xfe", "it is UTF-16, not UTF-8"),
    (b"\xfe\xff", "it is UTF-16, not UTF-8"),
)


def text_of(content: Content) -> str:
    """The text, without a byte order mark; raises NoText."""
    label, data = content.label, content.data
    for beginning, what in _KINDS:
        if data.startswith(beginning):
            raise NoText(label, what, "unpack it first" if "gzip" in what else _CSV)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = _line(data[: error.start])
        raise NoText(label, f"it is not UTF-8: byte 0x{data[error.start]:02x} in line {line}", _CSV) from None
    nul = text.find("\0")
    if nul >= 0:
        what = "it is UTF-16, not UTF-8" if data[:2].count(b"\0") == 1 else f"it is no text: NUL in line {_line(data)}"
        raise NoText(label, what, _CSV)
    return text.removeprefix(_BOM)


def _line(data: bytes) -> int:
    """The line that bytes lead to, up to the first NUL; carriage returns end lines, too."""
    ahead = data.partition(b"\0")[0]
    return ahead.count(b"\n") + ahead.replace(b"\r\n", b"").count(b"\r") + 1
