"""Sentences in Markdown with who and when, and every publication of every attribution in a footnote.

A sentence has room for one publication; notes have room for all, and tell of each that it comes from another one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from factsheet.output import commonmark
from factsheet.output.commonmark import Marked
from factsheet.quoting.sentence import Sentence, parenthesis, spaced

if TYPE_CHECKING:
    from factsheet.output.footnotes import Notes


class Footnote:
    """`--style footnote`: one page, all of whose quotations share their notes."""

    apart = True
    between = "\n"

    def __init__(self, notes: Notes) -> None:
        self._notes = notes

    def quote(self, sentences: Iterable[Sentence]) -> Marked:
        """The quotation of a fact, a paragraph."""
        return Marked(commonmark.line(" ".join(_written(each, self._notes) for each in sentences)))

    def closing(self) -> Iterator[str]:
        """The notes, in the order of their marks."""
        return _after_a_blank(self._notes.lines())


class FootnoteAlone:
    """`--style footnote` in rows: each quotation has its own notes behind it, and stands without the others."""

    apart = True
    between = "\n"

    def __init__(self, begun: Callable[[], Notes]) -> None:
        self._begun = begun

    def quote(self, sentences: Iterable[Sentence]) -> Marked:
        """The quotation of a fact and its notes: a paragraph, a blank line, a line a note."""
        page = Footnote(self._begun())
        quotation = page.quote(sentences)
        return Marked("".join((quotation, "\n", *page.closing())).rstrip("\n"))

    def closing(self) -> Iterator[str]:
        """Nothing."""
        return iter(())


def _written(sentence: Sentence, notes: Notes) -> str:
    shown = commonmark.text(spaced(sentence.text, parenthesis(sentence.kept)) + sentence.end)
    return shown + notes.marks(sentence.said["sources"]) if sentence.said else shown


def _after_a_blank(lines: Iterator[str]) -> Iterator[str]:
    for number, each in enumerate(lines):
        yield each if number else f"\n{each}"
