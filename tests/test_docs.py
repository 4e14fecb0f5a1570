"""The README is run: its sessions, its example, its tables."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import BUNDLED, HERE, Run
from factsheet.cli import COMMANDS
from factsheet.errors import Exit

README = (HERE.parent / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def sessions() -> list[tuple[str, str]]:
    parts = "".join(blocks("console")).split("$ ")[1:]
    return [(line, output) for line, output in (part.split("\n", 1) for part in parts)]


@pytest.mark.parametrize(("line", "output"), sessions())
def test_a_session_of_the_readme_prints_what_it_shows(run: Run, line: str, output: str) -> None:
    ran = run(line.removeprefix("factsheet "))
    assert (ran.out, ran.err, ran.code) == (output, "", 0)


def test_the_sheet_of_the_readme_passes_and_is_read(run: Run, tmp_path: Path) -> None:
    (example,) = blocks("json")
    sheet = tmp_path / "my.json"
    sheet.write_text(example, "utf-8")
    assert run(f"check {sheet}").out == ""
    (figure,) = json.loads(run(f"-f {sheet} figures -o json").out)
    assert (figure["value"], figure["attributions"][0]["by"]["name"]) == ("at least 12", "River Watch")


def test_every_pipe_of_the_readme_runs(tmp_path: Path) -> None:
    (pipes,) = (block for block in blocks("sh") if "| grep" in block)
    assert len(pipes.splitlines()) >= 5
    scripts = Path(sys.executable).parent
    ran = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", pipes if has_jq() else without_jq(pipes)],
        capture_output=True,
        cwd=tmp_path,
        env={"PATH": f"{scripts}:/usr/local/bin:/usr/bin:/bin", "FACTSHEET_CACHE": str(tmp_path / "cache")},
        check=False,
    )
    assert (ran.stderr, ran.returncode) == (b"", 0)
    assert b"Sabrina Singh (Pentagon)" in ran.stdout
    assert (tmp_path / "sources.csv").read_text("utf-8").startswith("id,issued,publisher,")


def has_jq() -> bool:
    return subprocess.run(["bash", "-c", "command -v jq"], capture_output=True, check=False).returncode == 0


def without_jq(pipes: str) -> str:
    return "".join(line for line in pipes.splitlines(keepends=True) if "| jq" not in line)


def test_every_command_is_in_the_readme_and_no_other() -> None:
    section = README.split("## Commands\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (`[a-z].*?) \| ", section, re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`([a-z]+)", row)}
    assert named == set(COMMANDS)


def test_the_exit_codes_of_the_readme_are_those_of_the_program() -> None:
    assert {int(code) for code in re.findall(r"^\| (\d+) \| ", README, re.MULTILINE)} == set(Exit)


def test_the_bundled_sheet_is_named_as_its_title_says() -> None:
    title = json.loads(BUNDLED.read_text("utf-8"))["title"]
    assert f"*{title}*" in README
