"""`diff`: its two sides, its exit codes, its formats and its screen."""

import json
from pathlib import Path
from typing import Any

import pytest

from comparing import Compared
from conftest import HERE, LATER, TINY, Run
from hostile import STEERING, TEXTS, everywhere
from sheets import encoded, event, sheet, written


@pytest.fixture
def compared(run: Run, tmp_path: Path) -> Compared:
    return Compared(run, tmp_path)


def test_an_empty_side_removes_or_adds_everything(run: Run) -> None:
    for line, change in ((f"/dev/null {TINY}", "added"), (f"{TINY} /dev/null", "removed")):
        rows = run(f"diff {line} --columns type,change").rows
        assert {row[1] for row in rows} == {change}
        assert len(rows) == 1 + sum(
            len(each) for each in json.loads(TINY.read_text()).values() if isinstance(each, list)
        )
    assert run("diff /dev/null /dev/null") == ("", "", 0)


def test_either_side_may_be_standard_input_but_not_both(run: Run) -> None:
    expected = run(f"diff {TINY} {LATER}")
    assert expected.code == 1
    assert run(f"diff - {LATER}", stdin=TINY.read_bytes()) == expected
    assert run(f"diff {TINY} -", stdin=LATER.read_bytes()) == expected
    assert run("diff - -", stdin=TINY.read_bytes()).code == 2


@pytest.mark.parametrize("count", [0, 1, 3, 4, 5, 6, 8, 10])
def test_another_number_of_files_is_a_usage_error(run: Run, count: int) -> None:
    ran = run("diff", *[str(TINY)] * count)
    assert (ran.out, ran.code) == ("", 2)
    assert ran.err.startswith("factsheet: error: diff takes two sheets")


def test_options_are_checked_before_a_sheet_is_read(run: Run) -> None:
    assert "no column 'no'" in run("diff no.json no.json --columns no").err
    assert "no format 'no'" in run("diff no.json no.json -o no").err


def test_all_problems_of_both_sheets_are_told(run: Run, tmp_path: Path) -> None:
    one = written(tmp_path, sheet(events=[event("it", kind="No")]), "one.json")
    two = written(tmp_path, {**sheet(), "title": ""}, "two.json")
    ran = run(f"diff {one} {two}")
    assert (ran.out, ran.code) == ("", 3)
    places = [line.split(":")[0] for line in ran.err.splitlines()]
    assert places == [one, "factsheet", two, "factsheet"]
    assert run(f"diff {tmp_path} {one}").err.splitlines()[0].endswith("is a directory")
    assert run(f"diff {tmp_path} {one}").code == 3
    assert run("diff", "a\0b", str(TINY)).code == 3


def test_a_person_is_told_how_many_differ_in_which_way(run: Run) -> None:
    assert run(f"diff {TINY} {LATER}").err == ""
    assert run(f"diff {TINY} {LATER}", columns=80).err == (
        "3 added, 1 removed, 1 renamed, 9 changed, 3 with another status\n"
    )
    assert run(f"diff {TINY} {TINY}", columns=80) == ("", "no difference\n", 0)


def test_json_has_what_was_what_is_and_the_record_whole(run: Run) -> None:
    rows: list[dict[str, Any]] = json.loads(run(f"diff {TINY} {LATER} -o json").out)
    assert {" ".join(row) for row in rows} == {"id type change field old new attribution references record"}
    assert [row["id"] or "" for row in rows] == [row[0] for row in run(f"diff {TINY} {LATER}").rows]
    later = {each["id"]: each for each in json.loads(run(f"-f {LATER} figures -o json").out)}
    assert [row["record"] for row in rows if row["type"] == "figure"] == [
        later[row["id"]] for row in rows if row["type"] == "figure"
    ]
    (source,) = (row["new"] for row in rows if row["field"] == "attribution.sources" and row["new"])
    assert (source["id"], source["publisher"]) == ("later", "River Radio")


def test_ids_are_of_records_alone_each_once(run: Run) -> None:
    ids = run(f"diff {TINY} {LATER} -o ids").out.split()
    assert len(ids) == len(set(ids))
    assert ids[0] == "bridge-fell"


def test_texts_of_a_sheet_stay_texts(run: Run, tmp_path: Path) -> None:
    old = written(tmp_path, everywhere(TEXTS), "old.json")
    new = written(tmp_path, everywhere((*TEXTS[1:], TEXTS[0])), "new.json")
    for form in ("tsv --header", "csv", "json", "markdown", "table"):
        ran = run(f"diff {old} {new} -o {form}")
        assert (ran.err, ran.code) == ("", 1)
        assert STEERING.findall(ran.out) == []
    head, *rows = run(f"diff {old} {new} --header").rows
    assert {len(row) for row in rows} == {len(head)}


def test_a_long_text_is_drawn_as_one_with_the_words_that_differ(run: Run, tmp_path: Path) -> None:
    long = "About {} soldiers had been killed at the ford of the river by {} of the year.".format
    old, new = (
        written(tmp_path, sheet(events=[event("it", statement=long(*each))]), f"{each[0]}.json")
        for each in ((300, "the middle"), (600, "the end"))
    )
    drawn = " ".join(run(f"diff {old} {new} --color never", columns=80).out.split())
    assert "statement About [-300-] {+600+} soldiers had been killed at the ford" in drawn
    assert "by the [-middle-] {+end+} of the year." in drawn
    assert run(f"diff {old} {new} --columns old,new").rows == [[long(300, "the middle"), long(600, "the end")]]


def test_what_looks_alike_is_told_apart_on_a_screen(run: Run, tmp_path: Path) -> None:
    pairs = [("é", "e\u0301", "\\xe9 → e\\u0301"), ("a b", "a  b", "(blanks alone)")]
    for one, other, told in pairs:
        paths = (
            written(tmp_path, sheet(events=[event("it", note=text)]), f"{n}.json")
            for n, text in enumerate((one, other))
        )
        assert told in run("diff", *paths, "--color", "never", columns=80).out


def test_a_screen_has_no_escape_without_colour_and_only_those_of_the_palette_with_it(run: Run) -> None:
    assert "\x1b" not in run(f"diff {TINY} {LATER} --color never", columns=80).out
    drawn = run(f"diff {TINY} {LATER} -o table --color always").out
    assert not any(f"\x1b[{code}m" in drawn for code in (33, 34, 93, 94))


def test_a_formatted_sheet_is_the_same_sheet(run: Run) -> None:
    for path in (TINY, LATER, HERE / "data" / "untidy.json"):
        formatted = run("fmt", "-", stdin=path.read_bytes()).out.encode()
        assert run(f"diff {path} -", stdin=formatted) == ("", "", 0)


def test_a_sheet_of_nothing_but_its_keys_is_compared(compared: Compared, run: Run) -> None:
    bare = {"format": "factsheet/1", "title": "A", "as_of": "2024-01-01"}
    assert compared.rows(bare, {**bare, "title": "B", "events": []}) == [["", "changed", "title", "A", "B"]]
    assert run("diff - /dev/null --columns type,change,statement", stdin=encoded(bare)).rows == [
        ["sheet", "removed", "A"],
    ]
