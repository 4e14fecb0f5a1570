"""`factsheet export`."""

import os
from pathlib import Path
from typing import Annotated

import typer

from factsheet.commands.answer import opened
from factsheet.commands.options import Chosen, chooses
from factsheet.errors import Exit, Usage
from factsheet.export import NAMES, format_of
from factsheet.export.carried import Carried
from factsheet.export.guide import GUIDE
from factsheet.gate.reading import bundled_path
from factsheet.names import suggestion
from factsheet.output import encoded, write
from factsheet.output.file import put

__all__ = ["EXAMPLES", "GUIDE", "VALUES", "run"]
EXAMPLES = (
    "factsheet export csl-json --since 2025 -O sources.json",
    "factsheet export sqlite -O facts.db",
    "factsheet export markdown --measure killed | pandoc -f gfm -o killed.html",
)
_STANDARD_INPUT = 0
VALUES = {"format": tuple(NAMES), "into": "file"}


@chooses
def run(
    chosen: Chosen,
    format: Annotated[str, typer.Argument(metavar="FORMAT", help=f"One of {', '.join(NAMES)}.")],  # noqa: A002
    into: Annotated[
        str | None,
        typer.Option(
            "--output", "-O", metavar="FILE", help="Write the file whole or not at all, over one of that name."
        ),
    ] = None,
) -> None:
    """Print facts in a format of another program, each with who said it, the day, and where it was printed."""
    if format not in NAMES:
        raise Usage(f"no format '{format}'{suggestion(format, NAMES)}", f"one of {', '.join(NAMES)}")
    wanted = format_of(format)
    if into is None and wanted.binary and chosen.environment.stdout_is_terminal:
        raise Usage(f"{format} is no text for a terminal", "-O FILE writes it to a file")
    if into is not None:
        _refuse_sheets(into, chosen.file)
    with opened(chosen) as index:
        carried = Carried(index, chosen.selection, into)
        if into is None:
            write(wanted.parts(carried))
        else:
            put(into, map(encoded, wanted.parts(carried)))
    if chosen.fails_when_empty and not carried.any:
        raise typer.Exit(Exit.NEGATIVE)


def _refuse_sheets(into: str, used: str | None) -> None:
    """Raises Usage where the file to be written is the sheet in use, or the bundled one."""
    in_use = _STANDARD_INPUT if used == "-" else used
    for what, sheet in (("the sheet itself", in_use), ("the bundled sheet", bundled_path())):
        if sheet is not None and _same(into, sheet):
            raise Usage(f"-O {into}: it is {what}", "give the export a name of its own")


def _same(path: str, sheet: str | int) -> bool:
    """Whether a path leads to the file of a sheet, which may be open already."""
    try:
        found = os.fstat(sheet) if isinstance(sheet, int) else Path(sheet).stat()
        return os.path.samestat(Path(path).stat(), found)
    except (OSError, ValueError):  # one of them is not there, or is no path at all
        return False
