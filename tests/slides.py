"""A timeline's CSV file as its readers find it: Python's csv, its HTML parser, and what TimelineJS makes of texts."""

import csv
import io
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

from conftest import Run

Slide = dict[str, str]
# What a text of a slide may be made of, and what an element of it may have.
ELEMENTS = {"p", "b", "a", "br", "wbr"}
ATTRIBUTES = {"a": ["href"]}


class Read(HTMLParser):
    """HTML as a browser reads it: its text, a line a paragraph, its links, and what must not be in it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.links: list[str] = []
        self.strange: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ELEMENTS or [name for name, _ in attrs] != ATTRIBUTES.get(tag, []):
            self.strange.append(tag)
        self.links += [value or "" for _, value in attrs]
        if tag == "br":
            self.text += " "

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self.text += "\n"

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.strange.append(data)

    def handle_decl(self, decl: str) -> None:
        self.strange.append(decl)

    def handle_pi(self, data: str) -> None:
        self.strange.append(data)

    def unknown_decl(self, data: str) -> None:
        self.strange.append(data)


def cells(text: str) -> list[list[str]]:
    """The cells of a CSV text."""
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def read(text: str) -> list[Slide]:
    """The title and the slides of a file."""
    head, *rows = cells(text)
    return [dict(zip(head, row, strict=True)) for row in rows]


def slides(run: Run, sheet: Path | str, *filters: str) -> list[Slide]:
    """The title and the slides that the program writes of a sheet, in order."""
    ran = run("-f", str(sheet), "export", "timelinejs", *filters)
    assert (ran.err, ran.code) == ("", 0)
    return read(ran.out)


def slide(run: Run, sheet: Path | str, name: str) -> Slide:
    """The slide of a fact."""
    return by_id(slides(run, sheet))[name]


def by_id(found: list[Slide]) -> dict[str, Slide]:
    """The slides by the id with which their text ends; the title is under the empty one."""
    named = {"" if each["Type"] else Read(each["Text"]).text.rstrip("\n").rpartition(" · ")[2]: each for each in found}
    assert len(named) == len(found)
    return named


def shown(each: Slide) -> str:
    """All that a person reads on a slide."""
    return "\n".join(
        [each["Display Date"], unescape(each["Headline"]), Read(each["Text"]).text, Read(each["Media Credit"]).text]
    )


def trouble(each: Slide) -> list[str]:
    """What would act in a browser or in a spreadsheet, or what TimelineJS would turn into something that does.

    TimelineJS takes the text out of Display Date and Group, which are HTML to it, and sets it as HTML again. In Text it
    makes links of what looks like an address to it, wherever that stands in the HTML: in attributes, too.
    """
    headline, text, credit = Read(each["Headline"]), Read(each["Text"]), Read(each["Media Credit"])
    attributes = re.findall(r'<a href="([^"]*)">', each["Text"])
    outside = re.sub(r'<a href="[^"]*">', "", each["Text"]) + each["Media Credit"]
    return [
        *(name for name, value in each.items() if re.match(r"\s*[=+\-@'＝＋－＠]", value)),
        *(name for name in ("Display Date", "Group") if re.search("[<>&]", each[name])),
        *(name for name in ("Media", "Media Caption", "Media Thumbnail", "Background") if each[name]),
        *(headline.links + headline.strange + text.strange + credit.links + credit.strange),
        *re.findall(r"(?i)(?<!>)www\..{9}|(?<!<wbr>)(?:://|@).{9}", outside),
        *(link for link in attributes if not re.fullmatch(r"https?://[-A-Za-z0-9+&#/%?=~_|!:,.;]+", link)),
        *(link for link in attributes if re.search(r"(?i)(?<!/)www\.", link)),
    ]
