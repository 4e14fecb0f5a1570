"""`factsheet search`."""

from collections.abc import Iterator
from typing import Annotated

import typer

from factsheet.commands.answer import answer
from factsheet.commands.options import Asked, reads
from factsheet.errors import Usage
from factsheet.gate.limits import MOST_WORDS
from factsheet.index.reader import Index
from factsheet.names import words
from factsheet.plain import typed
from factsheet.record import Row
from factsheet.rows import line_row, with_wanted
from factsheet.selection import Selection
from factsheet.views import SEARCH

EXAMPLES = ("factsheet search surrender", "factsheet search kursk -o ids | xargs factsheet show")


@reads()
def run(
    asked: Asked, text: Annotated[list[str], typer.Argument(metavar="TEXT...", help="Words; all must match.")]
) -> None:
    """Find facts, actors and sources in which every word begins a word, best first."""

    wanted = tuple(dict.fromkeys(word for each in text for word in words(typed(each))))
    if len(wanted) > MOST_WORDS:
        raise Usage(f"{len(wanted):,} words to search for, and at most {MOST_WORDS} can be")

    def rows(index: Index, selection: Selection) -> Iterator[Row]:
        hits = (line_row(*hit) for hit in index.found(wanted, selection))
        return with_wanted(hits, wanted) if asked.form.drawn else hits

    answer(SEARCH, asked, rows)
