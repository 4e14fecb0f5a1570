"""How far long work has come: told as it goes on, and shown by whoever watches; nobody does unless a terminal is there.

A piece of work begins, says how far it is as often as it likes, and ends, whatever ends it.
"""

from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import contextmanager
from typing import Protocol, TypeVar

_Item = TypeVar("_Item")


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


def _unseen(done: int) -> None:
    """Nobody watches."""
