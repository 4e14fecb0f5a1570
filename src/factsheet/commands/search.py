"""`factsheet search`."""

from typing import Annotated

import typer

from factsheet.commands.answer import answer
from factsheet.commands.options import Asked, reads
from factsheet.rows import line_row
from factsheet.views import SEARCH

EXAMPLES = ("factsheet search surrender", "factsheet search kursk -o ids | xargs factsheet show")


@reads()
def run(
    asked: Asked, text: Annotated[list[str], typer.Argument(metavar="TEXT...", help="Words; all must match.")]
) -> None:
    """Find facts, actors and sources in which every word begins a word, best first."""
    answer(SEARCH, asked, lambda index, wanted: (line_row(*hit) for hit in index.found(tuple(text), wanted)))
