"""`factsheet fmt`."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factsheet.canonical import canonical
from factsheet.commands.options import Run, file_in_use
from factsheet.errors import BrokenSheet, Exit, FactsheetError, Usage
from factsheet.gate.reading import read
from factsheet.output import write
from factsheet.output.file import replace
from factsheet.plain import on_screen
from factsheet.talk import error, say

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
    wanted = files or [file_in_use(around, None) or ""]
    if not wanted[0]:
        raise Usage("nothing to format: the bundled sheet is never written", "name a file, or set FACTSHEET_FILE")
    formatting = _Formatting(changes=not check and not diff, color=around.environment.error_color)
    write(formatting.told(wanted, shows=diff))
    if around.environment.talks:
        say(formatting.verdict())
    if formatting.code:
        raise typer.Exit(formatting.code)


class _Formatting:
    """The sheets of one run, and what became of them."""

    def __init__(self, *, changes: bool, color: bool) -> None:
        self.code = Exit.OK
        self._changes = changes
        self._color = color
        self._other = 0
        self._same = 0

    def told(self, paths: list[str], *, shows: bool) -> Iterator[str]:
        """Formats each sheet; yields what is printed of it. What is broken is told, and left alone."""
        for path in paths:
            try:
                content = read(path)
                text = "".join(canonical(*_parsed(content)))
                is_same = text.encode() == content.data
                self._same += is_same
                self._other += not is_same
                if shows or not self._changes:
                    yield from self._shown(content, text, is_same=is_same, shows=shows)
                elif path == "-":
                    yield text
                elif not is_same:
                    replace(path, [text])
            except FactsheetError as stop:
                self._tell(stop)

    def verdict(self) -> str:
        """What became of the sheets, in a line."""
        files = "file" if self._other == 1 else "files"
        done = "formatted" if self._changes else "would be formatted"
        return f"{self._other} {files} {done}, {self._same} unchanged"

    def _shown(self, content: Content, text: str, *, is_same: bool, shows: bool) -> Iterator[str]:
        if is_same:
            return
        self.code = max(self.code, Exit.NEGATIVE)
        if not shows:
            yield f"would be formatted: {on_screen(content.label)}\n"
            return
        before = content.data.decode().splitlines(keepends=True)
        name = on_screen(content.label)
        for line in unified_diff(before, text.splitlines(keepends=True), name, name):
            # Tabs stay: the difference can be applied.
            yield "\t".join(on_screen(part) for part in line.rstrip("\n").split("\t")) + "\n"

    def _tell(self, stop: FactsheetError) -> None:
        for line in stop.lines if isinstance(stop, BrokenSheet) else ():
            say(line)
        error(stop.message, color=self._color)
        self.code = max(self.code, stop.code)


def _parsed(content: Content) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    """The sheet's own keys and its records by section; raises BrokenSheet."""
    from factsheet.gate.passage import Passage

    passage = Passage(content.data)
    sections: dict[str, list[Any]] = {}
    for section, record in passage.records():
        sections.setdefault(section, []).append(record)
    problems = passage.problems()
    if problems:
        raise BrokenSheet(content.label, problems)
    return passage.head, sections
