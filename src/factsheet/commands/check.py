"""`factsheet check`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from factsheet.commands.options import Run, colored, file_in_use
from factsheet.errors import Exit, UnreadableSheet, Usage
from factsheet.gate.codes import CODES, Code
from factsheet.gate.reading import read
from factsheet.names import suggestion
from factsheet.output import write
from factsheet.talk import error, say

if TYPE_CHECKING:
    from factsheet.environment import Environment
    from factsheet.output.problems import Found

EXAMPLES = (
    "factsheet check my.json",
    "factsheet check --strict sheets/*.json",
    "factsheet check --explain W101",
)
FORMATS = ("auto", "text", "json", "github")
_WARNINGS = tuple(code for code in CODES if code.startswith("W"))
VALUES = {"select": _WARNINGS, "ignore": _WARNINGS, "explain": tuple(CODES), "output": FORMATS}


def run(  # noqa: PLR0917 (an option is a parameter)
    ctx: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE...]", help="Sheets; - is standard input; without one, the sheet in use."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 for warnings, too.")] = False,
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="CODE", help="These warnings alone: W101, one-origin, W1.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="CODE", help="Not these warnings.")] = None,
    list_codes: Annotated[bool, typer.Option("--list", help="List every code with its meaning, and exit.")] = False,
    explain: Annotated[str | None, typer.Option("--explain", metavar="CODE", help="Explain a code, and exit.")] = None,
    output: Annotated[
        str, typer.Option("--format", "-o", metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.")
    ] = "auto",
    color: Annotated[str, typer.Option("--color", metavar="WHEN", help="auto, always or never.")] = "auto",
) -> None:
    """Print every problem of the sheets, each at its line and column."""
    around: Run = ctx.obj
    if list_codes or explain is not None:
        write(_listed() if explain is None else _explained(explain))
        return
    if output not in FORMATS:
        raise Usage(f"no format '{output}'{suggestion(output, FORMATS)}", f"one of {', '.join(FORMATS)}")
    silent = _silent(select, ignore)
    checked = _Checked(silent, color=around.environment.error_color)
    found = checked.found(files or [file_in_use(around, None)])
    write(_rendered(found, output, around.environment, color=colored(color, wanted=around.environment.color)))
    if around.environment.talks and checked.sheets:
        say(checked.verdict("" if files or file_in_use(around, None) else ": the bundled one"))
    code = checked.exit_code(strict=strict)
    if code:
        raise typer.Exit(code)


def _rendered(found: Iterable[Found], output: str, environment: Environment, *, color: bool) -> Iterator[str]:
    from factsheet.output import problems

    if output == "json":
        return problems.array(found)
    if output == "github":
        return problems.annotated(found)
    if output == "text" or not environment.stdout_is_terminal:
        return problems.lines(found)
    from factsheet.output.terminal import excerpt

    return excerpt.portions(found, environment, color=color)


def _silent(select: list[str] | None, ignore: list[str] | None) -> set[str]:
    """The codes of the warnings that are not told; raises Usage."""
    return (set(_WARNINGS) - _warnings(select) if select else set()) | _warnings(ignore)


def _warnings(wanted: list[str] | None) -> set[str]:
    """The warnings that are named by code, by the beginning of a code, or by name; raises Usage."""
    found: set[str] = set()
    for text in (part.strip() for each in wanted or () for part in each.split(",")):
        named = {code.code for code in CODES.values() if text and (code.code.startswith(text) or code.name == text)}
        if not named:
            raise Usage(f"no code '{text}'{_nearest(text)}", '"factsheet check --list" lists them')
        if any(code.startswith("E") for code in named):
            raise Usage(f"'{text}' is an error, and errors are always told", '"factsheet check --list" lists warnings')
        found |= named
    return found


def _explained(text: str) -> Iterator[str]:
    for code in CODES.values():
        if text in {code.code, code.name}:
            return iter([f"{code.code} {code.name} ({code.severity})\n\n{code.meaning}\n\n{code.explanation}\n"])
    raise Usage(f"no code '{text}'{_nearest(text)}", '"factsheet check --list" lists them')


def _listed() -> Iterator[str]:
    return (f"{code.code}\t{code.severity}\t{code.name}\t{code.meaning}\n" for code in CODES.values())


def _nearest(text: str) -> str:
    return suggestion(text, [*CODES, *(code.name for code in CODES.values())])


class _Checked:
    """The sheets of one run: how many problems, and the exit code that follows."""

    def __init__(self, silent: set[str], *, color: bool) -> None:
        self._silent = silent
        self._color = color
        self._code = Exit.OK
        self._errors = 0
        self._warnings = 0
        self.sheets = 0

    def found(self, paths: list[str | None] | list[str]) -> Iterator[Found]:
        """Each problem; a sheet that cannot be read is an error, and the others are checked all the same."""
        from factsheet.gate.passage import findings_of
        from factsheet.output.problems import Found

        for path in paths:
            try:
                content = read(path)
            except UnreadableSheet as stop:
                error(stop.message, color=self._color)
                self._code = max(self._code, stop.code)
                continue
            self.sheets += 1
            text, problems = findings_of(content, self._silent)
            for problem in problems:
                self._count(problem.fault.code)
                yield Found(content.label, text, problem)

    def exit_code(self, *, strict: bool) -> int:
        """1 where there are errors, or warnings that count; 3 where a sheet could not be read."""
        negative = self._errors or (strict and self._warnings)
        return max(self._code, Exit.NEGATIVE if negative else Exit.OK)

    def verdict(self, which: str) -> str:
        """What was found, in a line, and in which sheet where nobody named one."""
        warned = f", {_many(self._warnings, 'warning')}" if self._warnings else ""
        return f"{_many(self._errors, 'error')}{warned} in {_many(self.sheets, 'sheet')}{which}"

    def _count(self, code: Code) -> None:
        if code.severity == "error":
            self._errors += 1
        else:
            self._warnings += 1


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
