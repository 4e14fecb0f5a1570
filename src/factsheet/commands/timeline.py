"""`factsheet timeline`."""

from typing import Annotated

import typer

from factsheet.commands.answer import answer
from factsheet.commands.options import Asked, reads
from factsheet.errors import Usage
from factsheet.names import suggestion
from factsheet.rows import chronology
from factsheet.views import TIMELINE

EXAMPLES = (
    "factsheet timeline --since 2024-10 | cut -f1,2",
    "factsheet timeline --type all --actor 'North Korea'",
    "factsheet timeline -r -n 5",
)
_TYPES = ("event", "figure", "assessment", "attribution")
VALUES = {"wanted_types": (*_TYPES, "all")}


@reads()
def run(
    asked: Asked,
    wanted_types: Annotated[
        list[str] | None,
        typer.Option("--type", metavar="TYPE", help=f"One of {', '.join(_TYPES)}, all; event where it is not given."),
    ] = None,
) -> None:
    """Print the chronology: what happened, and on request what was said, estimated, judged."""
    for name in wanted_types or ():
        if name not in (*_TYPES, "all"):
            raise Usage(f"no type '{name}'{suggestion(name, (*_TYPES, 'all'))}", f"one of {', '.join(_TYPES)}, all")
    usual = ("figure",) if asked.selection.measures else ("event",)
    types = _TYPES if "all" in (wanted_types or ()) else tuple(wanted_types or usual)
    answer(TIMELINE, asked, lambda index, wanted: chronology(index, wanted, types), types)
