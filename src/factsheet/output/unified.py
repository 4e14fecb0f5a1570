"""The difference of two texts, line by line, as `patch` and `git apply` read it."""

from collections.abc import Iterator
from difflib import Match, SequenceMatcher
from io import StringIO
from itertools import accumulate

from factsheet.plain import on_screen

# diffutils manual, Incomplete Lines.
_UNENDED = "\\ No newline at end of file\n"
# How often a line is looked at, or at one that is like it: in whole stretches, then near their beginnings alone.
_MOST_STEPS, _MOST_NEAR = 2_000_000, 2_000_000
_NEAR = 200


def unified(before: str, after: str, name: str) -> Iterator[str]:
    """The lines of the difference; nothing where there is none. What steers a terminal is written visibly."""
    ours, theirs = _lines(before), _lines(after)
    for number, changes in enumerate(_Lines(ours, theirs).get_grouped_opcodes()):
        if not number:
            yield f"--- {name}\n+++ {name}\n"
        first, last = changes[0], changes[-1]
        yield f"@@ -{_span(first[1], last[2])} +{_span(first[3], last[4])} @@\n"
        for tag, a, a_end, b, b_end in changes:
            yield from _told(" " if tag == "equal" else "-", ours[a:a_end])
            yield from _told("+", theirs[b:b_end] if tag != "equal" else [])


class _Lines(SequenceMatcher[str]):
    """Looks for the lines that both texts have while it has steps left; what remains is told as changed altogether.

    What two stretches share at their ends takes none: a hunk without lines around it would be applied at the end of a
    file alone.
    """

    def __init__(self, ours: list[str], theirs: list[str]) -> None:
        super().__init__(None, ours, theirs)
        self._ours, self._theirs = ours, theirs
        self._whole, self._near = _MOST_STEPS, _MOST_NEAR
        alike: dict[str, list[int]] = self.b2j  # type: ignore[attr-defined]
        self._steps = [0, *accumulate(1 + len(alike.get(line, ())) for line in ours)]

    def find_longest_match(self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None) -> Match:
        """Lines that a stretch of the one text shares with one of the other: at an end, or as many as possible."""
        ahi, bhi = len(self._ours) if ahi is None else ahi, len(self._theirs) if bhi is None else bhi
        begun = _shared(self._ours, self._theirs, range(alo, ahi), range(blo, bhi))
        if begun:
            return Match(alo, blo, begun)
        ended = _shared(self._ours, self._theirs, range(ahi - 1, alo - 1, -1), range(bhi - 1, blo - 1, -1))
        if ended:
            return Match(ahi - ended, bhi - ended, ended)
        steps = self._steps[ahi] - self._steps[alo]
        if steps <= self._whole:
            self._whole -= steps
            return super().find_longest_match(alo, ahi, blo, bhi)
        return self._nearby(alo, min(ahi, alo + _NEAR), blo, min(bhi, blo + _NEAR))

    def _nearby(self, alo: int, ahi: int, blo: int, bhi: int) -> Match:
        if self._near <= 0:
            return Match(alo, blo, 0)
        self._near -= ahi - alo + bhi - blo
        found = SequenceMatcher(None, self._ours[alo:ahi], self._theirs[blo:bhi]).find_longest_match()
        return Match(alo + found.a, blo + found.b, found.size)


def _shared(ours: list[str], theirs: list[str], our_way: range, their_way: range) -> int:
    """How many lines two texts share from the beginning of each way on."""
    pairs = zip(our_way, their_way, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if ours[a] != theirs[b]), min(len(our_way), len(their_way)))


def _told(mark: str, lines: list[str]) -> Iterator[str]:
    for line in lines:
        yield f"{mark}{_inert(line)}\n"
        if not line.endswith("\n"):
            yield _UNENDED


def _span(start: int, end: int) -> str:
    """A stretch of lines as hunks name it (diffutils manual, Detailed Unified)."""
    length = end - start
    return str(end) if length == 1 else f"{start + 1 if length else start},{length}"


def _lines(text: str) -> list[str]:
    """The lines with their ends: `splitlines` would end one at U+2028 and U+0085, too."""
    return list(StringIO(text, newline="\n"))


def _inert(line: str) -> str:
    """A line without its end; tabs stay, so that the difference can be applied."""
    return "\t".join(on_screen(part) for part in line.removesuffix("\n").split("\t"))
