"""What the output prints as csv, converted and printed again, is the same; and whatever the bytes, `convert` ends well.

What a csv of one command holds: the fact line and its own columns. With the csv of `attributions` beside it, and the
sheet's referents known, every cell of every row comes back. Two things cannot:

- sources that are printed alike and have no address cannot be told apart; the row is an error that lists their ids;
- a status that another fact gives by `supersedes`, since no column of a command has it; status is not read.
"""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anysheet import sheets
from conftest import BUNDLED, Run
from factsheet.convert.columns import NAMES
from hostile import STEERING, TEXTS, everywhere
from properties import SETTINGS
from sheets import encoded, written
from tables import EVENT, FIGURE, OPTIONS, table

COMMANDS = ("events", "figures", "assessments", "timeline", "timeline --type event --type assessment")
ALIKE = re.compile(r"(\S+):(\d+):sources: '(.+)' is printed so of \d+: (\S+), .*; write the id, or the address")


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def printed(run: Run, command: str, sheet: str) -> str:
    return run(*command.split(), "-f", sheet, "-o", "csv").out


def with_ids(text: str, told: str) -> str:
    """The rows with an id in the place of a source that could not be told from another, as the error says."""
    rows = text.splitlines(keepends=True)
    for line in told.splitlines():
        if found := ALIKE.match(line):
            number = int(found[2]) - 1
            rows[number] = rows[number].replace(found[3], found[4], 1)
    return "".join(rows)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_cell_of_the_bundled_sheet_comes_back(command: str, run: Run, tmp_path: Path) -> None:
    sheet = str(BUNDLED)
    facts, said, made = (tmp_path / name for name in ("facts.csv", "said.csv", "made.json"))
    before = printed(run, command, sheet)
    facts.write_text(before, "utf-8")
    said.write_text(printed(run, "attributions", sheet), "utf-8")
    line = ("convert", str(facts), *OPTIONS, "--with", sheet, "--attributions", str(said), "-O", str(made))
    ran = run(*line)
    if ran.code:
        # Alone of all sources, some of Ukrinform's are printed alike and have no address.
        *told, _, _ = ran.err.splitlines()
        assert told
        assert all("'Ukrinform' is printed so of" in each for each in told)
        said.write_text(with_ids(said.read_text("utf-8"), ran.err), "utf-8")
        ran = run(*line)
    assert ran.code == 0, ran.err
    assert run("check", str(made)).code == 0
    head, *rows = cells(before)
    assert cells(printed(run, command, str(made))) == [head, *rows]
    assert len(rows) > 50


def test_any_sheet_comes_back_from_its_csv(run: Run, tmp_path: Path) -> None:
    """Names that hold what joins names, `; ` and ` via `, too: they are known."""

    @settings(SETTINGS, max_examples=25)
    @given(sheets(), st.sampled_from(COMMANDS))
    def holds(content: dict[str, Any], command: str) -> None:
        for path in tmp_path.glob("*.*"):
            path.unlink()
        sheet = written(tmp_path, content)
        facts, said, made = (tmp_path / name for name in ("facts.csv", "said.csv", "made.json"))
        before = printed(run, command, sheet)
        facts.write_text(before, "utf-8")
        said.write_text(printed(run, "attributions", sheet), "utf-8")
        ran = run("convert", str(facts), *OPTIONS, "--with", sheet, "--attributions", str(said), "-O", str(made))
        assert ran.code == 0, ran.err
        checked = run("check", str(made))
        assert checked.code == 0, checked.out
        assert printed(run, command, str(made)) == before

    holds()


def test_tables_of_actors_and_sources_do_what_the_sheet_does(run: Run, tmp_path: Path) -> None:
    """All but the origins comes back: that a source copies another is not in the csv of `sources`."""

    @settings(SETTINGS, max_examples=40)
    @given(sheets(), st.sampled_from(COMMANDS))
    def holds(content: dict[str, Any], command: str) -> None:
        for path in tmp_path.glob("*.*"):
            path.unlink()
        for source in content["sources"]:
            source.pop("derived_from")
        sheet = written(tmp_path, content)
        options: list[str] = []
        for name in ("actors", "sources", "attributions"):
            (tmp_path / f"{name}.csv").write_text(printed(run, name, sheet), "utf-8")
            options += [f"--{name}", str(tmp_path / f"{name}.csv")]
        facts, made = tmp_path / "facts.csv", tmp_path / "made.json"
        before = printed(run, command, sheet)
        facts.write_text(before, "utf-8")
        ran = run("convert", str(facts), *OPTIONS, *options, "-O", str(made))
        assert ran.code == 0, ran.err
        assert run("check", str(made)).code == 0
        assert printed(run, command, str(made)) == before

    holds()


@pytest.mark.parametrize("command", COMMANDS)
def test_hostile_texts_come_back_from_csv(command: str, run: Run, tmp_path: Path) -> None:
    """Of texts that hold `; `, which joins values, the names are known and are found whole."""
    content = everywhere(tuple(text for text in TEXTS if text.strip() == text))
    for actor in content["actors"]:
        actor["aliases"] = []
        actor["name"] = actor["id"] if actor["name"] == "Relay" else actor["name"]
    sheet = written(tmp_path, content)
    facts, said, made = (tmp_path / name for name in ("facts.csv", "said.csv", "made.json"))
    before = printed(run, command, sheet)
    facts.write_text(before, "utf-8")
    said.write_text(printed(run, "attributions", sheet), "utf-8")
    ran = run("convert", str(facts), *OPTIONS, "--with", sheet, "--attributions", str(said), "-O", str(made))
    assert ran.code == 0, ran.err
    assert printed(run, command, str(made)) == before


CONTENT = table(
    EVENT, FIGURE, {**EVENT, "statement": "Again; and again.", "by": "A (B) via C", "urls": "https://x.example/"}
)
STRUCTURE = b",;\t\"'\r\n\x00\xff\\ =()[]0-9.Ae%\xc3\xa9\xef\xbb\xbf"
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["set", "insert", "delete", "double", "cut"]), st.integers(0, len(CONTENT)), st.integers(0, 60)
    ),
    min_size=1,
    max_size=5,
)


def edited(content: bytes, edits: list[tuple[str, int, int]]) -> bytes:
    for kind, place, size in edits:
        letter = STRUCTURE[size % len(STRUCTURE) :][:1]
        content = {
            "set": content[:place] + letter + content[place + 1 :],
            "insert": content[:place] + letter + content[place:],
            "delete": content[:place] + content[place + size :],
            "double": content[: place + size] + content[place:],
            "cut": content[:place],
        }[kind]
    return content


def ends_well(content: bytes, run: Run, *options: str) -> None:
    ran = run("convert", "-", *OPTIONS, *options, stdin=content)
    assert ran.code in {0, 1, 2, 3}, ran.err
    assert STEERING.findall(ran.err) == []
    if ran.code:
        assert ran.out == ""
        lines = ran.err.splitlines()
        assert all(each.startswith(("-:", "factsheet: error: ", "hint: ")) for each in lines)
        return
    checked = run("check", "-", stdin=ran.out.encode())
    assert (checked.code, checked.err) == (0, ""), checked.out
    assert run("fmt", "-", stdin=ran.out.encode()).out == ran.out


def test_random_bytes_end_with_a_documented_code(run: Run) -> None:
    @SETTINGS
    @given(st.binary(max_size=80) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")))
    def holds(content: bytes) -> None:
        ends_well(content, run)
        ends_well(b"type,statement,by\n" + content, run, "--no-quotes")

    holds()


def test_a_table_with_bytes_changed_is_converted_well_or_its_problems_are_told(run: Run) -> None:
    @settings(SETTINGS, max_examples=250)
    @given(EDITS)
    def holds(edits: list[tuple[str, int, int]]) -> None:
        ends_well(edited(CONTENT, edits), run)

    holds()


WORDS = [
    "event", "figure", "assessment", "attribution", "2024-03-01", "2024/2025", "[2024..]", "clash", "warning", "stated",
    "denies", "webpage", "person", "killed", "people", "12", "1-2", "40%", "range", "words", "a", "b", "yes", "\\",
    "\\n", "'=1", "국", "\u202e", ")",
]  # fmt: skip
CELLS = st.sampled_from([
    *WORDS, "", "It fell.", "River Watch", "A (B) via C, D", "A; B", "A (A)", "assessed; stated", "B denies 2024-03-02",
    "Gazette 2024", "https://x.example/; ", "about 10 (x)", "a; b", "; ", " via ", "x (",
])  # fmt: skip


def test_any_cells_are_converted_well_or_their_problems_are_told(run: Run) -> None:
    @settings(SETTINGS, max_examples=300)
    @given(st.lists(st.dictionaries(st.sampled_from(NAMES), CELLS, min_size=5), min_size=1, max_size=4), st.booleans())
    def holds(rows: list[dict[str, str]], filled: bool) -> None:
        base = {**EVENT, **FIGURE, "kind": ""} if filled else {}
        ends_well(table(*({**base, **row} for row in rows)), run)

    holds()


def test_the_bytes_of_a_sheet_are_no_table(run: Run) -> None:
    ends_well(encoded({"format": "factsheet/1"}), run)
    assert json.loads(BUNDLED.read_text("utf-8"))["format"] == "factsheet/1"
