"""Errors: exit codes, one plain line each, a hint after it, and what is checked before what."""

import os
import re
import stat
from pathlib import Path

import pytest

from conftest import Run
from factsheet.errors import Exit
from factsheet.topics import TOPICS
from processes import MODULE, ran
from sheets import encoded, event, sheet, written

CODES = {
    "events": 0,
    "events --kind clash": 0,
    "check": 0,
    "help": 0,
    "--version": 0,
    "--help": 0,
    "": 0,
    "events --kind clash -e": 1,
    "show nothing-such": 1,
    "show ford nothing-such": 1,
    "quote nothing-such": 1,
    "quote ford": 1,
    "evnts": 2,
    "events --actr x": 2,
    "events --actor": 2,
    "events x": 2,
    "events --actor nobody-such": 2,
    "events --columns x": 2,
    "events -o xml": 2,
    "events --color blue": 2,
    "events --since 2024-13": 2,
    "events --limit 0": 2,
    "events --limit -1": 2,
    "events --limit x": 2,
    "timeline --type x": 2,
    "list x": 2,
    "list": 2,
    "show": 2,
    "search": 2,
    "quote": 2,
    "quote bridge-fell --style x": 2,
    "help x": 2,
    "check --actor x": 2,
    "check -o xml": 2,
    "events -f absent.json": 3,
    "check absent.json": 3,
}
SECOND = {"show nothing-such", "show ford nothing-such", "quote nothing-such", "quote ford", "events --kind clash -e"}


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize("line", CODES)
def test_each_exit_code_means_what_the_table_says(run: Run, line: str) -> None:
    ran_ = run(*line.split()) if line else run()
    assert ran_.code == CODES[line]
    assert bool(ran_.err) == (ran_.code > 0 and not line.endswith("-e"))


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize("line", [line for line, code in CODES.items() if code > 1])
def test_an_error_is_one_plain_line_and_at_most_a_hint_and_nothing_on_standard_output(run: Run, line: str) -> None:
    for width in (None, 40):
        told = run(*line.split(), columns=width)
        assert told.out == ""
        assert width or "\x1b" not in told.err
        error, *hints = re.sub(r"\x1b\[[0-9;]*m", "", told.err).splitlines()
        assert re.fullmatch(r"factsheet: error: [^\n]*[^\n.]", error)
        assert [hint[:6] for hint in hints] in ([], ["hint: "])


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize("color", ["--color never", "--color=never"])
def test_an_error_on_a_terminal_is_coloured_unless_colour_is_refused(run: Run, color: str) -> None:
    assert "\x1b[1;31merror:\x1b[0m" in run("events --kind x", columns=80).err
    assert "\x1b" not in run(f"events --kind x {color}", columns=80).err


def test_the_exit_codes_of_the_help_are_those_of_the_program(run: Run) -> None:
    told = re.findall(r"^ +(\d+) {3}\S", run("help exit-codes").out, re.MULTILINE)
    assert [int(code) for code in told] == [code.value for code in Exit] == [0, 1, 2, 3, 4, 70, 129, 130, 143]


@pytest.mark.parametrize(("line", "code"), [
    ("events --limit 0", 2), ("events --since x", 2), ("events -o xml", 2), ("events --columns x", 2),
    ("events --status x", 2), ("events --color x", 2), ("timeline --type x", 2), ("list x", 2), ("quote", 2),
    ("show x --columns x", 2), ("events -o json --columns id", 2),
    ("events --actor nobody", 3), ("events --kind x", 3), ("show x", 3), ("events", 3), ("quote x", 3),
])  # fmt: skip
def test_options_are_checked_before_the_sheet_is_read_and_values_after(
    run: Run, tmp_path: Path, line: str, code: int
) -> None:
    for bad in (str(tmp_path / "absent.json"), written(tmp_path, {"format": "factsheet/9"})):
        assert run("-f", bad, *line.split()).code == code


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize("command", ["show", "quote"])
def test_what_there_is_is_printed_and_each_missing_id_is_an_error_line(run: Run, command: str) -> None:
    whole = run(f"{command} bridge-fell vote")
    part = run(f"{command} no-such bridge-fell vot vote bridge-fel")
    noun = {"show": "record", "quote": "fact"}[command]
    assert part.out == whole.out != ""
    assert (part.code, whole.code) == (1, 0)
    assert part.err.splitlines() == [
        f"factsheet: error: no {noun} 'no-such'",
        f"factsheet: error: no {noun} 'vot'; did you mean 'vote'?",
        f"factsheet: error: no {noun} 'bridge-fel'; did you mean 'bridge-fell'?",
    ]


@pytest.mark.usefixtures("tiny")
def test_show_in_json_is_still_an_array_when_an_id_is_missing(run: Run) -> None:
    assert run("show no-such -o json").out == "[]\n"
    assert run("show no-such ford -o json").out.endswith("]\n")


def test_a_broken_sheet_prints_its_first_twenty_problems_and_how_many_there_are(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, sheet(events=[event(f"e{n}", kind="A B") for n in range(25)]))
    told = run("events", "-f", path)
    *problems, error = told.err.splitlines()
    assert (told.out, told.code) == ("", 3)
    assert len(problems) == 20
    assert all(re.match(rf"{re.escape(path)}:\d+:\d+: \S", line) for line in problems)
    assert error == f'factsheet: error: 25 problems in {path}; "factsheet check {path}" lists them'
    checked = run("check", path)
    assert (checked.err, checked.code) == ("", 1)
    assert len(checked.out.splitlines()) == 25


def test_one_problem_is_told_as_one(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, sheet(events=[event("it", kind="A B")]))
    assert run("events", "-f", path).err.splitlines()[-1] == (
        f'factsheet: error: 1 problem in {path}; "factsheet check {path}" lists it'
    )


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff\xfe{}", b"\xef\xbb\xbf{}", b"{}", b"not json", b"\x00"]
)
def test_what_is_no_sheet_is_told_with_a_line_and_a_column(run: Run, content: bytes) -> None:
    told = run("events -f -", stdin=content)
    assert (told.out, told.code) == ("", 3)
    assert re.match(r"-:\d+:\d+: ", told.err)
    assert re.search(r"^factsheet: error: \d+ problems? in -$", told.err, re.MULTILINE)
    assert run("check -", stdin=content).code == 1


def test_the_highest_code_wins(run: Run, tmp_path: Path) -> None:
    good, bad = written(tmp_path, sheet(), "good.json"), written(tmp_path, {}, "bad.json")
    absent = str(tmp_path / "absent.json")
    assert [run("check", *each).code for each in ([good], [good, bad], [bad, absent, good], [absent, bad])] == [
        *(0, 1, 3, 3),
    ]


@pytest.mark.parametrize(("name", "reason"), [
    ("absent.json", "no such file or directory"), (".", "is a directory"), ("a\nb\x1b[31m", "no such file"),
    ("nul\x00", "null"), ("x" * 300, "file name too long"),
])  # fmt: skip
def test_a_file_that_cannot_be_read_is_told_in_a_line(run: Run, tmp_path: Path, name: str, reason: str) -> None:
    told = run("events", "-f", str(tmp_path / name))
    assert (told.out, told.code) == ("", 3)
    assert told.err.count("\n") == 1
    assert told.err.startswith("factsheet: error: cannot read ")
    assert reason in told.err
    assert "\x1b" not in told.err


def test_an_empty_file_name_is_no_sheet_and_not_the_bundled_one(run: Run) -> None:
    """`-f "$SHEET"` with an unset variable must not answer from another sheet."""
    for line in (["-f", "", "events"], ["events", "-f", ""]):
        told = run(*line)
        assert told.out == ""
        assert told.code in {2, 3}


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root reads every file")
def test_a_file_without_permission_is_told_in_a_line(run: Run, tmp_path: Path) -> None:
    path = Path(written(tmp_path, sheet()))
    path.chmod(stat.S_IWUSR)
    told = run("events", "-f", str(path))
    assert (told.err, told.code) == (f"factsheet: error: cannot read {path}: permission denied\n", 3)


@pytest.mark.parametrize("line", ["", "-h", "--help", "help", "events --help", "events -h", "help events"])
def test_help_goes_to_standard_output_with_examples_first_and_reads_no_sheet(
    run: Run, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.setenv("FACTSHEET_FILE", "/no/such/sheet.json")
    told = run(*line.split())
    assert (told.err, told.code) == ("", 0)
    assert 0 < told.out.index("Examples:") < told.out.index("Usage: factsheet") < told.out.index("Options:")


def test_help_of_a_command_is_the_same_both_ways_for_every_command(run: Run) -> None:
    names = re.findall(r"^  ([a-z]+) {2,}[A-Z]", run("--help").out, re.MULTILINE)
    assert {"summary", "events", "timeline", "figures", "show", "search", "quote", "list", "check"} <= set(names)
    for name in names:
        told = run(name, "--help")
        assert (told.err, told.code) == ("", 0)
        assert f"Usage: factsheet {name} " in told.out
        if name in TOPICS:  # a topic of that name says more, and where the command's own help is
            assert f'"factsheet {name} --help"' in run("help", name).out
        else:
            assert run("help", name) == told


@pytest.mark.parametrize("debug", [None, "", "1"])
def test_a_fault_of_the_program_is_one_line_and_a_traceback_only_on_request(tmp_path: Path, debug: str | None) -> None:
    """A library that breaks while it is imported: nothing of ours is replaced."""
    (tmp_path / "typer.py").write_text("raise ZeroDivisionError('two\\nlines \\x1b[31m')\n")
    done = ran([*MODULE, "summary"], PYTHONPATH=str(tmp_path), FACTSHEET_DEBUG=debug)
    told = done.stderr.decode()
    assert (done.stdout, done.returncode) == (b"", 70)
    last = told.splitlines()[-1]
    assert last.startswith("factsheet: error: ZeroDivisionError: two lines ")
    assert "report" in last
    assert "FACTSHEET_DEBUG=1" in last
    assert "\x1b" not in last
    assert ("Traceback (most recent call last)" in told) == bool(debug)
    assert told.count("\n") == 1 or debug


def test_a_sheet_from_standard_input_is_read_like_a_file(run: Run) -> None:
    content = encoded(sheet(events=[event("it")]))
    assert run("events -f - -o ids", stdin=content) == ("it\n", "", 0)
    assert run("-f - events -o ids", stdin=content) == ("it\n", "", 0)
