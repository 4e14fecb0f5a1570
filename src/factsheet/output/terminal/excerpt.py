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
# How many widths of the screen are looked at on either side of what is wrong.
_REACH = 3
# How far back the beginning of the line before is looked for.
_FURTHEST = 100_000
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
    margin = len(str(problem.line)) + 2
    room = stage.width - margin - 3
    if room < _NARROWEST:
        return []
    start = problem.offset - problem.column + 1
    # Of a long line, what is near alone: a sheet may be one line, and to measure a megabyte takes seconds.
    reach = _REACH * stage.width
    left = max(start, problem.offset - reach)
    line = stage.pen.text(_line(text, left, problem.offset + reach))
    numbered = [(problem.line, line)]
    if problem.line > 1:
        lowest = max(0, start - 1 - _FURTHEST)
        above = (text.rfind("\n", lowest, start - 1) + 1 or lowest) + left - start
        numbered.insert(0, (problem.line - 1, stage.pen.text(_line(text, min(above, start - 1), above + 2 * reach))))
    before = cell_len(stage.pen.text(text[left : problem.offset]))
    value = cell_len(stage.pen.text(text[problem.offset : min(each.end, problem.offset + reach)]))
    # What is missing at the end of a line has its caret behind it.
    cut = _cells_out_of_sight(before, max(cell_len(line), before + 1), room)
    lines = [_drawn(str(number), shown, cut, room, margin, stage) for number, shown in numbered]
    carets = max(1, min(value, room - (before - cut)))
    side = Piece(f"{'':{margin}} {stage.pen.draw('│')} ", QUIET)
    return [*lines, [side, Piece(" " * (before - cut)), Piece("^" * carets, AGAINST)]]


def _line(text: str, start: int, stop: int) -> str:
    """What a line has from an offset on, no further than another offset."""
    end = text.find("\n", start, stop)
    return text[start : end if end >= 0 else stop].removesuffix("\r")


def _cells_out_of_sight(before: int, line: int, room: int) -> int:
    """How much of a long line stands left of what is shown, so that what is wrong is in sight."""
    return 0 if line <= room else max(0, min(before - room // 3, line - room))


def _drawn(number: str, line: str, cut: int, room: int, margin: int, stage: Stage) -> Line:
    shown = _window(line, cut, room)
    return [Piece(f"{number:>{margin}} {stage.pen.draw('│')} ", QUIET), Piece(shown)]


def _window(line: str, cut: int, room: int) -> str:
    """The cells of a line from `cut` on; a blank stands for half of a wide letter."""
    if line.isascii():
        return line[cut : cut + room]
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
