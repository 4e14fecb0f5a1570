"""Command lines: every command and every option with odd values, on a small sheet, on a terminal and in a pipe."""

import os
import shutil
import sys
import tempfile
from atexit import register
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from factsheet.__main__ import main
from factsheet.cli import COMMANDS, program
from fuzz import ROOT
from fuzz.chance import ODD, Chance
from fuzz.dates import make as any_date
from fuzz.held import Part, Tally, hold
from fuzz.printed import STEERING, fitted
from fuzz.stream import streams
from fuzz.trial import again
from hostile import OWN

_SHEET = "sheet.json"
_WORDS = (
    "north", "Kim Min", "collapse", "killed", "ford", "later", "disputed", "bridge", "2024", "2024-03", "2024-03-02",
    "1", "json", "csv", "tsv", "jsonl", "markdown", "table", "ids", "auto", "text", "github", "id,by", "statement",
    "always", "never", "bridge-fell", "daily", "measures", "places", "columns", "all", "event", "figure", "actor", "",
    "-", "--", "0", "-1", "9223372036854775807", "9223372036854775808", "9" * 50, "\udcff", "a\udc80b", "\x00", _SHEET,
    "other.json", "rows.csv", "broken.json", "nowhere.json", ".", "bash", "zsh", "fish", "W101", "E1", "one-origin",
    "ucdp-ged", "webpage", "output", "dates", "filters", "summary", "events", "--help", "-h", "id,", ",", "id,id",
)  # fmt: skip
_WRITES = {"init", "convert", "fmt", "export"}


class Line(NamedTuple):
    """What is typed, and around it."""

    words: list[str]
    terminal: bool
    columns: str
    variables: dict[str, str]
    stdin: bytes
    encoding: str


@cache
def _folder() -> Path:
    """A folder of this process's own, in which everything happens."""
    found = Path(tempfile.mkdtemp(prefix="factsheet-fuzz-"))
    register(shutil.rmtree, found, ignore_errors=True)
    return found


@cache
def _files() -> dict[str, bytes]:
    tiny = (ROOT / "tests" / "data" / "tiny.json").read_bytes()
    return {
        _SHEET: tiny, "other.json": (ROOT / "tests" / "data" / "later.json").read_bytes(),
        "rows.csv": (ROOT / "tests" / "data" / "facts.csv").read_bytes(),
        "broken.json": tiny.replace(b'"by"', b'"bye"'),
    }  # fmt: skip


@cache
def _options(command: str) -> tuple[tuple[str, bool], ...]:
    """The options of a command, each with whether it takes a value."""
    group = program()
    context = group.make_context("factsheet", ["help"], obj=None, resilient_parsing=True)
    found: Any = group.get_command(context, command)
    return tuple((name, not each.is_flag) for each in found.params if hasattr(each, "is_flag") for name in each.opts)


def make(chance: Chance) -> Line:
    """A command line, and what is around it."""
    command = chance.one(tuple(COMMANDS)) if chance.happens(0.97) else chance.one((*_WORDS, *ODD))
    words = [] if chance.happens(0.97) else [chance.one(("-f", "--file", "--version", "--x", "-h")), chance.one(_WORDS)]
    words.append(command)
    for _ in range(chance.one((0, 1, 1, 2, 2, 3, 5))):
        words += _part(chance, command) * (chance.one((2, 60, 600)) if chance.happens(0.01) else 1)
    variables = {
        name: chance.one(("1", "0", "", "x")) for name in ("NO_COLOR", "FORCE_COLOR", "TERM") if chance.happens(0.1)
    }
    if chance.happens(0.08):
        shell = chance.one(("bash", "zsh", "fish", "powershell", "x"))
        line = " ".join(["factsheet", *words]).replace("\0", "").encode("utf-8", "replace").decode()
        variables |= {
            "_FACTSHEET_COMPLETE": chance.one((f"complete_{shell}", f"source_{shell}", shell)),
            "_TYPER_COMPLETE_ARGS": line, "COMP_WORDS": line, "COMP_CWORD": chance.one(("1", "2", "3", "x", "-1")),
        }  # fmt: skip
    content = chance.one((b"", *_files().values(), b"\xff", b"[]"))
    columns = chance.one(("80", "40", "20", "1", "0", "", "x", "200", "99999", "-5"))
    return Line(
        words, chance.happens(0.4), columns, variables, content, chance.one(("utf-8", "utf-8", "ascii", "latin-1"))
    )


def _part(chance: Chance, command: str) -> list[str]:
    options = _options(command) if command in COMMANDS else ()
    if not options or chance.happens(0.3):
        return [_word(chance)]
    name, takes = chance.one(options)
    if not takes:
        return [name]
    value = _word(chance)
    if name in {"-O", "--output"} and command in _WRITES:
        value = value.replace("/", "").replace("\0", "") or "new.json"
    return [f"{name}={value}"] if name.startswith("--") and chance.happens(0.5) else [name, value]


def _word(chance: Chance) -> str:
    if chance.happens(0.7):
        return chance.one(_WORDS)
    return any_date(chance) if chance.happens(0.3) else chance.text(0.8).replace("/", "")


def check(line: Line, chance: Chance, tally: Tally) -> None:
    """Holds that it is answered, or refused in an error: a documented code, no escape, nothing else said."""
    del chance
    _placed()
    kept = dict(os.environ)
    os.environ.update({"FACTSHEET_FILE": _SHEET, "FACTSHEET_CACHE": "cache", "COLUMNS": line.columns, **line.variables})
    cwd = Path.cwd()
    os.chdir(_folder())
    again()
    try:
        with streams(line.stdin, terminal=line.terminal, encoding=line.encoding) as std:
            code = main(line.words)
        out, err = std.out.bytes.getvalue().decode("utf-8", "backslashreplace"), std.err.text()
    finally:
        os.chdir(cwd)
        os.environ.clear()
        os.environ.update(kept)
    tally.counts[f"ended with {code}"] += 1
    _right(line, code, out, err)
    hold(sys.stdout is not std.out, "streams are put back")


def _right(line: Line, code: int, out: str, err: str) -> None:
    shown = (line.words, code, out[:200], err[:300])
    fitted(err)
    hold(code in {0, 1, 2, 3, 4}, "an exit code is a documented one", shown)
    if line.terminal or "always" in str(line.words) or line.variables.get("FORCE_COLOR"):
        out, err = OWN.sub("", out), OWN.sub("", err)
    hold(not STEERING.search(err), "no escape in what is told", shown)
    hold(not STEERING.search(out), "no escape in what is printed", shown)
    hold(code not in {2, 3} or err, "what is refused is told", shown)
    hold(not (code == 2 and out), "a wrong command line prints nothing", shown)
    hold("factsheet: error: " in err or code < 2, "an error is told as one", shown)
    if line.variables.get("_FACTSHEET_COMPLETE"):
        hold((code, err) == (0, ""), "completion never says a word", shown)


def _placed() -> None:
    """Puts the files into the folder as they were, and takes away what is not theirs."""
    for name, content in _files().items():
        path = _folder() / name
        if not path.is_file() or path.read_bytes() != content:
            path.unlink(missing_ok=True)
            path.write_bytes(content)
    for path in _folder().iterdir():
        if path.name not in _files() and path.name != "cache":
            shutil.rmtree(path) if path.is_dir() else path.unlink()


PART = Part("lines", "command lines: every command and option with odd values", 10_000, 100, make, check)
