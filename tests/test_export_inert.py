"""Text of a sheet is text in every export: what would run, link, steer or break out of its place does none of that."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import bibtexparser
import pytest

from conftest import Run
from databases import opened
from documents import document
from exported import plain_latex
from factsheet.export import NAMES, format_of
from factsheet.plain import on_screen
from hostile import STEERING, TEXTS, everywhere
from rendered import words
from sheets import written
from slides import Read, cells

MORE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "javascript:alert(1)", "</script><!--", "&lt;b&gt;",
    "[x](javascript:alert(1))", "![x](https://evil.example/x.png)", "<https://evil.example>", "www.evil.example",
    "[^1]", "[^1]: x", "# x", "- x", "1. x", "> x", "    x", "```", "---", "**x**", "| a | b |", "[x]: https://evil.example",
    "=1+1", "@SUM(A1)", "+1", "-1", "\t=1", "'; DROP TABLE fact; --", "\" OR 1=1", "\\input{/etc/passwd}",
    "\\write18{touch trap}", "% # $ & _ { } ~ ^ \\", "}", "{", "}{", "@misc{x, title = {y}}", "a\n@string{x = {y}}",
    "^^5cinput", "--- ``x'' ?` !` ,, <<x>>", "title: Fake", "{:title: Fake}", "x\n\n# y", "\x1b[31m", "a\u202eb",
)  # fmt: skip


def _csl(path: Path) -> Iterator[str]:
    for item in json.loads(path.read_bytes()):
        yield from (each for each in item.values() if isinstance(each, str))
        yield from (each["literal"] for each in item.get("author", ()))


def _bibtex(path: Path) -> Iterator[str]:
    library = bibtexparser.parse_string(path.read_text("utf-8"))
    assert not library.failed_blocks
    assert {type(each).__name__ for each in library.blocks} == {"Entry", "ImplicitComment"}
    assert len(library.entries) == len(MORE) + len(TEXTS)
    for entry in library.entries:
        yield from (plain_latex(field.value) for field in entry.fields)


def _markdown(path: Path) -> Iterator[str]:
    found = document(path.read_text("utf-8"))
    assert not found.links
    yield found.text


def _sqlite(path: Path) -> Iterator[str]:
    with opened(path) as database:
        assert database.is_sound
        for table in database.column("SELECT name FROM sqlite_schema WHERE type = 'table'"):
            for row in database.records(table):
                yield from (each for each in row.values() if isinstance(each, str))


def _timelinejs(path: Path) -> Iterator[str]:
    for row in cells(path.read_text("utf-8")):
        for cell in row:
            assert not re.match(r"[=+\-@\t\r]", cell)
            html = Read(cell)
            assert not html.strange
            assert not html.links
            yield html.text


# What a reader that no one here wrote finds in an export, and makes nothing else of.
READERS: dict[str, Callable[[Path], Iterator[str]]] = {
    "csl-json": _csl, "bibtex": _bibtex, "markdown": _markdown, "sqlite": _sqlite, "timelinejs": _timelinejs,
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_text_is_a_text(run: Run, tmp_path: Path, name: str) -> None:
    content: dict[str, Any] = everywhere((*TEXTS, *MORE))
    content["title"] = content["description"] = content["license"] = " ".join(MORE)
    path = tmp_path / "exported"
    assert run("-f", written(tmp_path, content), "export", name, "-O", str(path)) == ("", "", 0)
    if not format_of(name).binary:
        assert not STEERING.search(path.read_text("utf-8"))
    texts = list(READERS[name](path))
    assert not any(STEERING.search(each) for each in texts)
    found = "\n".join(map(words, texts))
    for text in (*TEXTS, *MORE):
        shown = words(on_screen(text))
        assert shown in found or shown.replace("{:", "{ :") in found, text
