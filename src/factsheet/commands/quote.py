"""`factsheet quote`."""

from collections.abc import Iterator
from functools import partial
from typing import Annotated

import typer

from factsheet.commands.answer import opened
from factsheet.commands.options import Asked, reads
from factsheet.commands.show import tell_missing
from factsheet.errors import Exit, Usage
from factsheet.index.reader import Index
from factsheet.names import suggestion
from factsheet.output import write
from factsheet.plain import on_screen
from factsheet.quote import quoted
from factsheet.record import Row
from factsheet.selection import Selection

EXAMPLES = ("factsheet quote nis-killed-2025-01-13", "factsheet quote --measure killed --since 2025")
_STYLES = ("text",)


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
    missing: list[str] = []
    with opened(asked) as index:
        language = index.head()["language"] or "en"
        facts = _named(index, asked, ids, missing) if ids else index.facts(asked.selection)
        same_day = Selection(as_of=asked.selection.as_of)
        write(
            on_screen(quoted(row.record, index.referent, partial(index.fact, asked=same_day), language)) + "\n"
            for row in facts
        )
        tell_missing(index, missing, "fact")
    if missing:
        raise typer.Exit(Exit.NEGATIVE)


def _named(index: Index, asked: Asked, ids: list[str], missing: list[str]) -> Iterator[Row]:
    for name in ids:
        found = next(index.facts(asked.selection.only((name,))), None)
        if found:
            yield found
        else:
            missing.append(name)
