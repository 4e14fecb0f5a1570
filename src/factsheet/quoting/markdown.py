"""The sentences of plain text in Markdown, each publication a link to its address where it has one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from factsheet.output import commonmark
from factsheet.output.commonmark import Marked
from factsheet.quoting.sentence import Sentence, parenthesis, spaced

if TYPE_CHECKING:
    from factsheet.output.footnotes import SourceOf


class Markdown:
    """`--style markdown`; `source` gives a source by id."""

    apart = False
    between = "\n"

    def __init__(self, source: SourceOf) -> None:
        self._source = source

    def quote(self, sentences: Iterable[Sentence]) -> Marked:
        """The quotation of a fact, a paragraph."""
        written = (
            spaced(commonmark.text(each.text), parenthesis(commonmark.text(each.kept), self._printed(each))) + each.end
            for each in sentences
        )
        return Marked(commonmark.line(" ".join(written)))

    def closing(self) -> Iterator[str]:
        """Nothing."""
        return iter(())

    def _printed(self, sentence: Sentence) -> str:
        """The first publication; a link to its address, else to the copy that is kept of it."""
        if not sentence.said:
            return commonmark.text(sentence.printed)
        source = self._source(sentence.said["sources"][0]["id"])
        url = source["url"] or source["archive_url"]
        return commonmark.link(sentence.printed, url) if url else commonmark.text(sentence.printed)
