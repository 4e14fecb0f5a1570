"""`factsheet sources`."""

from typing import Annotated

import typer

from factsheet.commands.answer import answer
from factsheet.commands.options import Asked, reads
from factsheet.index.publications import by_origin, sources
from factsheet.views import ORIGINS, SOURCES

EXAMPLES = (
    "factsheet sources --since 2025",
    "factsheet sources --measure killed --origins",
    "factsheet sources --actor pentagon -o csv > sources.csv",
)


@reads()
def run(
    asked: Asked,
    origins: Annotated[bool, typer.Option("--origins", help="Each below what it copies, under its origin.")] = False,
) -> None:
    """Print the publications, with their origin and the facts that cite them."""
    if origins:
        answer(ORIGINS, asked, by_origin)
    else:
        answer(SOURCES, asked, sources)
