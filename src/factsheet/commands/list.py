"""`factsheet list`."""

from collections.abc import Iterator
from typing import Annotated

import typer

from factsheet.commands.answer import answer
from factsheet.commands.options import Asked, reads
from factsheet.errors import Usage
from factsheet.index.census import counted
from factsheet.index.reader import Index
from factsheet.names import suggestion
from factsheet.record import Row
from factsheet.rows import column_rows
from factsheet.selection import Selection
from factsheet.views import LIST

EXAMPLES = ("factsheet list measures", "factsheet list kinds --since 2024-11", "factsheet list columns")
_NOUNS = ("measures", "places", "kinds", "tags", "columns")
VALUES = {"what": _NOUNS}


@reads()
def run(asked: Asked, what: Annotated[str, typer.Argument(metavar="|".join(_NOUNS), help="What to list.")]) -> None:
    """List what can be filtered by and picked: id, label, how many facts."""
    if what not in _NOUNS:
        raise Usage(f"no list of '{what}'{suggestion(what, _NOUNS)}", f"one of {', '.join(_NOUNS)}")

    def rows(index: Index, wanted: Selection) -> Iterator[Row]:
        if what == "columns":
            return column_rows(wanted)
        return (Row(each._asdict()) for each in counted(index, what, wanted))

    answer(LIST, asked, rows)
