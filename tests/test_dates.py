"""The dates of a sheet: which texts are dates, which days they span, how they sort, and how prose says them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.dates import BadDate, Span, in_words, is_plain, on_day, parse, shape, whole
from properties import SETTINGS

SPANS = {
    "2024": ("2024-01-01", "2024-12-31"),
    "0000": ("0000-01-01", "0000-12-31"),
    "9999": ("9999-01-01", "9999-12-31"),
    "2024-10": ("2024-10-01", "2024-10-31"),
    "2024-04": ("2024-04-01", "2024-04-30"),
    "2024-02": ("2024-02-01", "2024-02-29"),
    "2023-02": ("2023-02-01", "2023-02-28"),
    "1900-02": ("1900-02-01", "1900-02-28"),
    "2000-02": ("2000-02-01", "2000-02-29"),
    "2024-10-28": ("2024-10-28", "2024-10-28"),
    "2024-02-29": ("2024-02-29", "2024-02-29"),
    "2024?": ("2024-01-01", "2024-12-31"),
    "2024-10~": ("2024-10-01", "2024-10-31"),
    "2024-10-28%": ("2024-10-28", "2024-10-28"),
    "2024-10-08/2024-10-13": ("2024-10-08", "2024-10-13"),
    "2024-10-08/2024-10-08": ("2024-10-08", "2024-10-08"),
    "2024-10/2025": ("2024-10-01", "2025-12-31"),
    "2024-10-20/2024-10": ("2024-10-20", "2024-10-31"),
    "2024-10/2024-10-05": ("2024-10-01", "2024-10-05"),
    "2024-10-08?/2024-10~": ("2024-10-08", "2024-10-31"),
    "2024-10/..": ("2024-10-01", None),
    "2024-10%/..": ("2024-10-01", None),
    "../2024-10": (None, "2024-10-31"),
    "../2024-10?": (None, "2024-10-31"),
    "[2024-10-08..2024-10-13]": ("2024-10-08", "2024-10-13"),
    "[2024..2025-02]": ("2024-01-01", "2025-02-28"),
    "[..2024-10]": (None, "2024-10-31"),
    "[2024-10..]": ("2024-10-01", None),
}
NO_DATES = [
    "", " ", "?", "..", "/", "[]", "../..", "[..]", "/2024", "2024/", "2024/2025/2026", "[2024..2025..2026]",
    "24", "224", "20240", "+2024", "-2024", "2024-1", "2024-001", "2024-10-8", "2024-10-28T00:00", "20241028",
    "2024/10/28", "28.10.2024", "2024-10-", "2024--10", " 2024", "2024 ", "2024\n", "2024-10-28\n", "2024-10-28Z",
    "2024??", "2024?~", "?2024", "2024?-10", "~2024-10", "2024!", "[2024?..2025]", "[2024..2025~]", "[2024..2025]?",
    "[2024]", "[2024,2025]", "[2024-10..", "2024-10..]", "2024..2025", "[2024/2025]", "[2024/..]", "{2024..2025}",
    "[..2024]/2025", "2024/[2025..]", "../2024?/..", "２０２４", "٢٠٢٤", "2024-１０", "2024−10", "2024‐10",
    "２０２４-10-28", "Oct 2024", "2024-W10", "2024-Q3", "2024X", "202X", "Y12024", "now", "\ud800", "[..2024x",
    "2024\x00",
]  # fmt: skip


@pytest.mark.parametrize(("text", "days"), SPANS.items())
def test_a_date_spans_its_earliest_and_latest_day(text: str, days: tuple[str | None, str | None]) -> None:
    assert parse(text) == days


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_of_the_format_is_refused(text: str) -> None:
    with pytest.raises(BadDate, match="is no date"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2024-00", "'2024-00' has no such month"),
        ("2024-13", "'2024-13' has no such month"),
        ("2024-99-01", "'2024-99-01' has no such month"),
        ("2024-10-00", "'2024-10-00' has no such day"),
        ("2024-10-32", "'2024-10-32' has no such day"),
        ("2024-06-31", "'2024-06-31' has no such day"),
        ("2023-02-29", "'2023-02-29' has no such day"),
        ("2100-02-29", "'2100-02-29' has no such day"),
        ("2024-02-30?", "'2024-02-30?' has no such day"),
        ("2024-10-01/2024-10-32", "'2024-10-01/2024-10-32' has no such day"),
        ("[2024-13..]", "'[2024-13..]' has no such month"),
        ("2024-10-13/2024-10-08", "'2024-10-13/2024-10-08' ends before it starts"),
        ("2025/2024-12-31", "'2025/2024-12-31' ends before it starts"),
        ("2024-10?/2024-09?", "'2024-10?/2024-09?' ends before it starts"),
        ("[2024-10-13..2024-10-08]", "'[2024-10-13..2024-10-08]' ends before it starts"),
    ],
)
def test_an_impossible_date_is_refused_with_the_reason_and_the_whole_date(text: str, reason: str) -> None:
    with pytest.raises(BadDate) as refused:
        parse(text)
    assert str(refused.value) == reason


def test_a_refusal_shows_how_dates_are_written() -> None:
    with pytest.raises(BadDate) as refused:
        parse("5/10/2024")
    assert str(refused.value) == (
        "'5/10/2024' is no date; write 2024, 2024-10, 2024-10-28, with ?, ~ or % behind,"
        " a/b, a/.., ../b, [a..b], [..b] or [a..]"
    )


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("14 April 1912", "1912-04-14"),
        ("April 14th, 1912", "1912-04-14"),
        ("14-Apr-1912", "1912-04-14"),
        ("Sept. 1912", "1912-09"),
        ("14.04.1912", "1912-04-14"),
        ("1912/4/14", "1912-04-14"),
        ("1912-4", "1912-04"),
        ("4/14/1912", "1912-04-14"),
        ("14/4/1912", "1912-04-14"),
        (" 1912-04-14", "1912-04-14"),
        ("1912-04-14/15", "1912-04-14/1912-04-15"),
        ("c. 1912", "1912~"),
        ("about April 1912", "1912-04~"),
    ],
)
def test_a_day_in_another_style_is_refused_with_the_date_that_it_seems_to_mean(text: str, meant: str) -> None:
    with pytest.raises(BadDate) as refused:
        parse(text)
    assert str(refused.value) == f"'{text}' is no date; did you mean '{meant}'?"
    assert parse(meant)


@pytest.mark.parametrize(
    "text", ["4/5/1912", "31 April 1912", "13/13/1912", "14 Nisan 1912", "1912-04-15/14", "1.1.12"]
)
def test_no_date_is_suggested_where_it_is_not_clear_or_not_in_the_calendar(text: str) -> None:
    with pytest.raises(BadDate, match=r"is no date; write 2024, |ends before|no such"):
        parse(text)


def test_dates_sort_by_earliest_then_latest_day_and_an_open_start_sorts_as_its_end() -> None:
    in_order = [
        "2024",
        "2024-01-01/..",
        "2024-10-28",
        "2024-10-28/2024-11",
        "2025-12-30",
        "[..2025-12-31]",
        "2025-12-31/2026",
        "../2026-01-01",
    ]
    assert all(parse(one).order < parse(other).order for one, other in pairwise(in_order))


def test_an_open_start_sorts_beside_the_last_day_it_allows() -> None:
    assert parse("[..2025]").order == parse("2025-12-31").order


def test_an_open_end_sorts_after_every_known_end() -> None:
    assert parse("9999-12-30/9999-12-31").order == parse("9999-12-30/..").order
    assert parse("2024/9999-12-30").order < parse("2024/..").order


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024-10-28", ("2024-10-28", "2024-10-28")),
    ],
)
def test_a_filter_takes_a_year_a_month_or_a_day(text: str, days: tuple[str, str]) -> None:
    assert whole(text) == days


@pytest.mark.parametrize(
    "text", ["", "2024?", "2024-10~", "2024/2025", "[..2024]", "２０２４", "today", "c. 2024", "2024-10-28/29"]
)
def test_a_filter_takes_nothing_else_and_says_what_it_takes(text: str) -> None:
    with pytest.raises(BadDate) as refused:
        whole(text)
    assert str(refused.value) == f"'{text}' is no date; write 2024, 2024-10 or 2024-10-28"


@pytest.mark.parametrize(("text", "meant"), [("2024-10-28 ", "2024-10-28"), ("28 Oct 2024", "2024-10-28")])
def test_a_filter_suggests_a_day_that_it_takes(text: str, meant: str) -> None:
    with pytest.raises(BadDate) as refused:
        whole(text)
    assert str(refused.value) == f"'{text}' is no date; did you mean '{meant}'?"
    assert whole(meant)


def test_a_filter_refuses_a_day_that_never_was() -> None:
    with pytest.raises(BadDate, match="'2023-02-29' has no such day"):
        whole("2023-02-29")


@pytest.mark.parametrize(
    ("text", "alone", "in_a_sentence"),
    [
        ("2024", "2024", "in 2024"),
        ("2024-10", "October 2024", "in October 2024"),
        ("2024-10-28", "28 October 2024", "on 28 October 2024"),
        ("2024-10-08", "8 October 2024", "on 8 October 2024"),
        ("2024-10-28?", "possibly 28 October 2024", "possibly on 28 October 2024"),
        ("2024-10~", "about October 2024", "in about October 2024"),
        ("2024%", "possibly about 2024", "possibly in about 2024"),
        ("2024-10-28/2025-02-03", "28 October 2024 to 3 February 2025", "from 28 October 2024 to 3 February 2025"),
        ("2024-10/2025", "October 2024 to 2025", "from October 2024 to 2025"),
        ("2024-10~/2025?", "about October 2024 to possibly 2025", "from about October 2024 to possibly 2025"),
        ("2024-10-28/..", "since 28 October 2024", "since 28 October 2024"),
        ("../2024-10", "until October 2024", "until October 2024"),
        (
            "[2024-10..2024-12-03]",
            "between October 2024 and 3 December 2024",
            "between October 2024 and 3 December 2024",
        ),
        ("[..2025-05-05]", "5 May 2025 or earlier", "by 5 May 2025"),
        ("[2025-05..]", "May 2025 or later", "on or after May 2025"),
    ],
)
def test_prose_says_every_form_of_date(text: str, alone: str, in_a_sentence: str) -> None:
    assert (in_words(text), on_day(text)) == (alone, in_a_sentence)


def test_prose_names_month_and_year_of_a_few_days_once() -> None:
    assert in_words("2024-10-08/2024-10-13") == "8 to 13 October 2024"
    assert on_day("2024-10-08/2024-10-13") == "from 8 to 13 October 2024"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024-10-28/2024-11-03", "28 October to 3 November 2024"),
        ("2024-10/2024-12", "October to December 2024"),
        ("[2024-10-08..2024-10-13]", "between 8 and 13 October 2024"),
        ("2024-10-08?/2024-10-13", "possibly 8 October 2024 to 13 October 2024"),
        ("2024-10-08/2024-10-13~", "8 October 2024 to about 13 October 2024"),
        ("2024-10-08/2024-10", "8 October 2024 to October 2024"),
        ("2024-10-08/2024-10-08", "8 October 2024 to 8 October 2024"),
    ],
)
def test_prose_shares_a_month_or_a_year_between_two_sure_days_or_months_alone(text: str, words: str) -> None:
    assert in_words(text) == words


@pytest.mark.parametrize("text", ["2024", "2024-10", "2024-10-28"])
def test_a_date_is_plain_where_it_is_one_point_and_sure(text: str) -> None:
    assert is_plain(text)
    assert not any(map(is_plain, (f"{text}?", f"{text}~", f"{text}%", f"{text}/..", f"../{text}", f"[..{text}]")))


def test_all_months_have_their_names() -> None:
    named = [in_words(f"2024-{month:02}").removesuffix(" 2024") for month in range(1, 13)]
    assert named == [date(2024, month, 1).strftime("%B") for month in range(1, 13)]


def test_a_date_taken_apart_keeps_what_was_written() -> None:
    found = shape("2024-10?/2025-01-03~")
    assert found.start
    assert found.end
    assert (found.form, found.start.text, found.start.qualifier) == ("lasted", "2024-10", "?")
    assert (found.end.text, found.end.qualifier, found.end.last) == ("2025-01-03", "~", "2025-01-03")
    assert shape("[..2024]").form == "within"
    assert shape("[..2024]").start is None
    assert shape("2024").form == "point"
    assert shape("2024").end == shape("2024").start


@SETTINGS
@given(st.integers(0, 9999), st.integers(0, 14), st.integers(0, 33))
def test_the_days_that_exist_are_those_of_the_calendar(year: int, month: int, day: int) -> None:
    text = f"{year:04}-{month:02}-{day:02}"
    try:
        # Year 0, which Python's calendar leaves out, is a leap year like 400.
        exists = bool(date(year or 400, month, day))
    except ValueError:
        exists = False
    if exists:
        assert parse(text) == (text, text)
    else:
        with pytest.raises(BadDate):
            parse(text)


@SETTINGS
@given(st.dates(min_value=date(1, 1, 1), max_value=date(9999, 11, 30)))
def test_a_month_ends_on_the_day_before_the_next_one_begins(day: date) -> None:
    next_month = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
    month = day.isoformat()[:7]
    assert parse(month) == (f"{month}-01", (next_month - timedelta(days=1)).isoformat())


@SETTINGS
@given(st.dates(), st.dates())
def test_a_span_of_two_days_is_theirs_and_only_the_right_way_round(one: date, other: date) -> None:
    for text in (f"{one}/{other}", f"[{one}..{other}]"):
        if one <= other:
            assert parse(text) == (one.isoformat(), other.isoformat())
        else:
            with pytest.raises(BadDate, match="ends before it starts"):
                parse(text)


@SETTINGS
@given(st.text() | st.text("0123456789-/.[]?~%", max_size=24) | st.from_regex(r"\[?\d{4}(-\d\d)?(/|\.\.)\S{,10}"))
def test_any_text_is_a_date_or_is_refused(text: str) -> None:
    try:
        span = parse(text)
    except BadDate:
        return
    assert span != Span(None, None)
    assert in_words(text)
    assert on_day(text)
    for day in filter(None, span):
        assert parse(day) == (day, day)
