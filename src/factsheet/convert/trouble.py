"""What cannot be converted: values, all told at once, each at its line and column."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from factsheet.gate import limits
from factsheet.plain import cut


def shown(text: str) -> str:
    """A text as an error quotes it: the beginning of a long one."""
    return text if len(text) <= 60 else f"{text[:57]}..."


class Spot(NamedTuple):
    """Where a cell stands: the file, the line as an editor counts it, the column by its name; 0 and "" where none."""

    label: str
    line: int = 0
    column: str = ""

    def at(self, column: str) -> "Spot":
        """Another column of the same row."""
        return Spot(self.label, self.line, column)

    def __str__(self) -> str:
        return ":".join(str(each) for each in (self.label, self.line, shown(self.column)) if each)


class Trouble(NamedTuple):
    """What is wrong, and where."""

    spot: Spot
    what: str

    def __str__(self) -> str:
        return f"{self.spot}: {self.what}"


class Troubles:
    """The troubles of one run, each once; told file by file, line by line, column by column.

    No more are gathered than `check` tells of a sheet.
    """

    def __init__(self) -> None:
        self.are_all = True
        self._found: dict[Trouble, None] = {}
        self._files: dict[str, int] = {}
        self._spots: set[Spot] = set()
        self._columns: dict[tuple[str, str], int] = {}

    def __len__(self) -> int:
        return len(self._found)

    @property
    def files(self) -> list[str]:
        """The files that have a trouble."""
        return list(self._files)

    def order(self, label: str, columns: Iterable[str]) -> None:
        """Takes note of the order of a file's columns."""
        self._columns |= {(label, name): number for number, name in enumerate(columns)}

    def __iter__(self) -> Iterator[Trouble]:
        last = len(self._columns)

        def place(trouble: Trouble) -> tuple[int, int, int]:
            spot = trouble.spot
            column = self._columns.get((spot.label, spot.column), last) if spot.column else -1
            return self._files[spot.label], spot.line, column

        return iter(sorted(self._found, key=place))

    def has(self, spot: Spot) -> bool:
        """Whether something is wrong there already."""
        return spot in self._spots

    def add(self, spot: Spot, what: str) -> None:
        """Takes note of a trouble."""
        if len(self._found) >= limits.MOST_PROBLEMS:
            self.are_all = False
            return
        self._files.setdefault(spot.label, len(self._files))
        self._spots.add(spot)
        self._found[Trouble(spot, cut(what))] = None
