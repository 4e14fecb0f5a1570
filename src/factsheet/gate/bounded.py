"""The C scanner, held to a part of the text: a value that is longer than a record may be is never made.

A text of up to 20 million characters is one part. Of a longer one each character is copied five times, which takes a
thousandth of the time in which it is read; and no value of more than a part is ever made.
"""

from json import JSONDecodeError, JSONEncoder
from typing import Any, NoReturn

from factsheet.gate import limits
from factsheet.gate.syntax import Broken, broken_at, scan_string, scanner

# A number, a word or an escape that is cut off is told where it begins: no further ahead of the part's end than this.
_CUT_OFF = 64
_length = JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode


class TooMuch(Broken):
    """More than a sheet may hold begins here, and what stands behind it is not read."""


class Bounded:
    """Reads values and keys at offsets of one text that do not go back by more than a record."""

    def __init__(self, text: str, **hooks: Any) -> None:
        self._text = text
        self._scan = scanner(**hooks)
        self._room = limits.WIDEST + _CUT_OFF
        self._start, self._part, self._until = 0, text, len(text)
        if len(text) > self._room * 5 // 4:
            self._move(0)

    def value(self, offset: int) -> tuple[Any, int]:
        """The value that begins at an offset, and the offset behind it; raises Broken and TooMuch."""
        if not self._start <= offset <= self._until:
            self._move(offset)
        start = self._start
        try:
            value, end = self._scan(self._part, offset - start)
        except StopIteration as stop:
            self._complain(offset, stop.value, "Expecting value")
        except JSONDecodeError as error:
            self._complain(offset, error.pos, error.msg)
        except RecursionError:
            raise too_deep(offset) from None
        end += start
        if end - offset > limits.MOST_CHARACTERS:
            _measure(value, offset, end)
        return value, end

    def key(self, offset: int) -> tuple[str, int]:
        """The key whose opening quote is at an offset, and the offset behind it; raises Broken and TooMuch."""
        if not self._start <= offset <= self._until:
            self._move(offset)
        try:
            key, end = scan_string(self._part, offset - self._start + 1, True)
        except JSONDecodeError as error:
            self._complain(offset, error.pos, error.msg)
        if len(key) > limits.MOST_CHARACTERS:
            raise _too_long(offset)
        return key, end + self._start

    def _move(self, offset: int) -> None:
        """Takes the part of the text that begins at an offset."""
        end = offset + self._room * 5 // 4
        self._start, self._part = offset, self._text[offset:end]
        self._until = end - self._room if end < len(self._text) else len(self._text)

    def _complain(self, offset: int, at: int, message: str) -> NoReturn:
        """Raises what is wrong with the value at an offset: it may be no more than cut off by the part's end."""
        is_cut = self._start + len(self._part) < len(self._text)
        if is_cut and (message.startswith("Unterminated string") or at >= len(self._part) - _CUT_OFF):
            raise _too_long(offset) from None
        raise broken_at(self._text, self._start + at, message) from None


def too_deep(offset: int) -> TooMuch:
    """Lists and objects in each other, more than a sheet may have."""
    return TooMuch(offset, f"lists and objects are nested more than {limits.MOST_DEPTH} deep here")


def is_deep(value: Any) -> bool:
    """Whether lists and objects stand in each other deeper than they may."""
    level = [value]
    for _ in range(limits.MOST_DEPTH):
        within = [each for each in level if isinstance(each, list | dict)]
        level = [item for each in within for item in (each.values() if isinstance(each, dict) else each)]
        if not level:
            return False
    return any(isinstance(each, list | dict) for each in level)


def _measure(value: Any, offset: int, end: int) -> None:
    """Raises TooMuch where a value has more characters than it may, blanks aside."""
    try:
        is_long = end - offset > limits.WIDEST or len(_length(value)) > limits.MOST_CHARACTERS
    except RecursionError:
        raise too_deep(offset) from None
    if is_long:
        raise _too_long(offset)


def _too_long(offset: int) -> TooMuch:
    return TooMuch(offset, f"what begins here has more than {limits.MOST_CHARACTERS:,} characters")
