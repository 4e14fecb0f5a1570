"""Problems of a sheet: values, all told at once, each at its line and column."""

from collections.abc import Iterator
from typing import NamedTuple


class Problem(NamedTuple):
    """What is wrong, in which record, and where in the text; line and column count from 1, columns in code points."""

    line: int
    column: int
    where: str
    what: str
    severity: str = "error"


class Problems:
    """The problems of one text, gathered by offset; their lines are counted once, at the end."""

    def __init__(self) -> None:
        self._found: dict[tuple[int, str, str], None] = {}

    def __len__(self) -> int:
        return len(self._found)

    def add(self, offset: int, where: str, what: str) -> None:
        """Takes note of a problem at an offset of the text; the same one twice is one."""
        self._found[(offset, where, what)] = None

    def only(self, offset: int, where: str, what: str) -> None:
        """Takes note of the one problem beside which no other counts."""
        self._found = {(offset, where, what): None}

    def placed(self, text: str) -> Iterator[Problem]:
        """The problems in the order of the text."""
        line, line_start, counted = 1, 0, 0
        for offset, where, what in sorted(self._found):
            breaks = text.count("\n", counted, offset)
            if breaks:
                line += breaks
                line_start = text.rindex("\n", counted, offset) + 1
            counted = offset
            yield Problem(line, offset - line_start + 1, where, what)
