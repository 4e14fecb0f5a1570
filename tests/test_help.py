"""Pages of help: the keys of every record, and whatever the width, nothing lost and nothing cut."""

import json

import pytest

from conftest import HERE, Run
from factsheet.templates import TEMPLATES
from factsheet.topics import TOPICS

SCHEMA = json.loads((HERE.parent / "data" / "factsheet-1.schema.json").read_text("utf-8"))["$defs"]


@pytest.mark.parametrize("noun", TEMPLATES)
def test_help_on_a_record_tells_of_every_key_what_it_means_and_whether_it_must_be_there(noun: str, run: Run) -> None:
    told = run(f"help {noun}").out
    defined = SCHEMA[noun.capitalize()]
    keys = {
        line.split()[0]: line.split()[1] == "*" for line in told.splitlines() if line[:5].strip() and line[:4] == "    "
    }
    assert keys == {key: key in defined["required"] for key in defined["properties"]}
    flat = " ".join(told.split())
    for schema in defined["properties"].values():
        assert schema["description"].replace("`", "") in flat


@pytest.mark.parametrize("page", [*TOPICS, *TEMPLATES, "convert", "export"])
def test_a_page_says_the_same_at_every_width(page: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    wide = run(f"help {page}").out
    for width in (80, 40):
        monkeypatch.setenv("COLUMNS", str(width))
        narrow = run(f"help {page}").out
        assert narrow.split() == wide.split()


@pytest.mark.parametrize("page", [*TOPICS, *TEMPLATES])
@pytest.mark.parametrize("width", [80, 40])
def test_a_line_is_wider_than_the_terminal_only_where_it_is_typed_as_it_is(
    page: str, width: int, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    long = [line for line in run(f"help {page}").out.splitlines() if len(line) > width]
    assert all(line.startswith("    factsheet ") for line in long)
