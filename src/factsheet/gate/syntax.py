"""The C scanner of the standard library's json, which its decoder offers without a stub, and what it stumbles over."""

import json.decoder
import re
from collections.abc import Callable
from typing import Any

Scan = Callable[[str, int], tuple[Any, int]]

# What text processors make of quotes, and what other languages quote with.
_CURLED = frozenset("“”„‟‘’‚'«»`")
_LONGEST_NUMBER = 40
_GROUPED = re.compile(r"[:\[,]\s*-?\d{1,3}(?:,\d{3})*,$")
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


class Broken(Exception):
    """The text is no JSON from here on."""

    def __init__(self, offset: int, what: str) -> None:
        super().__init__(what)
        self.offset = offset
        self.what = what


# The scanner's messages, which differ from one Python to the next, and ours.
_WORDS = {
    "Expecting value": "a value belongs here",
    "Expecting property name": 'a key in double quotes, or "}", belongs here',
    "Expecting ':'": 'a ":" belongs here',
    "Expecting ','": 'a "," belongs here, or the end of the list or object',
    "Unterminated string": "this text has no closing quote",
    "Invalid control character": "a text cannot hold a bare control character; write it as \\n, \\t or \\u0000",
    "Invalid \\escape": 'a backslash in a text begins one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000',
    "Invalid \\uXXXX": "\\u needs four hexadecimal digits",
}


def broken_at(text: str, offset: int, message: str) -> Broken:
    """The scanner's complaint in our words: the same place and the same words whatever the Python."""
    if message.startswith("Illegal trailing comma"):
        offset = blank_after(text, offset + 1)
    offset = min(offset, len(text))
    found = text[offset : offset + 1]
    if found in {"]", "}"} and text[:offset].rstrip(" \t\n\r").endswith(","):
        return Broken(offset, f'there is a comma before the "{found}"')
    if not found:
        return Broken(offset, "the text ends too early")
    if found in _CURLED:
        return Broken(offset, 'quotes are straight and double: "')
    if found.isdigit() and _GROUPED.search(text[max(0, offset - _LONGEST_NUMBER) : offset]):
        return Broken(offset, "a number is written without commas")
    words = (ours for theirs, ours in _WORDS.items() if message.startswith(theirs))
    return Broken(offset, next(words, message[:1].lower() + message[1:]))
