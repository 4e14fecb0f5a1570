"""What can stand at the cursor of a line that is being typed: words, columns, and what the sheet in use has."""

from contextlib import closing
from typing import NamedTuple

from factsheet.environment import cache_folder, expanded
from factsheet.gate.reading import size
from factsheet.names import fold

_MOST_BUILT = 1_000_000
"""Bytes: up to here an index is built while somebody waits for their shell (architecture.md)."""


class Offer(NamedTuple):
    """What can be put in at the cursor, and what it means."""

    value: str
    meaning: str = ""


class Line(NamedTuple):
    """What stands ahead of the cursor."""

    command: str
    file: str | None
    """The sheet's path, as typed; None for the bundled sheet."""
    values: tuple[str, ...] = ()
    """What the same option or argument was given before."""


def offered(wanted: str | tuple[str, ...], typed: str, line: Line) -> list[Offer]:
    """What begins as typed: of some words, of a command's columns (`column`), of a noun of the sheet."""
    if wanted == "column":
        return _columns(typed, line.command)
    if isinstance(wanted, str):
        found = [Offer(*each) for each in _of_sheet(wanted, fold(typed), line.file)]
    else:
        found = [Offer(word) for word in wanted if word.startswith(typed)]
    return [each for each in found if each.value not in line.values]


def _columns(typed: str, command: str) -> list[Offer]:
    """The columns of a command's view for the last place of `a,b,c`; each is offered once."""
    from factsheet.views import VIEWS

    *before, last = typed.split(",")
    names = [column.name for view in VIEWS if view.name == command for column in view.columns]
    return [Offer(",".join((*before, name))) for name in names if name.startswith(last) and name not in before]


def _of_sheet(noun: str, typed: str, file: str | None) -> list[tuple[str, str]]:
    """What the sheet has; nothing where it is large and has no index, or is no file: standard input is never read."""
    path = file if file is None or size(file) is not None else expanded(file)
    length = size(path)
    folder = cache_folder()
    if length is None or path == "-" or (folder is None and length > _MOST_BUILT):
        return []
    from factsheet.index.cache import kept_index, open_index
    from factsheet.index.offers import offers

    db = kept_index(path, folder) if folder and length > _MOST_BUILT else open_index(path, folder)
    if db is None:
        return []
    with closing(db):
        return offers(db, noun, typed)
