"""What SECURITY.md promises: nothing that a sheet holds names a file, runs anything, or reaches the network."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import factsheet
from factsheet.cli import COMMANDS
from factsheet.export import NAMES as EXPORTS
from hostile import TEXTS, everywhere
from processes import variables

# Tells, on standard error's last line, every file that is opened, every database, and all that leaves the process.
DRIVER = """
import json, os, sys
seen = []
LEAVES = ("socket.", "subprocess.", "os.exec", "os.system", "os.posix_spawn", "os.spawn", "os.fork", "pty.",
          "webbrowser.", "urllib.", "http.", "ftplib.", "smtplib.", "ctypes.", "os.startfile", "os.chdir", "syslog.")
CHANGES = ("os.remove", "os.rename", "os.link", "os.symlink", "os.mkdir", "os.rmdir", "os.chmod", "os.chown",
           "os.truncate", "shutil.")
def watch(event, args):
    if event == "open" and not isinstance(args[0], int):
        writes = bool((args[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC))
        seen.append(("writes" if writes else "reads", os.fsdecode(args[0])))
    elif event == "sqlite3.connect":
        seen.append(("database", os.fsdecode(args[0]).removeprefix("file:").partition("?")[0]))
    elif event.startswith(LEAVES):
        seen.append(("leaves", event))
    elif event.startswith(CHANGES):
        # A name beside an open folder is of that folder, which was told when it was opened.
        beside = any(isinstance(each, int) and each != -1 for each in args[1:]) and event != "os.mkdir"
        seen.extend(("changes", os.fsdecode(each)) for each in args if isinstance(each, (str, bytes)) and not beside)
sys.addaudithook(watch)
from factsheet.__main__ import main
code = main(sys.argv[1:])
sys.stdout.flush()
print(json.dumps([int(code), seen]), file=sys.stderr)
"""
NAMES_OF_FILES = (
    "/etc/passwd", "file:///etc/passwd", "../../../../etc/passwd", "~/.ssh/id_rsa", "\\\\evil.example\\share",
    "-O/tmp/trap", "$(touch trap)", "`touch trap`", "; touch trap #", "| touch trap", "https://evil.example/?leak",
    "@/etc/passwd", "\\input{/etc/passwd}", "![](https://evil.example/pixel.png)",
    "<img src=https://evil.example/pixel.png>",
)  # fmt: skip
READING = [
    "summary --all", "summary -o table --color always", "timeline --type all", "timeline -o table", "events -o csv",
    "figures -o table", "figures -o json", "assessments -o jsonl", "actors -o markdown", "sources",
    "sources --origins -o table", "attributions", "attributions --since 2000 -o table", "search touch",
    "search passwd -o table", "show it-0 paper-0 speaker-0", "show it-0 -o table", "quote --since 2000",
    "quote --since 2000 --style markdown", "quote --since 2000 --style footnote", "list tags", "list columns",
    "timeline --as-of 2024-02", "events --grep passwd", *(f"export {name}" for name in EXPORTS),
]  # fmt: skip
ABOUT = [
    "check {sheet}", "check --strict {sheet} {sheet}", "fmt --check {sheet}", "fmt --diff {sheet}",
    "diff {sheet} {sheet}",
]  # fmt: skip


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sheet full of names of files, of commands and of addresses, in every field that takes a text."""
    content: dict[str, Any] = everywhere((*TEXTS, *NAMES_OF_FILES))
    content["$schema"] = "/etc/passwd"
    for source in content["sources"]:
        source["url"] = "https://evil.example/x"
    path = tmp_path_factory.mktemp("sheet") / "hostile.json"
    path.write_text(json.dumps(content), "utf-8")
    return path


def watched(folder: Path, cache: Path, *words: str) -> tuple[int, list[tuple[str, str]]]:
    """The exit code of a command line, and what it opened, changed and started."""
    found = variables(FACTSHEET_CACHE=str(cache), TMPDIR=str(folder), PYTHONDONTWRITEBYTECODE="1")
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, *words], capture_output=True, env=found, cwd=folder, check=False, timeout=60
    )
    code, seen = json.loads(done.stderr.splitlines()[-1])
    return code, [(what, name) for what, name in seen]


def strange(seen: list[tuple[str, str]], sheet: Path, *folders: Path) -> set[tuple[str, str]]:
    """What a command has no business with: it reads its own program and the sheet, and writes to its own folders."""
    program = [Path(sys.prefix), Path(sys.base_prefix), Path(factsheet.__file__).parent.parent.parent]
    own, places = ([each.resolve() for each in paths] for paths in (program, folders))
    kept: set[tuple[str, str]] = set()
    for what, name in seen:
        allowed = [*own, sheet.resolve(), *places] if what == "reads" else places
        real = Path(name).resolve()
        inside = any(real.is_relative_to(each) for each in allowed)
        if what == "leaves" or not (inside or name in {os.devnull, ":memory:"}):
            kept.add((what, name))
    return kept


@pytest.mark.parametrize("line", READING)
def test_a_reading_command_opens_the_sheet_and_its_cache_alone(line: str, sheet: Path, tmp_path: Path) -> None:
    cache = sheet.parent / "cache"
    code, seen = watched(tmp_path, cache, "-f", str(sheet), *line.split())
    assert code == 0
    assert ("reads", str(sheet)) in seen
    assert strange(seen, sheet, cache, tmp_path) == set()
    assert list(tmp_path.iterdir()) == []


def test_no_command_that_reads_a_sheet_is_left_out() -> None:
    watched_ones = {line.split()[0] for line in (*READING, *ABOUT)} | {"fmt", "convert", "init"}
    assert {*COMMANDS} - watched_ones == {"completion", "help", "schema", "template"}


@pytest.mark.parametrize("line", ABOUT)
def test_a_command_about_sheets_changes_nothing_and_starts_nothing(line: str, sheet: Path, tmp_path: Path) -> None:
    before = sheet.read_bytes()
    _, seen = watched(tmp_path, tmp_path / "cache", *line.format(sheet=sheet).split())
    assert strange(seen, sheet, tmp_path) == set()
    assert sheet.read_bytes() == before
    assert list(tmp_path.iterdir()) == []


def test_fmt_writes_the_sheet_that_was_named_and_nothing_else(sheet: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.json"
    copy.write_bytes(sheet.read_bytes())
    code, seen = watched(tmp_path, tmp_path / "cache", "fmt", str(copy))
    assert code == 0
    assert strange(seen, copy, tmp_path) == set()
    assert [each.name for each in tmp_path.iterdir()] == ["copy.json"]


def test_an_export_writes_the_file_that_was_named_and_nothing_else(sheet: Path, tmp_path: Path) -> None:
    for name in EXPORTS:
        words = ("-f", str(sheet), "export", name, "-O", str(tmp_path / "out"))
        code, seen = watched(tmp_path, sheet.parent / "cache", *words)
        assert code == 0
        assert strange(seen, sheet, sheet.parent / "cache", tmp_path) == set()
        assert [each.name for each in tmp_path.iterdir()] == ["out"]


def test_rows_name_no_file_and_start_nothing(sheet: Path, tmp_path: Path) -> None:
    """What is converted comes from strangers, too; a title and a name of a file are said on the command line alone."""
    rows = tmp_path / "rows.csv"
    header = "type,statement,date,kind,by,actor_kind,said,hedge,sources,source_type,note,id,url,quote"
    said = 'event,"It {0}.",2024-03-01,clash,"{0}",research,2024-03-02,reported,"{0}",article-newspaper'
    lines = [f'{said},"{{0}}","{{0}}","{{0}}","{{0}}"'.format(text.replace('"', '""')) for text in NAMES_OF_FILES]
    rows.write_text("\n".join([header, *lines]) + "\n", "utf-8")
    words = ("convert", str(rows), "--title", "Rows", "--as-of", "2024-03-31", "--with", str(sheet))
    for more in ((), ("-O", str(tmp_path / "made.json"))):
        _, seen = watched(tmp_path, tmp_path / "cache", *words, *more)
        assert ("reads", str(rows)) in seen
        assert strange(seen, sheet, tmp_path) == set()
    code, seen = watched(tmp_path, tmp_path / "cache", "init", str(tmp_path / "new.json"))
    assert code == 0
    assert strange(seen, sheet, tmp_path) == set()
    assert {each.name for each in tmp_path.iterdir()} <= {
        "rows.csv", "made.json", "new.json", "factsheet-1.schema.json", "cache",
    }  # fmt: skip


def test_the_watch_sees_a_file_a_process_and_a_socket(tmp_path: Path) -> None:
    """What the tests above trust in."""
    folder, other = tmp_path / "own", tmp_path / "other"
    folder.mkdir()
    other.write_bytes(b"")
    trap = (
        "import socket, subprocess; socket.socket(); subprocess.run(['true']);"
        f" open({str(other)!r}); open({str(other)!r}, 'w')"
    )
    script = DRIVER.replace("code = main(sys.argv[1:])", f"{trap}; code = 0")
    words = [sys.executable, "-c", script]
    done = subprocess.run(words, capture_output=True, cwd=folder, check=True, env=variables())
    _, seen = json.loads(done.stderr.splitlines()[-1])
    found = strange([(what, name) for what, name in seen], folder / "no.json", folder)
    assert {("leaves", "socket.__new__"), ("leaves", "subprocess.Popen")} <= found
    assert {("reads", str(other)), ("writes", str(other))} <= found
