"""`factsheet template`."""

from typing import Annotated

import typer

from factsheet.canonical import spelled
from factsheet.errors import Usage
from factsheet.names import suggestion
from factsheet.output import write
from factsheet.templates import TEMPLATES

EXAMPLES = ("factsheet template figure", "factsheet template attribution")
VALUES = {"noun": tuple(TEMPLATES)}


def run(noun: Annotated[str, typer.Argument(metavar="TYPE", help=f"One of {', '.join(TEMPLATES)}.")]) -> None:
    """Print a stub of one record, every key with an example of its value, to be pasted into a sheet and edited."""
    if noun not in TEMPLATES:
        raise Usage(f"no template '{noun}'{suggestion(noun, TEMPLATES)}", f"one of {', '.join(TEMPLATES)}")
    section, record = TEMPLATES[noun]
    write([spelled(record, section)])
