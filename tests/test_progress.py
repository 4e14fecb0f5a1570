"""Long work tells a person how far it is: on standard error, on a terminal alone, and nothing is left of it."""

import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import ioctl
from pathlib import Path
from time import monotonic

import pytest

from conftest import TINY
from planted import planted
from processes import MODULE, ran, variables

_PATIENCE = 60
# A line of work that is drawn at once, and the work of another one within it, which is not.
_WORK = """\
from factsheet.output.terminal.progress import Line
from factsheet.progress import counted, shown_by, work
with shown_by(Line(width={width}, color=False, patience=0)):
    with work("Reading \\x1b]0;[bold]{name}\\x07", 10) as at:
        at(3)
        assert list(counted("Nothing", [1, 2])) == [1, 2]
    with work("Sorting") as at:
        at(1)
print("the answer")
"""


@contextmanager
def at_terminal(argv: list[str], **changes: str | None) -> Iterator[tuple[int, "subprocess.Popen[bytes]"]]:
    """A process with a terminal of 80 columns, and the other side of that."""
    ours, theirs = pty.openpty()
    ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    env = variables(TERM="xterm", COLUMNS=None, **changes)
    started = subprocess.Popen(argv, stdin=theirs, stdout=theirs, stderr=theirs, env=env, start_new_session=True)
    os.close(theirs)
    try:
        yield ours, started
    finally:
        started.kill()
        started.wait(timeout=_PATIENCE)
        os.close(ours)


def read_until(terminal: int, wanted: str | None) -> str:
    """What the terminal is sent up to a text, or to the end."""
    found = b""
    end = monotonic() + _PATIENCE  # what goes on drawing goes on for ever
    while select.select([terminal], [], [], max(0, end - monotonic()))[0]:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # the other side is closed
            part = b""
        found += part
        if not part or (wanted and wanted.encode() in found):
            return found.decode()
    return pytest.fail(f"nothing more came behind {found!r}")


def left(sent: str) -> list[str]:
    """The lines that stay on the screen."""
    lines = [""]
    for part in re.findall(r"\x1b\[[0-9;?]*[A-Za-z]|[\r\n]|[^\x1b\r\n]+", sent):
        if part == "\n":
            lines.append("")
        elif part == "\x1b[1A":
            lines.pop()
        elif part == "\x1b[2K":
            lines[-1] = ""
        elif part[0] not in "\r\x1b":
            lines[-1] += part
    return [line for line in lines if line]


@pytest.mark.parametrize("width", [80, 40, 12])
def test_what_is_done_and_how_far_stands_on_one_line_that_goes_with_the_work(width: int) -> None:
    name = "a-very-long-name-of-a-sheet-that-nobody-would-choose.json"
    with at_terminal([sys.executable, "-c", _WORK.format(width=width, name=name)]) as (terminal, _):
        sent = read_until(terminal, None)
    assert left(sent) == ["the answer"]
    drawn = re.split(r"\r|\x1b\[2K", sent)
    assert all(len(re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", each)) < width for each in drawn if "the answer" not in each)
    assert "Nothing" not in sent
    if width > 12:
        assert "Reading" in sent
        assert "30%" in sent
        assert "Sorting" in sent
    if width > 40:
        assert "\\x1b]0;[bold]a-very" in sent  # as it is written: neither an escape nor markup
    assert "\x1b]0;" not in sent
    assert sent.count("\x1b[?25l") == sent.count("\x1b[?25h")  # the cursor is back


def test_a_terminal_that_cannot_go_back_in_a_line_is_shown_nothing() -> None:
    with at_terminal(["env", "TERM=dumb", sys.executable, "-c", _WORK.format(width=80, name="x")]) as (terminal, _):
        assert read_until(terminal, None) == "the answer\r\n"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sheet that takes seconds to read."""
    path = tmp_path_factory.mktemp("large") / "large.json"
    path.write_text(planted(20_000, 0).text)
    return path


@pytest.mark.uncounted
@pytest.mark.parametrize("command", ["list measures", "check", "fmt --check", "diff", "export sqlite -O {}/facts.db"])
def test_an_interrupt_of_long_work_ends_it_at_once_and_leaves_nothing(
    command: str, large: Path, tmp_path: Path
) -> None:
    before = large.read_bytes()
    cache, out, scratch = (tmp_path / name for name in ("cache", "out", "scratch"))
    for folder in (out, scratch):
        folder.mkdir()
    argv = [*MODULE, "-f", str(large), *command.format(out).split()]
    argv += [str(large)] if command in {"check", "fmt --check"} else [str(large)] * 2 if command == "diff" else []
    with at_terminal(argv, FACTSHEET_CACHE=str(cache), TMPDIR=str(scratch)) as (terminal, started):
        sent = read_until(terminal, "%")
        started.send_signal(signal.SIGINT)
        sent += read_until(terminal, None)
        assert started.wait(timeout=_PATIENCE) == 130
    assert "Reading" in sent
    assert not left(sent)
    assert large.read_bytes() == before
    assert not [*out.iterdir(), *scratch.iterdir(), *(cache.iterdir() if cache.exists() else ())]


# The program, which shows work at once.
_AT_ONCE = """\
from functools import partial
from factsheet.output.terminal import progress
progress.Line = partial(progress.Line, patience=0)
from factsheet.__main__ import run
run()
"""


@pytest.mark.parametrize("command", ["summary", "actors", "sources --origins", "search bridge", "show ford"])
def test_what_an_answer_waits_for_is_told_and_goes_before_the_answer(command: str, tmp_path: Path) -> None:
    words = ["-f", str(TINY), *command.split(), "--color", "never"]
    assert ran([*MODULE, *words], FACTSHEET_CACHE=str(tmp_path)).returncode == 0  # the index is there
    with at_terminal([sys.executable, "-c", _AT_ONCE, *words], FACTSHEET_CACHE=str(tmp_path)) as (terminal, _):
        sent = read_until(terminal, None)
    told = ["Looking at the sheet", "Checking the index", "Looking through the index"]
    assert [each for each in told if each in sent] == told
    assert not [line for line in left(sent) if any(each in line for each in told)]
    assert len(left(sent)) > 1


# An answer whose rows SQLite would look for some hours, ahead of all of them or behind the first.
_LONG = """\
import sys
from factsheet import __main__, progress
from types import SimpleNamespace
from factsheet.commands.answer import Counted
from factsheet.environment import ask
from factsheet.index.opening import opened
from factsheet.output.terminal.progress import Line
__main__._listen()
asked = SimpleNamespace(environment=ask())
def rows():
    if sys.argv[2] == "later":
        yield "the first"
    yield from index.db.execute("WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n) SELECT max(n) FROM n")
with opened(sys.argv[1], None) as index, progress.shown_by(Line(width=80, color=False)):
    found = Counted(rows if sys.argv[2] != "ahead" else lambda: list(rows()), index, asked)
    for row in found:
        print(row, flush=True)
"""


@pytest.mark.uncounted
@pytest.mark.parametrize(
    ("when", "seen"),
    [("ahead", "Looking through the index"), ("with", "Looking through the index"), ("later", "the first")],
)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_rows_that_take_hours_are_told_and_end_when_they_are_interrupted(
    number: signal.Signals, when: str, seen: str
) -> None:
    with at_terminal([sys.executable, "-c", _LONG, str(TINY), when]) as (terminal, started):
        sent = read_until(terminal, seen)
        started.send_signal(number)
        sent += read_until(terminal, None)
        assert started.wait(timeout=_PATIENCE) in {128 + number, -number}
    assert left(sent) == (["the first"] if when == "later" else [])


def test_rows_that_go_into_a_file_are_counted(tmp_path: Path) -> None:
    into = tmp_path / "rows"
    argv = ["bash", "-c", f'exec "$@" > {into}', "-", sys.executable, "-c", _AT_ONCE, "-f", str(TINY), "events"]
    with at_terminal(argv, FACTSHEET_CACHE=str(tmp_path)) as (terminal, _):
        sent = read_until(terminal, None)
    assert "Writing rows" in sent
    assert left(sent) == []
    assert len(into.read_text("utf-8").splitlines()) == 2


def test_rows_that_go_to_another_program_are_not_since_it_may_draw_itself(tmp_path: Path) -> None:
    argv = ["bash", "-c", '"$@" | cat', "-", sys.executable, "-c", _AT_ONCE, "-f", str(TINY), "events"]
    with at_terminal(argv, FACTSHEET_CACHE=str(tmp_path)) as (terminal, _):
        sent = read_until(terminal, None)
    assert "Writing rows" not in sent
    assert len(left(sent)) == 2


def test_nothing_is_shown_where_standard_error_is_no_terminal(large: Path) -> None:
    found = ran([*MODULE, "-f", str(large), "list", "measures"], FACTSHEET_CACHE="off")
    assert found.stderr == b""
    assert found.stdout == b"killed\tKilled\t6666\n"
