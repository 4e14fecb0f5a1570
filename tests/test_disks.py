"""What a disk does to a run: no room, damage, other owners, sheets that change while they are read."""

import io
import os
import sys
import zlib
from pathlib import Path

import pytest

from conftest import TINY, Run
from factsheet.errors import UnreadableSheet
from factsheet.export import NAMES
from factsheet.gate import reading
from indexes import answer, kept
from processes import ran, shell

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits and owners as POSIX has them")
FILE = str(TINY)
AS_ROOT = hasattr(os, "getuid") and os.getuid() == 0
NOBODY = 65534
OLD = b"what was there before\n"


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
