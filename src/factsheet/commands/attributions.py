"""`factsheet attributions`."""

from factsheet.commands.answer import answer
from factsheet.commands.options import Asked, reads
from factsheet.rows import attribution_row
from factsheet.views import ATTRIBUTIONS

EXAMPLES = (
    "factsheet attributions --by russia",
    "factsheet attributions --since 2025-04 --columns said,stance,by,statement,before",
)


@reads()
def run(asked: Asked) -> None:
    """Print one row for every "who said it", on the day it was said."""
    answer(ATTRIBUTIONS, asked, lambda index, wanted: map(attribution_row, index.said(wanted)))
