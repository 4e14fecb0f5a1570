"""A problem on a terminal: what is wrong, the line that has it with a caret under the value, and a hint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from factsheet.environment import Environment
from factsheet.output.problems import Found
from factsheet.output.terminal.console import Canvas
from factsheet.output.terminal.flow import Line, clusters, flow, words
from factsheet.output.terminal.pen import AGAINST, MARK, QUIET, STRONG, Pen, Piece
from factsheet.output.terminal.stage import Stage

_NARROWEST = 20
_ERROR = f"{STRONG} {AGAINST}"


def portions(found: Iterable[Found], environment: Environment, *, color: bool) -> Iterator[str]:
    """The problems, each with its excerpt."""
    stage = Stage(Pen(unicode=environment.unicode), max(environment.width, _NARROWEST), [])
    canvas = Canvas(color=color, links=False)
    for each in found:
        yield canvas.text([*_head(each, stage), *_excerpt(each, stage), *_hint(each, stage)])


def _head(each: Found, stage: Stage) -> list[Line]:
    fault = each.problem.fault
    style = _ERROR if fault.code.severity == "error" else STRONG
    text = [
        *words(stage.pen.text(f"{each.place}:"), STRONG),
        *words(f"{fault.code.severity} {fault.code.code} {fault.code.name}:", style),
        *words(stage.pen.text(f"{each.problem.where}: {fault.what}")),
    ]
    return flow(text, stage.width)


def _hint(each: Found, stage: Stage) -> list[Line]:
    if not each.problem.fault.hint:
        return []
    return flow([(Piece("hint:", MARK),), *words(stage.pen.text(each.problem.fault.hint))], stage.width)


def _excerpt(each: Found, stage: Stage) -> list[Line]:
    """The line before, and the line itself with carets under all of the value that fits."""
    problem, text = each.problem, each.text
    start = problem.offset - problem.column + 1
    numbered = [(problem.line, _line(text, start))]
    if problem.line > 1:
        numbered.insert(0, (problem.line - 1, _line(text, text.rfind("\n", 0, start - 1) + 1)))
    margin = len(str(problem.line)) + 2
    room = stage.width - margin - 3
    if room < _NARROWEST:
        return []
    before = stage.pen.text(text[start : problem.offset])
    value = stage.pen.text(text[problem.offset : each.end])
    cut = _cells_out_of_sight(cell_len(before), cell_len(stage.pen.text(_line(text, start))), room)
    lines = [_drawn(str(number), stage.pen.text(line), cut, room, margin, stage) for number, line in numbered]
    carets = max(1, min(cell_len(value), room - (cell_len(before) - cut)))
    side = Piece(f"{'':{margin}} {stage.pen.draw('│')} ", QUIET)
    return [*lines, [side, Piece(" " * (cell_len(before) - cut)), Piece("^" * carets, AGAINST)]]


def _line(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)].removesuffix("\r")


def _cells_out_of_sight(before: int, line: int, room: int) -> int:
    """How much of a long line stands left of what is shown, so that what is wrong is in sight."""
    return 0 if line <= room else max(0, min(before - room // 3, line - room))


def _drawn(number: str, line: str, cut: int, room: int, margin: int, stage: Stage) -> Line:
    shown = _window(line, cut, room)
    return [Piece(f"{number:>{margin}} {stage.pen.draw('│')} ", QUIET), Piece(shown)]


def _window(line: str, cut: int, room: int) -> str:
    """The cells of a line from `cut` on; a blank stands for half of a wide letter."""
    at = 0
    shown = ""
    for letter in clusters(line):
        cells = cell_len(letter)
        if at >= cut and at + cells <= cut + room:
            shown += letter
        elif at < cut < at + cells:
            shown += " " * (at + cells - cut)
        at += cells
        if at >= cut + room:
            break
    return shown
