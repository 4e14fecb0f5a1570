"""The README is run: its sessions, its example, its tables."""

import json
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import BUNDLED, HERE, Run
from databases import in_duckdb
from exported import needs
from factsheet.cli import COMMANDS
from factsheet.errors import Exit
from processes import shell, variables

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


def test_the_program_of_the_readme_is_the_one_that_mypy_checks_and_prints_what_it_shows(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (program,), (output,) = blocks("python"), blocks("text")
    file = HERE.parent / "docs" / "library.py"
    assert program == file.read_text("utf-8")
    monkeypatch.setattr("sys.argv", [str(file)])
    runpy.run_path(str(file))
    assert capsys.readouterr().out == output


def test_the_program_of_the_readme_tells_the_problems_of_a_sheet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = HERE.parent / "docs" / "library.py"
    broken = str(HERE / "data" / "broken" / "later-format.json")
    monkeypatch.setattr("sys.argv", [str(file), broken])
    with pytest.raises(SystemExit, match="3"):
        runpy.run_path(str(file))
    assert capsys.readouterr().out.startswith(f"{broken} 2 13 E107 sheet: format ")


def test_the_table_of_the_readme_is_converted_as_it_shows(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (example,), (line,) = blocks("csv"), (block for block in blocks("sh") if "factsheet convert" in block)
    monkeypatch.chdir(tmp_path)
    Path("facts.csv").write_text(example, "utf-8")
    assert run(line.strip().removeprefix("factsheet ")) == ("", "", 0)
    assert run("check --strict ford.json") == ("", "", 0)
    assert run("-f ford.json figures --columns value,by").out == "at least 12\tRiver Watch\n"


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


def test_every_recipe_for_carrying_facts_elsewhere_runs(tmp_path: Path) -> None:
    section = README.split("## Carrying facts elsewhere\n")[1].split("\n## ")[0]
    recipes = re.findall(r"```sh\n(.*?)```", section, re.DOTALL)
    steps = "".join(recipe for recipe in recipes if "sqlite" not in recipe)
    needs("pandoc")
    ran = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", steps],
        capture_output=True,
        cwd=tmp_path,
        env=variables(FACTSHEET_CACHE=str(tmp_path / "cache")),
        check=False,
    )
    assert (ran.stdout, ran.stderr, ran.returncode) == (b"", b"", 0)
    assert "National Intelligence Service" in (tmp_path / "killed.html").read_text("utf-8")
    assert "KBS World" in (tmp_path / "story.html").read_text("utf-8")
    assert "@article{kbs-world-190275," in (tmp_path / "sources.bib").read_text("utf-8")


def stub(folder: Path, name: str, script: str) -> None:
    """A program of that name, found before the machine's own."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    file.chmod(0o755)


# What `date` does with `-d` and with `-v`; the days are those of the sheet, else nothing would be new.
DATES = {
    "GNU": 'test "$1" = -d && echo 2025-04-26',
    "BSD": 'test "$1" = -d && { echo "date: illegal option -- d" >&2; exit 1; }; test "$1" = -v-7d && echo 2025-04-26',
    "nothing new": "echo 2099-01-01",
}


@pytest.mark.parametrize("date", DATES)
def test_the_weekly_mail_of_the_readme_is_sent_where_there_is_news(tmp_path: Path, date: str) -> None:
    (script,) = (block for block in blocks("sh") if "| mail" in block)
    programs = tmp_path / "bin"
    programs.mkdir()
    stub(programs, "date", DATES[date])
    stub(programs, "mail", f'echo "$@" > {tmp_path}/arguments; cat > {tmp_path}/text')
    scripts = Path(sys.executable).parent
    ran = subprocess.run(
        ["sh", "-c", script],
        capture_output=True,
        cwd=tmp_path,
        env={"PATH": f"{programs}:{scripts}:/usr/local/bin:/usr/bin:/bin", "FACTSHEET_CACHE": str(tmp_path / "cache")},
        check=False,
    )
    assert (ran.stdout, ran.stderr, ran.returncode) == (b"", b"", 0)
    if date == "nothing new":
        assert not (tmp_path / "text").exists()
        return
    assert (tmp_path / "arguments").read_text("utf-8") == "-s New since 2025-04-26 desk@example.org\n"
    text = (tmp_path / "text").read_text("utf-8")
    assert text.startswith("Since 26 Apr 2025: ")
    assert max(map(len, text.splitlines())) <= 72
    assert "Valery Gerasimov (Russia) confirmed" in text
    assert text.count("erhaps earlier") == 1  # the heading counts them


def test_the_database_of_the_readme_is_searched_and_asked_as_it_shows(tmp_path: Path) -> None:
    (recipe,) = (block for block in blocks("sh") if "sqlite-utils search" in block)
    done = shell(f"set -eu; cd {tmp_path}; {recipe}")
    assert (done.stderr, done.returncode) == (b"", 0)
    found, _, disputed = done.stdout.decode().partition("statement,said_by,said,against")
    assert '"said_by": "National Intelligence Service via Lee Seong-kweun"' in found
    assert "Vassily Nebenzia (Russia) denies 2024-10-30" in disputed
    (query,) = blocks("sql")
    select = query.split(";\n")[-2]
    with in_duckdb(tmp_path / "facts.db") as duck:  # it has the file as ATTACH gives it
        rows = duck.execute(select).fetchall()
    assert ("about 300", "2025-01-13", "estimated") in [(value, said, hedge) for _, value, _, said, hedge, _ in rows]


def test_the_timeline_of_the_readme_is_written_as_it_shows(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (line,) = (block for block in blocks("sh") if "timelinejs" in block)
    monkeypatch.chdir(tmp_path)
    assert run(line.strip().removeprefix("factsheet ")) == ("", "", 0)
    assert Path("killed.csv").read_text("utf-8").startswith("Year,Month,Day,")


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


def test_a_sheet_is_begun_as_the_readme_says(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (steps,) = (block for block in blocks("sh") if block.startswith("factsheet init"))
    for line in steps.splitlines():
        ran = run(line.removeprefix("factsheet "))
        assert (ran.err, ran.code) == ("", 0), line


def test_the_hooks_of_the_readme_are_those_that_there_are() -> None:
    (config,) = (block for block in blocks("yaml") if block.startswith("repos:"))
    hooks = (HERE.parent / ".pre-commit-hooks.yaml").read_text("utf-8")
    assert set(re.findall(r"- id: (\S+)", config)) == set(re.findall(r"- id: (\S+)", hooks))


def test_the_recipe_for_ci_passes_a_good_sheet_and_annotates_a_broken_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (recipe,) = (block for block in blocks("yaml") if block.startswith("on:"))
    commands = [line.replace("*", "ford") for line in re.findall(r"- run: factsheet (.+)", recipe)]
    example = (BUNDLED.parent / "example.json").read_text("utf-8")
    sheet = tmp_path / "sheets" / "ford.json"
    sheet.parent.mkdir()
    sheet.write_text(example, "utf-8")
    assert [run(command) for command in commands] == [("", "", 0)] * 2
    sheet.write_text(example.replace('"by": "river-watch"', '"by": "nobody"', 1), "utf-8")
    told = run(commands[0])
    assert told.code == 1
    assert told.out.startswith("::error file=sheets/ford.json,line=")
