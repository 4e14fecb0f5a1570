"""`factsheet template`."""

from typing import Annotated

import typer

from factsheet.canonical import spelled
from factsheet.errors import Usage
from factsheet.names import suggestion
from factsheet.output import write
from factsheet.templates import BOUNDS, TEMPLATES, template

EXAMPLES = (
    "factsheet template figure",
    "factsheet template figure --bound range",
    "factsheet template --short actor source event",
)
VALUES = {"nouns": tuple(TEMPLATES), "bound": tuple(BOUNDS)}


def run(
    nouns: Annotated[list[str], typer.Argument(metavar="TYPE...", help=f"Each one of {', '.join(TEMPLATES)}.")],
    short: Annotated[
        bool, typer.Option("--short", help="The keys that a record must have, and those that most have.")
    ] = False,
    bound: Annotated[
        str | None, typer.Option("--bound", metavar="BOUND", help=f"A figure's: one of {', '.join(BOUNDS)}.")
    ] = None,
) -> None:
    """Print a stub of a record, every key with an example of its value, to be pasted into a sheet and edited.

    An actor goes into the list "actors", a figure into "figures", an attribution into a fact's "attributions".
    """
    for noun in nouns:
        if noun not in TEMPLATES:
            raise Usage(f"no template '{noun}'{suggestion(noun, TEMPLATES)}", f"one of {', '.join(TEMPLATES)}")
    if bound is not None and "figure" not in nouns:
        raise Usage("a bound is a figure's alone", "factsheet template figure --bound range")
    if bound is not None and bound not in BOUNDS:
        raise Usage(f"no bound '{bound}'{suggestion(bound, BOUNDS)}", f"one of {', '.join(BOUNDS)}")
    stubs = (template(noun, short=short, bound=bound if noun == "figure" else None) for noun in nouns)
    write(spelled(record, section) for section, record in stubs)
