"""What a machine does to a run: signals, litter, full disks, sheets that change, closed streams, odd surroundings."""

import io
import os
import re
import signal
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from faults.scene import Scene

from conftest import HERE, TINY, Run
from factsheet.errors import UnreadableSheet
from factsheet.export import NAMES
from factsheet.gate import reading
from indexes import answer, kept
from processes import PROGRAM, ran, shell, variables
from sheets import event, sheet, written
from terminals import Terminal, drawn

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals, limits and terminals as POSIX has them")
FILE = str(TINY)
AS_ROOT = hasattr(os, "getuid") and os.getuid() == 0
NOBODY = 65534
OLD = b"what was there before\n"
PATIENCE = 30
PART = ("index", "fmt", "change", "full")
IN_PLACE = """
import factsheet.output.file as m
def over(path, parts):
    try:
        with open(path, "wb") as file:
            file.writelines(parts)
    except OSError as error:
        raise m.Unwritable(path, "no room") from None
m.replace = over
"""
# At every moment of a run there is something to drop, and with this seed no signal comes near its start or its end.
DROPS_NOTHING = """
import os, time, factsheet.__main__ as m, factsheet.temporary as t
listen = m._listen
def begun():
    listen()
    os.makedirs(os.environ["FACTSHEET_CACHE"], 0o700, exist_ok=True)
    new = os.path.join(os.environ["FACTSHEET_CACHE"], "a.new")
    open(new, "w").close()
    t._held[new] = None
    time.sleep(0.3)
m._listen = begun
m._end = lambda number, _: os._exit(128 + number)
"""
# Something of the program made wrong, or of what surrounds it: where that is looked for, and what is then found.
PLANTED = {
    "import factsheet.index.cache as m; m.key_of = lambda _: 'a' * 64": (
        "change --kills 1", "change: written over in place, afterwards: each version has its own answer",
    ),
    # What changes the sheet then believes to be left alone.
    "import os; os.getppid = int": (
        "change --kills 3", "change: written over in place, afterwards: the sheet was changed to the end",
    ),
    DROPS_NOTHING: ("index --kills 4 --seed 14", "index: SIG(INT|TERM) after .*: nothing is left after SIG(INT|TERM)"),
    IN_PLACE: ("full --kills 1", "full: a short file, fmt, room for 0 bytes: the files are as they were"),
}  # fmt: skip


# The longer look


def looked(*words: str, first: str = "") -> subprocess.CompletedProcess[str]:
    """A run of `python -m faults`, something done to the program first."""
    code = f"import sys\n{first}\nfrom faults.run import main; sys.exit(main(sys.argv[1:]))"
    return subprocess.run(
        [sys.executable, "-c", code, "--report", "-", *words],
        cwd=HERE.parent, capture_output=True, check=False, timeout=120, text=True, env=variables(),
    )  # fmt: skip


@pytest.mark.parametrize("part", PART)
def test_a_short_look_finds_nothing_and_counts_what_it_tried(part: str) -> None:
    found = looked(part, "--kills", "1", "--seed", "5")
    assert found.returncode == 0, found.stdout + found.stderr
    assert found.stderr.startswith("seed 5\n")
    assert f"`python -m faults {part} --seed 5 --kills 1`: " in found.stdout
    assert f"| {part} |" in found.stdout
    assert "Nothing: all that faults/README.md lists held." in found.stdout


@pytest.mark.parametrize("words", ["--kills 0", "--jobs 0", "nowhere"])
def test_what_would_do_nothing_is_refused(words: str) -> None:
    found = looked(*words.split())
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr.splitlines()[-1].startswith("python -m faults: error: ")


@pytest.mark.parametrize("first", PLANTED)
def test_it_sees_what_is_planted(first: str) -> None:
    words, fault = PLANTED[first]
    found = looked(*words.split(), first=first)
    assert found.returncode == 1
    assert [line for line in found.stdout.splitlines() if re.match(rf"- {fault}", line)]


def test_what_is_left_is_told_by_place_and_is_no_whole_index(tmp_path: Path) -> None:
    place = Scene(tmp_path)
    assert (place.left(), place.whole()) == ({}, [])
    place.cache.mkdir()
    output, index, *others = (
        place.outputs / "facts.db", place.cache / "b.1.2.db", place.outputs / ".factsheet-12345678.new",
        place.temporary / "factsheet-12345678", place.cache / "a.12345678.new", place.cache / "a.87654321.new",
    )  # fmt: skip
    for path in (output, index, *others):
        path.write_bytes(OLD)
    left = {
        "outputs": [".factsheet-12345678.new"], "temporary": ["factsheet-12345678"],
        "cache": ["a.12345678.new", "a.87654321.new"],
    }  # fmt: skip
    assert (place.left(output), place.whole()) == (left, [index])


# Signals


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


# Disks


@pytest.mark.uncounted
@pytest.mark.parametrize("blocks", [0, 2, 6, 8, 20, 57])
def test_init_writes_both_of_its_files_or_none(blocks: int, tmp_path: Path) -> None:
    done = shell(f"ulimit -f {blocks}; cd {tmp_path}; factsheet init my.json")
    assert (done.stdout, done.returncode) == (b"", 4)
    assert done.stderr.startswith(b"factsheet: error: cannot write ")
    assert done.stderr.count(b"\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.uncounted
@pytest.mark.parametrize("name", NAMES)
def test_an_export_that_finds_no_room_leaves_the_file_that_was_there(name: str, tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(OLD)
    done = shell(f"ulimit -f 1; factsheet -f {FILE} export {name} -O {tmp_path / 'out'}", TMPDIR=str(tmp_path))
    assert done.returncode == 4
    assert done.stderr.startswith(b"factsheet: error: cannot write ")
    assert done.stderr.count(b"\n") == 1
    assert (tmp_path / "out").read_bytes() == OLD
    assert {path.name for path in tmp_path.iterdir()} - {"cache"} == {"out"}


@pytest.mark.skipif(not AS_ROOT or not Path("/proc/self").exists(), reason="needs a folder that takes no files")
def test_a_database_needs_a_folder_for_temporary_files_and_says_so(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", "/proc")
    told = run("-f", FILE, "export", "sqlite", "-O", str(tmp_path / "out"))
    assert told == ("", "factsheet: error: cannot write a temporary file: no such file or directory\n", 4)
    assert {path.name for path in tmp_path.iterdir()} - {"cache"} == set()


def test_looking_for_a_folder_for_temporary_files_makes_no_file(tmp_path: Path) -> None:
    """One by which a folder is tried has any name, and stays where the run is killed meanwhile."""
    look = "import sys; sys.addaudithook(lambda name, what: name == 'open' and print(what[0], file=sys.stderr));"
    look += "from factsheet.__main__ import main; sys.exit(main(sys.argv[1:]))"
    words = ["-f", FILE, "export", "sqlite", "-O", str(tmp_path / "outputs" / "out")]
    (tmp_path / "outputs").mkdir()
    done = ran([sys.executable, "-c", look, *words], TMPDIR=str(tmp_path / "none"), TEMP=None, TMP=str(tmp_path))
    assert done.returncode == 0
    opened = [Path(line) for line in done.stderr.decode().splitlines()]
    assert [path for path in opened if path.parent == tmp_path and not path.name.startswith(".factsheet-")] == []
    assert any(path.name == "facts.db" for path in opened)


# The cache


def test_an_index_of_more_than_64_megabytes_is_checked_as_any_other(run: Run, cache: Path, right: str) -> None:
    answer(run)
    (path,) = kept(cache)
    whole = path.read_bytes() + bytes(65 << 20)
    key = path.name.split(".")[0]
    path.unlink()
    grown = cache / f"{key}.{len(whole):x}.{zlib.crc32(whole):x}.db"
    place = whole.rindex(b"The bridge at Ford fell.")
    grown.write_bytes(whole[:place] + b"The fridge" + whole[place + 10 :])
    grown.chmod(0o600)
    assert answer(run) == right


@pytest.mark.parametrize("length", [0, 1, 15, 16, 99, 100, 4095, 4096, 4097, 8192, -4096, -1])
def test_an_index_cut_anywhere_costs_no_answer(length: int, run: Run, cache: Path, right: str) -> None:
    answer(run)
    (path,) = kept(cache)
    os.truncate(path, length if length >= 0 else path.stat().st_size + length)
    assert answer(run) == answer(run) == right
    assert len(kept(cache)) == 1


def test_a_link_to_a_folder_of_ones_own_will_do(
    run: Run, right: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "real").mkdir(mode=0o700)
    (tmp_path / "link").symlink_to("real")
    monkeypatch.setenv("FACTSHEET_CACHE", str(tmp_path / "link"))
    assert answer(run) == answer(run) == right
    assert len(kept(tmp_path / "real")) == 1


@pytest.mark.skipif(not AS_ROOT, reason="only root can give a folder away")
def test_a_link_to_a_folder_of_another_user_will_not(
    run: Run, right: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "theirs").mkdir(mode=0o700)
    os.chown(tmp_path / "theirs", NOBODY, NOBODY)
    (tmp_path / "link").symlink_to("theirs")
    monkeypatch.setenv("FACTSHEET_CACHE", str(tmp_path / "link"))
    assert answer(run) == right
    assert list((tmp_path / "theirs").iterdir()) == []


def test_an_index_that_cannot_be_read_costs_no_answer(run: Run, cache: Path, right: str) -> None:
    answer(run)
    (path,) = kept(cache)
    path.chmod(0)
    if AS_ROOT:  # who reads everything finds a loop of links unreadable
        path.unlink()
        path.symlink_to(path.name)
    assert answer(run) == right


# A sheet that changes


class Meddled(io.FileIO):
    """A file that is written over in the midst of being read, so many times."""

    def __init__(self, path: Path, versions: list[bytes]) -> None:
        super().__init__(path)
        self._path = path
        self._versions = versions

    def readall(self) -> bytes:
        begun = super().read(10) or b""
        if self._versions:
            before = self._path.stat()
            self._path.write_bytes(self._versions.pop(0))
            os.utime(self._path, ns=(before.st_atime_ns, before.st_mtime_ns))
        return begun + super().readall()

    def read(self, size: int | None = -1, /) -> bytes:
        return self.readall() if size is None or not 0 <= size <= 100 else super().read(size) or b""


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written since the test began counts as just now, however slow the machine is."""
    monkeypatch.setattr(reading, "_JUST_NOW", 600)


@pytest.mark.usefixtures("unhurried")
def test_a_sheet_that_is_written_over_while_it_is_read_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "sheet.json"
    path.write_bytes(b"a" * 100)
    with Meddled(path, [b"b" * 100, b"c" * 100]) as file:
        assert reading._of_one_moment(str(path), file) == b"c" * 100


@pytest.mark.usefixtures("unhurried")
def test_a_sheet_that_changes_all_the_time_is_one_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "sheet.json"
    path.write_bytes(b"a" * 100)
    versions = [bytes([number]) * 100 for number in range(50)]
    monkeypatch.setattr(reading, "open", lambda path, _: Meddled(Path(path), versions), raising=False)
    with pytest.raises(UnreadableSheet) as stop:
        reading.read(str(path))
    assert stop.value.message == f"cannot read {path}: it was changed while it was being read"


# Streams that are closed


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


# Odd surroundings


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
