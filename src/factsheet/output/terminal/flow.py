"""Words to lines: text breaks at blanks, parts of an attribution stay whole, widths are counted in cells."""

from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from factsheet.output.terminal.pen import PLAIN, Piece

# A word is what no line breaks: one or more pieces without a gap.
Word = tuple[Piece, ...]
Line = list[Piece]
# screens.md, Rules: widths: an attribution never breaks inside a part of this many cells or less.
_WHOLE_PART = 26


def words(text: str, style: str = PLAIN, link: str = "") -> list[Word]:
    """The words of a text, each in the style, leading where the link does."""
    return [(Piece(word, style, link),) for word in text.split()]


def part(text: str, style: str = PLAIN, link: str = "") -> list[Word]:
    """A part of an attribution: one word if it is short, else its words."""
    whole = " ".join(text.split())
    return [(Piece(whole, style, link),)] if cell_len(whole) <= _WHOLE_PART else words(whole, style, link)


def flow(content: Iterable[Word], width: int) -> list[Line]:
    """The words on lines of at most `width` cells; a word that is longer than a line is broken."""
    lines: list[Line] = []
    line: Line = []
    used = 0
    for word in (each for long in content for each in _broken(long, width)):
        cells = sum(cell_len(piece.text) for piece in word)
        if line and used + 1 + cells > width:
            lines.append(line)
            line, used = [], 0
        if line:
            line.append(Piece(" ", word[0].style, word[0].link if line[-1].link == word[0].link else ""))
            used += 1
        line.extend(word)
        used += cells
    return [*lines, line] if line else lines


def length(line: Iterable[Piece]) -> int:
    """How many cells a line takes."""
    return sum(cell_len(piece.text) for piece in line)


def _broken(word: Word, width: int) -> Iterator[Word]:
    """A word, or its pieces of at most `width` cells."""
    if length(word) <= width:
        yield word
        return
    for piece in word:
        yield from ((piece._replace(text=text),) for text in _cut(piece.text, width))


def _cut(text: str, width: int) -> Iterator[str]:
    held = ""
    for letter in text:
        if held and cell_len(held + letter) > width:
            yield held
            held = ""
        held += letter
    if held:
        yield held
