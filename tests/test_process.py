"""The program in a shell: pipes, closed and full outputs, locales, folders that are gone, signals, terminals."""

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from conftest import TINY, Run
from processes import MODULE, PROGRAM, ran, shell, variables
from sheets import encoded, event, sheet, written
from terminals import drawn

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a shell, pipes and signals as POSIX has them")
FILE = str(TINY)
MANY = 300
LONG = "again and " * 25


@pytest.fixture
def many(tmp_path: Path) -> str:
    """A sheet whose output does not fit a pipe, and whose index takes a while to build."""
    return written(
        tmp_path, sheet(events=[event(f"e-{n}", statement=f"It happened {n} times, {LONG}.") for n in range(MANY)])
    )


def test_the_module_and_the_installed_program_are_the_same() -> None:
    both = [ran([*start, "-f", FILE, "events"]) for start in (MODULE, [PROGRAM])]
    assert both[0].stdout == both[1].stdout != b""
    assert [(each.stderr, each.returncode) for each in both] == [(b"", 0)] * 2
    assert ran([*MODULE, "evnts"]).returncode == ran([PROGRAM, "evnts"]).returncode == 2
    assert b"Usage: factsheet events" in ran([*MODULE, "events", "-h"]).stdout


def test_a_reader_that_closes_the_pipe_is_no_error(many: str) -> None:
    for line in ("events", "events -o json", "attributions -o csv", "schema"):
        done = shell(f"factsheet -f {many} {line} | head -1")
        assert (done.stderr, done.returncode) == (b"", 0)
        assert done.stdout.count(b"\n") == 1


def test_a_reader_that_reads_nothing_is_no_error(many: str) -> None:
    assert shell(f"factsheet -f {many} events | true").stderr == b""
    assert shell(f"factsheet -f {many} events | (exec <&-; sleep 0.3)").stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize(
    "line", ["events", "--help", "--version", "help dates", "events -h", "show vote", "show x vote", "schema"]
)
def test_a_full_disk_is_told_in_one_line(line: str) -> None:
    done = shell(f"factsheet -f {FILE} {line} > /dev/full")
    assert done.returncode == 4
    assert done.stderr == b"factsheet: error: cannot write the output: no space left on device\n"


@pytest.mark.parametrize("line", ["events", "--help", "--version", "events -h", "quote vote", "check", "schema"])
def test_a_closed_output_is_told_in_one_line(line: str) -> None:
    done = shell(f"factsheet -f {FILE} {line} >&-")
    assert (done.stdout, done.returncode) == (b"", 4)
    assert done.stderr.startswith(b"factsheet: error: cannot write the output: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(("line", "code"), [("events --kind x", 2), ("show x", 1), ("-f /no/such events", 3)])
def test_a_closed_error_stream_puts_errors_nowhere(line: str, code: int) -> None:
    done = shell(f"factsheet -f {FILE} {line} 2>&-")
    assert (done.stdout, done.stderr, done.returncode) == (b"", b"", code)


def test_results_are_printed_with_the_error_stream_closed() -> None:
    done = shell(f"factsheet -f {FILE} show ford x -o ids 2>&-")
    assert (done.stdout, done.stderr, done.returncode) == (b"ford\n", b"", 1)


def test_a_pipe_has_no_escape_even_where_colour_is_forced() -> None:
    done = shell(f"FORCE_COLOR=1 factsheet -f {FILE} timeline --type all | cat -v")
    assert b"bridge-fell" in done.stdout
    assert b"^[" not in done.stdout


def test_the_locale_changes_no_byte() -> None:
    usual = ran([PROGRAM, "-f", FILE, "sources"], LC_ALL="C.UTF-8")
    assert "한국어" in usual.stdout.decode("utf-8")
    for changes in (
        {"LC_ALL": "C"},
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "utf-16"},
    ):
        assert ran([PROGRAM, "-f", FILE, "sources"], **changes).stdout == usual.stdout
        assert ran([PROGRAM, "-f", FILE, "sources", "-o", "table"], **changes).returncode == 0
    told = ran([PROGRAM, "-f", FILE, "events", "--tag", "다리"], LC_ALL="C", PYTHONIOENCODING="ascii")
    assert told.returncode == 2
    assert "no tag '다리'" in told.stderr.decode("utf-8")


def test_an_argument_that_is_no_utf8_is_told_not_a_fault() -> None:
    for option in (b"--actor=\xff\xfe", b"--grep=\xff", b"--columns=\xff", b"--format=\xff", b"--file=\xff"):
        done = ran([PROGRAM, "-f", FILE, "events", os.fsdecode(option)])
        assert done.returncode in {0, 2, 3}
        done.stderr.decode("utf-8")


def test_the_sheet_after_the_command_goes_before_the_one_ahead_and_that_before_the_variable(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("variable", "ahead", "after")
    one, two, three = (written(tmp_path, sheet(events=[event(name)]), f"{name}.json") for name in names)
    monkeypatch.setenv("FACTSHEET_FILE", one)
    assert run("-f", two, "events", "-o", "ids", "-f", three).out == "after\n"
    assert run("-f", two, "events", "-o", "ids").out == "ahead\n"
    assert run("events", "-o", "ids").out == "variable\n"
    assert run("-f", "-", "events", "-o", "ids", stdin=Path(two).read_bytes()).out == "ahead\n"
    monkeypatch.setenv("FACTSHEET_FILE", "-")
    assert run("events", "-o", "ids", stdin=Path(two).read_bytes()).out == "ahead\n"
    monkeypatch.setenv("FACTSHEET_FILE", "")
    bundled = run("events", "-o", "ids").out
    monkeypatch.delenv("FACTSHEET_FILE")
    assert "treaty-signed-2024-06-19" in run("events", "-o", "ids").out == bundled


def test_a_folder_that_is_gone_and_no_home_cost_no_answer(tmp_path: Path) -> None:
    line = f"mkdir gone; cd gone; rmdir ../gone; factsheet -f {FILE} events -o ids"
    for changes in (
        {},
        {"HOME": None, "FACTSHEET_CACHE": None, "XDG_CACHE_HOME": None},
        {"FACTSHEET_CACHE": "relative"},
    ):
        done = shell(f"cd {tmp_path}; {line}", **changes)
        assert (done.stdout, done.stderr, done.returncode) == (b"bridge-fell\nappeal\n", b"", 0)
    done = ran([PROGRAM, "-f", FILE, "events", "-o", "ids"], HOME="/no/such", FACTSHEET_CACHE=None, XDG_CACHE_HOME=None)
    assert (done.stdout, done.stderr) == (b"bridge-fell\nappeal\n", b"")


def test_eight_at_once_on_a_cold_cache_all_answer_right(many: str) -> None:
    line = [PROGRAM, "-f", many, "events", "-n", "3", "-r", "-o", "ids"]
    started = [
        subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=variables()) for _ in range(8)
    ]
    ended = [(*each.communicate(timeout=60), each.returncode) for each in started]
    assert ended == [(b"e-99\ne-98\ne-97\n", b"", 0)] * 8


def test_an_answer_is_right_after_any_number_of_kills_while_the_index_was_built(many: str, tmp_path: Path) -> None:
    line = [PROGRAM, "-f", many, "events", "-o", "ids"]
    moments = random.Random(20241028)
    killed = 0
    for _ in range(15):
        started = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=variables())
        time.sleep(moments.uniform(0.05, 0.5))
        started.kill()
        killed += started.wait() == -signal.SIGKILL
    assert killed > 0
    done = ran(line)
    assert (done.stderr, done.returncode) == (b"", 0)
    assert sorted(done.stdout.decode().split()) == sorted(f"e-{n}" for n in range(MANY))
    assert ran(line).stdout == done.stdout


@pytest.mark.uncounted
def test_an_interrupt_ends_with_130_and_says_nothing() -> None:
    with subprocess.Popen(
        [PROGRAM, "-f", "-", "events"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=variables(),
    ) as started:
        assert started.stdin
        started.stdin.write(b"{" * 65536)  # more than a pipe holds is taken only by a program that reads
        started.stdin.write(b"{" * 65536)
        started.stdin.flush()
        started.send_signal(signal.SIGINT)
        out, err = started.communicate(timeout=30)
    assert (out, err, started.returncode) == (b"", b"", 130)


def test_a_terminal_gets_a_drawing_in_colour_and_no_color_takes_the_colour_away() -> None:
    colored = drawn("-f", FILE, "events")
    plain = drawn("-f", FILE, "events", NO_COLOR="1")
    assert "\x1b[" in colored
    assert "\x1b" not in plain
    for text in ("The bridge at Ford fell.", "Olga Envoy", "1 May"):
        assert text in plain
    assert "\t" not in plain
    assert len(plain.splitlines()) > 2


def test_a_terminal_is_told_that_nothing_matched_and_a_pipe_is_not() -> None:
    assert drawn("-f", FILE, "events", "--kind", "clash", NO_COLOR="1").startswith("No events match.")
    assert ran([PROGRAM, "-f", FILE, "events", "--kind", "clash"]).stderr == b""


IMPORTS = """
import contextlib, io, sys
from factsheet.__main__ import main
code = main(sys.argv[1:])
sys.stdout.flush()
heavy = {"pydantic", "pydantic_core", "rich"} & {name.partition(".")[0] for name in sys.modules}
print(*sorted(heavy), file=sys.stderr)
"""


@pytest.mark.parametrize("line", [
    "summary", "--help", "--version", "help", "help output", "help schema", "schema", "search ford", "show vote",
    "events --help", "events -o json", "quote vote", "timeline --type all -o csv", "actors",
    "events --as-of 2024-04 -g bridge",
])  # fmt: skip
def test_a_warm_run_into_a_pipe_imports_neither_pydantic_nor_rich(line: str) -> None:
    assert ran([PROGRAM, "-f", FILE, "events"]).returncode == 0
    done = ran([MODULE[0], "-c", IMPORTS, "-f", FILE, *line.split()])
    assert (done.stderr, done.returncode) == (b"\n", 0)
    assert done.stdout


def test_standard_input_is_never_kept(tmp_path: Path) -> None:
    content = encoded(sheet(events=[event("it")]))
    assert ran([PROGRAM, "-f", "-", "events", "-o", "ids"], content).stdout == b"it\n"
    assert not (tmp_path / "cache").exists() or list((tmp_path / "cache").iterdir()) == []
