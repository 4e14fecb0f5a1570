"""Reads a screen as a person does: a text that breaks goes on in the line below, in the same column."""

from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from rich.cells import cell_len

# What makes one letter of those around it: only such a line has other cells than its letters have one by one.
JOINING = ("\u200d", "\ufe0f")


@cache
def cells(line: str) -> list[int]:
    """How many cells a line takes up to each of its letters, and whole."""
    if any(mark in line for mark in JOINING):
        return [cell_len(line[:end]) for end in range(len(line) + 1)]
    return [0, *accumulate(map(letter_cells, line))]


letter_cells = cache(cell_len)


class Drawn:
    """What a command drew, and what can be read in it."""

    def __init__(self, out: str) -> None:
        self.out = out
        self._lines = out.splitlines()
        self._known: dict[str, bool] = {}

    @property
    def widest(self) -> int:
        """How many cells the longest line takes."""
        return max(map(cell_len, self._lines), default=0)

    def reads(self, text: str) -> bool:
        """Whether the whole text can be read in one place, blanks aside, with nothing of anything else between."""
        letters = "".join(text.split())
        if letters not in self._known:
            self._known[letters] = text in self.out or any(
                self._flush_left(row, start, letters, None) or self._flush_right(row, start, letters, None)
                for row, line in enumerate(self._lines)
                for start, letter in enumerate(line)
                if letter == letters[0] and not (letter.isdigit() and line[start - 1 : start].isdigit())
            )
        return self._known[letters]

    def _flush_left(self, row: int, start: int, letters: str, edge: int | None) -> bool:
        """Whether the letters are read from here on, the lines below all beginning at one cell."""
        for end, rest in self._stops(row, start, letters):
            if not rest:
                return True
            if self._in_the_open(row, end) and any(
                self._flush_left(row + 1, at, rest, cell)
                for at, cell in self._beginnings(row + 1)
                if edge in {None, cell}
            ):
                return True
        return False

    def _flush_right(self, row: int, start: int, letters: str, edge: int | None) -> bool:
        """Whether the letters are read from here on, all lines ending at one cell but the last: a scope may follow."""
        for end, rest in self._stops(row, start, letters):
            cell = cells(self._lines[row])[end]
            if not self._in_the_open(row, end) or (rest and edge not in {None, cell}):
                continue
            if not rest or any(self._flush_right(row + 1, at, rest, cell) for at, _ in self._beginnings(row + 1)):
                return True
        return False

    def _stops(self, row: int, start: int, letters: str) -> list[tuple[int, str]]:
        """Where reading can stop on a line, and what is left to read; the furthest first."""
        line = self._lines[row]
        found: list[tuple[int, str]] = []
        at, left = start, letters
        while at < len(line) and left:
            if line[at] == left[0]:
                left = left[1:]
                found.append((at + 1, left))
            elif line[at] != " " or line[at - 1] == " ":
                break
            at += 1
        return found[::-1]

    def _in_the_open(self, row: int, end: int) -> bool:
        """Whether nothing follows without a gap."""
        return self._lines[row][end : end + 1] in {"", " "}

    def _beginnings(self, row: int) -> Iterator[tuple[int, int]]:
        """Where text can begin in a line, behind a blank or at its start, each with its cell."""
        line = self._lines[row] if row < len(self._lines) else ""
        for at, letter in enumerate(line):
            if letter != " " and (at == 0 or line[at - 1] == " "):
                yield at, cells(line)[at]
