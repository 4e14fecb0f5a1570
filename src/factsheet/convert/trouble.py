"""What cannot be converted: values, all told at once, each at its line and column."""

from collections.abc import Iterator
from typing import NamedTuple


class Spot(NamedTuple):
    """Where a cell stands: the file, the line as an editor counts it, the column by its name; 0 and "" where none."""

    label: str
    line: int = 0
    column: str = ""

    def at(self, column: str) -> "Spot":
        """Another column of the same row."""
        return Spot(self.label, self.line, column)

    def __str__(self) -> str:
        return ":".join(str(each) for each in (self.label, self.line, self.column) if each)


class Trouble(NamedTuple):
    """What is wrong, and where."""

    spot: Spot
    what: str

    def __str__(self) -> str:
        return f"{self.spot}: {self.what}"


class Troubles:
    """The troubles of one run, each once; told file by file, line by line."""

    def __init__(self) -> None:
        self._found: dict[Trouble, None] = {}
        self._files: dict[str, int] = {}
        self._spots: set[Spot] = set()

    def __len__(self) -> int:
        return len(self._found)

    def any_in(self, label: str) -> bool:
        """Whether something is wrong in a file."""
        return label in self._files

    @property
    def files(self) -> int:
        """How many files have a trouble."""
        return len(self._files)

    def __iter__(self) -> Iterator[Trouble]:
        return iter(sorted(self._found, key=lambda each: (self._files[each.spot.label], each.spot.line)))

    def has(self, spot: Spot) -> bool:
        """Whether something is wrong there already."""
        return spot in self._spots

    def add(self, spot: Spot, what: str) -> None:
        """Takes note of a trouble."""
        self._files.setdefault(spot.label, len(self._files))
        self._spots.add(spot)
        self._found[Trouble(spot, what)] = None
