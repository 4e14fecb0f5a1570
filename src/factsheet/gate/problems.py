"""Problems of a sheet: values, all told at once, each at its line and column."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from factsheet.gate import limits
from factsheet.gate.codes import Code
from factsheet.plain import cut


class Fault(NamedTuple):
    """What is wrong, of which kind, and what could be done about it."""

    code: Code
    what: str
    hint: str = ""


class Problem(NamedTuple):
    """What is wrong, in which record, and where in the text; line and column count from 1, columns in code points."""

    line: int
    column: int
    where: str
    fault: Fault
    offset: int

    @property
    def code(self) -> str:
        """The code of its kind: `E203`."""
        return self.fault.code.code

    @property
    def told(self) -> str:
        """What is wrong, behind the record that has it."""
        hint = f" ({self.fault.hint})" if self.fault.hint else ""
        return f"{self.where}: {self.fault.what}{hint}"

    def __str__(self) -> str:
        """The problem on one line, behind its place in the text."""
        return f"{self.line}:{self.column}: {self.told}"


class Enough(Exception):
    """There are as many problems as are told: no others are looked for."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset
        """Where the one stands that is too many."""


class Problems:
    """The problems of one text, gathered by offset; their lines are counted once, at the end."""

    def __init__(self, silent: Collection[str] = ()) -> None:
        self._silent = silent
        self._found: dict[tuple[int, str, Fault], None] = {}

    def __len__(self) -> int:
        return len(self._found)

    def add(self, offset: int, where: str, fault: Fault) -> None:
        """Takes note of a problem at an offset of the text; the same one twice is one, and one of a silent code none.

        Raises Enough.
        """
        if fault.code.code in self._silent:
            return
        if len(self._found) >= limits.MOST_PROBLEMS:
            raise Enough(offset)
        self._found[(offset, where, Fault(fault.code, cut(fault.what), cut(fault.hint)))] = None

    def last(self, offset: int, fault: Fault) -> None:
        """Takes note of a problem of the sheet behind which no others are looked for."""
        if fault.code.code not in self._silent:
            self._found[(offset, "sheet", fault)] = None

    def only(self, offset: int, where: str, fault: Fault) -> None:
        """Takes note of the one problem beside which no other counts."""
        self._found = {(offset, where, fault): None}

    def placed(self, text: str) -> Iterator[Problem]:
        """The problems in the order of the text."""
        line, line_start, counted = 1, 0, 0
        for offset, where, fault in sorted(self._found):
            breaks = text.count("\n", counted, offset)
            if breaks:
                line += breaks
                line_start = text.rindex("\n", counted, offset) + 1
            counted = offset
            yield Problem(line, offset - line_start + 1, where, fault, offset)
