"""Every export: the same bytes wherever they go, whole or not at all, and told what it leaves out."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import TINY, Run
from factsheet.export import NAMES, format_of
from factsheet.gate.reading import bundled_path
from processes import MODULE, variables
from sheets import encoded, sheet, written

each_format = pytest.mark.parametrize("name", NAMES)
TEXT = [name for name in NAMES if not format_of(name).binary]


def exported(name: str, *words: str, **changes: str) -> bytes:
    """What a process of its own prints."""
    argv = [*MODULE, "-f", str(TINY), "export", name, *words]
    done = subprocess.run(argv, capture_output=True, env=variables(FACTSHEET_CACHE="off", **changes), check=False)
    assert (done.stderr, done.returncode) == (b"", 0)
    return done.stdout


@each_format
def test_the_same_sheet_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    first = exported(name, PYTHONHASHSEED="1")
    assert first == exported(name, PYTHONHASHSEED="2")
    assert exported(name, "-O", str(tmp_path / "file")) == b""
    assert (tmp_path / "file").read_bytes() == first


@pytest.mark.parametrize("name", TEXT)
def test_a_terminal_gets_what_a_pipe_gets(run: Run, name: str) -> None:
    assert run(f"-f {TINY} export {name}", columns=40) == run(f"-f {TINY} export {name}")


@pytest.mark.uncounted
@each_format
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of a file's size")
def test_a_full_disk_leaves_the_file_that_was_there(name: str, tmp_path: Path) -> None:
    import resource

    there = tmp_path / "file"
    for before in (None, "mine"):
        if before:
            there.write_text(before, "utf-8")
        done = subprocess.run(
            [*MODULE, "-f", str(TINY), "export", name, "-O", "file"],
            cwd=tmp_path,
            env=variables(FACTSHEET_CACHE="off", PYTHONDONTWRITEBYTECODE="1"),
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500)),
            capture_output=True,
            check=False,
        )
        assert (done.stdout, done.returncode, done.stderr.count(b"\n")) == (b"", 4, 1)
        assert {each.name: each.read_text("utf-8") for each in tmp_path.iterdir()} == (
            {"file": before} if before else {}
        )


@pytest.mark.parametrize("name", TEXT)
def test_an_empty_selection_is_a_whole_file_and_a_negative_answer_with_e(run: Run, name: str) -> None:
    nothing = ("-f", str(TINY), "export", name, "--grep", "no such text")
    assert run(*nothing).code == 0
    ran = run(*nothing, "-e")
    assert (ran.err, ran.code) == ("", 1)
    assert ran.out == run(*nothing).out
    assert run("-f", str(TINY), "export", name, "-e").code == 0


@pytest.mark.parametrize("name", TEXT)
def test_a_sheet_without_facts_is_exported(run: Run, tmp_path: Path, name: str) -> None:
    assert run("-f", written(tmp_path, sheet()), "export", name).code == 0
    bare = {"format": "factsheet/1", "title": "Bare", "as_of": "2024-12-31"}
    assert run("-f", "-", "export", name, stdin=encoded(bare)).code == 0


@each_format
def test_help_tells_what_is_elsewhere_and_what_is_left_out_of_fields_that_there_are(run: Run, name: str) -> None:
    told = " ".join(run("export --help").out.split())
    wanted = format_of(name)
    assert wanted.name == name
    assert f"{name}: {wanted.holds}" in told
    for what, where in wanted.elsewhere.items():
        assert f"{what}: {where}" in told
    schema = json.loads(run("schema").out)
    known = {key for record in schema["$defs"].values() for key in record.get("properties", ())} | set(
        schema["properties"]
    )
    for field, why in wanted.left.items():
        assert field in told
        assert why in told
        section, key = field.split(".")
        assert section in {"*", "sheet", "attributions", *schema["properties"]}
        assert key in {"*", *known}


def test_a_format_that_there_is_not_is_told_with_the_nearest(run: Run) -> None:
    ran = run("export markdwon")
    assert (ran.out, ran.code) == ("", 2)
    assert "did you mean 'markdown'?" in ran.err


def test_an_export_is_never_written_over_its_sheet(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, sheet())
    before = Path(path).read_bytes()
    for name in ("sheet.json", "./sheet.json"):
        assert run("-f", path, "export", "markdown", "-O", str(tmp_path / name)).code == 2
    assert Path(path).read_bytes() == before


def test_an_export_is_never_written_over_the_sheet_that_standard_input_is(tmp_path: Path) -> None:
    path = Path(written(tmp_path, sheet()))
    before = path.read_bytes()
    line = [*MODULE, "-f", "-", "export", "markdown", "-O", str(path)]
    with path.open("rb") as file:
        done = subprocess.run(line, stdin=file, capture_output=True, env=variables(), check=False)
    assert (done.returncode, path.read_bytes()) == (2, before)


def test_no_export_is_ever_written_over_the_bundled_sheet(run: Run, tmp_path: Path) -> None:
    before = Path(bundled_path()).read_bytes()
    (tmp_path / "link.json").symlink_to(bundled_path())
    for used in ((), ("-f", written(tmp_path, sheet()))):
        for name in (bundled_path(), str(tmp_path / "link.json")):
            told = run(*used, "export", "markdown", "-O", name)
            assert (told.code, told.err.splitlines()[0]) == (
                2, f"factsheet: error: -O {name}: it is the bundled sheet",
            )  # fmt: skip
    assert Path(bundled_path()).read_bytes() == before
