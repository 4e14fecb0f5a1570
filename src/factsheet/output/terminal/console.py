"""Lines of pieces to text: with the terminal's colours, or without one escape."""

from collections.abc import Iterable
from io import StringIO
from itertools import groupby

from rich.console import Console, RenderableType
from rich.text import Text

from factsheet.output.terminal.flow import Line


class Canvas:
    """Turns what is drawn into text; whether there is colour is settled, and nothing that it is given is markup."""

    def __init__(self, width: int, *, color: bool) -> None:
        self.width = width
        self._out = StringIO()
        self._console = Console(
            file=self._out, width=width, force_terminal=color, color_system="standard" if color else None,
            no_color=not color, highlight=False, markup=False, emoji=False, legacy_windows=False, _environ={},
        )  # fmt: skip

    def lines(self, lines: Iterable[Line]) -> str:
        """The lines as they are, each within the width already."""
        for line in lines:
            runs = groupby(line, key=lambda piece: piece.style)
            text = Text.assemble(*(("".join(piece.text for piece in run), style) for style, run in runs))
            text.rstrip()
            self._console.print(text, soft_wrap=True)
        return self._taken()

    def drawn(self, *parts: RenderableType) -> str:
        """What rich draws of its own, without blanks at the ends of lines."""
        self._console.print(*parts, sep="\n")
        return "".join(line.rstrip(" ") + "\n" for line in self._taken().splitlines())

    def _taken(self) -> str:
        text = self._out.getvalue()
        self._out.seek(0)
        self._out.truncate()
        return text
