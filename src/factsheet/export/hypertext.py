"""Text of a sheet as HTML that is inert in TimelineJS, and in the spreadsheet on the way there."""

import html
import re
from collections.abc import Iterable
from urllib.parse import quote

from factsheet.plain import on_screen

# A cell that begins so is a formula to a spreadsheet (OWASP, CSV injection), and ' is lost in one.
_FORMULA = re.compile(r"[=+\-@'＝＋－＠]")
# After it has sanitized a text, TimelineJS makes links of what looks like an address (Util.js, linkify): so it must not
# look like one. In an href, all that linkify's address does not go on with is encoded, and what begins another.
_ADDRESS = re.compile(r"www\.|://|@", re.IGNORECASE)
_IN_ADDRESS = "-+&#/%?=~_|!:,.;"
_SECOND_ADDRESS = re.compile(r"(?<!/)w(?=ww\.)", re.IGNORECASE)


def paragraphs(parts: Iterable[str]) -> str:
    """Parts that are HTML as paragraphs; an empty part is none."""
    return "".join(f"<p>{part}</p>" for part in parts if part)


def escaped(value: str | None) -> str:
    """A text as HTML that means nothing but itself."""
    return html.escape(on_screen(value or ""), quote=False)


def inert(value: str | None) -> str:
    """A text as HTML where TimelineJS looks for addresses, and finds none; lines stay lines."""
    lines = (value or "").split("\n")
    return "<br>".join(_ADDRESS.sub(r"<wbr>\g<0>", escaped(each)) for each in lines)


def first_sign(cell: str) -> str:
    """A cell whose first sign is none that a spreadsheet acts on; blanks before it mean nothing in HTML."""
    cell = cell.lstrip()
    return f"&#{ord(cell[0])};{cell[1:]}" if _FORMULA.match(cell) else cell


def href(url: str) -> str:
    """An address as the value of an attribute, in which TimelineJS finds no other address."""
    encoded = quote(on_screen(url), safe=_IN_ADDRESS)
    return html.escape(_SECOND_ADDRESS.sub(lambda found: f"%{ord(found[0]):02X}", encoded))
