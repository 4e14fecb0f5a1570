"""Where indexes are kept, and how long: every folder that cannot serve costs time, never an answer."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import TINY, Run
from factsheet.temporary import new_file
from indexes import QUESTION, answer, kept, process
from sheets import event, sheet, written

DAY = 24 * 3600
AS_ROOT = hasattr(os, "getuid") and os.getuid() == 0
MODULE = ("-m", "factsheet", *QUESTION, str(TINY))


def aged(path: Path, seconds: float, size: int = 1) -> Path:
    """A file of that size that was last used so long before it was made."""
    path.touch(mode=0o600)
    os.truncate(path, size)
    made = path.stat().st_mtime
    os.utime(path, (made - seconds, made - seconds))
    return path


def test_off_keeps_nothing(run: Run, right: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTSHEET_CACHE", "off")
    monkeypatch.chdir(tmp_path)
    assert answer(run) == answer(run) == right
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["two words", "a?b#c", "100%25", "%41", "남쪽", "'quoted\"", "a&mode=rw", "deep/er/still", "\\", "\udcff"]
)
def test_any_name_of_a_folder_will_do(
    name: str, run: Run, right: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / name
    monkeypatch.setenv("FACTSHEET_CACHE", str(folder))
    assert answer(run) == right
    (path,) = kept(folder)
    built = path.stat()
    assert answer(run) == right
    assert [each.stat().st_ino for each in kept(folder)] == [built.st_ino]


def test_a_relative_folder_is_taken_from_the_current_one(
    run: Run, right: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTSHEET_CACHE", "here")
    assert answer(run) == right
    assert len(kept(tmp_path / "here")) == 1


@pytest.mark.parametrize("kind", ["a file", "beneath a file", "a device", "a link to nowhere", "a name too long"])
def test_a_folder_that_cannot_be_made_costs_no_answer(
    kind: str, run: Run, right: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.write_text("mine", "utf-8")
    link = tmp_path / "link"
    link.symlink_to("/nonexistent/nowhere")
    folder = {
        "a file": file,
        "beneath a file": file / "cache",
        "a device": Path(os.devnull),
        "a link to nowhere": link,
        "a name too long": tmp_path / ("x" * 300),
    }[kind]
    monkeypatch.setenv("FACTSHEET_CACHE", str(folder))
    assert answer(run) == answer(run) == right
    assert file.read_text("utf-8") == "mine"
    assert {path.name for path in tmp_path.iterdir()} == {"file", "link"}


@pytest.mark.skipif(AS_ROOT, reason="root writes everywhere")
@pytest.mark.parametrize("mode", [0o500, 0o300, 0o000])
def test_a_folder_without_permission_costs_no_answer(mode: int, run: Run, right: str, cache: Path) -> None:
    cache.mkdir()
    cache.chmod(mode)
    try:
        assert answer(run) == answer(run) == right
    finally:
        cache.chmod(0o700)
    if not mode & 0o200:
        assert list(cache.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep caches elsewhere")
@pytest.mark.parametrize("unset", [{}, {"FACTSHEET_CACHE": ""}])
def test_without_a_word_indexes_go_where_the_system_keeps_caches(
    unset: dict[str, str], right: str, tmp_path: Path
) -> None:
    assert process(*MODULE, **unset, HOME=str(tmp_path)) == right
    assert len(kept(tmp_path / ".cache" / "factsheet")) == 1
    assert process(*MODULE, **unset, HOME=str(tmp_path), XDG_CACHE_HOME=str(tmp_path / "xdg")) == right
    assert len(kept(tmp_path / "xdg" / "factsheet")) == 1


@pytest.mark.parametrize("home", ["nowhere", "/dev/null", "/dev/null/home"])
def test_a_home_that_is_none_costs_no_answer(home: str, right: str, tmp_path: Path) -> None:
    found = subprocess.run(
        [sys.executable, *MODULE], env={"HOME": home}, cwd=tmp_path, capture_output=True, check=False
    )
    assert (found.stdout.decode("utf-8"), found.stderr, found.returncode) == (right, b"", 0)
    assert list(tmp_path.iterdir()) == []


def test_without_home_there_is_an_answer(right: str, tmp_path: Path) -> None:
    assert process(*MODULE, XDG_CACHE_HOME=str(tmp_path)) == right


def test_indexes_unused_for_a_month_are_removed_when_another_is_built(run: Run, cache: Path) -> None:
    cache.mkdir(mode=0o700)
    old = aged(cache / f"{'a' * 64}.1.1.db", 31 * DAY)
    young = aged(cache / f"{'b' * 64}.1.1.db", 29 * DAY)
    answer(run)
    assert not old.exists()
    assert young.exists()
    assert len(kept(cache)) == 2


def test_using_an_index_keeps_it(run: Run, cache: Path, tmp_path: Path, right: str) -> None:
    answer(run)
    (path,) = kept(cache)
    aged(path, 40 * DAY, path.stat().st_size)
    assert answer(run) == right
    answer(run, written(tmp_path, sheet(events=[event("another")])))
    assert path.exists()


def test_beyond_32_indexes_the_oldest_are_removed(run: Run, cache: Path) -> None:
    cache.mkdir(mode=0o700)
    others = [aged(cache / f"{number:064}.1.1.db", number * 60) for number in range(1, 41)]
    answer(run)
    assert [path for path in others if path.exists()] == others[:31]
    assert len(kept(cache)) == 32


def test_beyond_a_gigabyte_the_oldest_are_removed(run: Run, cache: Path) -> None:
    cache.mkdir(mode=0o700)
    others = [aged(cache / f"{number:064}.1.1.db", number * 60, 400 << 20) for number in range(1, 5)]
    answer(run)
    assert [path for path in others if path.exists()] == others[:2]


def test_what_a_killed_run_left_is_removed_and_what_is_being_built_is_not(run: Run, cache: Path) -> None:
    cache.mkdir(mode=0o700)
    left = aged(cache / f"{'a' * 16}.12345678.new", 0)
    with new_file(str(cache), f"{'b' * 16}.", ".new") as being_built:
        answer(run)
        assert Path(being_built.path).exists()
        assert not left.exists()
    assert len(list(cache.iterdir())) == 1


def test_what_cannot_be_told_to_be_left_is_removed_after_an_hour(run: Run, cache: Path) -> None:
    cache.mkdir(mode=0o700)
    with new_file(str(cache), f"{'a' * 16}.", ".new") as old, new_file(str(cache), f"{'b' * 16}.", ".new") as young:
        aged(Path(old.path), 2 * 3600)
        aged(Path(young.path), 60)
        answer(run)
        assert not Path(old.path).exists()
        assert Path(young.path).exists()


def test_what_is_no_index_stays_however_old(run: Run, cache: Path) -> None:
    cache.mkdir(mode=0o700)
    names = ["notes.txt", "history.db", "passwd.new", "a.1.1.db", f"{'a' * 64}.db", f"{'a' * 16}.1.new"]
    others = [aged(cache / name, 400 * DAY) for name in (*names, *(f"app{number}.db" for number in range(40)))]
    (cache / f"{'a' * 64}.1.1.db").mkdir()
    answer(run)
    assert all(path.exists() for path in others)
    assert (cache / f"{'a' * 64}.1.1.db").is_dir()
