"""`factsheet fmt`."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from factsheet.canonical import canonical
from factsheet.commands.options import Run, file_in_use
from factsheet.errors import BrokenSheet, Exit, FactsheetError, Usage
from factsheet.gate.limits import readable
from factsheet.gate.reading import read
from factsheet.output import write
from factsheet.output.file import exchange
from factsheet.progress import counted
from factsheet.talk import error, hint, say

if TYPE_CHECKING:
    from factsheet.gate.reading import Content

EXAMPLES = ("factsheet fmt my.json", "factsheet fmt --check sheets/*.json", "jq . my.json | factsheet fmt -")


def run(
    ctx: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE...]", help="Sheets; - is standard input; without one, FACTSHEET_FILE's."),
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Change nothing; exit with 1 where a file would be.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Change nothing; print what would be changed.")] = False,
) -> None:
    """Put sheets into their one canonical form: order of keys and records, one value a line."""
    around: Run = ctx.obj
    chosen = file_in_use(around, None)
    wanted = files or ([chosen] if chosen else [])
    if not wanted:
        raise Usage("nothing to format: the bundled sheet is never written", "name a file, or set FACTSHEET_FILE")
    formatting = _Formatting(check=check, diff=diff, color=around.environment.error_color)
    write(formatting.told(wanted))
    if around.environment.talks and formatting.sheets:
        say(formatting.verdict())
    if around.environment.talks and formatting.hinted:
        hint(f"{formatting.hinted} does it, --diff shows what", color=around.environment.error_color)
    if formatting.code:
        raise typer.Exit(formatting.code)


class _Formatting:
    """The sheets of one run, and what became of them."""

    def __init__(self, *, check: bool, diff: bool, color: bool) -> None:
        self.code = Exit.OK
        self._changes = not check and not diff
        self._shows = diff
        self._color = color
        self._other = 0
        self._same = 0
        self.hinted = ""
        """The command that formats the first sheet that is not in canonical form."""

    @property
    def sheets(self) -> int:
        """How many sheets are, or could be put, into canonical form."""
        return self._other + self._same

    def told(self, paths: list[str]) -> Iterator[str]:
        """Formats each sheet; yields what is printed of it. What is broken is told, and left alone."""
        for path in paths:
            try:
                yield from self._one(read(path))
            except FactsheetError as stop:
                for line in stop.lines if isinstance(stop, BrokenSheet) else ():
                    say(line)
                error(stop.message, color=self._color)
                self.code = max(self.code, stop.code)

    def verdict(self) -> str:
        """What became of the sheets, in a line."""
        files = "file" if self._other == 1 else "files"
        done = "formatted" if self._changes else "would be formatted"
        return f"{self._other} {files} {done}, {self._same} unchanged"

    def _one(self, content: Content) -> Iterator[str]:
        data = _formatted(content)
        is_same = data == content.data
        if not self._changes and not is_same:
            yield from self._difference(content, data)
        elif self._changes and content.label == "-":
            yield data.decode()
        elif not is_same:
            exchange(content.label, content.data, data)
        self._same += is_same
        self._other += not is_same

    def _difference(self, content: Content, data: bytes) -> Iterator[str]:
        self.code = max(self.code, Exit.NEGATIVE)
        if self._shows:
            from factsheet.output.unified import unified

            yield from unified(content.data.decode(), data.decode(), content.label)
        else:
            say(f"would reformat: {content.label}")
            self.hinted = self.hinted or f"factsheet fmt {shlex.quote(content.label)}"


def _formatted(content: Content) -> bytes:
    """The sheet in its canonical form; raises BrokenSheet and TooLarge."""
    from factsheet.gate.passage import gathered

    head, sections = gathered(content)
    whole = sum(map(len, sections.values()))
    parts = counted(f"Formatting {content.label}", canonical(head, sections), lambda: whole)
    return b"".join(readable(parts, whole))
