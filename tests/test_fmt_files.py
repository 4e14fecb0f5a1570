"""`fmt` and files: written whole or not at all, with the mode they had; looked at, told of, left alone."""

import os
import random
import resource
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import HERE, Ran, Run
from factsheet.errors import Unwritable
from factsheet.output.file import exchange
from processes import PROGRAM, ran, shell, variables
from sheets import event, sheet, written

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes, links and signals as POSIX has them")
UNTIDY = (HERE / "data" / "untidy.json").read_bytes()
CANONICAL = (HERE / "data" / "canonical.json").read_bytes()
NOBODY = 65534


@pytest.fixture
def untidy(tmp_path: Path) -> Path:
    """A valid sheet that is not in canonical form."""
    path = tmp_path / "untidy.json"
    path.write_bytes(UNTIDY)
    return path


@pytest.fixture
def ordinary() -> Iterator[Path]:
    """A folder of someone who may not write everywhere, and who runs the test."""
    folder = Path(tempfile.mkdtemp(prefix="factsheet-fmt-"))
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        os.seteuid(os.getuid())
        folder.chmod(0o700)
        shutil.rmtree(folder)


def alone(path: Path) -> bool:
    """Whether nothing was left beside a file."""
    return [each for each in path.parent.iterdir() if each.name != "cache"] == [path]


def test_a_file_is_written_once_and_keeps_its_mode(run: Run, untidy: Path) -> None:
    untidy.chmod(0o640)
    assert run("fmt", str(untidy)) == ("", "", 0)
    assert untidy.read_bytes() == CANONICAL
    assert stat.S_IMODE(untidy.stat().st_mode) == 0o640
    first = untidy.stat()
    assert run("fmt", str(untidy)) == ("", "", 0)
    assert (untidy.stat().st_mtime_ns, untidy.stat().st_ino) == (first.st_mtime_ns, first.st_ino)
    assert alone(untidy)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_a_file_keeps_its_owner(run: Run, untidy: Path) -> None:
    os.chown(untidy, NOBODY, NOBODY)
    assert run("fmt", str(untidy)).code == 0
    assert (untidy.stat().st_uid, untidy.stat().st_gid) == (NOBODY, NOBODY)


def test_the_file_behind_a_link_is_written(run: Run, untidy: Path) -> None:
    (untidy.parent / "links").mkdir()
    link = untidy.parent / "links" / "link.json"
    link.symlink_to(Path("..", untidy.name))
    assert run("fmt", str(link)).code == 0
    assert link.is_symlink()
    assert list(link.parent.iterdir()) == [link]
    assert untidy.read_bytes() == CANONICAL


def test_a_name_may_be_as_long_as_the_folder_allows(run: Run, untidy: Path) -> None:
    long = untidy.rename(untidy.with_name("한" * 80 + ".json"))
    assert run("fmt", str(long)).code == 0
    assert long.read_bytes() == CANONICAL


def test_standard_input_goes_to_standard_output_changed_or_not(run: Run) -> None:
    for content in (UNTIDY, CANONICAL):
        assert run("fmt", "-", stdin=content) == (CANONICAL.decode(), "", 0)


def test_check_names_the_files_that_would_change(run: Run, untidy: Path) -> None:
    tidy = written(untidy.parent, {}, "tidy.json")
    Path(tidy).write_bytes(CANONICAL)
    assert run("fmt", "--check", tidy, str(untidy)) == ("", f"would reformat: {untidy}\n", 1)
    assert run("fmt", "--check", tidy) == ("", "", 0)
    assert run("fmt", "--check", "-", stdin=UNTIDY) == ("", "would reformat: -\n", 1)
    assert untidy.read_bytes() == UNTIDY


UNENDED = CANONICAL.removesuffix(b"\n")


@pytest.mark.parametrize("content", [UNTIDY, UNENDED, CANONICAL + b"\n\n"], ids=["untidy", "unended", "ended-twice"])
def test_a_difference_can_be_applied(run: Run, untidy: Path, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.chdir(untidy.parent)
    untidy.write_bytes(content)
    told = run("fmt", "--diff", untidy.name)
    assert told.out.startswith(f"--- {untidy.name}\n+++ {untidy.name}\n@@ ")
    assert (told.err, told.code) == ("", 1)
    assert untidy.read_bytes() == content
    applied = ran(["git", "apply", "-p0", "-"], told.out.encode(), GIT_CEILING_DIRECTORIES=str(untidy.parent.parent))
    assert (applied.stderr, applied.returncode) == (b"", 0)
    assert untidy.read_bytes() == CANONICAL


def test_a_line_of_a_difference_ends_where_git_ends_it_and_steers_nothing(run: Run, untidy: Path) -> None:
    marked = "It\u2028hap\x85pe\u202ened.\x9b31m"
    untidy.write_bytes(CANONICAL.replace(b"It happened.", marked.encode()))
    told = run("fmt", "--diff", str(untidy)).out.splitlines()
    line = '      "statement": "It\\u2028hap\\{}85pe\\u202ened.\\{}9b31m",'
    assert told[6:8] == ["-" + line.format("x", "x"), "+" + line.format("u00", "u00")]
    assert [each[:1] for each in told[3:]] == [*"   -+   "]


def test_a_tidy_file_differs_in_nothing(run: Run, untidy: Path) -> None:
    untidy.write_bytes(CANONICAL)
    assert run("fmt", "--diff", str(untidy)) == ("", "", 0)


def test_lines_end_as_git_ends_them(run: Run, untidy: Path) -> None:
    untidy.write_bytes(CANONICAL.replace(b"\n", b"\r\n"))
    assert "-{\\x0d\n" in run("fmt", "--diff", str(untidy)).out
    assert run("fmt", str(untidy)).code == 0
    assert untidy.read_bytes() == CANONICAL


def test_a_broken_sheet_is_told_and_left_alone_and_the_others_are_formatted(run: Run, untidy: Path) -> None:
    broken = untidy.with_name("broken.json")
    broken.write_text('{"format": "factsheet/1"}', "utf-8")
    for option in ([], ["--check"], ["--diff"]):
        told = run("fmt", *option, str(broken), str(untidy), str(untidy.with_name("none.json")))
        assert told.code == 3
        assert f"{broken}:1:1: sheet: 'title' is missing\n" in told.err
        assert f'factsheet: error: 2 problems in {broken}; "factsheet check {broken}" lists them\n' in told.err
        assert "none.json: no such file or directory\n" in told.err
        assert broken.read_text("utf-8") == '{"format": "factsheet/1"}'
        assert untidy.read_bytes() == (UNTIDY if option else CANONICAL)
        untidy.write_bytes(UNTIDY)


def test_the_bundled_sheet_is_never_written_unasked(run: Run, monkeypatch: pytest.MonkeyPatch, untidy: Path) -> None:
    for variable in (None, ""):
        if variable is not None:
            monkeypatch.setenv("FACTSHEET_FILE", variable)
        for option in ([], ["--check"], ["--diff"]):
            told = run("fmt", *option)
            assert (told.out, told.code) == ("", 2)
            assert "the bundled sheet is never written" in told.err
    monkeypatch.setenv("FACTSHEET_FILE", str(untidy))
    assert run("fmt").code == 0
    assert untidy.read_bytes() == CANONICAL


def test_a_file_that_is_named_goes_before_the_sheet_in_use(
    run: Run, monkeypatch: pytest.MonkeyPatch, untidy: Path
) -> None:
    other = written(untidy.parent, sheet(), "other.json")
    before = Path(other).read_bytes()
    monkeypatch.setenv("FACTSHEET_FILE", other)
    assert run("fmt", str(untidy)).code == 0
    assert (untidy.read_bytes(), Path(other).read_bytes()) == (CANONICAL, before)
    assert run("fmt", "").code == 3


def test_a_person_is_told_what_became_of_the_files(run: Run, untidy: Path) -> None:
    file = str(untidy)
    assert (
        run("fmt", "--check", file, columns=80).err
        == f"would reformat: {file}\n1 file would be formatted, 0 unchanged\n"
        f"\x1b[36mhint:\x1b[0m factsheet fmt {file} does it, --diff shows what\n"
    )
    assert run("fmt", file, file, columns=80).err == "1 file formatted, 1 unchanged\n"
    assert "unchanged" not in run("fmt", "/no/such", columns=80).err


def refused(done: Ran, path: Path, reason: str) -> None:
    """Holds that one line tells why a file was not written, that it is as it was, and that nothing lies beside it."""
    assert done == ("", f"factsheet: error: cannot write {path}: {reason}\n", 4)
    assert path.read_bytes() == UNTIDY
    assert alone(path)


@pytest.mark.uncounted
def test_a_disk_that_is_full_leaves_the_file_as_it_was(run: Run, untidy: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
        told = run("fmt", str(untidy))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    refused(told, untidy, "file too large")


def test_a_folder_that_may_not_be_written_is_an_error(run: Run, ordinary: Path) -> None:
    path = ordinary / "s.json"
    path.write_bytes(UNTIDY)
    ordinary.chmod(0o500)
    refused(run("fmt", str(path)), path, "permission denied")


def test_a_file_that_may_not_be_written_is_an_error(run: Run, ordinary: Path) -> None:
    path = ordinary / "s.json"
    path.write_bytes(UNTIDY)
    path.chmod(0o444)
    refused(run("fmt", str(path)), path, "the file is read-only")
    assert run("fmt", "--check", str(path)).code == 1


def test_what_is_no_file_is_not_replaced_by_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    done = shell(f"cat {HERE / 'data' / 'untidy.json'} > {pipe} & factsheet fmt {pipe}")
    assert (done.stdout, done.returncode) == (b"", 4)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_file_that_was_changed_meanwhile_stays_as_it_was_changed(untidy: Path) -> None:
    with pytest.raises(Unwritable) as stop:
        exchange(str(untidy), b"what was read", b"what became of it")
    assert stop.value.message == f"cannot write {untidy}: it was changed while it was being read"
    assert untidy.read_bytes() == UNTIDY
    exchange(str(untidy), b"what was read", UNTIDY)


@pytest.fixture
def large(tmp_path: Path) -> tuple[str, bytes, bytes]:
    """A sheet that takes a while: its path, its content, and its canonical form."""
    path = written(tmp_path, sheet(events=[event(f"e-{n}", statement="Again. " * 40) for n in range(3000, 0, -1)]))
    before = Path(path).read_bytes()
    return path, before, ran([PROGRAM, "fmt", "-"], before).stdout


def started(path: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [PROGRAM, "fmt", path], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=variables(FACTSHEET_DEBUG="1")
    )


@pytest.mark.uncounted
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_at_any_moment_the_file_is_whole(large: tuple[str, bytes, bytes], number: signal.Signals) -> None:
    path, before, after = large
    moments = random.Random(20241028)
    stopped = 0
    for _ in range(12):
        Path(path).write_bytes(before)
        with started(path) as process:
            time.sleep(moments.uniform(0.05, 0.8))
            process.send_signal(number)
            process.communicate(timeout=30)
        stopped += process.returncode != 0
        assert Path(path).read_bytes() in {before, after}
        if number == signal.SIGINT:
            assert alone(Path(path))
    assert stopped > 0
    Path(path).write_bytes(before)
    assert ran([PROGRAM, "fmt", path]).returncode == 0
    assert Path(path).read_bytes() == after


def test_four_at_once_leave_one_whole_result(large: tuple[str, bytes, bytes]) -> None:
    path, _, after = large
    processes = [started(path) for _ in range(4)]
    assert [(each.communicate(timeout=60)[1], each.returncode) for each in processes] == [(b"", 0)] * 4
    assert Path(path).read_bytes() == after
    assert alone(Path(path))


def test_a_full_output_is_told_in_one_line() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    done = shell(f"factsheet fmt - < {HERE / 'data' / 'untidy.json'} > /dev/full")
    assert done.returncode == 4
    assert done.stderr == b"factsheet: error: cannot write the output: no space left on device\n"


def test_what_is_formatted_is_encoded_alike_whatever_the_locale(untidy: Path) -> None:
    assert ran([PROGRAM, "fmt", "-"], UNTIDY, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0").stdout == CANONICAL
    assert ran([PROGRAM, "fmt", str(untidy)], LC_ALL="C", PYTHONUTF8="0").returncode == 0
    assert untidy.read_bytes() == CANONICAL
