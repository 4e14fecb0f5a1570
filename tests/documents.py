"""A document in Markdown as its readers find it: its items and notes by the ids that they end with, links, marks."""

from collections.abc import Iterator
from typing import NamedTuple

from markdown_it.token import Token

from rendered import READERS, words

# What the document is made of: no HTML, picture, table, code block or rule is among it.
KINDS = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text", "strong_open",
    "strong_close", "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close", "code_inline",
    "link_open", "link_close", "footnote_ref", "footnote_anchor", "footnote_block_open", "footnote_block_close",
    "footnote_open", "footnote_close",
}  # fmt: skip


class Document(NamedTuple):
    """What a reader sees."""

    items: dict[str, str]
    """The items of lists, with what stands below them, by the ids that they end with."""
    under: dict[str, str]
    """The heading under which an item stands."""
    notes: dict[str, str]
    """The notes by label."""
    text: str
    links: list[tuple[str, str]]
    """What each link shows, and where it leads."""
    marks: list[str]
    """The labels of the notes that are referred to, in order."""


def document(markdown: str) -> Document:
    """The document as every reader finds it, made of nothing but KINDS."""
    found, *others = (_document(reader.parse(markdown)) for reader in READERS)
    assert all(other == found for other in others)
    return found


def _document(tokens: list[Token]) -> Document:
    every = list(_all(tokens))
    assert {each.type for each in every} <= KINDS
    items, under = _items(tokens)
    links = [
        (every[n + 1].content, str(each.attrs["href"])) for n, each in enumerate(every) if each.type == "link_open"
    ]
    marks = [each.meta["label"] for each in every if each.type == "footnote_ref"]
    text = " ".join(_text(each) for each in tokens if each.type == "inline")
    return Document(items, under, _notes(tokens), words(text), links, marks)


def _items(tokens: list[Token]) -> tuple[dict[str, str], dict[str, str]]:
    items: dict[str, str] = {}
    under: dict[str, str] = {}
    gathered, depth, heading, before = "", 0, "", ""
    for token in tokens:
        depth += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.type == "inline" and depth:
            gathered += f" {_text(token)}"
        if token.type == "inline" and before == "heading_open":
            heading = words(_text(token))
        if token.type == "list_item_close" and not depth:
            name = gathered.rsplit(maxsplit=1)[-1]
            items[name], under[name], gathered = words(gathered), heading, ""
        before = token.type
    return items, under


def _notes(tokens: list[Token]) -> dict[str, str]:
    notes: dict[str, str] = {}
    label = ""
    for token in tokens:
        if token.type == "footnote_open":
            label = token.meta["label"]
        elif token.type == "footnote_close":
            label = ""
        elif token.type == "inline" and label:
            notes[label] = words(_text(token))
    return notes


def _all(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or [])


def _text(token: Token) -> str:
    return "".join(each.content for each in token.children or [])
