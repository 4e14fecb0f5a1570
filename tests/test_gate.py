"""Broken sheets, and what `check` and the reading commands say of them.

Each pair tests/data/broken/NAME.json and NAME.txt is a test: a sheet, and exactly what `factsheet check` prints for it.
`pytest tests/test_gate.py --update-golden` rewrites the .txt; read the difference before it is committed.
"""

import json
import os
import re
from pathlib import Path

import pytest

from conftest import HERE, TINY, Run

DATA = HERE / "data"
BROKEN = sorted((DATA / "broken").glob("*.json"), key=lambda path: path.name)
SMALL = """{"format": "factsheet/1", "title": %s, "as_of": "2024-06-01",
"actors": [{"id": "army", "name": "Army", "kind": "military"%s}]}"""


@pytest.fixture
def in_data(monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder of the pairs as the current one, so that every path prints as it is given."""
    monkeypatch.chdir(DATA)


@pytest.mark.usefixtures("in_data")
@pytest.mark.parametrize("sheet", BROKEN, ids=lambda path: path.stem)
def test_check_prints_every_problem_at_its_line_and_column(
    sheet: Path, run: Run, request: pytest.FixtureRequest
) -> None:
    ran = run("check", f"broken/{sheet.name}")
    expected = sheet.with_suffix(".txt")
    if request.config.getoption("--update-golden"):
        expected.write_text(ran.out, "utf-8", newline="")
    text = expected.read_bytes().decode("utf-8")
    assert ran == (text, "", 1 if ": error E" in text else 0)


@pytest.mark.usefixtures("in_data")
@pytest.mark.parametrize("sheet", BROKEN, ids=lambda path: path.stem)
def test_a_reading_command_names_the_first_twenty_problems_and_how_many_there_are(sheet: Path, run: Run) -> None:
    path = f"broken/{sheet.name}"
    lines = sheet.with_suffix(".txt").read_bytes().decode("utf-8").splitlines()
    problems = [re.sub(r": error E\d{3} [a-z0-9-]+: ", ": ", line, count=1) for line in lines if ": error E" in line]
    ran = run("events", "-f", path)
    if not problems:
        assert (ran.err, ran.code) == ("", 0)
        return
    many, them = ("1 problem", "it") if len(problems) == 1 else (f"{len(problems)} problems", "them")
    last = f'factsheet: error: {many} in {path}; "factsheet check {path}" lists {them}'
    assert ran.err.splitlines() == [*problems[:20], last]
    assert (ran.out, ran.code) == ("", 3)


def test_every_broken_sheet_has_its_text_and_one_of_them_more_problems_than_are_shown() -> None:
    texts = sorted((DATA / "broken").glob("*.txt"), key=lambda path: path.name)
    assert [path.stem for path in texts] == [path.stem for path in BROKEN]
    assert any(path.read_text("utf-8").count("\n") > 20 for path in texts)


def test_a_good_sheet_has_nothing_to_say_and_exits_with_0(run: Run) -> None:
    assert run("check", "--ignore", "W", str(TINY)) == ("", "", 0)


def test_check_without_a_file_checks_the_sheet_in_use(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTSHEET_FILE", str(DATA / "broken" / "empty-file.json"))
    assert run("check", "--ignore", "W").code == 1
    monkeypatch.delenv("FACTSHEET_FILE")
    assert run("check", "--ignore", "W") == ("", "", 0)


@pytest.mark.usefixtures("in_data")
def test_a_person_at_a_terminal_is_told_how_many_errors_there_are(run: Run) -> None:
    ran = run(
        "check",
        "--ignore",
        "W",
        "broken/repeated-key-of-the-sheet.json",
        "broken/empty-file.json",
        "tiny.json",
        columns=80,
    )
    assert ran.err == "3 errors in 3 sheets\n"
    assert run("check", "--ignore", "W", "broken/empty-file.json", columns=80).err == "1 error in 1 sheet\n"


def test_standard_input_is_checked_and_read_under_the_name_of_a_hyphen(run: Run) -> None:
    broken = (DATA / "broken" / "repeated-key-of-the-sheet.json").read_bytes()
    problems = ["5:3: %ssheet: the key 'title' is given twice", "15:3: %ssheet: the key 'events' is given twice"]
    checked = run("check", "--ignore", "W", "-", stdin=broken)
    told = [f"-:{each % 'error E104 repeated-key: '}" for each in problems]
    assert (checked.out.splitlines(), checked.code) == (told, 1)
    read = run("events", "-f", "-", stdin=broken)
    assert read.err.splitlines() == [*(f"-:{each % ''}" for each in problems), "factsheet: error: 2 problems in -"]
    assert (read.out, read.code) == ("", 3)
    assert run("events", "-f", "-", stdin=TINY.read_bytes()).out == run("events", "-f", str(TINY)).out


def test_null_an_empty_list_and_an_absent_key_are_the_same(run: Run, tmp_path: Path) -> None:
    sheet = json.loads(TINY.read_text("utf-8"))
    lists = {"aliases", "members", "authors", "via", "actors", "places", "tags"}
    optional = {
        "actors": ["native_name", "in_text", "role", "country", "part_of", "description", "aliases", "members"],
        "places": ["aliases", "country", "part_of"],
        "sources": ["title", "authors", "container_title", "issued", "accessed", "url", "archive_url", "language",
                    "issuer", "derived_from", "seen", "note"],
        "measures": ["kind", "description"],
        "events": ["detail", "actors", "places", "tags", "key", "supersedes", "note"],
        "figures": ["best", "low", "high", "bound", "as_said", "scope", "detail", "actors", "places", "tags", "key"],
        "assessments": ["condition", "likelihood", "confidence", "detail", "supersedes", "note", "tags", "places"],
    }  # fmt: skip
    for empty in ("null", "[]"):
        for section, keys in optional.items():
            for record in sheet[section]:
                for key in keys:
                    if key not in record or record[key] in (None, []):
                        record[key] = [] if empty == "[]" and key in lists else None
        path = tmp_path / f"{empty}.json"
        path.write_text(json.dumps(sheet).replace("2.2,", "2.20,").replace("2.2}", "2.20}"), "utf-8")
        assert run("check", "--ignore", "W", str(path)) == ("", "", 0)
        for command in ("timeline --type all", "actors", "sources", "figures", "list places"):
            words = command.split()
            assert run(*words, "-o", "jsonl", "-f", str(path)).out == run(*words, "-o", "jsonl", "-f", str(TINY)).out


@pytest.mark.parametrize(
    "value", ["[" * 100_000, "[" * 100_000 + "]" * 100_000, '{"a":' * 100_000 + "1" + "}" * 100_000]
)
@pytest.mark.parametrize("place", ["title", "record"])
def test_brackets_without_end_are_one_problem_where_they_begin(value: str, place: str, run: Run) -> None:
    text = SMALL % ((value, "") if place == "title" else ('"A"', f', "role": {value}'))
    ran = run("check", "--ignore", "W", "-", stdin=text.encode())
    assert (ran.err, ran.code) == ("", 1)
    where = "1:36" if place == "title" else "2:12"
    told = "error E108 too-much: sheet: lists and objects are nested more than 100 deep here"
    assert ran.out == f"-:{where}: {told}\n"


@pytest.mark.parametrize("opening", ["[", '{"a":'])
@pytest.mark.parametrize("place", ["title", "oops", "role", "record", "unheld"])
def test_no_depth_of_brackets_is_a_fault_of_the_program(opening: str, place: str, run: Run) -> None:
    closing = "]" if opening == "[" else "}"
    for depth in range(800, 1010):
        value = f"{opening * depth}1{closing * depth}"
        text = {
            "title": SMALL % (value, ""),
            "oops": SMALL % (f'"A", "oops": {value}', ""),
            "role": SMALL % ('"A"', f', "role": {value}'),
            "record": SMALL % ('"A"', f', "oops": {value}, "x": 1'),
            "unheld": SMALL % ('"A"', f', "\\ud800": {value}'),  # a key that no text can hold
        }[place]
        ran = run("check", "--ignore", "W", "-", stdin=text.encode())
        assert (ran.err, ran.code) == ("", 1), depth


def test_the_line_of_a_problem_is_right_after_ten_thousand_records(run: Run) -> None:
    actors = [{"id": f"a{number}", "name": "한국어\t🌉", "kind": "state"} for number in range(10_000)]
    actors[-1]["kind"] = "sate"
    lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in actors)
    text = f'{{"format": "factsheet/1", "title": "A", "as_of": "2024-06-01", "actors": [\n{lines}]}}'
    column = lines.splitlines()[-1].index('"sate"') + 1
    ran = run("check", "--ignore", "W", "-", stdin=text.encode())
    assert ran.out.startswith(f"-:10001:{column}: error E202 unknown-word: actor a9999 kind: 'sate' is none of state,")
    assert ran.out.endswith("(did you mean 'state'?)\n")


@pytest.mark.usefixtures("in_data")
@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("broken", "broken: is a directory"),
        ("nowhere.json", "nowhere.json: no such file or directory"),
        ("tiny.json/x", "tiny.json/x: not a directory"),
        ("", "'': no such file or directory"),
        ("a\nb\x1b[31m.json", "a b\\x1b[31m.json: no such file or directory"),
        ("x" * 300, f"{'x' * 300}: file name too long"),
    ],
)
def test_a_sheet_that_cannot_be_read_is_one_line_and_3(path: str, told: str, run: Run) -> None:
    assert run("check", "--ignore", "W", path) == ("", f"factsheet: error: cannot read {told}\n", 3)
    assert run("events", "-f", path) == ("", f"factsheet: error: cannot read {told}\n", 3)
    assert run("--file", path, "events") == ("", f"factsheet: error: cannot read {told}\n", 3)


def test_a_path_with_a_nul_is_one_line_and_3(run: Run) -> None:
    ran = run("check", "--ignore", "W", "a\0b")
    assert (ran.out, ran.code, ran.err.count("\n")) == ("", 3, 1)
    assert ran.err.startswith("factsheet: error: cannot read a\\x00b: ")


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root reads every file")
def test_a_sheet_without_permission_is_one_line_and_3(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "locked.json"
    path.write_bytes(TINY.read_bytes())
    path.chmod(0)
    told = f"factsheet: error: cannot read {path}: permission denied\n"
    assert run("check", "--ignore", "W", str(path)) == ("", told, 3)
    assert run("events", "-f", str(path)) == ("", told, 3)


@pytest.mark.usefixtures("in_data")
def test_a_sheet_that_cannot_be_read_does_not_keep_the_others_from_being_checked(run: Run) -> None:
    ran = run("check", "--ignore", "W", "nowhere.json", "broken/empty-file.json", "tiny.json")
    assert ran.out == "broken/empty-file.json:1:1: error E102 not-json: sheet: the file is empty\n"
    assert ran.err == "factsheet: error: cannot read nowhere.json: no such file or directory\n"
    assert ran.code == 3
