"""A command line of a program, a question that several programs answer, and what a run of one took."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from statistics import median
from typing import NamedTuple


@dataclass(frozen=True)
class Command:
    """A command line, as the report names it."""

    name: str
    argv: tuple[str, ...]
    env: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[], None] | None = None
    """What is done before each run, and not timed."""
    separator: str = "\t"
    """What stands between the columns that it prints."""
    heads: int = 0
    """How many lines it prints ahead of its rows."""
    silent: bool = False
    """Whether it prints nothing when all is well."""
    codes: tuple[int, ...] = (0,)
    missing: str = ""
    """Why it is not run, where it is not."""


@dataclass(frozen=True)
class Question:
    """What is asked, and the commands that answer it; the first is what the others are compared with."""

    title: str
    told: str
    commands: tuple[Command, ...]
    same: bool = True
    """Whether all must print the same lines, in whatever order."""


class Took(NamedTuple):
    """What one run of a process took."""

    seconds: float
    processor: float
    memory: int
    """The most that was held, in bytes."""
    lines: int
    size: int


@dataclass
class Answer:
    """What the runs of one command took; or why there are none."""

    command: Command
    runs: list[Took] = field(default_factory=list)
    missing: str = ""

    @property
    def seconds(self) -> float:
        """The median of the whole time."""
        return median(each.seconds for each in self.runs)

    @property
    def processor(self) -> float:
        """The median of the processor's time."""
        return median(each.processor for each in self.runs)

    @property
    def memory(self) -> float:
        """The median of the most memory, in bytes."""
        return median(each.memory for each in self.runs)


Answers = dict[str, Answer]
