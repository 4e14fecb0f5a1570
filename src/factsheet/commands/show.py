"""`factsheet show`."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from factsheet.commands.answer import Counted, finish, opened
from factsheet.commands.options import Asked, reads
from factsheet.commands.rest import rest_of
from factsheet.names import Nearest
from factsheet.output import rendered, write
from factsheet.plain import unpaired
from factsheet.talk import error
from factsheet.views import SHOW

if TYPE_CHECKING:  # completion imports the command for its options alone
    from factsheet.index.reader import Index
    from factsheet.record import Row

EXAMPLES = (
    "factsheet show singh-troops-sent-2024-10-28",
    "factsheet search kursk -o ids | xargs factsheet show",
    "factsheet show nis kursk-oblast -o json",
)


@reads(limited=False)
def run(
    asked: Asked, ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of any type, mixed; each once.")]
) -> None:
    """Print records whole, with what refers to them."""
    view = SHOW.only(asked.form.columns) if asked.form.columns else SHOW
    missing: list[str] = []
    with opened(asked) as index:
        rows = Counted(partial(_rows, index, asked, ids, missing), index, asked)
        write(rendered(view, rows, asked.form, asked.environment))
        tell_missing(index, asked, missing, "record")
    finish(asked, rows, missing)


def tell_missing(index: "Index", asked: Asked, missing: list[str], noun: str) -> None:
    """Tells of each id that there is not, with the nearest one; of the bundled sheet, too, which nobody named."""
    where = "" if asked.file else " in the bundled sheet"
    nearest, known = Nearest(), list(index.ids(asked.selection)) if missing else []
    for name in missing:
        meant = nearest.suggestion(name, known)
        error(f"no {noun} '{name}'{where}{meant}", color=asked.environment.error_color)


def _rows(index: "Index", asked: Asked, ids: list[str], missing: list[str]) -> "Iterator[Row]":
    from factsheet.index.referring import naming
    from factsheet.record import Row
    from factsheet.show import drawn, fields, whole

    as_objects = asked.form.format in {"json", "jsonl"}
    for name in dict.fromkeys(ids):
        found = index.record(unpaired(name), asked.selection)
        if found is None:
            missing.append(name)
            continue
        noun, row = found
        if asked.form.drawn:
            around = drawn(index, noun, row.record, asked.selection)
            rest = (each._replace(rest=rest_of(noun, name, each.role, asked)) for each in around.referring)
            yield Row(around._replace(referring=tuple(rest)))
            continue
        referring = list(naming(index, name, noun, asked.selection))
        if as_objects:
            yield whole(row, referring)
        else:
            yield from fields(index, row.record, referring, asked.selection)
