"""What can stop the program, and the exit code of each; every error builds its own words.

Problems inside a sheet are values (gate/problems.py), told all at once. Only what ends a run is an exception.
"""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Protocol

    class _Problem(Protocol):
        """A problem as the gate tells it."""

        @property
        def line(self) -> int: ...
        @property
        def column(self) -> int: ...
        @property
        def code(self) -> str: ...
        @property
        def told(self) -> str: ...


_SHOWN_PROBLEMS = 20


class Exit(IntEnum):
    """The exit codes of `factsheet help exit-codes`."""

    OK = 0
    NEGATIVE = 1
    USAGE = 2
    SHEET = 3
    OUTPUT = 4
    FAULT = 70
    HUNG_UP = 129
    INTERRUPTED = 130
    TERMINATED = 143


class FactsheetError(Exception):
    """What ends a run: one line, a hint if there is one thing to do, and an exit code."""

    code = Exit.FAULT

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Usage(FactsheetError):
    """A command line that asks for what there is not."""

    code = Exit.USAGE


class UnknownValue(Usage):
    """A filter's value that the sheet does not know."""

    def __init__(self, noun: str, value: str, nearest: str | None, lister: str) -> None:
        super().__init__(
            f"no {noun} '{value}'" + (f"; did you mean '{nearest}'?" if nearest else ""),
            f'"{lister}" lists what there is',
        )


class AmbiguousName(Usage):
    """A name that fits more than one record."""

    def __init__(self, noun: str, value: str, ids: list[str]) -> None:
        super().__init__(f"{noun} '{value}' is the name of {len(ids)}: {', '.join(ids)}", "use an id")


class UnreadableSheet(FactsheetError):
    """A sheet of which no text can be had: no such file, a directory, no permission."""

    code = Exit.SHEET

    def __init__(self, label: str, reason: str) -> None:
        super().__init__(f"cannot read {label or repr(label)}: {reason}")


class Untellable(FactsheetError):
    """Changes of which each is told with its record, and that would come to too much with it."""

    code = Exit.SHEET

    def __init__(self, label: str, most: str) -> None:
        super().__init__(
            f"cannot tell all changes of {label}: with their records they have more than {most} characters"
        )


class DamagedIndex(FactsheetError):
    """A kept index that its disk damaged after it was looked at; it is removed."""

    code = Exit.SHEET

    def __init__(self) -> None:
        super().__init__("the index of the sheet was damaged; it is removed", "run it again: a new one is built")


class OutOfMemory(FactsheetError):
    """A sheet for which the memory is too small, at whatever it was used."""

    code = Exit.SHEET

    def __init__(self) -> None:
        super().__init__("there is not enough memory for this sheet")


class SheetProblem(NamedTuple):
    """A problem of a sheet: where it is, under which code `check --explain` explains it, and what it is."""

    path: str
    line: int
    column: int
    """Line and column count from 1, a column in code points."""
    code: str
    message: str

    def __str__(self) -> str:
        """The problem on one line, as compilers write it."""
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class NoText(FactsheetError):
    """A file of rows that holds no text, or another than UTF-8."""

    code = Exit.SHEET

    def __init__(self, label: str, reason: str, hint: str) -> None:
        super().__init__(f"cannot read {label}: {reason}", hint)


class Unconverted(FactsheetError):
    """Rows that cannot be converted; `lines` tell why."""

    code = Exit.NEGATIVE

    def __init__(self, label: str, troubles: Iterable[object], *, are_all: bool) -> None:
        self.lines = [str(each) for each in troubles]
        problems = "1 problem" if len(self.lines) == 1 else f"{len(self.lines)} problems"
        problems = problems if are_all else f"more than {problems}"
        super().__init__(f"{problems} in {label}; nothing was written", '"factsheet help convert" tells of the columns')


class BrokenSheet(FactsheetError):
    """A sheet that did not pass the gate; `lines` are its first problems, `problems` all of them."""

    code = Exit.SHEET

    def __init__(self, label: str, problems: "Sequence[_Problem]") -> None:
        self.count = count = len(problems)
        plural = "problem" if count == 1 else "problems"
        them = "it" if count == 1 else "them"
        lists = "" if label == "-" else f'; "factsheet check {label}" lists {them}'
        super().__init__(f"{count} {plural} in {label}{lists}")
        self.path = label
        self.lines = [f"{label}:{each}" for each in problems[:_SHOWN_PROBLEMS]]
        self._problems = problems

    @cached_property
    def problems(self) -> tuple[SheetProblem, ...]:
        """Every problem, in the order of the text."""
        return tuple(SheetProblem(self.path, each.line, each.column, each.code, each.told) for each in self._problems)


class TooLarge(FactsheetError):
    """A sheet that would be written, and that nothing would read."""

    code = Exit.NEGATIVE

    def __init__(self, most: str) -> None:
        super().__init__(f"the sheet would have more than {most}, the most that a sheet may have")


class NoOutput(FactsheetError):
    """Standard output that cannot be written: a full disk, a closed file."""

    code = Exit.OUTPUT

    def __init__(self, reason: str) -> None:
        super().__init__(f"cannot write the output: {reason}")


class Unwritable(FactsheetError):
    """A file that cannot be replaced; it is as it was."""

    code = Exit.OUTPUT

    def __init__(self, label: str, reason: str) -> None:
        super().__init__(f"cannot write {label}: {reason}")


class AlreadyThere(Unwritable):
    """A new file that would be in the place of another."""

    def __init__(self, label: str) -> None:
        super().__init__(label, "it is there already")
        self.hint = "choose another name, or move it away"


class ReaderGone(FactsheetError):
    """The reader closed the pipe: nothing is left to do, and nothing is wrong."""

    code = Exit.OK

    def __init__(self) -> None:
        super().__init__("the reader closed the pipe")
