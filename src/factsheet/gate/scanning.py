"""A text, one record after another: the C scanner of the standard library, led along the top of the sheet.

Facts are yielded after everything that they refer to, wherever the sheet has them, so that each can be resolved
as it comes. In the usual order nothing is read twice.
"""

from collections.abc import Generator, Iterator
from sys import intern
from typing import Any, NamedTuple

from factsheet.gate import codes
from factsheet.gate.bounded import Bounded, TooMuch, is_deep, too_deep
from factsheet.gate.model import NotANumber
from factsheet.gate.problems import Fault, Problems
from factsheet.gate.syntax import Broken, blank_after, broken_at, scanner
from factsheet.names import Nearest
from factsheet.record import Written
from factsheet.vocabulary import FACT_SECTIONS, REFERENT_SECTIONS, SECTIONS

_MOST_DIGITS = 30
_scan_again = scanner(parse_float=Written)


class Scanned(NamedTuple):
    """A value of the sheet: a record of a section, or a key of the sheet's own."""

    section: str
    number: int
    """Which of its section, from 1; 0 for a key of the sheet's own."""
    start: int
    value: Any
    repeats: bool
    """Whether an object in it has a key twice."""
    end: int
    """The offset behind it."""


class Scanner:
    """Yields the values of one text; what is wrong with its outermost layer goes to the problems."""

    def __init__(self, text: str, problems: Problems) -> None:
        self.text = text
        self.start = 0
        self.complete = False
        self._problems = problems
        self._repeats = False
        self._keys: set[str] = set()
        self._last: dict[str, int] = {}
        self._bounded = Bounded(
            text, object_pairs_hook=self._object, parse_float=Written, parse_int=_integer, parse_constant=NotANumber
        )

    def values(self) -> Iterator[Scanned]:
        """Every value of the sheet, facts last; stops where the text is no JSON, or more than a sheet may hold."""
        try:
            yield from self._sheet()
            self.complete = True
        except Broken as error:
            code = codes.TOO_MUCH if isinstance(error, TooMuch) else codes.NOT_JSON
            self._problems.last(error.offset, Fault(code, error.what))

    def _sheet(self) -> Iterator[Scanned]:
        text = self.text
        self.start = offset = blank_after(text, 0)
        if offset == len(text):
            raise Broken(0, "the file is empty")
        if text[offset] != "{":
            raise Broken(offset, "a sheet is a JSON object: { ... }")
        later: list[tuple[str, int]] = []
        offset = blank_after(text, offset + 1)
        while self._at(offset) != "}":
            key, offset = self._key(offset)
            if key in FACT_SECTIONS and self._referents_follow(offset):
                later.append((key, offset))
                offset = self._passed(key, offset)
            else:
                offset = yield from self._member(key, offset)
            offset = self._comma(offset, "}")
        if blank_after(text, offset + 1) != len(text):
            raise Broken(blank_after(text, offset + 1), "there is text after the end of the sheet")
        for key, offset in later:
            yield from self._member(key, offset)

    def _key(self, offset: int) -> tuple[str, int]:
        if self._at(offset) != '"':
            raise broken_at(self.text, offset, "Expecting property name")
        key, after = self._bounded.key(offset)
        after = blank_after(self.text, after)
        if self._at(after) != ":":
            raise Broken(after, 'a ":" belongs here')
        if key in self._keys:
            self._problems.add(offset, "sheet", Fault(codes.REPEATED_KEY, f"the key '{key}' is given twice"))
        self._keys.add(key)
        return key, blank_after(self.text, after + 1)

    def _member(self, key: str, offset: int) -> Generator[Scanned, None, int]:
        if key in SECTIONS and self._at(offset) == "[":
            return (yield from self._section(key, offset))
        self._repeats = False
        value, after = self._bounded.value(offset)
        if is_deep(value):
            raise too_deep(offset)
        if key in SECTIONS and value is not None:
            self._problems.add(offset, "sheet", Fault(codes.WRONG_TYPE, f"'{key}' must be a list"))
        else:
            yield Scanned(key, 0, offset, value, self._repeats, after)
        return after

    def _section(self, key: str, offset: int) -> Generator[Scanned, None, int]:
        offset = blank_after(self.text, offset + 1)
        number = 0
        while self._at(offset) != "]":
            number += 1
            self._repeats = False
            value, after = self._bounded.value(offset)
            yield Scanned(key, number, offset, value, self._repeats, after)
            offset = self._comma(after, "]")
        return offset + 1

    def _passed(self, key: str, offset: int) -> int:
        """The offset behind a section that is read later; it is walked through, so that it is never held whole."""
        if self._at(offset) != "[":
            return self._bounded.value(offset)[1]
        walk = self._section(key, offset)
        while True:
            try:
                next(walk)
            except StopIteration as stop:
                return int(stop.value)

    def _comma(self, offset: int, closing: str) -> int:
        """The offset of what follows a member: the next one, or the closing bracket."""
        offset = blank_after(self.text, offset)
        found = self._at(offset)
        if found == ",":
            offset = blank_after(self.text, offset + 1)
            if self._at(offset) == closing:
                raise Broken(offset, f'there is a comma before the "{closing}"')
        elif found != closing:
            raise Broken(offset, f'a "," or "{closing}" belongs here' if found else "the text ends too early")
        return offset

    def _at(self, offset: int) -> str:
        return self.text[offset : offset + 1]

    def _referents_follow(self, offset: int) -> bool:
        return any(key not in self._keys and self._last_named(key) >= offset for key in REFERENT_SECTIONS)

    def _last_named(self, key: str) -> int:
        """Where a key stands last, in whatever place; the text is looked through once."""
        if key not in self._last:
            self._last[key] = self.text.rfind(f'"{key}"')
        return self._last[key]

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        # The scanner makes each key anew: as one text for all records they take less memory, and are found sooner.
        found = {intern(key): value for key, value in pairs}
        if len(found) < len(pairs):
            self._repeats = True
        return found


def value_of(text: str, start: int) -> Any:
    """The value at an offset of a text that has passed the gate, its numbers as they were written."""
    return _scan_again(text, start)[0]


def unknown_key(key: str, known: list[str], nearest: Nearest) -> Fault:
    """What is wrong with a key that the format does not have."""
    return Fault(codes.UNKNOWN_KEY, f"unknown key '{key}'", nearest.did_you_mean(key, known, *known))


def _integer(digits: str) -> int | NotANumber:
    return int(digits) if len(digits) <= _MOST_DIGITS else NotANumber(digits)
