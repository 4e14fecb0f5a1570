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
    everything: Annotated[bool, typer.Option("--all", help="Every measure, event and assessment, key or not.")] = False,
) -> None:
    """Print the sheet in one screen: latest figures, key events, key assessments.

    A measure is shown when one of its figures has the key "key"; where no fact has it, everything is.
    """
    rows = summary_screen if asked.form.drawn else summary_rows
    answer(SUMMARY, asked, lambda index, wanted: rows(index, wanted, everything=everything))
