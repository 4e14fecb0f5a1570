"""Dates near the grammar: a text is a date to the parser where it is one to the published expression."""

import json
import re
from pathlib import Path

from factsheet import dates
from factsheet.gate.reading import SCHEMA, shipped
from fuzz.chance import ODD, Chance
from fuzz.held import Part, Tally, hold

_PIECES = (
    "2024", "2023", "2000", "1900", "0000", "9999", "-02-29", "-02-30", "-04-31", "-13", "-00", "-12-31", "-1",
    "-10-28", "/", "..", "[", "]", "?", "~", "%", " ", "T12:00", "２０２４", "2024-10-28", "-02", "x", "-", "2",
    "0", ".", "\n", "Z",
)  # fmt: skip
_HANDWRITTEN = (
    "28 October 2024", "Oct 28, 2024", "28.10.2024", "10/28/2024", "28/10/2024", "4/5/2024", "2024/10/28", "2024-1-2",
    "c. 2024", "circa 2024-10", "about 28 Oct 2024", "2024-10-08/13", "October, 2024", "31 Feb 2024", "today",
    "1st May 2024", "٢٠٢٤", "2024–2025", "2024-W01", "20241028", "-2024", "+2024", "12024", "202X", "2024-10-XX",
    "Y2024", "2024-21", "{2024,2025}", "2024..2025", "1 Sept. 0000", "99.99.9999", "0/0/0000", "13/13/2024",
)  # fmt: skip
_LETTERS = "0123456789-/.[]?~% \t\n,:TZxX²٣９–−\u0000\ud800\u200e"
_SCHEMA = json.loads(Path(shipped(SCHEMA)).read_text("ascii"))
_ONE = re.compile(_SCHEMA["$defs"]["Event"]["properties"]["date"]["pattern"].removesuffix("$") + r"\Z")
_MEANT = re.compile(r"did you mean '([^']*)'\?\Z")


def point(chance: Chance, first: int = 0, last: int = 9999) -> str:
    """A year, a month or a day."""
    year = f"{chance.randint(first, last):04}"
    month = f"{year}-{chance.randint(1, 12):02}"
    return chance.one((year, month, f"{month}-{chance.randint(1, 28):02}", f"{month}-{chance.randint(1, 28):02}"))


def date(chance: Chance, first: int = 0, last: int = 9999) -> str:
    """A date of the format."""
    middle = (first + last) // 2
    start, end = point(chance, first, middle), point(chance, middle + 1, last)
    label = chance.one(("", "", "?", "~", "%"))
    return chance.one((
        start, start, start, start + label, f"{start}{label}/{end}", f"{start}/{end}{label}", f"{start}/..",
        f"../{end}", f"[{start}..{end}]", f"[..{end}]", f"[{start}..]",
    ))  # fmt: skip


def edited(chance: Chance, text: str) -> str:
    """A text with a letter set, left out, put in or doubled."""
    at = chance.randrange(len(text) + 1)
    letter = chance.one(_LETTERS)
    return chance.one((
        text[:at] + letter + text[at + 1 :], text[:at] + text[at + 1 :], text[:at] + letter + text[at:],
        text[:at] + text[at : at + 3] + text[at:], text[at:] + text[:at], text[:at],
    ))  # fmt: skip


def make(chance: Chance) -> str:
    """A text that is a date, or nearly."""
    sort = chance.randrange(10)
    if sort < 3:
        return date(chance)
    if sort < 6:
        text = date(chance)
        for _ in range(1 + chance.upto(3)):
            text = edited(chance, text)
        return text
    if sort < 9:
        return "".join(chance.one(_PIECES) for _ in range(1 + chance.upto(7)))
    return edited(chance, chance.one(_HANDWRITTEN)) if chance.happens(0.7) else chance.one(ODD)


def check(text: str, chance: Chance, tally: Tally) -> None:
    """Holds that parser, shape and expression agree, that spans are in order, and that what is advised is a date."""
    del chance
    try:
        span = dates.parse(text)
    except dates.BadDate as error:
        tally.counts["refused"] += 1
        _refused(text, str(error))
        return
    tally.counts["let in"] += 1
    hold(_ONE.match(text), "a date has the published form", text)
    hold(not (span.earliest and span.latest) or span.earliest <= span.latest, "a span begins before it ends", text)
    parts = dates.shape(text)
    start, end = (each and (each.first, each.last) for each in (parts.start, parts.end))
    hold((start and start[0], end and end[1]) == (span.earliest, span.latest), "the shape has the same days", text)
    spoken, day = dates.in_words(text), dates.on_day(text)
    years = re.findall("[0-9]{4}", text)
    hold(all(year in spoken and year in day for year in years), "a date in words has its years", (text, spoken, day))


def _refused(text: str, told: str) -> None:
    hold(not _ONE.match(text) or told.endswith("ends before it starts"), "what is refused has another form", text)
    meant = _MEANT.search(told)
    if meant:
        dates.parse(meant[1])
        hold(_ONE.match(meant[1]), "what is advised is a date", (text, told))


PART = Part("dates", "texts that are dates, or nearly", 700_000, 20_000, make, check)
