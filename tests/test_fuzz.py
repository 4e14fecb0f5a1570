"""The longer look for faults (fuzz/README.md): a short one goes through, repeats itself, and sees what is planted."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import HERE
from processes import ran, variables

PARTS = ("dates", "records", "rules", "texts", "sheets", "mutants", "lines", "rows")
SHORT = ("--seed", "3", "--inputs", "25", "--report", "-", *PARTS)
# Something of the program made wrong: what is then found, and where.
PLANTED = {
    "import factsheet.output.tsv as m; m.all_visible = list": ("sheets", "no escape in an output"),
    "import factsheet.output.csv as m; m._quoted = str": ("sheets", "csv"),
    "import factsheet.gate.rules as m; m.NEEDS['about'] = (('low',), ())": ("rules", "what the format forbids"),
    "import factsheet.dates as m; m._DAYS_IN_MONTH = (31,) * 12": ("dates", "a date has the published form"),
    "import factsheet.canonical as m; m.ordered = lambda _, records: records[:1]": ("sheets", "canonical form"),
    "import factsheet.output.terminal.drawing as m; m._NARROWEST = 300": ("sheets", "wider than the terminal"),
    "import factsheet.gate.positions as m; m._children = lambda *_: 1 / 0": ("records", "no crash: ZeroDivisionError"),
    # Completion keeps silent whatever is raised in it, and this never ends by itself.
    "import fuzz.trial as t, factsheet.commands.shells as m; t.MOST_SECONDS = 2; "
    "m.answer = lambda *_: any(zero for zero in iter(int, 1))": ("lines", "no command takes more than 2 s"),
    "import factsheet.gate.reading as m; m._of_one_moment = lambda *_: bytes(1 << 62)": ("lines", "more memory"),
    "import factsheet.convert.rows as m; m.Table.__init__ = lambda *_: bytes(1 << 62)": ("rows", "more memory"),
}
# How many inputs show it.
INPUTS = {"sheets": 80, "lines": 25, "rows": 5}


def looked(*words: str, first: str = "") -> subprocess.CompletedProcess[str]:
    """A run of its own, something done to the program first."""
    code = f"import sys; {first or 'pass'}; from fuzz.run import main; sys.exit(main(sys.argv[1:]))"
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=HERE.parent, capture_output=True, check=False, timeout=120, text=True, encoding="utf-8", env=variables(),
    )  # fmt: skip


@pytest.fixture(scope="module")
def short() -> subprocess.CompletedProcess[str]:
    return looked(*SHORT)


def test_a_short_look_finds_nothing_and_counts_what_it_tried(short: subprocess.CompletedProcess[str]) -> None:
    assert (short.returncode, short.stderr) == (0, "seed 3\n"), short.stdout + short.stderr
    command = f"python -m fuzz {' '.join(PARTS)} --seed 3 --inputs 25"
    assert f"`{command}`: {25 * len(PARTS)} inputs." in short.stdout
    assert [part for part in PARTS if not re.search(rf"^\| {part} \| 25 \|", short.stdout, re.MULTILINE)] == []
    assert "Nothing: no crash" in short.stdout


def test_the_same_seed_tries_the_same_inputs_in_any_number_of_processes(
    short: subprocess.CompletedProcess[str], tmp_path: Path
) -> None:
    def without_times(report: str) -> str:
        return re.sub(r"\d+\.\d\d \(number \d+\)", "", report)

    report = tmp_path / "report.md"
    again = looked(*SHORT[:4], "--report", str(report), "--jobs", "2", *PARTS)
    assert again.returncode == 0, again.stderr
    assert without_times(report.read_text("utf-8")) == without_times(short.stdout)


def test_a_look_that_is_cut_short_tells_so() -> None:
    found = looked("dates", "--minutes", "0.0001", "--report", "-")
    assert "`python -m fuzz dates --seed 1 --minutes 0.0001`: 20,000 inputs." in found.stdout


@pytest.mark.parametrize("first", PLANTED)
def test_it_sees_a_fault_that_is_planted(first: str) -> None:
    part, what = PLANTED[first]
    found = looked(part, "--inputs", str(INPUTS.get(part, 1500)), "--report", "-", first=first)
    assert found.returncode == 1
    assert [line for line in found.stdout.splitlines() if line.startswith("- ") and what in line]


def test_no_alarm_is_set_where_no_time_is_counted() -> None:
    """It would end the process, which has nothing that waits for it."""
    ask = "import signal; from fuzz.trial import again; again(); print(signal.getitimer(signal.ITIMER_PROF))"
    assert ran([sys.executable, "-c", ask], PYTHONPATH=str(HERE.parent)).stdout == b"(0.0, 0.0)\n"


@pytest.mark.parametrize(
    "words",
    [
        "--inputs 0", "--inputs -5", "--minutes 0", "--minutes nan", "--jobs 0", "--input rules", "--input rules:-1",
        "--input nope:1",
    ],
)  # fmt: skip
def test_what_would_try_nothing_is_refused(words: str) -> None:
    found = looked("--report", "-", *words.split())
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr.splitlines()[-1].startswith("python -m fuzz: error: ")


def test_an_input_that_shows_a_fault_can_be_tried_again_alone() -> None:
    planted = "import factsheet.gate.rules as m; m.NEEDS['about'] = (('low',), ())"
    found = looked("rules", "--inputs", "300", "--report", "-", first=planted)
    number = re.search(r"first `--seed 1 --input (rules:\d+)`", found.stdout)
    assert number
    alone = looked("--input", number[1], first=planted)
    assert alone.returncode == 1
    assert "what the format forbids" in alone.stdout
    assert looked("--input", number[1]).returncode == 0
