"""The styles in which a fact is quoted: how text of the sheet is written, and how a publication is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factsheet.output.footnotes import SourceOf
    from factsheet.quoting.sentence import Style

STYLES = ("text", "markdown", "footnote")


def style_of(name: str, source: SourceOf, *, english: bool, alone: bool) -> Style:
    """The style of a name; `source` gives a source by id, `alone` has each quotation stand without the others."""
    match name:
        case "footnote":
            from factsheet.output.footnotes import Notes
            from factsheet.quoting.footnote import Footnote, FootnoteAlone

            if alone:
                return FootnoteAlone(lambda: Notes(source, numbered=False, english=english))
            return Footnote(Notes(source, english=english))
        case "markdown":
            from factsheet.quoting.markdown import Markdown

            return Markdown(source)
        case _:
            from factsheet.quoting.text import Text

            return Text()
