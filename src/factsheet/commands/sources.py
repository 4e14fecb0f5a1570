"""`factsheet sources`."""

from factsheet.commands.answer import answer
from factsheet.commands.options import Asked, reads
from factsheet.index.census import sources
from factsheet.views import SOURCES

EXAMPLES = ("factsheet sources --since 2025", "factsheet sources --actor pentagon -o csv > sources.csv")


@reads()
def run(asked: Asked) -> None:
    """Print the publications, with their origin and the facts that cite them."""
    answer(SOURCES, asked, sources)
