"""Completion where there is no answer is silent; it reads no standard input, and builds no large index."""

import os
from pathlib import Path

import pytest

from conftest import TINY, Complete, Run
from hostile import TEXTS
from indexes import kept
from processes import MODULE, PROGRAM, ran, shell
from sheets import event, sheet, written

LARGE = 1_000_000


@pytest.mark.parametrize("line", ["-f - show ", "events -f - -m ", "show -f /dev/stdin "])
def test_standard_input_is_never_read(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = {"_FACTSHEET_COMPLETE": "complete_fish", "_TYPER_COMPLETE_ARGS": f"factsheet {line}"}
    left = shell('printf "%s" left | (factsheet; cat)', **asked)
    assert (left.stdout, left.stderr, left.returncode) == (b"left", b"", 0)


def hostile(folder: Path) -> list[str]:
    """Lines that find no sheet, or one that no answer can come from."""
    (folder / "folder.json").mkdir()
    os.mkfifo(folder / "pipe.json")
    (folder / "empty.json").touch()
    (folder / "text.json").write_bytes(b"\xff\x00{")
    (folder / "broken.json").write_text('{"format": "factsheet/1", "events": [{"id": 1}]}')
    return [f"-f {path} show " for path in (*folder.glob("*.json"), folder / "none", "''", "'\udcff'")]


def test_it_is_silent_where_there_is_no_sheet(complete: Complete, tmp_path: Path) -> None:
    for line in hostile(tmp_path):
        assert complete(line) == {}


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize(
    "line", ["show 'bri", 'show "bri', "show bri\\", "show \udcff", "\udcff", "'", "-f", "= =", *TEXTS]
)
def test_it_is_silent_whatever_is_typed(line: str, complete: Complete) -> None:
    complete(line.replace("\x00", ""))


@pytest.mark.parametrize("instruction", ["complete_csh", "complete_", "source_bash", "1", "complete", "\udcff"])
def test_it_is_silent_towards_shells_that_it_does_not_know(
    instruction: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_FACTSHEET_COMPLETE", instruction)
    assert run("events") == ("", "", 0)


@pytest.mark.parametrize("shell_", ["bash", "zsh", "fish"])
def test_it_is_silent_without_a_line(shell_: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_FACTSHEET_COMPLETE", f"complete_{shell_}")
    assert run()[1:] == ("", 0)


@pytest.mark.parametrize("output", [">&-", "> /dev/full", "| true", "2>&-"])
def test_it_is_silent_with_an_output_that_takes_nothing(output: str) -> None:
    asked = {"_FACTSHEET_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": f"factsheet -f {TINY} show "}
    done = shell(f"factsheet {output}", **asked)
    assert (done.stderr, done.returncode) == (b"", 0)


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize("variables", [
    {"FACTSHEET_CACHE": "off"}, {"FACTSHEET_CACHE": "/dev/null"}, {"FACTSHEET_CACHE": "/proc/no"},
    {"FACTSHEET_DEBUG": "1"},
    {"HOME": None, "FACTSHEET_CACHE": None, "XDG_CACHE_HOME": None},
])  # fmt: skip
def test_a_small_sheet_is_completed_whatever_the_cache(variables: dict[str, str | None]) -> None:
    asked = {"_FACTSHEET_COMPLETE": "complete_bash", "COMP_WORDS": "factsheet show br", "COMP_CWORD": "2"}
    done = ran([PROGRAM], **asked, **variables)
    assert (done.stdout, done.stderr, done.returncode) == (b"bridge-fell\n", b"", 0)


@pytest.mark.usefixtures("tiny")
def test_a_damaged_index_costs_no_answer(complete: Complete, cache: Path) -> None:
    assert complete("show br").keys() == {"bridge-fell"}
    (index,) = kept(cache)
    index.chmod(0o600)
    index.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    assert complete("show br").keys() == {"bridge-fell"}


def test_no_index_is_built_of_a_large_sheet_and_one_that_is_there_is_read(
    run: Run, complete: Complete, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = written(tmp_path, sheet(events=[event("it", detail="x" * LARGE)]), "large.json")
    small = written(tmp_path, sheet(events=[event("it", detail="x" * (LARGE - 1000))]), "small.json")
    assert complete(f"-f {large} show i") == {}
    assert not cache.exists()
    assert complete(f"-f {large} events --color a").keys() == {"auto", "always"}
    assert complete(f"-f {small} show i") == {"it": "It happened."}
    assert len(kept(cache)) == 1
    run("-f", large, "events")
    assert complete(f"-f {large} show i") == {"it": "It happened."}
    monkeypatch.setenv("FACTSHEET_CACHE", "off")
    assert complete(f"-f {large} show i") == {}
    assert complete(f"-f {small} show i") == {"it": "It happened."}


IMPORTS = """
import sys
from factsheet.__main__ import main
code = main([])
sys.stdout.flush()
heavy = {"pydantic", "pydantic_core", "rich"} & {name.partition(".")[0] for name in sys.modules}
print(*sorted(heavy), file=sys.stderr)
"""


@pytest.mark.parametrize("shell_", ["bash", "zsh", "fish"])
@pytest.mark.parametrize("line", ["s", "show b", "events -", "events -k c", "events --columns id,", "help "])
def test_a_warm_completion_imports_neither_pydantic_nor_rich(line: str, shell_: str) -> None:
    assert ran([PROGRAM, "-f", str(TINY), "events"]).returncode == 0
    words = f"factsheet -f {TINY} {line}"
    asked = {"_TYPER_COMPLETE_ARGS": words, "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    done = ran([MODULE[0], "-c", IMPORTS], _FACTSHEET_COMPLETE=f"complete_{shell_}", **asked)
    assert (done.stderr, done.returncode) == (b"\n", 0)
    assert done.stdout


def test_completing_what_needs_no_sheet_opens_none(complete: Complete, cache: Path) -> None:
    for line in ("s", "events -", "help ", "events --color ", "events --columns ", "list "):
        assert complete(line)
    assert not cache.exists()
