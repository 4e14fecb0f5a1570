"""Text and addresses in Markdown, where they mean nothing but themselves: for tables, quotations, whole documents.

Held against CommonMark, what GitHub adds to it (tables, footnotes, strikethrough, bare addresses, math) and pandoc's
Markdown. What GitHub looks for after Markdown no escape keeps from it: @names, e-mail addresses, #12, :smile:.
"""

import re
from urllib.parse import quote

from factsheet.plain import on_screen

# CommonMark 2.4: any ASCII punctuation may be escaped, and then means itself.
_SPECIAL = re.compile(
    r"""
    [\\`*_\[\]<>!|~&$^{}\#@]          # begins something wherever it stands, or at a link beside it
    | :(?=[\w+-]+:)                   # :smile:
    | (?<=/)/                         # https://host, //host
    | (?<=\S)\.(?=[^\W\d_]{2})        # host.com
    | (?<=[Ww]{3})\.                  # www.1st
    """,
    re.VERBOSE,
)
# What makes a heading, a list, a definition or a title of a line that begins so.
_OPENS = re.compile(r"(?P<number>\(?(?:[0-9]+|[a-z]|[ivxlcdm]+))(?=[.)](?:\s|$))|(?=[-+=:%])", re.IGNORECASE)
# RFC 3986 allows these as they are; what could end an address in Markdown, or a cell around it, is not among them.
_IN_ADDRESS = "-._~:/?#@!*+,;=&%"
_ENCODED = re.compile(f"[^A-Za-z0-9{re.escape(_IN_ADDRESS)}]")
_HOST_IN_BRACKETS = re.compile(r"https?://\[[0-9A-Fa-f:.]+\]")
# CommonMark 6.2: an entity is read as one in an address, too.
_ENTITY = re.compile(r"(&#?[A-Za-z0-9]+);")


class Marked(str):
    """Text that is Markdown already: a cell of a table takes it as it is."""

    __slots__ = ()


def text(plain: str) -> str:
    """The text on one line, for any place but the beginning of a line: there see `line`."""
    return _SPECIAL.sub(r"\\\g<0>", on_screen(plain))


def line(marked: str) -> str:
    """Markdown that begins a line, made a paragraph: no list, no heading, no code."""
    shown = marked.strip(" ")
    return _OPENS.sub(r"\g<number>\\", shown, count=1) if _OPENS.match(shown) else shown


def address(url: str) -> str:
    """An http or https address for `<…>` and `(…)`, percent-encoded where it could end either, or a table's cell."""
    host = _HOST_IN_BRACKETS.match(url)
    begun = host[0] if host else ""
    return begun + _ENCODED.sub(_encoded, _ENTITY.sub(r"\1%3B", url[len(begun) :]))


def _encoded(found: re.Match[str]) -> str:
    letter = found[0]
    return letter if letter > "\x7f" and letter.isprintable() else quote(letter, safe="")


def link(plain: str, url: str) -> str:
    """A text that leads to an address."""
    return f"[{text(plain)}]({address(url)})"


def autolink(url: str) -> str:
    """An address that is read and followed."""
    return f"<{address(url)}>"
