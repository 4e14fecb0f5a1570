"""The way of every answer: options checked, the sheet opened, rows asked for, rendered, written."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing

import typer

from factsheet.commands.options import Asked
from factsheet.environment import cache_folder
from factsheet.errors import Exit
from factsheet.gate.reading import read
from factsheet.index.cache import open_index
from factsheet.index.reader import Index
from factsheet.output import rendered, write
from factsheet.record import Row
from factsheet.selection import Selection
from factsheet.talk import aside
from factsheet.views import View

Rows = Callable[[Index, Selection], Iterable[Row]]


def answer(view: View, asked: Asked, rows: Rows) -> None:
    """Writes the rows of a view; with `-e` an empty answer ends with Exit.NEGATIVE."""
    shown = view.only(asked.form.columns) if asked.form.columns else view
    hints: list[str] = []
    with opened(asked) as index:
        counted = Counted(rows(index, asked.selection))
        write(rendered(shown, counted, asked.form, asked.environment, hints))
    finish(view, asked, counted, [], hints)


def finish(view: View, asked: Asked, counted: "Counted", missing: list[str], hints: Sequence[str] = ()) -> None:
    """Ends a command: with Exit.NEGATIVE where an id is missing, or with `-e` where there was no row.

    A person is told one thing at most: that nothing matched, or the first of the screen's hints.
    """
    color = asked.environment.error_color and asked.form.color
    if asked.environment.talks and not missing:
        if not counted.any:
            aside(f"no {view.name} match", color=color)
        elif hints:
            aside(hints[0], color=color)
    if missing or (asked.fails_when_empty and not counted.any):
        raise typer.Exit(Exit.NEGATIVE)


class opened(closing[Index]):
    """The sheet in use, open to be read, and closed at the end; raises UnreadableSheet and BrokenSheet."""

    def __init__(self, asked: Asked) -> None:
        content = read(asked.file)
        super().__init__(Index(open_index(content, cache_folder())))


class Counted:
    """Rows that know whether there were any."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = rows
        self.any = False

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.any = True
            yield row
