"""What a terminal shows of a view: its own screen where it has one, else a table."""

from collections.abc import Callable, Iterable, Iterator

from factsheet.environment import Environment
from factsheet.output.terminal import (
    actors,
    assessments,
    attributions,
    events,
    figures,
    news,
    origins,
    record,
    search,
    sources,
    summary,
    table,
    timeline,
)
from factsheet.output.terminal.console import Canvas
from factsheet.output.terminal.flow import Line
from factsheet.output.terminal.pen import Pen
from factsheet.output.terminal.stage import Stage
from factsheet.record import Row
from factsheet.views import View

Screen = Callable[[Iterable[Row], Stage], Iterator[list[Line]]]


def _differences(rows: Iterable[Row], stage: Stage) -> Iterator[list[Line]]:
    """The screen of `diff`, imported for it alone: it brings what compares two texts."""
    from factsheet.output.terminal import diff

    return diff.screen(rows, stage)


_SCREENS: dict[str, Screen] = {
    "summary": summary.screen,
    "figures": figures.screen,
    "events": events.screen,
    "timeline": timeline.screen,
    "assessments": assessments.screen,
    "actors": actors.screen,
    "sources": sources.screen,
    "sources --origins": origins.screen,
    "attributions": attributions.screen,
    "news": news.screen,
    "search": search.screen,
    "show": record.screen,
    "diff": _differences,
    "list": table.listing,
}
_NARROWEST = 20


def portions(
    view: View, rows: Iterable[Row], environment: Environment, hints: list[str], *, color: bool, drawn: bool
) -> Iterator[str]:
    """The rows portion by portion: `drawn` as the view's screen, else as a table of its columns."""
    stage = Stage(Pen(unicode=environment.unicode), max(environment.width, _NARROWEST), hints)
    canvas = Canvas(color=color, links=environment.stdout_is_terminal)
    screen = _SCREENS.get(view.name) if drawn else None
    for lines in screen(rows, stage) if screen else table.screen(view, rows, stage):
        yield canvas.text(lines)
