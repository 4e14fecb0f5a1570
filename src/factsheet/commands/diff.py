"""`factsheet diff`."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from factsheet.commands.options import Run, prints
from factsheet.environment import asked_by_git
from factsheet.errors import BrokenSheet, Exit, FactsheetError, Usage
from factsheet.gate.reading import read
from factsheet.output import Form, rendered, write
from factsheet.plain import on_screen
from factsheet.talk import error, say
from factsheet.views import DIFF

if TYPE_CHECKING:
    from factsheet.diff.sheet import Sheet
    from factsheet.environment import Environment
    from factsheet.record import Row

EXAMPLES = (
    "factsheet diff old.json new.json",
    "git show HEAD:my.json | factsheet diff - my.json | grep -w best",
    "git difftool -y -x 'factsheet diff' HEAD~1 my.json",
)
# What git hands over for a file that is not there.
_NOTHING = {"/dev/null", os.devnull}
_CHANGES = ("added", "removed", "renamed", "changed")
# git manual, GIT_EXTERNAL_DIFF: path, old file, its hash and mode, new file, its hash and mode; of a file that was
# renamed its new path and a text about it; of one that is not merged the path alone.
_OF_GIT, _OF_GIT_RENAMED, _OF_GIT_UNMERGED = 7, 9, 1


@prints
def run(
    ctx: typer.Context,
    wanted: Form,
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="OLD NEW", help="Two sheets; - is standard input, /dev/null an empty one. As git calls it, too."
        ),
    ] = None,
) -> None:
    """Print what differs between two sheets, and which status follows: one row for each change of a record.

    Exits with 1 where they differ. Form, order of keys and order of records are no difference.
    """
    around: Run = ctx.obj
    DIFF.only(wanted.columns)
    paths = files or []
    if len(paths) in {_OF_GIT, _OF_GIT_RENAMED}:
        _for_git(paths, wanted, around.environment)
    elif len(paths) == _OF_GIT_UNMERGED and asked_by_git():
        write([f"{on_screen(paths[0])}: not merged\n"])
    else:
        _for_people(paths, wanted, around.environment)


class _Sides(NamedTuple):
    """The two sheets, each open or with what is wrong with it."""

    old: "Sheet | FactsheetError"
    new: "Sheet | FactsheetError"


def _for_people(paths: list[str], wanted: Form, environment: "Environment") -> None:
    if len(paths) != 2:
        raise Usage("diff takes two sheets, OLD and NEW", '"factsheet diff --help" tells more')
    if paths == ["-", "-"]:
        raise Usage("only one of the two sheets can be standard input", "give the other one as a file")
    sides = _opened(*paths)
    wrong = [each for each in sides if isinstance(each, FactsheetError)]
    for stop in wrong:
        for line in stop.lines if isinstance(stop, BrokenSheet) else ():
            say(line)
        error(stop.message, color=environment.error_color)
    if wrong:
        raise typer.Exit(max(stop.code for stop in wrong))
    found = _Found(sides)
    write(rendered(DIFF, found, wanted, environment))
    if environment.talks:
        say(found.verdict())
    if found.any:
        raise typer.Exit(Exit.NEGATIVE)


def _for_git(paths: list[str], wanted: Form, environment: "Environment") -> None:
    """As git's external diff: git stops at any other code than 0, so that only a fault of the output is one."""
    name = paths[0] if len(paths) == _OF_GIT else f"{paths[0]} renamed to {paths[7]}"
    sides = _opened(_as_file(paths[1]), _as_file(paths[4]))
    wrong = "; ".join(_told(side, each) for side, each in sides._asdict().items() if isinstance(each, FactsheetError))
    if wrong:
        write([f"{on_screen(name)}: {on_screen(wrong)}\n"])
        return
    lines = rendered(DIFF, _Found(sides), wanted, environment)
    write(_headed(name, lines) if wanted.drawn else lines)


def _opened(old: str, new: str) -> _Sides:
    return _Sides(_side(old), _side(new))


def _side(path: str) -> "Sheet | FactsheetError":
    from factsheet.diff.sheet import Sheet

    try:
        return Sheet() if path in _NOTHING else Sheet(read(path))
    except FactsheetError as stop:
        return stop


def _as_file(path: str) -> str:
    """The path of a file, which git may call `-`, too."""
    return "./-" if path == "-" else path


def _told(side: str, stop: FactsheetError) -> str:
    """What is wrong with the old or the new sheet, in a few words."""
    if isinstance(stop, BrokenSheet):
        return f"the {side} one is no valid sheet ({stop.count} problem{'' if stop.count == 1 else 's'})"
    return f"the {side} one cannot be compared ({stop.message})"


def _headed(name: str, lines: Iterable[str]) -> Iterator[str]:
    """What is drawn under the name of the file; nothing where nothing is."""
    for number, part in enumerate(lines):
        yield part if number else f"{on_screen(name)}\n{part}"


class _Found:
    """The differences, counted as they go by."""

    def __init__(self, sides: _Sides) -> None:
        self._sides = sides
        self._counts: Counter[str] = Counter()

    def __iter__(self) -> "Iterator[Row]":
        from factsheet.diff import differences

        before: tuple[str, str, str] | None = None
        for row in differences(*self._sides):  # type: ignore[arg-type]
            record = row.record
            this = (record["type"], record["id"], record["change"])
            self._counts[record["change"]] += this != before
            before = this
            yield row

    @property
    def any(self) -> bool:
        """Whether there is a difference."""
        return bool(self._counts)

    def verdict(self) -> str:
        """How many records differ in which way."""
        words = {**{change: change for change in _CHANGES}, "status": "with another status"}
        told = [f"{self._counts[change]:,} {word}" for change, word in words.items() if self._counts[change]]
        return ", ".join(told) or "no difference"
