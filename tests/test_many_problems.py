"""As many problems as are told, each in time and at its place, however wrong a sheet is."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from excess import HEAD, errors, too_much
from processes import shell
from sheets import encoded, event, figure, said, sheet, written
from tables import EVENT, troubles

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits as POSIX has them")


WIDE: dict[str, tuple[dict[str, Any], list[str]]] = {
    "attributions": (
        {"attributions": [{}] * 300_000},
        [f"E105 missing-key: event it attribution.1: '{key}'" for key in ("by", "date", "hedge", "sources")],
    ),
    "sources": (
        {"attributions": [{**said(), "sources": [1] * 600_000}]},
        ["E106 wrong-type: event it attribution.1.sources.1: must be a text"],
    ),
    "tags": ({"tags": ["b", *["A"] * 300_000]}, ["E201 bad-id: event it tags.2: 'A' is no tag"]),
}


def judged_in_400_megabytes(path: str) -> list[str]:
    """The errors that `check` tells of a sheet where there is no more memory, without their places."""
    done = shell(f"ulimit -v 400000; factsheet check --ignore W305 {path}")
    assert (done.stderr, done.returncode) == (b"", 1)
    return [line.partition(": error ")[2] for line in done.stdout.decode().splitlines()]


@pytest.mark.parametrize("what", WIDE)
def test_the_faults_of_a_record_fill_no_memory(what: str, tmp_path: Path) -> None:
    """Pydantic has all of them at once, and where its own allocator finds no room the process is gone."""
    more, told = WIDE[what]
    found = judged_in_400_megabytes(written(tmp_path, sheet(events=[event("it", **more)])))
    assert "E108 too-much: event it: has more than 30,000 values: of each list its first fault alone is told" in found
    assert [each for each in told if not any(line.startswith(each) for line in found)] == []
    assert len(found) < 10


def test_the_unknown_keys_of_a_record_fill_no_memory(tmp_path: Path) -> None:
    found = judged_in_400_megabytes(
        written(tmp_path, sheet(events=[event("it", **{f"k{n}": 1 for n in range(100_000)})]))
    )
    assert len(found) == 10_001
    assert found[-1] == "E108 too-much: sheet: more than 10,000 errors; no others were looked for"


def test_as_many_errors_of_one_record_as_are_told(run: Run) -> None:
    """Each attribution lacks four keys; what they are more than is told beside them."""
    found = errors(run, encoded(sheet(events=[event("it", attributions=[{}] * 2_600)])))
    assert (len(found), found[-2].partition(": event ")[2]) == (
        10_001,
        "it attribution.2500: 'sources' is missing (the ids of where it was printed)",
    )


def test_as_many_errors_as_are_told_and_no_more(run: Run) -> None:
    content = f'{HEAD}, "actors": [{"{}," * 3_000_000}{{}}]}}'.encode()
    told = run("check", "-", stdin=content)
    *lines, last = told.out.splitlines()
    assert (told.err, told.code, len(lines)) == ("", 1, 10_000)
    assert last.endswith("error E108 too-much: sheet: more than 10,000 errors; no others were looked for")
    assert run("events -f -", stdin=content).err.splitlines()[-1] == "factsheet: error: 10001 problems in -"


def test_a_sheet_of_keys_without_end_is_told(run: Run) -> None:
    content = (HEAD + "".join(f',"k{number}":1' for number in range(20_000)) + "}").encode()
    (found,) = too_much(run, content)
    assert found == "sheet: more than 10,000 errors; no others were looked for"


def test_as_many_warnings_as_are_told_and_no_more(run: Run) -> None:
    content = encoded(sheet(places=[{"id": f"town-{n}", "name": f"Town {n}"} for n in range(10_001)], sources=[]))
    told = run("check", "--ignore", "W305", "-", stdin=content)
    assert (told.out, told.err, told.code) == ("", "", 0)
    told = run("check", "-", stdin=content)
    *lines, last = told.out.splitlines()
    assert (told.err, told.code, len(lines)) == ("", 0, 10_000)
    assert last.endswith("warning W308 more-warnings: sheet: more than 10,000 warnings; no others were looked for")
    assert "W308" not in run("check", "--ignore", "W308", "-", stdin=content).out
    assert run("check", "--strict", "--select", "W308", "-", stdin=content) == ("", "", 0)


def test_a_record_with_thousands_of_faults_has_each_of_them_at_its_place(run: Run) -> None:
    text = json.dumps(sheet(events=[event("it", tags=[1] * 6_000, **{"x" * 100_000: 1})]), separators=(",", ":"))
    found = errors(run, text.encode())
    first = text.index('"tags":[') + 9
    assert [int(line.split(":")[1]) for line in found[:6000]] == [first + 2 * n for n in range(6000)]
    assert len(found) == 6001
    assert max(map(len, found)) < 1000
    many = errors(run, encoded(sheet(events=[event("it", tags=[1] * 30_001)])))
    assert [line.partition(": error ")[2] for line in many] == [
        "E108 too-much: event it: has more than 30,000 values: of each list its first fault alone is told",
        "E106 wrong-type: event it tags.1: must be a text in quotes",
    ]


def test_long_ids_and_names_are_told_by_their_beginning(run: Run) -> None:
    long = "a" * 100_000
    content = sheet(events=[event(long + "b", actors=[long + "c"], tags=[1] * 500, supersedes=long)])
    found = errors(run, encoded(content))
    assert len(found) == 502
    assert max(map(len, found)) < 1000


def test_keys_that_come_again_and_again_are_told(run: Run) -> None:
    """Each was looked for ahead in the whole text."""
    found = errors(run, (HEAD + ', "events": []' * 200_000 + "}").encode())
    assert len(found) == 10_001
    assert ": error E104 repeated-key: sheet: the key 'events' is given twice" in found[0]


WARNED_OF: dict[str, dict[str, Any]] = {
    "many names": sheet(
        actors=[{"id": "speaker", "name": "S", "kind": "person", "aliases": [f"x{n}" for n in range(150_000)]}],
        events=[event(f"e-{n}", statement="x" * 20_000) for n in range(20)],
    ),
    "a word without an end": sheet(figures=[figure("it", statement="1 " + "a" * 900_000)]),
    "numbers without an end": sheet(figures=[figure("it", statement="1 " * 400_000, scope="1 " * 400_000)]),
    "long ids a letter apart": sheet(events=[event("a" * 300_000 + letter) for letter in "bcd"]),
}


@pytest.mark.parametrize("what", WARNED_OF)
def test_warnings_are_found_in_time(run: Run, what: str) -> None:
    """Each of these took the square of its length."""
    told = run("check", "-", stdin=encoded(WARNED_OF[what]))
    assert (told.err, told.code) == ("", 0)
    assert len(told.out.splitlines()) > 1


def test_rows_that_make_no_record_are_told_at_their_line(run: Run) -> None:
    cell = "한" * 1_500_000
    told = troubles(run, EVENT, {**EVENT, "statement": "It rose.", "detail": cell, "note": cell})
    assert told == ["3: has more than 2,000,000 characters"]


def test_as_many_rows_as_are_told_and_no_more(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("type,statement\n" + "event,x\n" * 12_000, "utf-8")
    told = run("convert", str(path), "--title", "A", "--as-of", "2024-12-31")
    *lines, error, hint = told.err.splitlines()
    assert (told.out, told.code, len(lines)) == ("", 1, 10_000)
    assert error == f"factsheet: error: more than 10000 problems in {path}; nothing was written"
    assert hint.startswith("hint: ")
