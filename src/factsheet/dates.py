"""Days and spans of days: the declared subset of EDTF (ISO 8601-2) in which a sheet writes its dates.

Days are ISO strings throughout: they compare, sort and store as they are. An open end is None.
"""

import re
from functools import lru_cache
from typing import NamedTuple

LAST_DAY = "9999-12-31"
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS_IN_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_POINT = r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"
_QUALIFIERS = ("?", "~", "%")
_FORMS = "2024, 2024-10, 2024-10-28, with ?, ~ or % behind, a/b, a/.., ../b, [a..b], [..b] or [a..]"


class BadDate(ValueError):
    """A text that is no date of the format; says why."""


class Span(NamedTuple):
    """The earliest and the latest day that a date allows; None where it is open."""

    earliest: str | None
    latest: str | None

    @property
    def order(self) -> tuple[str, str]:
        """The key that records sort by: an open earliest day sorts as the latest one (format.md, Dates)."""
        return (self.earliest or self.latest or LAST_DAY, self.latest or LAST_DAY)


class Point(NamedTuple):
    """A year, a month or a day as it was written, with its qualifier (`?`, `~`, `%` or nothing)."""

    text: str
    qualifier: str
    first: str
    last: str


class Shape(NamedTuple):
    """A date taken apart: `form` is `point`, `lasted` (a/b) or `within` (one unknown day of a set)."""

    form: str
    start: Point | None
    end: Point | None


@lru_cache(maxsize=4096)
def parse(text: str) -> Span:
    """The span of a date; raises BadDate."""
    if "/" not in text and "[" not in text:
        point = _point(text, qualified=True)
        return Span(point.first, point.last)
    parts = shape(text)
    return Span(parts.start.first if parts.start else None, parts.end.last if parts.end else None)


def shape(text: str) -> Shape:
    """What a date says, for those who draw it or write it out; raises BadDate."""
    if text.startswith("["):
        if not text.endswith("]"):
            raise _no_date(text)
        return _ends("within", text, text[1:-1].split(".."), qualified=False, open_end="")
    if "/" in text:
        return _ends("lasted", text, text.split("/"), qualified=True, open_end="..")
    point = _point(text, qualified=True)
    return Shape("point", point, point)


def whole(text: str) -> Span:
    """The first and the last day of `2024`, `2024-10` or `2024-10-28`, as filters take them; raises BadDate."""
    point = _point(text, qualified=False, forms="2024, 2024-10 or 2024-10-28")
    return Span(point.first, point.last)


def is_plain(text: str) -> bool:
    """Whether a date is a year, a month or a day, and a sure one."""
    return text.replace("-", "").isdigit()


def in_words(text: str) -> str:
    """A date as prose has it, without a preposition: `28 October 2024`, `October 2024`, `8 to 13 October 2024`."""
    parts = shape(text)
    if parts.start and parts.end:
        start, end = _ends_in_words(parts.start, parts.end)
    else:
        start, end = (_point_in_words(point) if point else "" for point in (parts.start, parts.end))
    if parts.form == "point":
        return start
    if start and end:
        return f"{start} to {end}" if parts.form == "lasted" else f"between {start} and {end}"
    if start:
        return f"since {start}" if parts.form == "lasted" else f"{start} or later"
    return f"until {end}" if parts.form == "lasted" else f"{end} or earlier"


def on_day(text: str) -> str:
    """A date as a sentence has it, with its preposition: `on 28 October 2024`, `in October 2024`, `by 5 May 2025`."""
    parts = shape(text)
    spoken = in_words(text)
    if parts.form == "point" and parts.start:
        preposition = "on" if len(parts.start.text) == 10 else "in"
        if spoken.startswith("possibly "):
            return f"possibly {preposition} {spoken.removeprefix('possibly ')}"
        return f"{preposition} {spoken}"
    if parts.start and parts.end:
        return f"from {spoken}" if parts.form == "lasted" else spoken
    if parts.form == "within" and parts.start:
        return f"on or after {_point_in_words(parts.start)}"
    if parts.form == "within" and parts.end:
        return f"by {_point_in_words(parts.end)}"
    return spoken


def _ends(form: str, text: str, ends: list[str], *, qualified: bool, open_end: str) -> Shape:
    if len(ends) != 2 or ends == [open_end, open_end]:
        raise _no_date(text)
    start, end = (None if each == open_end else _point(each, qualified=qualified, shown=text) for each in ends)
    if start and end and end.last < start.first:
        raise BadDate(f"'{text}' ends before it starts")
    return Shape(form, start, end)


def _point(text: str, *, qualified: bool, forms: str = _FORMS, shown: str = "") -> Point:
    shown = shown or text
    qualifier = text[-1] if qualified and text.endswith(_QUALIFIERS) else ""
    bare = text[:-1] if qualifier else text
    match = re.fullmatch(_POINT, bare)
    if not match:
        raise _no_date(shown, forms)
    year, month, day = match.groups()
    if month is None:
        return Point(bare, qualifier, f"{year}-01-01", f"{year}-12-31")
    if not "01" <= month <= "12":
        raise BadDate(f"'{shown}' has no such month")
    last = _last_of(int(year), int(month))
    if day is None:
        return Point(bare, qualifier, f"{bare}-01", f"{bare}-{last}")
    if not 1 <= int(day) <= last:
        raise BadDate(f"'{shown}' has no such day")
    return Point(bare, qualifier, bare, bare)


def _no_date(text: str, forms: str = _FORMS) -> BadDate:
    """What a text that is no date would be as one, where that is clear, else how dates are written."""
    from factsheet.handwritten import meant

    found = meant(text, plain=forms != _FORMS)
    try:
        if found:
            parse(found)
    except BadDate:
        found = None
    return BadDate(f"'{text}' is no date; {f'did you mean {found!r}?' if found else f'write {forms}'}")


def _last_of(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _DAYS_IN_MONTH[month - 1]


def _ends_in_words(start: Point, end: Point) -> tuple[str, str]:
    """Both ends; month and year are said once where both share them: `8` and `13 October 2024`."""
    first, last = _point_in_words(start), _point_in_words(end)
    if start.qualifier or end.qualifier or len(start.text) != len(end.text) or start.text == end.text:
        return first, last
    for shared in (start.text[:7], start.text[:4]):
        if end.text.startswith(shared):
            return first.removesuffix(f" {_spoken(shared)}"), last
    return first, last


def _point_in_words(point: Point) -> str:
    spoken = _spoken(point.text)
    return {"?": f"possibly {spoken}", "~": f"about {spoken}", "%": f"possibly about {spoken}", "": spoken}[
        point.qualifier
    ]


def _spoken(text: str) -> str:
    """A year, a month or a day, as prose has it."""
    year, *rest = text.split("-")
    return " ".join(
        [*([str(int(rest[1]))] if len(rest) > 1 else []), *([MONTHS[int(rest[0]) - 1]] if rest else []), year]
    )
