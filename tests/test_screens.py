"""What a terminal shows: days, numbers and marks in one drawing language, lines that fit, nothing lost."""

import json
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

import properties  # noqa: F401 (leaves nothing behind)
from conftest import TINY, Run
from drawn import Drawn
from factsheet.output.terminal.days import mark, short
from factsheet.output.terminal.flow import flow, length, part, words
from factsheet.output.terminal.numbers import grouped
from factsheet.output.terminal.pen import Pen
from factsheet.record import Written
from sheets import event, figure, said, sheet, written


@pytest.mark.parametrize(
    ("date", "drawn", "ascii_form"),
    [
        ("2024-10-28", "●  ", "*  "),
        ("2024-10-28~", "○  ", "o  "),
        ("2024-10?", "○  ", "o  "),
        ("2024-10", "├·┤", "|.|"),
        ("2024", "├·┤", "|.|"),
        ("2024-10-08/2024-10-13", "├─┤", "|-|"),
        ("2024-10-08/..", "├─►", "|->"),
        ("../2024-10", "◄─┤", "<-|"),
        ("[2024-10-14..2024-10-15]", "├·┤", "|.|"),
        ("[2024-10-14..]", "├·►", "|.>"),
        ("[..2024-10-14]", "◄·┤", "<.|"),
    ],
)
def test_every_kind_of_date_has_its_mark_of_three_cells(date: str, drawn: str, ascii_form: str) -> None:
    assert mark(date) == drawn
    assert Pen(unicode=False).draw(drawn) == ascii_form
    assert Pen(unicode=True).draw(drawn) == drawn


@pytest.mark.parametrize(
    ("date", "alone", "in_october"),
    [
        ("2024-10-28", "28 Oct 2024", "28"),
        ("2024-10-28~", "~28 Oct 2024", "~28"),
        ("2024-10", "Oct 2024", "Oct"),
        ("2024", "2024", "2024"),
        ("2024-10-08/2024-10-13", "8–13 Oct 2024", "8–13"),
        ("2024-10-28/2024-11-04", "28 Oct–4 Nov 2024", "28 Oct–4 Nov"),
        ("2024-10-28/2025-01-04", "28 Oct 2024–4 Jan 2025", "28 Oct–4 Jan 2025"),
        ("2024-10-14/..", "since 14 Oct 2024", "since 14"),
        ("[..2024-10-14]", "by 14 Oct 2024", "by 14"),
        ("[2024-10-14..]", "14 Oct 2024 or later", "14 or later"),
        ("../2024-10-14", "until 14 Oct 2024", "until 14"),
        ("2024-12-01", "1 Dec 2024", "1 Dec"),
    ],
)
def test_a_day_leaves_out_what_stands_above_it(date: str, alone: str, in_october: str) -> None:
    assert short(date) == alone
    assert short(date, "2024", "2024-10") == in_october


@pytest.mark.parametrize(
    ("number", "read"),
    [
        (12, "12"),
        (1500, "1,500"),
        (6_000_000, "6 million"),
        (4_200_000, "4.2 million"),
        (4_210_000, "4,210,000"),
        (Written("2.20"), "2.20"),
        (-1500, "-1,500"),
    ],
)
def test_a_number_is_read_with_separators_and_never_rounded(number: int | Written, read: str) -> None:
    assert grouped(number) == read


def test_words_flow_into_the_width_and_a_short_part_stays_whole() -> None:
    lines = flow([*words("aa bb"), *part("KBS World")], 9)
    assert ["".join(piece.text for piece in line) for line in lines] == ["aa bb", "KBS World"]


@pytest.mark.parametrize("text", ["한국어한국어한국어", "a" * 50, "́ e", "x 한 y"])
def test_no_line_is_wider_than_the_width_in_cells(text: str) -> None:
    lines = flow(words(text), 5)
    assert max(length(line) for line in lines) <= 5
    assert "".join(piece.text for line in lines for piece in line).replace(" ", "") == text.replace(" ", "")


SCREENS = (
    "timeline --type all",
    "assessments",
    "attributions",
    "search ford",
    "search watch",
    "search daily",
    "show bridge-fell ford killed",
)


@pytest.mark.parametrize("width", [20, 27, 40, 59, 60, 80, 99, 100, 120, 160])
@pytest.mark.parametrize("command", SCREENS)
def test_a_screen_fits_the_terminal(run: Run, tiny: Path, command: str, width: int) -> None:
    drawn = run(f"{command} --color never", columns=width).out
    assert drawn
    assert max(cell_len(line) for line in drawn.splitlines()) <= width


@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_a_timeline_loses_no_name_day_or_number(run: Run, tiny: Path, width: int) -> None:
    seen = re.sub(r"[\s│]", "", run("timeline --type all --color never", columns=width).out)
    sheet = json.loads(TINY.read_text("utf-8"))
    for fact in (*sheet["events"], *sheet["figures"], *sheet["assessments"]):
        if fact["id"] != "retreat":  # retracted: shown only on request
            assert re.sub(r"\s", "", fact["statement"]) in seen
    for name in ("SouthernServiceviaKimMin", "OlgaEnvoy(North)", "RiverRadio", "1,250", "2.20%", "500–700", "several"):
        assert name in seen


def test_a_judgement_shows_condition_likelihood_and_confidence_apart(run: Run, tiny: Path) -> None:
    drawn = run("assessments --color never", columns=80).out
    assert "The war would grow. — if the South answered · disputed" in drawn
    assert "·····●· very likely   confidence moderate" in drawn
    assert "≠ disputed Anna Berg (Army of the North) · 21 Mar · Gazette" in drawn


def test_an_attribution_shows_its_stance_its_words_and_what_stood_before(run: Run, tiny: Path) -> None:
    drawn = run("attributions --by envoy --color never", columns=80).out
    assert "3 Mar 2024  ≠ denied Olga Envoy (North) · Gazette" in drawn
    assert "“a fable”" in drawn
    assert "before: standing" in drawn


def test_a_search_names_kind_day_and_id_of_what_it_found(run: Run, tiny: Path) -> None:
    drawn = run("search daily --color never", columns=80).out
    assert "source       =Bridge [bold]falls[/bold] | 한국어" in drawn
    assert drawn.count("daily\n") == 1
    assert "actor        River Watch" in run("search watch --color never", columns=80).out


def test_a_narrow_terminal_says_the_day_in_the_line(run: Run, tiny: Path) -> None:
    assert "\n├── May 2024 ─" in run("timeline --type all --color never", columns=40).out
    assert "\n○   ~10  Anna Berg" in run("timeline --color never", columns=40).out


def test_a_letter_stands_for_the_publication_that_has_it_not_for_a_copy_that_another_row_cites(
    run: Run, tmp_path: Path
) -> None:
    copies = ("agency", "herald", "mirror", "courier")
    sources = [
        {
            "id": name,
            "type": "article",
            "publisher": f"{name.title()} of the whole District",
            **({"derived_from": "agency"} if number else {}),
        }
        for number, name in enumerate(copies)
    ]
    voices = [
        said(date="2024-01-10", sources=["herald", "agency"]), said(date="2024-01-11", sources=["mirror", "courier"]),
        said(date="2024-01-12", sources=["herald"]),
    ]  # fmt: skip
    path = written(tmp_path, sheet(sources=sources, figures=[figure("it", attributions=voices)]))
    out = run(f"-f {path} figures --color never", columns=60).out
    assert re.findall(r"^ *(\d+) Jan 2024 .* stated +(\w+)$", out, re.MULTILINE) == [
        ("10", "a"), ("11", "b"), ("12", "a"),
    ]  # fmt: skip
    assert [line.strip() for line in out.splitlines()[-2:]] == [
        "a Herald of the whole District", "b Mirror of the whole District",
    ]  # fmt: skip


def test_a_terminal_without_utf8_gets_ascii_marks_in_the_same_cells(run: Run, tiny: Path) -> None:
    with_marks = run("timeline --type all --color never", columns=80).out
    without = run("timeline --type all --color never", columns=80, encoding="ascii").out
    assert without.isascii()
    assert [len(line) for line in without.splitlines()] == [len(line) for line in with_marks.splitlines()]


def test_markup_in_a_statement_is_text_on_the_screen(run: Run, tmp_path: Path) -> None:
    sheet = json.loads(TINY.read_text("utf-8"))
    sheet["events"][0]["statement"] = "[bold]x[/bold] :smile: \x1b[31m"
    path = tmp_path / "s.json"
    path.write_text(json.dumps(sheet), "utf-8")
    assert "[bold]x[/bold] :smile: \\x1b[31m" in run(f"-f {path} timeline --color never", columns=80).out


@pytest.mark.parametrize(
    ("date", "day"), [("[2019..]", "2019 or later"), ("2019-10-28/2021-01-04", "28 Oct–4 Jan 2021")]
)
@pytest.mark.parametrize("width", [60, 66, 80])
def test_a_long_day_breaks_beside_the_line_of_a_timeline(
    run: Run, tmp_path: Path, date: str, day: str, width: int
) -> None:
    sheet = json.loads(TINY.read_text("utf-8"))
    sheet["events"] = [{**sheet["events"][0], "date": date, "statement": "word " * 60}]
    path = tmp_path / "s.json"
    path.write_text(json.dumps(sheet), "utf-8")
    drawn = Drawn(run(f"-f {path} timeline --color never", columns=width).out)
    assert drawn.widest <= width
    assert drawn.reads(day)


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        (("2024-01-20", "2025-04-26"), ["20 Jan", "26 Apr 2025"]),
        (("2025-04-26", "2024-01-20"), ["26 Apr 2025", "20 Jan 2024"]),
        (("1987", "2024-04-19"), ["1987", "19 Apr 2024"]),
    ],
)
def test_a_day_without_its_year_never_stands_behind_one_of_another_year(
    days: tuple[str, str], shown: list[str], run: Run, tmp_path: Path
) -> None:
    first, second = ({**said(date=day), "by": by} for day, by in zip(days, ("speaker", "other"), strict=True))
    made = sheet(
        events=[event("clash", date="2024-01-10", key=True, attributions=[first, {**second, "stance": "denies"}])]
    )
    made["actors"].append({"id": "other", "name": "Other", "kind": "person"})
    path = tmp_path / "years.json"
    path.write_text(json.dumps(made), "utf-8")
    for view in ("summary", "events"):
        printed = run("-f", path, view, columns=120).out
        assert re.findall(r"[, ·]\s(\d\d \w{3}(?: \d{4})?|\d{4})(?=, | · )", printed.split("happened")[1]) == shown
