"""Pages of help laid out for a width: paragraphs flow, a list keeps its columns, a line that is typed stays whole."""

import re
from collections.abc import Iterator
from textwrap import wrap

from factsheet.environment import Environment

# An item of a list: what it is called, a gap, what it means; it goes on below the meaning.
_ITEM = re.compile(r"( +)(\S(?:.*?\S)??)( {2,})(\S.*)")
_LEAST = 24
_COMMAND = re.compile(r'"factsheet [^"]+"')
_NO_BREAK = "\0"
_MOST = 100
_TYPED = ("factsheet ", '"$schema"')


def page_width(environment: Environment) -> int:
    """The width of a page of help: the terminal's, and no more than can be read."""
    return min(environment.width, _MOST)


def filled(text: str, width: int) -> str:
    """The text with no line longer than the width, but for lines that are typed as they are and for long words."""
    return "".join(f"{line}\n" for block in _blocks(text) for line in _laid_out(block, width))


def _blocks(text: str) -> Iterator[list[str]]:
    """Lines that belong together: a paragraph, an item of a list with the lines that go on below it, a blank."""
    block: list[str] = []
    for line in text.splitlines():
        if block and not _goes_on(block, line):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _goes_on(block: list[str], line: str) -> bool:
    if not line.strip() or not block[-1].strip() or _typed(line) or _typed(block[-1]):
        return False
    item = _ITEM.fullmatch(block[0])
    if item:
        return _indent(line) == item.start(4)
    return not _ITEM.fullmatch(line) and _indent(line) == _indent(block[0])


def _laid_out(block: list[str], width: int) -> list[str]:
    first = block[0]
    item = _ITEM.fullmatch(first)
    if _typed(first) or (len(block) == 1 and len(first) <= width):
        return block
    if item is None:
        indent = " " * _indent(first)
        return _wrapped(" ".join(line.strip() for line in block), width, indent, indent)
    opening, meaning = first[: item.start(4)], " ".join([item[4], *(line.strip() for line in block[1:])])
    if width - len(opening) >= _LEAST:
        return _wrapped(meaning, width, opening, " " * len(opening))
    column = f"{item[1]}  "
    return [opening.rstrip(), *_wrapped(meaning, width, column, column)]


def _wrapped(text: str, width: int, first: str, others: str) -> list[str]:
    """The text in lines; a command that is quoted in it stays on one, where it fits."""

    def kept(found: re.Match[str]) -> str:
        return found[0].replace(" ", _NO_BREAK) if len(found[0]) <= width - len(others) else found[0]

    lines = wrap(
        _COMMAND.sub(kept, text), width, initial_indent=first, subsequent_indent=others,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    return [line.replace(_NO_BREAK, " ") for line in lines]


def _typed(line: str) -> bool:
    return line.strip().startswith(_TYPED) and line.startswith("    ")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
