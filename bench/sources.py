"""The publications of a made sheet: by number, in the order of the days on which they were issued."""

from datetime import date
from functools import cache
from math import log10
from typing import Any

from bench.chance import mixed

Record = dict[str, Any]
_FIRST = date(2015, 1, 1).toordinal()
_DAYS = 3900
_PAPERS = tuple(
    f"{name} {kind}"
    for name in ("Harbour", "Mountain", "Evening", "Morning", "Northern", "Southern", "Coastal", "Capital")
    for kind in ("Courier", "Gazette", "Herald", "Observer", "Post", "Standard", "Telegraph", "Tribune", "Wire")
)
_SLUGS = tuple(paper.lower().replace(" ", "-") for paper in _PAPERS)
_TITLES = (
    "What is known about the convoy", "New numbers from the front", "Denials after a report", "A long night",
    "Ministers trade words", "Satellite pictures show the depot", "How many were there", "The week in brief",
)  # fmt: skip
_LANGUAGES = (None,) * 8 + ("en", "ko", "uk", "de")


class Sources:
    """The publications of a sheet of so many facts: as many as facts in small sheets, one for five in the largest."""

    def __init__(self, facts: int) -> None:
        self.count = max(3, round(facts * 5 ** -max(0.0, (log10(max(facts, 1)) - 3) / 3)))

    def day(self, number: int) -> int:
        """The day on which one was issued, as an ordinal; a later number is issued no earlier."""
        return _FIRST + number * _DAYS // self.count

    def id(self, number: int) -> str:
        """The id of the publication of a number."""
        return f"{_SLUGS[self._paper(number)]}-{iso(self.day(number))}-{number}"

    def _paper(self, number: int) -> int:
        return number * 31 % len(_PAPERS)

    def record(self, number: int) -> Record:
        """The publication of a number."""
        paper, issued = _PAPERS[self._paper(number)], iso(self.day(number))
        found: Record = {
            "id": self.id(number),
            "type": "article-newspaper",
            "publisher": paper,
            "title": f"{_TITLES[number % len(_TITLES)]}, part {number}",
            "issued": issued,
        }
        if number % 20:
            path = f"{issued[:4]}/{issued[5:7]}/{number}-{mixed(number, 10**8):08d}"
            found["url"] = f"https://{_SLUGS[self._paper(number)]}.example/{path}"
        if language := _LANGUAGES[mixed(number, len(_LANGUAGES))]:
            found["language"] = language
        # One in seven copies the one before it, which copies none.
        if number % 7 == 3:
            found["derived_from"] = self.id(number - 1)
        return found


@cache
def iso(day: int) -> str:
    """An ordinal as a date of the format."""
    return date.fromordinal(day).isoformat()
