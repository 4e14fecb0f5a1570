"""The pictures of the README show what the program prints, and stand by themselves."""

import re
import runpy
from html import unescape
from pathlib import Path

import pytest

from conftest import HERE, Run

DOCS = HERE.parent / "docs"
COMMANDS: dict[str, str] = runpy.run_path(str(DOCS / "pictures.py"))["COMMANDS"]
PICTURES = sorted(DOCS.glob("*.svg"))


def shown(picture: Path) -> str:
    """The text of a picture, without its blanks."""
    pieces = re.findall(r"<text class=\"\w+-r\d+\"[^>]*>([^<]*)</text>", picture.read_text("utf-8"))
    return re.sub(r"\s", "", unescape("".join(pieces)))


def test_each_command_has_a_picture_on_dark_and_on_light() -> None:
    assert {path.stem for path in PICTURES} == {f"{name}-{shade}" for name in COMMANDS for shade in ("dark", "light")}


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.stem)
def test_a_picture_shows_what_the_program_prints(run: Run, picture: Path) -> None:
    command = COMMANDS[picture.stem.partition("-")[0]]
    printed = run(f"{command.removeprefix('factsheet ')} --color never", columns=80).out
    assert shown(picture) == re.sub(r"\s", "", f"${command}{printed}")


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.stem)
def test_a_picture_loads_nothing_from_elsewhere(picture: Path) -> None:
    assert set(re.findall(r"https?://[^\"')\s]+", picture.read_text("utf-8"))) == {"http://www.w3.org/2000/svg"}


def test_the_readme_shows_the_summary() -> None:
    readme = (HERE.parent / "README.md").read_text("utf-8")
    linked = set(re.findall(r"docs/[\w-]+\.svg", readme))
    assert {"docs/summary-dark.svg", "docs/summary-light.svg"} <= linked
    assert linked == {f"docs/{path.name}" for path in PICTURES}
