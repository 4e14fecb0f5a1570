"""What a screen is drawn on: the pen, the width, and what is told after it."""

from typing import NamedTuple

from factsheet.output.terminal.pen import Pen
from factsheet.output.terminal.widths import WIDEST


class Stage(NamedTuple):
    """The terminal as a screen sees it."""

    pen: Pen
    width: int
    hints: list[str]
    """What a screen would tell a person afterwards, the most useful first: only one is ever told."""

    @property
    def room(self) -> int:
        """How many cells a screen takes: a wider terminal stays empty beyond."""
        return min(self.width, WIDEST)
