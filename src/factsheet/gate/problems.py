"""Problems of a sheet: values, all told at once, each at its line and column."""

from collections.abc import Iterator
from typing import NamedTuple

from factsheet.gate.codes import Code


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


class Problems:
    """The problems of one text, gathered by offset; their lines are counted once, at the end."""

    def __init__(self) -> None:
        self._found: dict[tuple[int, str, Fault], None] = {}

    def __len__(self) -> int:
        return len(self._found)

    def add(self, offset: int, where: str, fault: Fault) -> None:
        """Takes note of a problem at an offset of the text; the same one twice is one."""
        self._found[(offset, where, fault)] = None

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
