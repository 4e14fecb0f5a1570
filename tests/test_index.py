"""The cache of indexes: it saves time, and never costs an answer (architecture.md, Validated once)."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import TINY, Run
from indexes import QUESTION, answer, kept, process
from planted import planted
from sheets import event, sheet, written

AS_ROOT = hasattr(os, "getuid") and os.getuid() == 0


@pytest.fixture
def open_umask() -> Iterator[None]:
    """A process that asks for no privacy of its own."""
    before = os.umask(0)
    yield
    os.umask(before)


def plant(run: Run, cache: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Puts another sheet's index in the place of the small sheet's: only who may write there could have done it."""
    answer(run)
    (mine,) = kept(cache)
    with monkeypatch.context() as patch:
        patch.setenv("FACTSHEET_CACHE", str(tmp_path / "other"))
        answer(run, written(tmp_path, sheet(events=[event("lie")])))
    (other,) = kept(tmp_path / "other")
    planted = cache / ".".join([mine.name.split(".")[0], *other.name.split(".")[1:]])
    mine.unlink()
    other.rename(planted)
    return planted


@pytest.mark.usefixtures("open_umask")
def test_indexes_are_readable_by_their_owner_alone_whatever_the_umask(run: Run, cache: Path, right: str) -> None:
    assert answer(run) == right
    assert cache.stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode & 0o777 for path in cache.iterdir()] == [0o600]


def test_a_second_run_builds_and_writes_nothing(run: Run, cache: Path, right: str) -> None:
    answer(run)
    before = [(path, path.stat().st_ino, path.stat().st_mtime_ns) for path in cache.iterdir()]
    assert answer(run) == right
    assert [(path, path.stat().st_ino, path.stat().st_mtime_ns) for path in cache.iterdir()] == before


def test_a_run_whose_sheet_is_indexed_loads_neither_pydantic_nor_rich(run: Run, cache: Path) -> None:
    code = (
        "import sys; from factsheet.__main__ import main; main(sys.argv[1:]);"
        "print(sorted({'pydantic', 'pydantic_core', 'rich'} & set(sys.modules)))"
    )
    words = ("-c", code, "events", "-o", "ids", "-f", str(TINY))
    assert process(*words, FACTSHEET_CACHE=str(cache)).endswith("['pydantic', 'pydantic_core']\n")
    assert process(*words, FACTSHEET_CACHE=str(cache)).endswith("\n[]\n")


def test_a_changed_sheet_is_never_answered_from_its_old_index(run: Run, cache: Path, tmp_path: Path) -> None:
    path = Path(written(tmp_path, sheet(events=[event("before")])))
    stamp = path.stat().st_mtime_ns
    assert '"id":"before"' in answer(run, path)
    path.write_bytes(path.read_bytes().replace(b"before", b"behind"))
    os.utime(path, ns=(stamp, stamp))
    assert '"id":"behind"' in answer(run, path)
    assert len(kept(cache)) == 2


def test_copies_of_a_sheet_share_an_index(run: Run, cache: Path, tmp_path: Path, right: str) -> None:
    copy = tmp_path / "copy.json"
    copy.write_bytes(TINY.read_bytes())
    assert answer(run) == answer(run, copy) == right
    assert len(kept(cache)) == 1


@pytest.mark.parametrize("damage", ["rubbish", "emptied", "cut", "grown", "zeroed", "another database"])
def test_a_damaged_index_costs_no_answer_and_is_replaced(damage: str, run: Run, cache: Path, right: str) -> None:
    answer(run)
    (path,) = kept(cache)
    whole = path.read_bytes()
    path.write_bytes(
        {
            "rubbish": b"\xa5" * len(whole),
            "emptied": b"",
            "cut": whole[: len(whole) // 2],
            "grown": whole + b"\0" * 4096,
            "zeroed": b"\0" * len(whole),
            "another database": whole[:100] + b"\0" * (len(whole) - 100),
        }[damage]
    )
    assert answer(run) == right
    assert [path.stat().st_size for path in kept(cache)] == [len(whole)]
    assert answer(run) == right


def test_a_single_flipped_bit_anywhere_in_an_index_costs_no_answer(run: Run, cache: Path, right: str) -> None:
    answer(run)
    (path,) = kept(cache)
    whole = path.read_bytes()
    for place in range(0, len(whole), len(whole) // 60):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << place % 8
        (path,) = kept(cache)
        path.write_bytes(damaged)
        assert answer(run) == right, place


def test_a_large_index_that_was_written_to_since_it_was_checked_costs_no_answer(
    run: Run, cache: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "large.json"
    sheet.write_text(planted(6_000, 0).text)
    asked = ("-f", str(sheet), "figures", "-n", "5", "-o", "json")
    right = run(*asked).out
    (path,) = kept(cache)
    whole = path.read_bytes()
    assert len(whole) > 16 << 20  # it is not checked whole before every use
    for place in (whole.index(b"in the long list"), len(whole) // 2):
        (path,) = kept(cache)
        with path.open("r+b") as file:
            file.seek(place)
            file.write(b"on")
        assert run(*asked).out == right
    (path,) = kept(cache)
    assert path.read_bytes() == whole
    old = path.stat().st_mtime - 2 * 24 * 3600
    path.write_bytes(whole.replace(b"in the long list", b"on the long list"))
    os.utime(path, (int(old), int(old)))  # as a disk that fails would leave it: a day later it is checked again
    assert run(*asked).out == right


def test_a_large_index_that_its_disk_damaged_is_one_clear_error_and_then_an_answer(
    run: Run, cache: Path, tmp_path: Path
) -> None:
    """What is found to be damaged once rows are read cannot be begun anew; the next run builds what it reads."""
    sheet = tmp_path / "large.json"
    sheet.write_text(planted(6_000, 0).text)
    asked = ("-f", str(sheet), "figures", "-o", "json")
    right = run(*asked).out
    (path,) = kept(cache)
    checked = int(path.stat().st_mtime)
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    os.utime(path, (checked, checked))
    broken = run(*asked)
    assert broken.err == (
        "factsheet: error: the index of the sheet was damaged; it is removed\nhint: run it again: a new one is built\n"
    )
    assert (broken.code, list(cache.iterdir())) == (3, [])
    assert run(*asked) == (right, "", 0)


@pytest.mark.parametrize("ending", [".db", ".1.db", ".x.y.db", ".1.2.3.db", "..db", ".ffff.0.db"])
def test_a_file_with_a_name_like_an_index_costs_no_answer(ending: str, run: Run, cache: Path, right: str) -> None:
    answer(run)
    (path,) = kept(cache)
    path.rename(cache / f"{path.name.split('.')[0]}{ending}")
    assert answer(run) == right


def test_a_folder_in_the_place_of_an_index_costs_no_answer(run: Run, cache: Path, right: str) -> None:
    answer(run)
    (path,) = kept(cache)
    path.unlink()
    path.mkdir()
    assert answer(run) == right


def test_an_index_that_only_its_owner_could_have_written_is_believed(
    run: Run, cache: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What the tests below rely on: a planted index that is believed does change the answer."""
    plant(run, cache, monkeypatch, tmp_path)
    assert '"id":"lie"' in answer(run)


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o620, 0o604, 0o602, 0o777])
def test_an_index_with_a_wider_mode_is_not_believed(
    mode: int, run: Run, cache: Path, right: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plant(run, cache, monkeypatch, tmp_path).chmod(mode)
    assert answer(run) == right


@pytest.mark.parametrize("mode", [0o755, 0o750, 0o770, 0o701, 0o702, 0o1777])
def test_a_folder_with_a_wider_mode_is_neither_believed_nor_written_to(
    mode: int, run: Run, cache: Path, right: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    planted = plant(run, cache, monkeypatch, tmp_path)
    cache.chmod(mode)
    assert answer(run) == right
    assert list(cache.iterdir()) == [planted]


def test_a_link_to_an_index_is_not_believed(
    run: Run, cache: Path, right: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    planted = plant(run, cache, monkeypatch, tmp_path)
    planted.rename(tmp_path / "elsewhere.db")
    planted.symlink_to(tmp_path / "elsewhere.db")
    assert answer(run) == right


@pytest.mark.skipif(not AS_ROOT, reason="only root can give a file away")
@pytest.mark.parametrize("what", ["index", "folder"])
def test_what_another_user_owns_is_not_believed(
    what: str, run: Run, cache: Path, right: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    planted = plant(run, cache, monkeypatch, tmp_path)
    os.chown(planted if what == "index" else cache, 65534, 65534)
    assert answer(run) == right


def test_a_sheet_from_standard_input_is_never_kept(run: Run, cache: Path, right: str) -> None:
    assert run(*QUESTION, "-", stdin=TINY.read_bytes()).out == right
    assert not cache.exists()


def test_nothing_is_kept_of_a_broken_sheet(run: Run, cache: Path, tmp_path: Path) -> None:
    path = written(tmp_path, sheet(events=[event("fine"), event("broken", date="never")]))
    assert run(*QUESTION, path).code == 3
    assert list(cache.iterdir()) == []


def test_check_keeps_nothing(run: Run, cache: Path) -> None:
    assert run("check", str(TINY)).code == 0
    assert not cache.exists()


def test_processes_that_build_the_same_index_at_once_all_have_the_answer(cache: Path, right: str) -> None:
    words = [sys.executable, "-m", "factsheet", *QUESTION, str(TINY)]
    variables = {"FACTSHEET_CACHE": str(cache)}
    running = [subprocess.Popen(words, env=variables, stdout=subprocess.PIPE) for _ in range(4)]
    assert [each.communicate()[0].decode("utf-8") for each in running] == [right] * 4
    assert len(list(cache.iterdir())) == 1


def test_an_index_is_the_same_to_the_byte_whoever_builds_it(tmp_path: Path) -> None:
    """Its name ends in its checksum: processes that build it at once must not take each other's for damaged."""
    names = set()
    for seed in ("0", "1", "2"):
        cache = tmp_path / seed
        process("-m", "factsheet", *QUESTION, str(TINY), FACTSHEET_CACHE=str(cache), PYTHONHASHSEED=seed)
        names |= {path.name for path in kept(cache)}
    assert len(names) == 1
