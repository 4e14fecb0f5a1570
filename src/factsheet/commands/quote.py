"""`factsheet quote`."""

from collections.abc import Iterator
from functools import partial
from typing import Annotated

import typer

from factsheet.commands.answer import Counted, finish, opened, tell_nothing
from factsheet.commands.options import Asked, reads
from factsheet.commands.show import tell_missing
from factsheet.errors import Usage
from factsheet.index.reader import Index
from factsheet.names import suggestion
from factsheet.output import rendered, write
from factsheet.plain import on_screen, unpaired
from factsheet.quote import quoted
from factsheet.record import Row
from factsheet.selection import Selection
from factsheet.views import QUOTE

EXAMPLES = ("factsheet quote nis-killed-2025-01-13", "factsheet quote --measure killed --since 2025")
_STYLES = ("text",)
VALUES = {"ids": "fact", "style": _STYLES}


@reads()
def run(
    asked: Asked,
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID...]", help="Facts; without one, those of the filters.")
    ] = None,
    style: Annotated[str, typer.Option("--style", metavar="STYLE", help="text.")] = "text",
) -> None:
    """Print sentences ready to paste that keep statement, number, hedge, name, day and source together."""
    if style not in _STYLES:
        raise Usage(f"no style '{style}'{suggestion(style, _STYLES)}", f"one of {', '.join(_STYLES)}")
    if not ids and not asked.selection.narrows:
        raise Usage("nothing to quote", "name facts by id, or choose them by a filter")
    view = QUOTE.only(asked.form.columns) if asked.form.columns else QUOTE
    missing: list[str] = []
    with opened(asked) as index:
        rows = Counted(_rows(index, asked, ids or [], missing))
        if asked.form.chosen:
            write(rendered(view, rows, asked.form, asked.environment))
        else:
            write(on_screen(row.record["quote"]) + "\n" for row in rows)
        tell_missing(index, asked, missing, "fact")
        if not rows.any and not missing and asked.environment.talks:
            tell_nothing(QUOTE, index, asked)
    finish(asked, rows, missing)


def _rows(index: Index, asked: Asked, ids: list[str], missing: list[str]) -> Iterator[Row]:
    language = index.head()["language"] or "en"
    fact_then = partial(index.fact, asked=Selection(as_of=asked.selection.as_of))
    for row in _named(index, asked, ids, missing) if ids else index.facts(asked.selection):
        fact = row.record
        yield Row({"id": fact["id"], "quote": quoted(fact, index.referent, fact_then, language)})


def _named(index: Index, asked: Asked, ids: list[str], missing: list[str]) -> Iterator[Row]:
    for name in ids:
        found = next(index.facts(asked.selection.only((unpaired(name),))), None)
        if found:
            yield found
        else:
            missing.append(name)
