"""`factsheet check`."""

from collections.abc import Iterator
from typing import Annotated

import typer

from factsheet.commands.options import Run, file_in_use
from factsheet.errors import Exit, UnreadableSheet
from factsheet.gate.reading import read
from factsheet.output import write
from factsheet.plain import on_screen
from factsheet.talk import error, say

EXAMPLES = ("factsheet check my.json", "factsheet check sheets/*.json", "jq . my.json | factsheet check -")


def run(
    ctx: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE...]", help="Sheets; - is standard input; without one, the sheet in use."),
    ] = None,
) -> None:
    """Print every problem of the sheets, each at its line and column."""
    around: Run = ctx.obj
    checked = _Checked(color=around.environment.error_color)
    write(checked.lines(files or [file_in_use(around, None)]))
    if around.environment.talks and checked.sheets:
        say(checked.verdict())
    if checked.code:
        raise typer.Exit(checked.code)


class _Checked:
    """The sheets of one run: how many problems, and the exit code that follows."""

    def __init__(self, *, color: bool) -> None:
        self._color = color
        self.code = Exit.OK
        self._errors = 0
        self._warnings = 0
        self.sheets = 0

    def lines(self, paths: list[str | None] | list[str]) -> Iterator[str]:
        """A line for each problem; a sheet that cannot be read is an error, and the others are checked all the same."""
        from factsheet.gate.passage import findings_of

        for path in paths:
            try:
                content = read(path)
            except UnreadableSheet as stop:
                error(stop.message, color=self._color)
                self.code = max(self.code, stop.code)
                continue
            self.sheets += 1
            for problem in findings_of(content.data):
                if problem.severity == "error":
                    self._errors += 1
                    self.code = max(self.code, Exit.NEGATIVE)
                else:
                    self._warnings += 1
                where = f"{content.label}:{problem.line}:{problem.column}"
                yield on_screen(f"{where}: {problem.severity}: {problem.where}: {problem.what}") + "\n"

    def verdict(self) -> str:
        """What was found, in a line."""
        warned = f", {_many(self._warnings, 'warning')}" if self._warnings else ""
        return f"{_many(self._errors, 'error')}{warned} in {_many(self.sheets, 'sheet')}"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
