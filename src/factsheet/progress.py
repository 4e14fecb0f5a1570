"""How far long work has come: told as it goes on, and shown by whoever watches; nobody does unless a terminal is there.

A piece of work begins, says how far it is as often as it likes, and ends, whatever ends it.
"""

from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import contextmanager
from typing import Protocol, TypeVar

_Item = TypeVar("_Item")
# Of SQLite's machine, some milliseconds.
_STEPS = 200_000


class Shown(Protocol):
    """What shows the work of one run, one piece at a time."""

    busy: bool
    """Whether a piece has begun and not ended: one within it is not shown."""

    def begin(self, what: str, whole: int | None) -> None:
        """Takes note of what begins and how much it is, None where nobody knows."""

    def at(self, done: int) -> None:
        """Takes note of how much of it is done."""

    def end(self) -> None:
        """Takes back all that was shown."""


class Called(Protocol):
    """What calls back while it works: a connection of SQLite."""

    def set_progress_handler(self, handler: Callable[[], int | None] | None, n: int, /) -> None:
        """Has it call every n steps of its machine; anything but nothing would stop it."""


_shown: Shown | None = None


@contextmanager
def shown_by(shown: Shown | None) -> Iterator[None]:
    """Has work shown while this lasts."""
    global _shown  # noqa: PLW0603 - work begins many rooms below the one that knows the terminal, and there is one
    _shown = shown
    try:
        yield
    finally:
        _shown = None


def take_back() -> None:
    """Takes back what is shown, at once: the run is about to end."""
    if _shown is not None:
        _shown.end()


@contextmanager
def work(what: str, whole: int | None = None) -> Iterator[Callable[[int], None]]:
    """A piece of work; what it gives takes how much of the whole is done."""
    shown = _shown
    if shown is None or shown.busy:
        yield _unseen
        return
    try:
        shown.begin(what, whole)
        yield shown.at
    finally:
        shown.end()


def heed(database: Called) -> None:
    """Has SQLite call back while it works, so that a signal need not wait for the end of a statement."""
    database.set_progress_handler(_called, _STEPS)


@contextmanager
def in_sqlite(what: str, database: Called) -> Iterator[None]:
    """A piece of work that one statement of SQLite is: how far that is, nobody knows; signals are heeded."""
    with work(what) as at:
        database.set_progress_handler(lambda: at(0), _STEPS)
        try:
            yield
        finally:
            heed(database)


def counted(what: str, items: Iterable[_Item], whole: Callable[[], int] | None = None) -> Iterator[_Item]:
    """The items, each counted as done when the next one is asked for; how many there are is asked only to be shown."""
    if _shown is None:
        yield from items
        return
    number = whole() if whole else len(items) if isinstance(items, Sized) else None
    with work(what, number) as at:
        for done, item in enumerate(items):
            at(done)
            yield item


def measured(what: str, parts: Iterable[bytes], whole: int | None) -> Iterator[bytes]:
    """The parts of some bytes, each told as done when the next one is asked for."""
    done = 0
    with work(what, whole) as at:
        for part in parts:
            yield part
            done += len(part)
            at(done)


def _unseen(done: int) -> None:
    """Nobody watches."""


def _called() -> None:
    """It is enough to have been called: Python hears of a signal between two steps of its own."""
