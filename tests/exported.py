"""Exports as their readers find them: files written by the program, and programs that no one here wrote."""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from factsheet.plain import on_screen
from factsheet.vocabulary import BOUND_WORDS, STATUSES
from leaves import FACTS, Leaf

Record = dict[str, Any]
# The filters that keep every fact.
ALL = tuple(word for status in STATUSES for word in ("--status", status))
# Fields that name a record, which a file for people tells by its name.
REFERENCES = {"by", "via", "actors", "places", "part_of", "members", "issuer", "measure"}


def needs(program: str) -> str:
    """The path of a program; without it a test is skipped, and where FACTSHEET_TEST_EVERY_TOOL is set it fails."""
    found = shutil.which(program)
    if not found:
        (pytest.fail if os.environ.get("FACTSHEET_TEST_EVERY_TOOL") else pytest.skip)(f"no {program} here")
    return found


def pandoc(*words: str, stdin: str = "") -> str:
    """What pandoc prints, without a warning."""
    done = subprocess.run([needs("pandoc"), *words], input=stdin, capture_output=True, text=True, check=False)
    assert (done.stderr, done.returncode) == ("", 0)
    return done.stdout


def read(path: Path | str) -> Record:
    """A sheet as it is written: numbers with a fraction as texts."""
    found: Record = json.loads(Path(path).read_text("utf-8"), parse_float=str)
    return found


def names(sheet: Mapping[str, Any]) -> dict[str, str]:
    """What each record is called by which others call it by name."""
    referents = [each for section in ("actors", "places", "measures") for each in sheet.get(section) or ()]
    return {each["id"]: each.get("name") or each["label"] for each in referents}


def shown(leaf: Leaf, called: Mapping[str, str]) -> str:
    """What a person reads for a value: names for ids, words for marks; what needs no word is empty."""
    section, _, key = leaf.field.partition(".")
    if key in REFERENCES:
        return on_screen(called[leaf.value])
    if key == "bound":
        return BOUND_WORDS.get(leaf.value, "").strip()
    if key == "stance":
        return "" if leaf.value == "asserts" else str(leaf.value)
    if isinstance(leaf.value, bool):
        assert key in {"seen", "key"}
        return "ot seen" if key == "seen" and not leaf.value else ""
    if key == "statement" and section in FACTS:
        return on_screen(leaf.value).rstrip(".")
    return on_screen(str(leaf.value))


def plain_latex(text: str) -> str:
    """What LaTeX prints of a text."""
    printed: str = _latex().latex_to_text(text)
    return printed


@cache
def _latex() -> LatexNodes2Text:
    # LaTeX's own names that pylatexenc has not, or knows as an accent.
    more = {"textless": "<", "textgreater": ">", "textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
    known = get_default_latex_context_db()
    known.add_context_category("names", [MacroTextSpec(*each) for each in more.items()], prepend=True)
    return LatexNodes2Text(latex_context=known, strict_latex_spaces=True)
