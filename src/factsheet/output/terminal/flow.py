"""Words to lines: text breaks at blanks, parts of an attribution stay whole, widths are counted in cells."""

import re
from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from factsheet.output.terminal.pen import PLAIN, Piece

# A word is what no line breaks: one or more pieces without a gap.
Word = tuple[Piece, ...]
Line = list[Piece]
# screens.md, Rules: widths: an attribution never breaks inside a part of this many cells or less.
_WHOLE_PART = 26
# A number is never broken: 480,000–500,000 breaks behind its dash.
_UNIT = r"[^-–/]*[-–/]|[^-–/]+"
_JOINER = "\u200d"


def words(text: str, style: str = PLAIN, link: str = "") -> list[Word]:
    """The words of a text, each in the style, leading where the link does."""
    return [(Piece(word, style, link),) for word in text.split()]


def part(text: str, style: str = PLAIN, link: str = "") -> list[Word]:
    """A part of an attribution: one word if it is short, else its words."""
    whole = " ".join(text.split())
    return [(Piece(whole, style, link),)] if cell_len(whole) <= _WHOLE_PART else words(whole, style, link)


def flow(content: Iterable[Word], width: int) -> list[Line]:
    """The words on lines of at most `width` cells; one that is longer breaks at its blanks, else where it must."""
    lines: list[Line] = []
    line: Line = []
    used = 0
    for word in (each for long in content for each in _broken(long, width)):
        cells = length(word)
        if line and used + 1 + cells > width:
            lines.append(line)
            line, used = [], 0
        if line:
            line.append(_blank(line[-1], word[0]))
            used += 1
        else:
            # A word may begin with a blank that holds it off the one before; at the start of a line it is none.
            line.append(word[0]._replace(text=word[0].text.lstrip(" ")))
            line.extend(word[1:])
            used = length(line)
            continue
        line.extend(word)
        used += cells
    return [*lines, line] if line else lines


def _blank(before: Piece, after: Piece) -> Piece:
    """What stands between two words: in the look that they share, leading where both do."""
    style = after.style if after.style == before.style else PLAIN
    return Piece(" ", style, after.link if after.link == before.link else "")


def length(line: Iterable[Piece]) -> int:
    """How many cells a line takes."""
    return sum(cell_len(piece.text) for piece in line)


def _broken(word: Word, width: int) -> Iterator[Word]:
    """A word, or, where it is longer than a line, the words inside it, or pieces of at most `width` cells."""
    if length(word) <= width:
        yield word
        return
    for inner in _inner(word):
        if length(inner) <= width:
            yield inner
        else:
            yield from _cut_off(inner, width)


def _inner(word: Word) -> Iterator[Word]:
    """The words between the blanks inside a word."""
    held: list[Piece] = []
    for piece in word:
        first, *rest = piece.text.split(" ")
        held.append(piece._replace(text=first))
        for text in rest:
            if length(held):
                yield tuple(held)
            held = [piece._replace(text=text)]
    if length(held):
        yield tuple(held)


def _cut_off(word: Word, width: int) -> Iterator[Word]:
    """A word without a blank on lines of its own, broken behind a dash or a slash where it can be, else anywhere."""
    line: list[Piece] = []
    room = width
    for piece in word:
        held = ""
        for unit in re.findall(_UNIT, piece.text):
            stays_whole = cell_len(unit) <= width
            start = 0
            while start < len(unit):
                end = _end(unit, start, room)
                if end == start or (stays_whole and end < len(unit)):
                    if line or held:
                        yield tuple(_with(line, piece, held))
                        line, held, room = [], "", width
                        continue
                    end = start + len(next(clusters(unit, start)))  # wider than a line
                held += unit[start:end]
                room = max(room - cell_len(unit[start:end]), 0)
                start = end
        line = _with(line, piece, held)
    if line:
        yield tuple(line)


def _with(line: list[Piece], piece: Piece, text: str) -> list[Piece]:
    """The line with a text of the piece behind it, in one piece with what looks the same."""
    if not text:
        return line
    if line and line[-1].style == piece.style and line[-1].link == piece.link:
        return [*line[:-1], piece._replace(text=line[-1].text + text)]
    return [*line, piece._replace(text=text)]


def _end(text: str, start: int, room: int) -> int:
    """Where the letters from `start` end that have room in so many cells, each with the marks that stand on it."""
    # A letter of ASCII takes a cell. The one behind them is looked at, too: a mark stays with what it stands on.
    if text[start : start + room + 1].isascii():
        return min(start + room, len(text))
    for cluster in clusters(text, start):
        room -= cell_len(cluster)
        if room < 0:
            break
        start += len(cluster)
    return start


def clusters(text: str, start: int = 0) -> Iterator[str]:
    """The letters of a text, each with the marks that stand on it: what takes no cell stays with what it belongs to."""
    held = ""
    for at in range(start, len(text)):
        letter = text[at]
        if held and cell_len(letter) and not held.endswith(_JOINER):
            yield held
            held = ""
        held += letter
    if held:
        yield held
