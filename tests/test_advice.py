"""What `check` warns of: each fault planted in the bundled sheet is found, and the sheet itself is clean."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import BUNDLED, Run
from factsheet.gate.codes import CODES
from factsheet.gate.tidiness import one_letter_apart
from planted import planted

Sheet = dict[str, Any]
Plant = Callable[[Sheet], None]
PLANTS: dict[str, Plant] = {}


def plants(code: str) -> Callable[[Plant], Plant]:
    """Marks a function as the one that plants a fault of this code."""

    def note(plant: Plant) -> Plant:
        PLANTS[code] = plant
        return plant

    return note


def record(sheet: Sheet, name: str) -> Any:
    """The record of an id."""
    sections = (section for section in sheet.values() if isinstance(section, list))
    return next(each for section in sections for each in section if each["id"] == name)


def a_source(name: str, **more: object) -> dict[str, object]:
    """A source that the sheet does not have."""
    return {"id": name, "type": "article-newspaper", "publisher": name, "url": f"https://{name}.example/", **more}


@plants("W101")
def four_copies_of_one_story(sheet: Sheet) -> None:
    sheet["sources"] += [a_source(f"copy-{letter}", derived_from="wire-x") for letter in "abcd"]
    sheet["sources"].append(a_source("wire-x"))
    record(sheet, "first-clash-2024-11")["attributions"][0]["sources"] = ["copy-a", "copy-b", "copy-c", "copy-d"]


@plants("W102")
def a_key_fact_on_one_report(sheet: Sheet) -> None:
    sheet["sources"].append(a_source("gazette-x"))
    fact = record(sheet, "first-clash-2024-11")
    fact["key"] = True
    fact["attributions"] = [{**fact["attributions"][0], "sources": ["gazette-x"]}]


@plants("W103")
def said_a_week_before(sheet: Sheet) -> None:
    record(sheet, "first-clash-2024-11")["attributions"][0]["date"] = "2024-10-28"


@plants("W104")
def printed_a_week_before(sheet: Sheet) -> None:
    sheet["sources"].append(a_source("gazette-x", issued="2024-10-29"))
    record(sheet, "first-clash-2024-11")["attributions"][0]["sources"].append("gazette-x")


@plants("W105")
def another_side_revises(sheet: Sheet) -> None:
    record(sheet, "zelensky-troops-in-kursk-2024-11-04")["supersedes"] = "ryder-troops-in-kursk-2024-11-04"


@plants("W107")
def a_retraction_of_what_others_said(sheet: Sheet) -> None:
    fact = record(sheet, "first-clash-2024-11")
    fact["attributions"].append({**fact["attributions"][0], "by": "nebenzia", "stance": "retracts"})


@plants("W106")
def said_after_the_sheet(sheet: Sheet) -> None:
    sheet["as_of"] = "2024-11-01"


@plants("W201")
def a_long_statement(sheet: Sheet) -> None:
    record(sheet, "first-clash-2024-11")["statement"] += " They met, and met again," * 5


@plants("W202")
def a_statement_that_names_its_speaker(sheet: Sheet) -> None:
    record(sheet, "nis-killed-2025-09-02")["statement"] = "The NIS put the killed at about 2,000."


@plants("W203")
def a_second_number(sheet: Sheet) -> None:
    record(sheet, "nis-killed-2025-09-02")["statement"] = "About 2,000 had been killed, 700 of them in June 2025."


@plants("W204")
def a_likelihood_said_twice(sheet: Sheet) -> None:
    fact = sheet["assessments"][0]
    fact.update(statement="The war would probably grow.", likelihood="likely")


@plants("W301")
def a_tag_with_a_slip(sheet: Sheet) -> None:
    sheet["events"][0]["tags"] = ["diplomacy"]
    sheet["events"][1]["tags"] = ["diplomcy"]


@plants("W302")
def one_alias_for_two(sheet: Sheet) -> None:
    record(sheet, "ryder")["aliases"] = ["Sabrina Singh"]


@plants("W303")
def one_page_twice(sheet: Sheet) -> None:
    first = next(each for each in sheet["sources"] if each.get("url"))
    sheet["sources"].append(a_source("copy-x", url=first["url"]))
    sheet["events"][0]["attributions"][0]["sources"].append("copy-x")


@plants("W304")
def one_statement_twice(sheet: Sheet) -> None:
    sheet["events"][1]["statement"] = sheet["events"][0]["statement"].upper()


@plants("W305")
def a_source_that_nobody_cites(sheet: Sheet) -> None:
    sheet["sources"].append(a_source("gazette-x"))


@plants("W306")
def a_page_without_an_address(sheet: Sheet) -> None:
    sheet["sources"].append({"id": "page-x", "type": "webpage", "publisher": "Page"})
    sheet["events"][0]["attributions"][0]["sources"].append("page-x")


@plants("W307")
def nine_key_events(sheet: Sheet) -> None:
    for event in sheet["events"][:9]:
        event["key"] = True


@pytest.fixture
def bundled() -> Sheet:
    """The bundled sheet, to be spoiled."""
    sheet: Sheet = json.loads(BUNDLED.read_text("utf-8"))
    return sheet


def found(run: Run, sheet: Sheet, *options: str) -> list[str]:
    """The codes that `check` tells of a sheet."""
    content = json.dumps(sheet, ensure_ascii=False, indent=2).encode()
    return re.findall(r"^-:\d+:\d+: \w+ ([EW]\d{3}) ", run("check", *options, "-", stdin=content).out, re.MULTILINE)


def test_the_bundled_sheet_is_clean(run: Run) -> None:
    assert run("check", "--strict", str(BUNDLED)) == ("", "", 0)


@pytest.mark.parametrize("code", sorted(PLANTS))
def test_a_planted_fault_is_found(run: Run, bundled: Sheet, code: str) -> None:
    PLANTS[code](bundled)
    assert code in found(run, bundled)
    assert code not in found(run, bundled, "--ignore", code)
    assert set(found(run, bundled, "--select", code)) == {code}


def test_every_warning_has_a_planted_fault() -> None:
    """But for the one that counts the others: tests/test_many_problems.py."""
    assert [*sorted(PLANTS), "W308"] == [code for code in CODES if code.startswith("W")]


def test_every_error_is_told_of_some_broken_sheet() -> None:
    told = "".join(path.read_text("utf-8") for path in (Path(__file__).parent / "data" / "broken").glob("*.txt"))
    assert [code for code in CODES if code.startswith("E") and f" error {code} " not in told] == []


def test_warnings_count_where_it_is_strict(run: Run, bundled: Sheet) -> None:
    a_source_that_nobody_cites(bundled)
    content = json.dumps(bundled).encode()
    assert run("check", "-", stdin=content).code == 0
    assert run("check", "--strict", "-", stdin=content).code == 1
    assert run("check", "--strict", "--ignore", "unused", "-", stdin=content).code == 0


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize("code", ["W999", "nonsense", "E205", "E", ""])
def test_only_warnings_are_selected_and_ignored(run: Run, option: str, code: str) -> None:
    told = run("check", option, code)
    assert (told.out, told.code) == ("", 2)


def test_codes_are_listed_and_explained(run: Run) -> None:
    rows = run("check --list").rows
    assert [row[0] for row in rows] == list(CODES)
    assert all(row[1] in {"error", "warning"} and row[2] and row[3] for row in rows)
    for code in CODES.values():
        by_code, by_name = run("check", "--explain", code.code), run("check", "--explain", code.name)
        assert by_code == by_name
        assert code.explanation in by_code.out
    assert run("check --explain W1O1").err.startswith("factsheet: error: no code 'W1O1'; did you mean 'W101'?")


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("diplomacy", "diplomcy", True), ("diplomcy", "diplomacy", True), ("sate", "gate", True),
        ("kursk", "kursk", False), ("kursk", "kirsh", False), ("a-1", "a-2", False), ("abc", "abcde", False),
        ("kursks", "kursk", True), ("", "a", True),
    ],
)  # fmt: skip
def test_words_one_letter_apart(one: str, other: str, apart: bool) -> None:
    assert one_letter_apart(one, other) == apart


def test_a_thousand_faults_among_ten_thousand_facts_are_found_at_their_line_and_column(run: Run) -> None:
    text, faults = planted(10_000, 1_000)
    told = run("check", "-", stdin=text.encode()).out
    places = {
        (int(line), int(column), code)
        for line, column, code in re.findall(r"^-:(\d+):(\d+): \w+ ([EW]\d{3}) ", told, re.MULTILINE)
    }
    assert len(faults) == 1_000
    assert set(faults) - places == set()


def test_a_statement_that_calls_its_speaker_as_a_sentence_would_names_them(run: Run, tmp_path: Path) -> None:
    sheet = json.loads(BUNDLED.read_text("utf-8"))
    record(sheet, "ryder-troops-in-russia-2024-11-04")["statement"] = (
        "The Pentagon's press secretary Pat Ryder put them at 11,000 to 12,000."
    )
    record(sheet, "ryder")["name"] = "Gen. Patrick S. Ryder"
    path = tmp_path / "s.json"
    path.write_text(json.dumps(sheet), "utf-8")
    assert "warning W202 names-speaker" in run(f"check {path}").out
