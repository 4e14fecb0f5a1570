"""Markdown as readers find it that no one here wrote: markdown-it-py, with GitHub's additions and with pandoc's."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.gfm import gfm_plugin
from mdit_py_plugins.subscript import sub_plugin
from mdit_py_plugins.superscript import superscript_plugin

# What a page of quotations is made of: no heading, list, code, table, HTML, picture or emphasis is among it.
PLAIN = {
    "paragraph_open", "paragraph_close", "inline", "text", "link_open", "link_close", "footnote_ref", "footnote_anchor",
    "footnote_block_open", "footnote_block_close", "footnote_open", "footnote_close",
}  # fmt: skip


# The widest net for addresses, which takes evil.com for one; GitHub's rules; what pandoc's Markdown has beside those.
READERS = (
    MarkdownIt("gfm-like").use(footnote_plugin),
    MarkdownIt("commonmark").use(gfm_plugin, dollarmath=True, front_matter=True),
    MarkdownIt("commonmark")
    .enable("table")
    .use(footnote_plugin)
    .use(dollarmath_plugin)
    .use(deflist_plugin)
    .use(colon_fence_plugin)
    .use(sub_plugin)
    .use(superscript_plugin)
    .use(attrs_plugin, spans=True),
)


class Paragraph(NamedTuple):
    """A paragraph: its words, its links (text and address), and the labels of its footnotes."""

    words: str
    links: list[tuple[str, str]]
    marks: list[str]

    @property
    def hrefs(self) -> list[str]:
        """Where its links lead."""
        return [href for _, href in self.links]


class Page(NamedTuple):
    """What a text is rendered to: paragraphs, footnotes by label, and the kinds of all that there is."""

    paragraphs: list[Paragraph]
    notes: dict[str, Paragraph]
    kinds: set[str]


def read(markdown: str) -> Page:
    """A text as Markdown, as every reader finds it."""
    first, *others = (_read(reader, markdown) for reader in READERS)
    for other in others:
        if first.kinds | other.kinds <= PLAIN:
            assert other[:2] == first[:2]
    return first._replace(kinds=first.kinds.union(*(other.kinds for other in others)))


def _read(reader: MarkdownIt, markdown: str) -> Page:
    tokens = reader.parse(markdown)
    page = Page([], {}, {each.type for each in _all(tokens)})
    note = ""
    for token in tokens:
        if token.type == "footnote_open":
            note = token.meta["label"]
        elif token.type == "inline" and note:
            assert note not in page.notes
            page.notes[note] = _paragraph(token.children or [])
        elif token.type == "inline":
            page.paragraphs.append(_paragraph(token.children or []))
    return page


def words(text: str) -> str:
    """A text with one blank wherever it has any: what a paragraph keeps of it."""
    return " ".join(text.split())


def _paragraph(tokens: Sequence[Token]) -> Paragraph:
    text, links, marks = "", [], []
    begun = 0
    for token in tokens:
        if token.type == "link_open":
            begun = len(text)
            links.append(("", str(token.attrs["href"])))
        elif token.type == "link_close":
            links[-1] = (text[begun:], links[-1][1])
        elif token.type == "footnote_ref":
            marks.append(token.meta["label"])
        text += token.content
    return Paragraph(words(text), links, marks)


def _all(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or [])
