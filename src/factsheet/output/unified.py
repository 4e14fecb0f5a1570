"""The difference of two texts, line by line, as `patch` and `git apply` read it."""

from collections.abc import Iterator
from difflib import unified_diff
from io import StringIO

from factsheet.plain import on_screen

# diffutils manual, Incomplete Lines.
_UNENDED = "\\ No newline at end of file\n"


def unified(before: str, after: str, name: str) -> Iterator[str]:
    """The lines of the difference; nothing where there is none. What steers a terminal is written visibly."""
    for line in unified_diff(_lines(before), _lines(after), name, name):
        yield _inert(line) + "\n"
        if not line.endswith("\n"):
            yield _UNENDED


def _lines(text: str) -> list[str]:
    """The lines with their ends: `splitlines` would end one at U+2028 and U+0085, too."""
    return list(StringIO(text, newline="\n"))


def _inert(line: str) -> str:
    """A line without its end; tabs stay, so that the difference can be applied."""
    return "\t".join(on_screen(part) for part in line.removesuffix("\n").split("\t"))
