"""The measuring of speed (bench/README.md): its data are right, the programs do the same; no time is told."""

import csv
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from bench.asking import Asking
from bench.command import Answer, Command, Question, Took
from bench.data import Files, flattened, make
from bench.flat import COLUMNS
from bench.growth import ALIKE, FILTER, SEARCH, TIMELINE, questions
from bench.growth import COLUMNS as SEVEN
from bench.peers import Peers
from bench.report import Measured, sections
from bench.same import hold_same, lines_of
from bench.targets import Target, targets
from bench.timing import Failed, Timing

from conftest import BUNDLED, HERE, Run
from exported import needs
from processes import BIN, variables

FACTS = 1200
ALL = "timeline --type event --type figure --type assessment"
EVERY_STATUS = "--status standing --status disputed --status superseded --status retracted"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return make(tmp_path_factory.mktemp("made"), FACTS)


def rows(files: Files) -> list[dict[str, str]]:
    with files.csv.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("facts", [300, FACTS])
def test_a_made_sheet_has_its_facts_and_nothing_to_be_told_of(run: Run, tmp_path: Path, facts: int) -> None:
    sheet = make(tmp_path, facts).sheet
    assert run(f"check --strict {sheet}") == ("", "", 0)
    assert len(run(f"-f {sheet} {ALL} {EVERY_STATUS} -o ids").rows) == facts


def test_it_has_all_that_real_sheets_have(run: Run, files: Files) -> None:
    found = json.loads(run(f"-f {files.sheet} {ALL} {EVERY_STATUS} -o json").out)
    assert {each["status"] for each in found} == {"standing", "disputed", "superseded", "retracted"}
    said = [each for fact in found for each in fact["attributions"]]
    assert {each["stance"] for each in said} == {"asserts", "denies", "disputes", "retracts"}
    assert {len(fact["attributions"]) for fact in found} == {1, 2, 3, 4}
    assert {len(each["sources"]) for each in said} == {1, 2, 3}
    assert all(60 <= len(fact["statement"]) <= 140 for fact in found)
    assert 0.005 < sum("ceasefire" in fact["tags"] for fact in found) / FACTS < 0.007


def test_the_same_facts_are_the_same_bytes(tmp_path: Path, files: Files) -> None:
    again = make(tmp_path, FACTS)
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in files]


@pytest.mark.parametrize("sheet", ["made", "bundled"])
def test_the_flat_files_have_the_rows_that_the_program_prints(
    run: Run, files: Files, tmp_path: Path, sheet: str
) -> None:
    flat = files if sheet == "made" else flattened(BUNDLED, tmp_path)
    columns = COLUMNS[: COLUMNS.index("tags")]
    printed = run(f"-f {flat.sheet} {ALL} {EVERY_STATUS} -o csv --columns {','.join(columns)}").out
    own = {each["id"]: each for each in csv.DictReader(printed.splitlines())}
    assert {each["id"]: {name: each[name] for name in columns} for each in rows(flat)} == own
    assert [json.loads(line) for line in flat.lines.read_text("utf-8").splitlines()] == rows(flat)
    records = flat.records.read_text("utf-8").removesuffix("\n").split("\n\n")
    assert [dict(line.split(": ", 1) for line in each.splitlines()) for each in records] == [
        {name: cell for name, cell in each.items() if cell} for each in rows(flat)
    ]


def test_the_flat_files_tell_what_is_retracted(run: Run, files: Files) -> None:
    told = {each["id"] for each in rows(files) if each["retracted"] == "true"}
    assert told == set(run(f"-f {files.sheet} {ALL} --status retracted -o ids").out.split())


class Here(Peers):
    """The programs of this environment."""

    def __init__(self) -> None:
        self._bin = BIN


@pytest.mark.parametrize("title", [FILTER, TIMELINE, SEVEN, SEARCH])
def test_jq_prints_what_the_program_prints(files: Files, tmp_path: Path, title: str) -> None:
    needs("jq")
    (question,) = (each for each in questions(Asking(Here(), files, tmp_path), FACTS) if each.title == title)
    mine, jq = question.commands[:2]
    assert hold_same(replace(question, commands=(mine, jq))) > 0


def printing(text: str, name: str = "x", **more: object) -> Command:
    return replace(Command(name, (sys.executable, "-c", f"print({text!r})"), variables()), **more)  # type: ignore[arg-type]


def test_programs_that_print_other_rows_are_found_out() -> None:
    one, other = printing("a\tb\nc\td"), printing("head\nc,d\na,b", "y", separator=",", heads=1)
    assert hold_same(Question("Same", "", (one, other))) == 2
    with pytest.raises(Failed, match="not the same rows, Same"):
        hold_same(Question("Same", "", (one, printing("a\tb\nc\te", "y"))))
    with pytest.raises(Failed, match="not the same rows, Same"):
        hold_same(Question("Same", "", (one, printing("a\tb", "y"))))
    assert lines_of(printing("a\na"))[1] != lines_of(printing("b\nb"))[1]


def test_a_run_is_measured_and_a_failed_one_is_none() -> None:
    found = Timing(2, 60).answers(Question("", "", (printing("a\nb"), replace(printing(""), name="y", missing="gone"))))
    (took, other) = found["x"].runs
    assert (took.lines, took.size, other.lines) == (2, 4, 2)
    assert took.seconds > 0
    assert took.memory > 1 << 20
    assert (found["y"].runs, found["y"].missing) == ([], "gone")
    for wrong in (replace(printing("a"), codes=(1,)), Command("x", (sys.executable, "-c", ""), variables())):
        timing = Timing(1, 60)
        assert timing.answers(Question("", "", (wrong,)))["x"].missing == "failed"
        assert [fault.startswith("x") for fault in timing.faults] == [True]


def test_the_report_tells_of_what_could_not_be_run_and_of_targets_that_are_missed() -> None:
    def answered(title: str, **each: float) -> tuple[Question, dict[str, Answer]]:
        commands = [Command(name.replace("_", " "), ()) for name in each]
        answers = {
            one.name: Answer(one, [Took(took, took, 1 << 20, 3, 9)] if took else [], "" if took else "not there")
            for one, took in zip(commands, each.values(), strict=True)
        }
        return Question(title, "told", tuple(commands)), answers

    jq = {"jq, the sheet": 50.0}
    alike = {
        "`show`, 1,000,000 facts": 1.75, "completion, 1,000,000 facts": 2.5,
        "hash of the file alone, 1,000,000 facts": 0.75,
        "`show`, 1,000 facts": 1.5, "completion, 1,000 facts": 1.5, "hash of the file alone, 1,000 facts": 0.5,
    }  # fmt: skip
    found = Measured(
        growth={
            1_000_000: [
                answered("The first look", mine=120.0, **jq), answered("A filter", mine=1.0, **jq, recsel=0.0),
                answered(ALIKE, **alike),
                answered("The whole timeline", mine=60.0, **jq),
                answered("The whole timeline, seven columns", mine=60.0, **jq),
            ],
            1000: [],
        }
    )  # fmt: skip
    told = {each.wanted: (each.measured, each.told) for each in targets(found)}
    assert told["a warm filter over 1,000,000 facts at least 25 times faster than jq"] == (
        *("50.0 times, 1,000,000 facts", "met"),
    )
    assert told["cold at most 2 times jq's one pass"] == ("2.40 times, 1,000,000 facts", "**missed**")
    assert told["the whole timeline in constant memory"][1] == "not measured"
    same = "{} the same in the largest sheet as in the smallest, but for the hash of the file"
    assert told[same.format("`show`")] == ("1.00 s at 1,000,000, 1.00 s at 1,000 (without the hash)", "met")
    assert told[same.format("completion")][1] == "**missed**"
    found.grown(1_000_000, "The first look")["mine"].runs.clear()
    assert Target("The first look", "a command failed", None) in list(targets(found))
    report = "\n".join(sections(found))
    assert "| 1,000,000 | recsel | — |  | not there |  |  |  |" in report
    assert "| 1,000,000 | jq, the sheet | 50.00 | 50.00 | 50.00 | 1 | 3 | 1 |" in report


def test_what_it_cannot_do_is_told(tmp_path: Path) -> None:
    def asked(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "bench", *words], cwd=HERE.parent, capture_output=True, check=False, timeout=60,
            text=True, env=variables(),
        )  # fmt: skip
        assert done.returncode == 2
        return done.stderr

    assert "no part 'ends'; one of start, growth, check" in asked("ends")
    assert "numbers of 300 or more" in asked("--facts", "1000,x")
