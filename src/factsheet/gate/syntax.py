"""The C scanner of the standard library's json, which its decoder offers without a stub."""

import json.decoder
import re
from collections.abc import Callable
from typing import Any

Scan = Callable[[str, int], tuple[Any, int]]

_BLANK = re.compile(r"[ \t\n\r]*")
# (text, offset after the opening quote, strict) -> (string, offset after the closing quote)
scan_string: Callable[[str, int, bool], tuple[str, int]] = vars(json.decoder)["scanstring"]


def scanner(**hooks: Any) -> Scan:
    """A function that reads one value at an offset and tells where it ends; takes JSONDecoder's hooks."""
    scan: Scan = vars(json.decoder.JSONDecoder(**hooks))["scan_once"]
    return scan


def blank_after(text: str, offset: int) -> int:
    """The offset of the first character after blanks."""
    blank = _BLANK.match(text, offset)
    return blank.end() if blank else offset
