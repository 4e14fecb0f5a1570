"""TimelineJS: a slide a fact, as the CSV file of its template."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factsheet import dates
from factsheet.export import Format
from factsheet.export.slide import credit, day_told, headline, text, title, title_text
from factsheet.output.csv import line

if TYPE_CHECKING:
    from factsheet.contract import Fact
    from factsheet.export.carried import Carried

# The header of TimelineJS's own template (my-own-timeline.csv). Its reader goes by these names: ConfigFactory.js,
# extractEventFromCSVObject. Display Date and Group must never hold text of a sheet: TimelineConfig.js reads them as
# HTML, takes the text out of it, and Slide.js and TimeGroup.js set that as HTML again, so that one escape is none.
HEADERS = (
    *("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date"),
    *("Headline", "Text", "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Type", "Group", "Background"),
)
_GROUPS = {"event": "Events", "figure": "Figures", "assessment": "Assessments"}


def _parts(carried: Carried) -> Iterator[str]:
    """The header, the title slide, and a slide a fact."""
    language = carried.head["language"] or "en"
    first = {"Headline": title(carried.head), "Text": title_text(carried.head, carried.day), "Type": "title"}
    yield line(list(HEADERS))
    yield _row(first)
    for fact in carried.facts():
        yield _row(_slide(fact, language))


def _slide(fact: Fact, language: str) -> dict[str, str]:
    return {
        **_days(fact["date"]),
        "Display Date": day_told(fact["date"], language),
        "Headline": headline(fact, language),
        "Text": text(fact, language),
        "Media Credit": credit(fact),
        "Group": _GROUPS[fact["type"]],
    }


def _row(cells: dict[str, str]) -> str:
    return line([cells.get(name, "") for name in HEADERS])


def _days(date: str) -> dict[str, str]:
    """Where a slide stands, as far as it is known: TimelineJS drops a slide without a year.

    With an open start it stands at its end, as it is sorted. Of two days TimelineJS takes an end that is less exact
    than the start to be before it (2024 as its first day): then the start stands alone.
    """
    shape = dates.shape(date)
    first = shape.start or shape.end
    last = shape.end if shape.start and shape.form != "point" else None
    if first is None:
        return {}
    end = _of_point(last, "End ") if last and last.first >= first.first else {}
    return {**_of_point(first, ""), **end}


def _of_point(point: dates.Point, prefix: str) -> dict[str, str]:
    """Year, month and day as they are known, as numbers without leading zeros."""
    names = (f"{prefix}{name}" for name in ("Year", "Month", "Day"))
    return {name: str(int(part)) for name, part in zip(names, point.text.split("-"), strict=False)}


FORMAT = Format(
    name="timelinejs",
    holds="the CSV file of a TimelineJS timeline: a title slide, and a slide a fact. TimelineJS reads it as a Google"
    " Sheet that is published or, from version 3.9.11 on, from where the file is.",
    elsewhere={
        "who said it, hedge, day, who passed it on, quote": "in Text, a paragraph for everyone who asserts,"
        " denies, disputes or retracts it, the lead first; the lead's name is in Headline, too",
        "a fact that is not standing": "Headline ends with its status; Text has the fact that"
        " superseded it, with who said it, the day and where",
        "an uncertain day": "in words in Display Date; Year, Month and Day have what is known. A day between two days"
        " and a time that lasted have both ends; what has no first day (until, or earlier) stands on its last",
        "a number": "in Text, with measure, unit and scope, its digits as they are written",
        "sources": "in Media Credit, publisher and day, which TimelineJS shows where a slide has a picture; and in"
        " Text, with links. Media stays empty, since TimelineJS loads what stands there in every reader's browser: it"
        " is yours to fill",
        "text that is HTML, a formula or an address": "shown as it is written: it is escaped, the first sign of"
        " a formula as &#61;",
        "controls and marks of direction in a text": r"written visibly, as \x1b or \u202e; line feeds as <br>",
    },
    left={
        "sheet.format": "tells how the JSON file is written",
        "sheet.$schema": "tells how the JSON file is written",
        "sheet.language": "TimelineJS has a setting of its own for it",
        "actors.*": "a slide has their names; the sqlite format has the rest",
        "places.*": "a slide has their names; the sqlite format has the rest",
        "measures.*": "a slide has label and unit; the sqlite format has the rest",
        "sources.*": "a slide has publisher, title, day and link; the sqlite format has the rest",
        "*.key": "chooses facts for the summary",
    },
    parts=_parts,
)
