"""A date as a mark and as a few words (screens.md, Rules: marks, formats)."""

from factsheet.dates import MONTHS, Point, Shape, parse, shape

_WIDE_MARKS = {
    ("lasted", True, True): "├─┤",
    ("lasted", True, False): "├─►",
    ("lasted", False, True): "◄─┤",
    ("within", True, True): "├·┤",
    ("within", True, False): "├·►",
    ("within", False, True): "◄·┤",
}


# What a mark says of a day, where a person asks; a known day needs no word.
MEANINGS = {
    "○  ": "about",
    "├·┤": "one day within",
    "├─┤": "it lasted",
    "├─►": "goes on",
    "◄─┤": "until",
    "├·►": "then or later",
    "◄·┤": "by then",
}


def mark(date: str) -> str:
    """Three cells: known, uncertain, one unknown day within, it lasted, it goes on."""
    parts = shape(date)
    if parts.form != "point" or parts.start is None:
        return _WIDE_MARKS[parts.form, parts.start is not None, parts.end is not None]
    if parts.start.qualifier:
        return "○  "
    return "●  " if len(parts.start.text) == 10 else "├·┤"


def short(date: str, year: str = "", month: str = "") -> str:
    """A date in few words: `28 Oct 2024`, `8–13 Oct 2024`, `since 14 Oct`; without what stands above it.

    `year` and `month` (`2024`, `2024-10`) are what the reader has been told already.
    """
    parts = shape(date)
    known = month or year
    if parts.form == "point" and parts.start:
        return _point(parts.start, known)
    if parts.start and parts.end:
        return _both(parts, known)
    return _open(parts, known)


def year_of(date: str) -> str:
    """The year that a date gives, for the days that stand with it; nothing where it spans several."""
    span = parse(date)
    first, last = span.earliest or span.latest or "", span.latest or span.earliest or ""
    return first[:4] if first[:4] == last[:4] else ""


def _open(parts: Shape, known: str) -> str:
    if parts.start:
        spoken = _point(parts.start, known)
        return f"since {spoken}" if parts.form == "lasted" else f"{spoken} or later"
    spoken = _point(parts.end, known) if parts.end else ""
    return f"until {spoken}" if parts.form == "lasted" else f"by {spoken}"


def _both(parts: Shape, known: str) -> str:
    """Both ends; what they share is said once, behind the second."""
    start, end = parts.start, parts.end
    if start is None or end is None:
        return _open(parts, known)
    last = _point(end, known)
    shared = next((each for each in (end.text[:7], end.text[:4]) if start.text.startswith(each)), "")
    plain = not start.qualifier and len(start.text) == len(end.text) and len(shared) < len(start.text)
    if not plain:
        return f"{_point(start, known)}–{last}"
    return f"{_point(start, shared or known[:4])}–{last}"


def _point(point: Point, known: str) -> str:
    year, *rest = point.text.split("-")
    words = [str(int(rest[1]))] if len(rest) == 2 else []
    if rest and not (words and known == point.text[:7]):
        words.append(MONTHS[int(rest[0]) - 1][:3])
    if known[:4] != year or not words:
        words.append(year)
    return point.qualifier + " ".join(words)
