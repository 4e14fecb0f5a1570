"""Days as people write them, read only to suggest how a sheet would: nothing is converted, and nothing is guessed."""

import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form, re.ASCII | re.IGNORECASE)
    for form in (
        rf"{_DAY}[ -]{_MONTH},?[ -](?P<year>\d{{4}})",
        rf"{_MONTH} {_DAY},? (?P<year>\d{{4}})",
        rf"{_MONTH},? (?P<year>\d{{4}})",
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?",
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})",
    )
)
# 4/14/1912 and 14/4/1912: one of the two is no month, and only then it is clear which.
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_ABOUT = re.compile(r"(?:c\.|ca\.?|circa|about|around|approx\.?) ?(.+)", re.IGNORECASE)
_SAME_MONTH = re.compile(r"(\d{4}-\d\d)-(\d\d)/(\d\d)", re.ASCII)


def meant(text: str, *, plain: bool = False) -> str | None:
    """The date that a text seems to mean, as a sheet writes it, or None; `plain`: a year, a month or a day alone.

    It is not known to be a day of the calendar.
    """
    text = text.strip()
    about = _ABOUT.fullmatch(text)
    if about and not plain:
        inner = about[1] if re.fullmatch(r"\d{4}(-\d\d){0,2}", about[1], re.ASCII) else meant(about[1], plain=True)
        return inner and f"{inner}~"
    same_month = _SAME_MONTH.fullmatch(text)
    if same_month and not plain:
        return f"{same_month[1]}-{same_month[2]}/{same_month[1]}-{same_month[3]}"
    slashed = _SLASHED.fullmatch(text)
    if slashed:
        return _unambiguous(int(slashed[1]), int(slashed[2]), slashed[3])
    found = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
    return found and _written(found.groupdict())


def _written(parts: dict[str, str | None]) -> str:
    name = parts.get("name")
    month = _MONTHS.index(name.lower()) + 1 if name else parts.get("month")
    numbers = [each for each in (month, parts.get("day")) if each]
    return "-".join([str(parts["year"]), *(f"{int(each):02}" for each in numbers)])


def _unambiguous(first: int, second: int, year: str) -> str | None:
    if first > 12 >= second:
        first, second = second, first
    return f"{year}-{first:02}-{second:02}" if first <= 12 < second else None
