"""`factsheet init`."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from factsheet.errors import AlreadyThere, Usage
from factsheet.gate.reading import SCHEMA, read, shipped
from factsheet.output import write
from factsheet.output.file import create
from factsheet.plain import on_screen
from factsheet.temporary import held

EXAMPLES = ("factsheet init my.json",)
EXAMPLE = "example.json"


def run(file: Annotated[str, typer.Argument(metavar="FILE", help="The new sheet; it must not be there yet.")]) -> None:
    """Write a small, valid sheet that shows every kind of record, and the schema that editors help by."""
    if file == "-":
        raise Usage("a new sheet needs a name", "factsheet init my.json")
    create(file, [read(shipped(EXAMPLE)).data])
    # The example's `$schema` names a file beside it, so that editors need no network.
    schema = str(Path(file).with_name(SCHEMA))
    # The two are one work: a disk that has no room for the second keeps neither, and the next try finds the way clear.
    with held(file) as keep:
        try:
            create(schema, [read(shipped(SCHEMA)).data])
            beside = f"wrote {on_screen(schema)}, by which editors complete and check the sheet as you type\n"
        except AlreadyThere:
            beside = f"left {on_screen(schema)} as it is\n"
        keep()
    shown, name = on_screen(file), on_screen(shlex.quote(file))
    write([
        f"wrote {shown}, an example: nothing in it happened\n",
        beside,
        "next: give it your own title, description and as_of, your own records in place of its own, and look at it\n",
        "  factsheet template figure    prints a record with every key, to paste and edit (--short: those it needs)\n",
        "  factsheet help figure    tells what each key means; help words: hedges, stances, bounds, kinds\n",
        f"  factsheet check {name}    tells what is wrong, each at its line and column\n",
        f"  factsheet -f {name} summary\n",
    ])  # fmt: skip
