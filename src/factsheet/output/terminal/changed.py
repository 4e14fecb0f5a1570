"""A changed value in words: what was and what is, the mark of a day before it; of a long text the words that differ."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from factsheet.output.terminal.attributed import spoken_by
from factsheet.output.terminal.days import mark, short
from factsheet.output.terminal.flow import Word, words
from factsheet.output.terminal.numbers import grouped
from factsheet.output.terminal.page import joined
from factsheet.output.terminal.pen import MARK, PLAIN, QUIET, STRONG, Pen, Piece
from factsheet.record import Written

_DAYS = {"date", "issued", "accessed", "as_of"}
# From how many words on a text is told as one with the words that differ in it, if that many of them are the same; and
# up to how many, since two texts are compared each word with each.
_LONG, _LONGEST, _ALIKE = 8, 600, 0.5


def changed_text(key: str, old: Any, new: Any, pen: Pen) -> list[Word]:
    """What was and what is; of a list the item that came or went."""
    if isinstance(old, list) or isinstance(new, list):
        return from_to(_listed(key, old, pen), _listed(key, new, pen), pen)
    if isinstance(old, str) and isinstance(new, str) and key not in _DAYS:
        return _texts(old, new, pen)
    before, after = one(key, old, pen), one(key, new, pen)
    if before and after and _read(before) == _read(after):
        before, after = [(Piece(pen.text(str(old))),)], [(Piece(pen.text(str(new))),)]
    return from_to(before, after, pen)


def from_to(old: list[Word], new: list[Word], pen: Pen) -> list[Word]:
    """`600 → 2,000`; `+ x` for what came, `- x` for what went."""
    if not old:
        return [(Piece("+", MARK),), *_strong(new)]
    if not new:
        return [(Piece("-", MARK),), *old]
    return [*old, (Piece(pen.draw("→"), QUIET),), *_strong(new)]


def one(key: str, value: Any, pen: Pen) -> list[Word]:
    """A value: a day with its mark, a number with separators, a reference by name with its id."""
    if value is None:
        return []
    if isinstance(value, bool):
        return [(Piece("yes" if value else "no"),)]
    if isinstance(value, int | Written):
        return [(Piece(grouped(value)),)]
    if isinstance(value, dict):
        return reference(value, pen)
    if key in _DAYS:
        return [(Piece(pen.draw(mark(value)).rstrip(), MARK),), *words(pen.draw(short(value)))]
    return words(pen.text(value)) or [(Piece('""'),)]


def _listed(key: str, value: Any, pen: Pen) -> list[Word]:
    values = value if isinstance(value, list) else [value]
    return joined([one(key, each, pen) for each in values])


def reference(value: Any, pen: Pen) -> list[Word]:
    """What a reference stands for, with its id: a fact keeps who said it and when."""
    if "stance" in value:
        return joined([words(pen.text(spoken_by(value))), words(pen.draw(short(value["date"])))])
    if "statement" in value:
        content = value["statement"].removesuffix(".")
        said = [words(pen.text(value["by"][0])), words(pen.draw(short(value["said"][0])))]
        return [*joined([words(pen.text(content)), *said]), _id(value)]
    if "publisher" in value:
        issued = words(pen.draw(short(value["issued"]))) if value["issued"] else []
        return [*joined([words(pen.text(value["publisher"]), link=value["url"] or ""), issued]), _id(value)]
    return [*words(pen.text(value.get("label") or value["name"])), _id(value)]


def _id(value: Any) -> Word:
    return (Piece(f"({value['id']})", QUIET),)


def _texts(old: str, new: str, pen: Pen) -> list[Word]:
    """Two texts: one behind the other, or, where they are long and much alike, as one."""
    before, after = pen.text(old).split(), pen.text(new).split()
    if before == after:
        return words("(blanks alone)", QUIET)
    if unicodedata.normalize("NFKC", old) == unicodedata.normalize("NFKC", new):
        before, after = ([ascii(each)[1:-1] for each in text.split()] for text in (old, new))
    if min(len(before), len(after)) >= _LONG and len(before) + len(after) <= _LONGEST:
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        if matcher.ratio() >= _ALIKE:
            return list(_woven(before, after, matcher))
    return from_to([(Piece(each),) for each in before], [(Piece(each),) for each in after], pen)


def _woven(old: list[str], new: list[str], matcher: SequenceMatcher[str]) -> Iterator[Word]:
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "equal":
            yield from ((Piece(word),) for word in old[start:end])
            continue
        yield from _bracketed(old[start:end], "[-", "-]", PLAIN)
        yield from _bracketed(new[first:last], "{+", "+}", STRONG)


def _bracketed(texts: list[str], opening: str, closing: str, style: str) -> Iterator[Word]:
    for number, text in enumerate(texts):
        ahead = opening if number == 0 else ""
        behind = closing if number == len(texts) - 1 else ""
        yield (Piece(ahead, MARK), Piece(text, style), Piece(behind, MARK))


def _strong(text: list[Word]) -> list[Word]:
    return [tuple(each._replace(style=each.style or STRONG) for each in word) for word in text]


def _read(text: list[Word]) -> str:
    return " ".join("".join(piece.text for piece in word) for word in text)
