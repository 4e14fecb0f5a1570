"""What a terminal shows of a view: its own screen where it has one, else a table."""

from collections.abc import Iterable, Iterator

from factsheet.environment import Environment
from factsheet.output.terminal import assessments, attributions, search, table, timeline
from factsheet.output.terminal.console import Canvas
from factsheet.output.terminal.pen import Pen
from factsheet.record import Row
from factsheet.views import View

_SCREENS = {
    "timeline": timeline.screen,
    "assessments": assessments.screen,
    "attributions": attributions.screen,
    "search": search.screen,
}
_NARROWEST = 20


def portions(view: View, rows: Iterable[Row], environment: Environment, *, color: bool, chosen: bool) -> Iterator[str]:
    """The rows drawn, portion by portion; `chosen` columns are always a table."""
    canvas = Canvas(max(environment.width, _NARROWEST), color=color)
    pen = Pen(unicode=environment.unicode)
    screen = None if chosen else _SCREENS.get(view.name)
    if screen is None:
        yield from table.portions(view, rows, canvas, pen)
        return
    for lines in screen(rows, pen, canvas.width):
        yield canvas.lines(lines)
