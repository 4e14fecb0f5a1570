"""The line on standard error that tells a person how far long work has come, from its second second on."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from factsheet.plain import on_screen

if TYPE_CHECKING:
    from rich.progress import Progress

_PATIENCE = 1.0
# Ten times a second is as often as a person sees it.
_PAUSE = 0.1
_NARROW = 50
# What a terminal writes of an interrupt, ^C, still stands on the line, and goes with it.
_INTERRUPT = 3
_PERCENT = "{task.percentage:>3.0f}%"


class Line:
    """Shows the work of one run: from as many seconds as `patience` behind its beginning, until it ends.

    How long a slow machine takes to start is no work: it would have a line drawn for the smallest sheet.
    """

    def __init__(self, *, width: int, color: bool, patience: float = _PATIENCE) -> None:
        self._width = width
        self._color = color
        self._patience = patience
        self._began: float | None = None
        self._next = 0.0
        self.busy = False
        self._what, self._whole = "", 0
        self._drawn: Progress | None = None

    def begin(self, what: str, whole: int | None) -> None:
        """Takes note of a piece of work."""
        self.busy, self._what, self._whole = True, on_screen(what), whole or 0
        now = monotonic()
        if self._began is None:
            self._began, self._next = now, now + self._patience
        if now >= self._began + self._patience:  # what never says how far it is shows at least what it is
            with _undisturbed():
                self._draw()

    def at(self, done: int) -> None:
        """Draws how much of it is done, at times."""
        now = monotonic()
        if now < self._next:
            return
        self._next = now + _PAUSE
        with _undisturbed():
            drawn = self._drawn or self._draw()
            # Of what nobody knows the whole of, how much is done says how far it is.
            what = self._what if self._whole or not done else f"{self._what}: {done:,}"
            drawn.update(drawn.task_ids[0], completed=done, description=what)

    def end(self) -> None:
        """Takes the line back."""
        self.busy = False
        if self._drawn is not None:
            with _undisturbed():
                self._drawn.stop()
            self._drawn = None

    def _draw(self) -> Progress:
        """Begins the line, drawn by a thread of its own, so that it lives while one long step goes on."""
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
        from rich.table import Column

        console = Console(
            stderr=True, width=max(1, self._width - _INTERRUPT), no_color=not self._color, highlight=False
        )
        name = TextColumn("{task.description}", markup=False, table_column=Column(no_wrap=True, ratio=1))
        known = [BarColumn(20), TextColumn(_PERCENT)] if self._whole else []
        columns = (name, *(known if self._width >= _NARROW else known[1:]), TimeElapsedColumn())
        drawn = Progress(
            *columns, console=console, transient=True, expand=True, redirect_stdout=False, redirect_stderr=False,
            disable=console.is_dumb_terminal,
        )  # fmt: skip
        drawn.add_task(self._what, total=self._whole or None)
        drawn.tasks[0].start_time = self._began
        drawn.start()
        self._drawn = drawn
        return drawn


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Holds an interrupt back while the line is drawn, and from the thread that draws it: rich would not finish it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
