"""`diff` as git runs it: the lines of the README in a repository, and whatever a version holds."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import LATER, TINY, Run
from processes import BIN, variables
from test_docs import blocks

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git runs it")
SHOWN = ["id", "field", "old", "new"]


class Repository:
    """A repository of one sheet, `my.json`, and what git prints in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sheet = folder / "my.json"
        self.sheet.write_bytes(TINY.read_bytes())
        self.git("init", "--quiet")
        self.commit()

    def git(self, *words: str, **changes: str) -> str:
        ran = self.bash("git " + " ".join(f"'{word}'" for word in words), **changes)
        assert (ran.stderr, ran.returncode) == ("", 0)
        return ran.stdout

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "--message", "one")

    def external(self, *words: str) -> str:
        return self.git("diff", *words, GIT_EXTERNAL_DIFF="factsheet diff --columns id,change,field,old,new")

    def bash(self, line: str, **changes: str) -> subprocess.CompletedProcess[str]:
        alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "FACTSHEET_CACHE": "off"}
        env = variables(**alone, **changes, PATH=f"{BIN}{os.pathsep}{os.environ['PATH']}")
        return subprocess.run(
            ["bash", "-c", line], cwd=self.folder, env=env, capture_output=True, text=True, check=False, timeout=60
        )


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    folder = tmp_path / "repository"
    folder.mkdir()
    return Repository(folder)


def test_the_lines_of_the_readme_show_what_changed(repository: Repository, run: Run) -> None:
    """The sheet of the day before is compared with today's, in each of the ways that the README shows."""
    repository.sheet.write_bytes(LATER.read_bytes())
    repository.commit()
    (block,) = (block for block in blocks("sh") if ".gitattributes" in block)
    ended = [repository.bash(line) for line in block.splitlines()]
    assert [each.stderr for each in ended] == [""] * 6
    assert [each.returncode for each in ended] == [0, 0, 1, 0, 0, 0]
    rows = run(f"diff {TINY} {LATER}").out
    piped, tool, shown, _, _, driven = (each.stdout for each in ended)
    assert driven.startswith("my.json\n\x1b[1mThe sheet\x1b[0m\n")
    assert piped.splitlines() == ["\t".join([row[0], *row[3:6]]) for row in run(f"diff {TINY} {LATER}").rows]
    assert tool == shown == rows


def test_a_file_that_was_added_or_removed_is_told_whole(repository: Repository) -> None:
    (repository.folder / "new.json").write_bytes(LATER.read_bytes())
    repository.git("add", "new.json")
    added = repository.external("--cached", "new.json").splitlines()
    repository.sheet.unlink()
    removed = repository.external("--", "my.json").splitlines()
    assert {line.split("\t")[1] for line in added} == {"added"}
    assert {line.split("\t")[1] for line in removed} == {"removed"}
    assert len(added) > len(removed) - 3 > 20


def test_a_file_that_was_renamed_is_compared_with_what_it_was(repository: Repository) -> None:
    text = TINY.read_text("utf-8").replace('"best": 30', '"best": 31')
    repository.sheet.rename(repository.folder / "other.json")
    (repository.folder / "other.json").write_text(text, "utf-8")
    repository.git("add", "--all")
    assert repository.external("--cached", "-M") == "killed-early\tchanged\tbest\t30\t31\n"


def test_what_is_the_same_sheet_in_another_form_prints_nothing(repository: Repository) -> None:
    repository.bash("factsheet fmt my.json && chmod +x my.json")
    assert repository.git("diff", "--stat") != ""
    assert repository.external() == ""


@pytest.mark.parametrize(("content", "told"), [
    (b"", "1 problem"), (b"{", "1 problem"), (b"\xff\x00", "1 problem"), (b'{"format": "factsheet/1"}', "2 problems"),
])  # fmt: skip
def test_a_version_that_is_no_valid_sheet_is_told_in_a_line_and_git_goes_on(
    repository: Repository, content: bytes, told: str
) -> None:
    (repository.folder / "z.json").write_bytes(TINY.read_bytes())
    repository.git("add", "--all")
    repository.sheet.write_bytes(content)
    (repository.folder / "z.json").write_bytes(LATER.read_bytes())
    first, *others = repository.external().splitlines()
    assert first == f"my.json: the new one is no valid sheet ({told})"
    assert len(others) > 20


def test_a_file_that_is_not_merged_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """git manual, GIT_EXTERNAL_DIFF: for a path that is unmerged it is called with the path alone."""
    monkeypatch.setenv("GIT_DIFF_PATH_COUNTER", "1")
    assert run("diff my.json") == ("my.json: not merged\n", "", 0)
    assert run("diff").code == 2


def test_what_git_calls_a_file_is_no_option_and_no_standard_input(run: Run, tmp_path: Path) -> None:
    seven = ("-", str(TINY), "1", "100644", "-", "2", "100644")
    ran = run("diff", *seven, stdin=LATER.read_bytes())
    assert (ran.out, ran.code) == (
        "-: the new one cannot be compared (cannot read ./-: no such file or directory)\n",
        0,
    )
    hostile = ("--", "-o\x1b[31m\udcff.json", *seven[1:4], str(tmp_path), *seven[5:])
    assert run("diff", *hostile).out.startswith("-o\\x1b[31m\\udcff.json: the new one cannot be compared")


def test_an_output_that_cannot_be_written_is_an_error_for_git_too(repository: Repository) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("a full disk")
    line = f"factsheet diff my.json {TINY} 1 100644 {LATER} 2 100644 > /dev/full"
    assert repository.bash(line).returncode == 4
