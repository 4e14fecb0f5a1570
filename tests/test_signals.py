"""What a signal leaves: nothing behind, the file that was there, and an exit code that tells of it."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import TINY, Run
from processes import PROGRAM, ran, variables
from sheets import event, sheet, written
from terminals import Terminal

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
FILE = str(TINY)
AS_ROOT = hasattr(os, "getuid") and os.getuid() == 0
NOBODY = 65534
OLD = b"what was there before\n"
PATIENCE = 30


@pytest.fixture
def long(tmp_path: Path) -> str:
    """A sheet whose index, and whose exported database, take a while to build."""
    facts = [event(f"e-{n}", statement="Again and again. " * 30) for n in range(1500)]
    return written(tmp_path, sheet(events=facts), "long.json")


def waited(process: subprocess.Popen[bytes], is_there: Callable[[], bool]) -> bool:
    """Whether something is there before the process ends."""
    ends = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < ends:
        if is_there():
            return True
        time.sleep(0.001)
    return False


def struck(folder: Path, long: str, number: signal.Signals) -> int:
    """The exit code of an export that was struck while it had a file and a folder for a time; it says nothing."""
    output, temporary = folder / "outputs", folder / "temporary"
    for each in (output, temporary):
        each.mkdir(exist_ok=True)
    (output / "facts.db").write_bytes(OLD)
    line = [PROGRAM, "-f", long, "export", "sqlite", "-O", str(output / "facts.db")]
    with subprocess.Popen(line, stderr=subprocess.PIPE, env=variables(TMPDIR=str(temporary))) as process:
        assert waited(process, lambda: any(temporary.glob("*/facts.db")))
        process.send_signal(number)
        assert process.stderr
        assert process.stderr.read() == b""
    assert (output / "facts.db").read_bytes() == OLD
    return process.returncode


@pytest.mark.uncounted
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_nothing_behind_and_has_its_exit_code(
    number: signal.Signals, long: str, tmp_path: Path, cache: Path
) -> None:
    assert struck(tmp_path, long, number) == 128 + number
    assert [path.name for path in (tmp_path / "outputs").iterdir()] == ["facts.db"]
    assert list((tmp_path / "temporary").iterdir()) == []
    assert [path.suffix for path in cache.iterdir()] == [".db"]


def test_what_a_kill_left_is_removed_by_the_next_run(long: str, tmp_path: Path) -> None:
    assert struck(tmp_path, long, signal.SIGKILL) == -signal.SIGKILL
    output, temporary = tmp_path / "outputs", tmp_path / "temporary"
    assert len(list(output.iterdir())) == 2
    assert len(list(temporary.iterdir())) == 1
    line = [PROGRAM, "-f", FILE, "export", "sqlite", "-O", str(output / "facts.db")]
    assert ran(line, TMPDIR=str(temporary)).returncode == 0
    assert [path.name for path in output.iterdir()] == ["facts.db"]
    assert list(temporary.iterdir()) == []


@pytest.mark.uncounted
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_an_index_is_built_leaves_none(number: signal.Signals, long: str, cache: Path) -> None:
    with subprocess.Popen(
        [PROGRAM, "-f", long, "events"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=variables()
    ) as process:
        assert waited(process, lambda: any(cache.glob("*.new")))
        process.send_signal(number)
        assert process.communicate()[1] == b""
    assert process.returncode == 128 + number
    assert list(cache.iterdir()) == []


def test_what_somebody_else_has_there_is_not_swept(run: Run, tmp_path: Path) -> None:
    """Names that are nearly those of files for a time, and what is no file: they are not ours to remove."""
    names = [".factsheet-12345678", ".factsheet-1234567g.new", "factsheet-12345678.new", ".factsheet-1.new", "a.new"]
    for name in names:
        (tmp_path / name).write_bytes(OLD)
    (tmp_path / ".factsheet-12345678.new").mkdir()
    (tmp_path / ".factsheet-12345678.new" / "kept").write_bytes(OLD)
    os.mkfifo(tmp_path / ".factsheet-aaaaaaaa.new")
    (tmp_path / ".factsheet-bbbbbbbb.new").symlink_to(tmp_path / "a.new")
    before = sorted(path.name for path in tmp_path.iterdir())
    assert run("-f", FILE, "export", "csl-json", "-O", str(tmp_path / "out")) == ("", "", 0)
    after = sorted(path.name for path in tmp_path.iterdir() if path.name not in {"out", "cache"})
    assert after == before
    assert (tmp_path / ".factsheet-12345678.new" / "kept").read_bytes() == OLD


def test_a_folder_that_somebody_else_has_among_temporary_ones_is_not_swept(long: str, tmp_path: Path) -> None:
    """The names of folders for a time, nearly, and that of one which holds more than a run puts there."""
    names = ["factsheet-20241028", ".factsheet-20241028", ".factsheet-1234567g.tmp", ".factsheet-12345678.tmp"]
    held = {path: OLD for name in names for path in (Path(name, "facts.db"), Path(name, "notes.txt"))}
    left = tmp_path / "temporary" / ".factsheet-abcdef01.tmp"
    for path, content in {**held, Path(left.name, "facts.db"): OLD}.items():
        (tmp_path / "temporary" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "temporary" / path).write_bytes(content)
    line = [PROGRAM, "-f", FILE, "export", "sqlite", "-O", str(tmp_path / "facts.db")]
    assert ran(line, TMPDIR=str(tmp_path / "temporary")).returncode == 0
    assert {path: (tmp_path / "temporary" / path).read_bytes() for path in held} == held
    assert not left.exists()


@pytest.mark.skipif(not AS_ROOT, reason="only root can give a file away")
def test_what_another_user_left_is_not_swept(run: Run, tmp_path: Path) -> None:
    theirs = tmp_path / ".factsheet-12345678.new"
    theirs.write_bytes(OLD)
    os.chown(theirs, NOBODY, NOBODY)
    assert run("-f", FILE, "export", "csl-json", "-O", str(tmp_path / "out")).code == 0
    assert theirs.read_bytes() == OLD


@pytest.mark.uncounted
def test_nohup_is_heeded(long: str, cache: Path) -> None:
    line = f"trap '' HUP; exec factsheet -f {long} events -o ids"
    with subprocess.Popen(["bash", "-c", line], stdout=subprocess.PIPE, env=variables()) as process:
        assert waited(process, lambda: any(cache.glob("*.new")))
        process.send_signal(signal.SIGHUP)
        assert process.communicate()[0].count(b"\n") == 1500
    assert process.returncode == 0


@pytest.mark.uncounted
def test_a_key_that_interrupts_ends_a_loop_of_the_shell(long: str) -> None:
    """A shell goes on where a command of a loop exits, even with 130; it ends with one that the signal ended."""
    line = f"for n in 1 2 3; do echo run $n; factsheet -f {long} timeline; done; echo over"
    terminal = Terminal(["bash", "-c", line], 100, 40)
    first = terminal.read(until=b"again")  # what is not read is waited for: it is still writing
    terminal.type(b"\x03")
    rest = terminal.read()
    assert terminal.ended() == -signal.SIGINT
    assert b"run 1" in first
    assert b"run 2" not in first + rest
    assert b"over" not in first + rest
    assert b"Traceback" not in rest
