"""`factsheet summary`."""

from typing import Annotated

import typer

from factsheet.commands.answer import answer
from factsheet.commands.options import Asked, reads
from factsheet.summary import summary_rows, summary_screen
from factsheet.views import SUMMARY

EXAMPLES = (
    "factsheet summary",
    "factsheet summary | grep -i pentagon",
    "factsheet summary --as-of 2024-10-31",
)


@reads(limited=False)
def run(
    asked: Asked,
    everything: Annotated[bool, typer.Option("--all", help="Every measure, event and assessment.")] = False,
) -> None:
    """Print the sheet in one screen: latest figures, key events, key assessments."""
    rows = summary_screen if asked.form.drawn else summary_rows
    answer(SUMMARY, asked, lambda index, wanted: rows(index, wanted, everything=everything))
