"""`factsheet figures`."""

from collections.abc import Iterator

from factsheet.commands.answer import answer
from factsheet.commands.options import Asked, reads
from factsheet.estimates import compared
from factsheet.index.reader import Index
from factsheet.record import Row
from factsheet.selection import Selection
from factsheet.views import FIGURES

EXAMPLES = (
    "factsheet figures --measure troops-sent",
    "factsheet figures -m killed --as-of 2025-01-31",
    "factsheet figures -m troops-sent -o json | jq -r '.[]|[.value,.attributions[0].by.name]|@tsv'",
)


@reads()
def run(asked: Asked) -> None:
    """Print every estimate, by measure and date, with who gave it."""
    answer(FIGURES, asked, compared if asked.form.drawn else _estimates, ("figure",))


def _estimates(index: Index, wanted: Selection) -> Iterator[Row]:
    return index.facts(wanted.of("figure"), by_measure=True)
