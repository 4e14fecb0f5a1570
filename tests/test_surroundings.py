"""What surrounds a run: closed streams, locales, odd variables, terminals of any size."""

import os
import signal
from pathlib import Path

import pytest

from conftest import HERE, TINY, Run
from processes import PROGRAM, ran, shell
from sheets import event, sheet, written
from terminals import Terminal, drawn

pytestmark = pytest.mark.skipif(os.name != "posix", reason="streams and terminals as POSIX has them")
FILE = str(TINY)


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_no_fault_and_what_needs_none_is_done(closed: str, tmp_path: Path) -> None:
    (tmp_path / "untidy.json").write_bytes((HERE / "data" / "untidy.json").read_bytes())
    sheet_of = written(tmp_path, sheet(), "silent.json")
    lines = ("events -o ids -f " + FILE, "export sqlite -O out", "fmt untidy.json", "-f none.json events")
    script = "; ".join(f"factsheet {line} {closed}; echo $? >>codes" for line in lines)
    done = shell(f"cd {tmp_path}; {script}", FACTSHEET_FILE=sheet_of)
    needs_output = ">&-" in closed.split()
    assert (tmp_path / "codes").read_text().split() == ["4" if needs_output else "0", "0", "0", "3"]
    assert done.stdout == (b"" if needs_output else b"bridge-fell\nappeal\n")
    told = [line.partition(b": error: ")[2].partition(b" ")[0] for line in done.stderr.splitlines()]
    assert told == [] if "2>&-" in closed else [b"cannot"] * (1 + needs_output)
    assert (tmp_path / "untidy.json").read_bytes() == (HERE / "data" / "canonical.json").read_bytes()
    assert (tmp_path / "out").read_bytes()[:6] == b"SQLite"


@pytest.mark.parametrize("line", ["help", "--help", "completion bash", "template event", "schema", "events -o table"])
def test_no_stream_at_all_is_told_nobody(line: str) -> None:
    done = shell(f"factsheet -f {FILE} {line} <&- >&- 2>&-")
    assert (done.stdout, done.stderr, done.returncode) == (b"", b"", 4)


@pytest.mark.parametrize(
    "changes",
    [
        {"LC_ALL": None, "LANG": "C"}, {"LC_ALL": "POSIX"}, {"PYTHONIOENCODING": "ascii:strict"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_asked_for_in_any_letters_is_found_in_any_locale(changes: dict[str, str | None]) -> None:
    words = ["-f", FILE, "search", "한국어", "-o", "ids"]
    usual = ran([PROGRAM, *words], LC_ALL="C.UTF-8")
    assert usual.stdout.count(b"\n") == 3
    found = ran([PROGRAM, *words], **changes)
    assert (found.stdout, found.stderr, found.returncode) == (usual.stdout, b"", 0)


def test_a_name_is_told_as_it_was_typed_in_any_locale() -> None:
    told = ran([PROGRAM, "-f", FILE, "events", "--tag", "다리"], LC_ALL="C", PYTHONUTF8="0")
    assert "no tag '다리'" in told.stderr.decode("utf-8")
    # A byte of a sequence that would steer a terminal, told as it is written everywhere.
    told = ran([PROGRAM, "-f", FILE, "events", "--tag", "\x9b31m"], LC_ALL="C", PYTHONUTF8="0")
    assert b"\\x9b31m" in told.stderr


SURROUNDINGS = {
    "TERM": ("dumb", "", "nonsense", None), "COLUMNS": ("0", "-5", "x", "99999999999999", ""), "LINES": ("0", "x"),
    "HOME": (None, "", "/none"), "TMPDIR": ("/none", os.devnull, ""), "TZ": ("nonsense",),
}  # fmt: skip


@pytest.mark.parametrize(("name", "value"), [(name, each) for name, values in SURROUNDINGS.items() for each in values])
def test_what_surrounds_a_run_changes_no_byte(
    name: str, value: str | None, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = ("timeline -o table", "summary", "help", "export markdown", "events -o json")
    usual = [run("-f", FILE, *line.split()) for line in lines]
    if value is None:
        monkeypatch.delenv(name, raising=False)
    else:
        monkeypatch.setenv(name, value)
    assert [run("-f", FILE, *line.split()) for line in lines] == usual


def test_a_terminal_that_is_dumb_gets_no_colour_and_the_same_text() -> None:
    plain = drawn("-f", FILE, "events", NO_COLOR="1")
    assert drawn("-f", FILE, "events", TERM="dumb") == plain
    assert "\x1b" not in plain


def test_a_terminal_of_no_size_gets_80_columns(tmp_path: Path) -> None:
    line = ("-f", FILE, "timeline", "--color", "never")
    terminal = Terminal([PROGRAM, *line], 0, 0, {"COLUMNS": None})
    found = terminal.read()
    assert terminal.ended() == 0
    assert found.decode() == drawn(*line, COLUMNS="80")


def test_a_terminal_that_is_resized_while_it_is_drawn_to_gets_it_all(tmp_path: Path) -> None:
    many = written(tmp_path, sheet(events=[event(f"e-{n}", statement="Again and again.") for n in range(500)]))
    line = ("-f", many, "timeline", "--color", "never")

    def resized(terminal: Terminal) -> None:
        for columns in (40, 200, 1, 0, 60):
            terminal.resize(columns, 24)
            terminal.process.send_signal(signal.SIGWINCH)

    whole = drawn(*line)
    assert len(whole) > 20000  # more than a terminal holds for one who does not read
    assert drawn(*line, meanwhile=resized) == whole


def test_a_terminal_that_was_resized_ahead_is_drawn_to_at_its_new_width() -> None:
    terminal = Terminal(
        ["bash", "-c", f"read; factsheet -f {FILE} events"], 100, 40, {"COLUMNS": None, "NO_COLOR": "1"}
    )
    terminal.resize(60, 40)
    terminal.type(b"\n")
    found = terminal.read().decode()
    assert terminal.ended() == 0
    lines = found.replace("\r", "").removeprefix("\n").splitlines()
    assert max(map(len, lines)) <= 60
    assert lines == drawn("-f", FILE, "events", COLUMNS="60", NO_COLOR="1").replace("\r", "").splitlines()
