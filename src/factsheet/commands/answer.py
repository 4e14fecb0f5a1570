"""The way of every answer: options checked, the sheet opened, rows asked for, rendered, written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import TYPE_CHECKING

import typer

from factsheet.commands.options import Asked, Chosen
from factsheet.environment import cache_folder
from factsheet.errors import Exit
from factsheet.output import rendered, write
from factsheet.progress import counted, in_sqlite
from factsheet.selection import Selection
from factsheet.talk import aside, hint

if TYPE_CHECKING:  # completion imports a command for its options alone
    from factsheet.index.reader import Index
    from factsheet.record import Row
    from factsheet.views import View

    Rows = Callable[[Index, Selection], Iterable[Row]]

_LOOKING = "Looking through the index"
# What a view's rows are called where there is none, and the views whose days are the facts' own.
_NOUNS = {
    "summary": "facts", "timeline": "facts", "search": "records", "list": "names", "quote": "facts",
    "sources --origins": "sources", "news": "attributions",
}  # fmt: skip
_BY_DAY = {"summary", "events", "timeline", "figures", "assessments", "quote"}


def answer(view: View, asked: Asked, rows: Rows, types: tuple[str, ...] = ()) -> None:
    """Writes the rows of a view; with `-e` an empty answer ends with Exit.NEGATIVE.

    `types` are the types of fact that the rows come from, where they are not all.
    """
    shown = view.only(asked.form.columns) if asked.form.columns else view
    hints: list[str] = []
    with opened(asked) as index:
        found = Counted(partial(rows, index, asked.selection), index, asked)
        write(rendered(shown, found, asked.form, asked.environment, hints))
        if not found.any and asked.environment.talks:
            tell_nothing(view, index, asked, types)
    finish(asked, found, [], hints)


def tell_nothing(view: View, index: Index, asked: Asked, types: tuple[str, ...] = ()) -> None:
    """Tells a person that nothing matched, and what would."""
    from factsheet.nothing import Why, why_nothing

    selection = asked.selection.of(*types)
    # The days of other views are not the facts' own: of those there is nothing sure to tell.
    why = why_nothing(index, selection) if view.name in _BY_DAY or selection == selection.undated else Why()
    aside(f"No {_NOUNS.get(view.name, view.name)} match. {why.told}".rstrip(), color=_dim(asked))
    if why.hint:
        hint(why.hint, color=_dim(asked))


def finish(asked: Asked, rows: Counted, missing: list[str], hints: Sequence[str] = ()) -> None:
    """Ends a command: with Exit.NEGATIVE where an id is missing, or with `-e` where there was no row.

    A person is told the first of the screen's hints, and never two.
    """
    if asked.environment.talks and rows.any and hints:
        aside(hints[0], color=_dim(asked))
    if missing or (asked.fails_when_empty and not rows.any):
        raise typer.Exit(Exit.NEGATIVE)


def _dim(asked: Asked) -> bool:
    return asked.environment.error_color and asked.form.color


def opened(asked: Asked | Chosen) -> AbstractContextManager[Index]:
    """The sheet in use, open to be read, and closed at the end; raises what index/opening tells."""
    from factsheet.index.opening import opened

    return opened(asked.file, cache_folder())


class Counted:
    """Rows that know whether there were any; what they wait for is shown, and how many have gone into a file."""

    def __init__(self, rows: Callable[[], Iterable[Row]], index: Index, asked: Asked) -> None:
        self._index = index
        self._into_file = asked.environment.stdout_is_file
        self.any = False
        with in_sqlite(_LOOKING, index.db):
            self._rows = iter(rows())

    def __iter__(self) -> Iterator[Row]:
        with in_sqlite(_LOOKING, self._index.db):
            first = next(self._rows, None)
        if first is not None:
            self.any = True
            yield first
            yield from counted("Writing rows", self._rows) if self._into_file else self._rows
