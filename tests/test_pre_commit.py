"""The hooks, as pre-commit runs them: installed from a repository of this project, in one of somebody's sheets."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import HERE

PROJECT = HERE.parent
SHIPPED = ("src", "data", ".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE")
CONFIG = """\
repos:
  - repo: {project}
    rev: {rev}
    hooks:
      - id: factsheet-fmt
        files: ^sheets/
      - id: factsheet-check
        args: [--strict]
        files: ^sheets/
"""


def git(folder: Path, *words: str) -> str:
    """What git says, whoever's settings this machine has."""
    around = {
        **os.environ,
        **{f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }
    ran = subprocess.run(["git", *words], cwd=folder, env=around, capture_output=True, text=True, check=True)
    return ran.stdout.strip()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A repository of this project as it stands, and its commit."""
    folder = tmp_path_factory.mktemp("project")
    for name in SHIPPED:
        path = PROJECT / name
        if path.is_dir():
            shutil.copytree(path, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copy(path, folder / name)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "x")
    return folder, git(folder, "rev-parse", "HEAD")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps what it installs."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def sheets(tmp_path: Path, project: tuple[Path, str]) -> Path:
    """A repository of somebody's sheets with the hooks."""
    (tmp_path / "sheets").mkdir()
    (tmp_path / ".pre-commit-config.yaml").write_text(CONFIG.format(project=project[0], rev=project[1]), "utf-8")
    (tmp_path / "package.json").write_text('{"no": "sheet"}', "utf-8")
    git(tmp_path, "init", "--quiet")
    return tmp_path


def hooked(sheets: Path, home: Path) -> tuple[str, int]:
    """What the hooks say of all files, and how they end."""
    git(sheets, "add", "--all")
    ran = subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", "--all-files", "--color", "never", "--verbose"],
        cwd=sheets,
        env={**os.environ, "PRE_COMMIT_HOME": str(home), "FACTSHEET_CACHE": "off"},
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.stdout, ran.returncode


def test_a_good_sheet_is_committed(sheets: Path, home: Path) -> None:
    shutil.copy(PROJECT / "data" / "example.json", sheets / "sheets" / "ford.json")
    told, code = hooked(sheets, home)
    assert code == 0, told
    assert told.count("Passed") == 2


def test_a_sheet_in_another_form_is_put_into_the_canonical_one_and_stops_the_commit(sheets: Path, home: Path) -> None:
    good = (PROJECT / "data" / "example.json").read_text("utf-8")
    (sheets / "sheets" / "ford.json").write_text(good.replace("  ", "\t"), "utf-8")
    told, code = hooked(sheets, home)
    assert code == 1, told
    assert "files were modified by this hook" in told
    assert (sheets / "sheets" / "ford.json").read_text("utf-8") == good


def test_a_broken_sheet_stops_the_commit_and_the_problem_has_its_line(sheets: Path, home: Path) -> None:
    good = (PROJECT / "data" / "example.json").read_text("utf-8")
    broken = good.replace('"by": "river-watch"', '"by": "river-wach"', 1)
    (sheets / "sheets" / "ford.json").write_text(broken, "utf-8")
    told, code = hooked(sheets, home)
    line = broken[: broken.index("river-wach")].count("\n") + 1
    assert code == 1, told
    assert f"sheets/ford.json:{line}:" in told
    assert "did you mean 'river-watch'?" in told
    assert "package.json" not in told
