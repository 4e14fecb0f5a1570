"""`attributions --since`: what was said from a day on, what it did to its fact, and what stood before."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from rich.cells import cell_len

from conftest import BUNDLED, Run
from factsheet.change import CHANGES
from hostile import STEERING, TEXTS, everywhere
from sheets import Record, event, figure, said, sheet, written

ACTORS = [
    {"id": "nis", "name": "Service", "kind": "intelligence"},
    {"id": "nato", "name": "Alliance", "kind": "international-organisation"},
    {"id": "russia", "name": "Russia", "kind": "state"},
    {"id": "kremlin", "name": "Kremlin", "kind": "government", "part_of": "russia"},
    {"id": "gerasimov", "name": "Gerasimov", "kind": "person", "part_of": "kremlin"},
    {"id": "unnamed", "name": "Officials", "kind": "unnamed"},
]


def told(name: str, *lines: str, **more: object) -> Record:
    """An event whose attributions are each `DAY ACTOR STANCE`, with a hedge where it is not stated."""
    voices = []
    for line in lines:
        day, who, stance, *hedge = line.split()
        voices.append(said(who, day, stance=stance, hedge=hedge[0] if hedge else "stated"))
    return event(name, statement=f"The {name} was there.", attributions=voices, **more)


EVENTS = [
    told(
        "sent",
        "2024-01-10 nis asserts",
        "2024-01-20 kremlin denies",
        "2024-02-05 nato asserts",
        "2024-02-12 nato asserts confirmed",
        "2024-02-20 gerasimov asserts",
        "2024-02-25 russia asserts confirmed",
    ),
    told("gone", "2024-02-01 unnamed asserts", "2024-02-15 unnamed retracts"),
    told("twice", "2024-02-08 nis asserts", "2024-02-08 nato asserts", "2024-02-09 russia disputes"),
    told("foreseen", "2024-02-03 nis asserts", "2024-01-15 russia denies"),
    told("half", "2024-01-02 nis asserts", "2024-01-02 nato asserts", "2024-02-16 nato retracts"),
    told("back", "2024-01-01 unnamed asserts", "2024-01-03 unnamed retracts", "2024-02-17 unnamed asserts"),
    told("month", "2024-02 nis asserts"),
]
FIGURES = [
    figure(
        "old", date="2024-01-01", statement="About 300 were counted.", best=300, bound="about",
        attributions=[
            said("nis", "2024-01-05", hedge="assessed", via=["unnamed"]), said("russia", "2024-01-06", stance="denies"),
        ],
    ),
    figure(
        "new", date="2024-01-01", statement="At least 1,200 were counted.", low=1200, bound="at-least",
        supersedes="old", attributions=[said("nis", "2024-02-10", hedge="estimated"), said("nato", "2024-02-11")],
    ),
]  # fmt: skip
CHANGED = [
    ["sent", "2024-01-10", "first", "", "standing"],
    ["sent", "2024-01-20", "denied", "standing", "standing"],
    ["sent", "2024-02-05", "again", "disputed", "standing"],
    ["sent", "2024-02-12", "confirmed", "disputed", "standing"],
    ["sent", "2024-02-20", "reverses", "disputed", "standing"],
    ["sent", "2024-02-25", "confirmed", "standing", "standing"],
    ["gone", "2024-02-01", "first", "", "retracted"],
    ["gone", "2024-02-15", "retracted", "standing", "retracted"],
    ["twice", "2024-02-08", "first", "", "disputed"],
    ["twice", "2024-02-08", "first", "", "disputed"],
    ["twice", "2024-02-09", "disputed", "standing", "disputed"],
    ["foreseen", "2024-01-15", "denied", "", "disputed"],
    ["foreseen", "2024-02-03", "first", "", "disputed"],
    ["half", "2024-01-02", "first", "", "standing"],
    ["half", "2024-01-02", "first", "", "standing"],
    ["half", "2024-02-16", "retracted", "standing", "standing"],
    ["back", "2024-01-01", "first", "", "standing"],
    ["back", "2024-01-03", "retracted", "standing", "standing"],
    ["back", "2024-02-17", "reverses", "retracted", "standing"],
    ["month", "2024-02", "first", "", "standing"],
    ["old", "2024-01-05", "first", "", "superseded"],
    ["old", "2024-01-06", "denied", "standing about 300", "superseded"],
    ["new", "2024-02-10", "supersedes", "", "standing"],
    ["new", "2024-02-11", "again", "standing at least 1200", "standing"],
]


@pytest.fixture
def path(tmp_path: Path) -> str:
    """The path of the sheet."""
    return written(tmp_path, sheet(actors=ACTORS, events=EVENTS, figures=FIGURES))


def drawn(run: Run, line: str, width: int = 80) -> str:
    """What a terminal shows."""
    return run(f"{line} --color never", columns=width).out


def test_every_attribution_tells_in_a_word_what_it_did(run: Run, path: str) -> None:
    rows = run(f"-f {path} attributions --since 2024 --columns id,said,change,before,status").rows
    assert sorted(rows) == sorted(CHANGED)
    assert {row[2] for row in rows} == set(CHANGES)


def test_a_row_says_the_same_with_and_without_a_day(run: Run, path: str) -> None:
    """What an attribution did is a matter of the sheet, not of the question."""
    every = "--status standing --status superseded --status disputed --status retracted"
    assert run(f"-f {path} attributions --since 2023").out == run(f"-f {path} attributions {every}").out
    since = run(f"-f {path} attributions --since 2024-02-10").out.splitlines()
    whole = run(f"-f {path} attributions {every}").out.splitlines()
    assert set(since) <= set(whole)


def test_a_retraction_is_news_and_without_a_day_the_view_is_as_it_was(run: Run, path: str) -> None:
    assert "gone" not in run(f"-f {path} attributions -o ids").out.split()
    assert "gone" in run(f"-f {path} attributions --since 2024-02 -o ids").out.split()
    assert run(f"-f {path} attributions --since 2024-02 --status standing -o ids").out.split().count("gone") == 0


def test_a_successor_quotes_what_it_supersedes(run: Run, path: str) -> None:
    rows = run(f"-f {path} attributions --measure count --since 2024-02 --columns value,change,supersedes").rows
    quoted = (
        "old: About 300 were counted. [about 300] — Service via Officials assessed 2024-01-05 (Paper);"
        " Russia denies 2024-01-06; superseded"
    )
    assert rows == [["at least 1200", "supersedes", quoted], ["at least 1200", "again", ""]]
    (row, _) = json.loads(run(f"-f {path} attributions --measure count --since 2024-02 -o json").out)
    assert (row["change"], row["supersedes"]["value"], row["supersedes"]["hedge"]) == (
        "supersedes",
        "about 300",
        ["assessed"],
    )


def test_a_side_that_denied_it_and_now_says_it_is_told_with_its_denial(run: Run, path: str) -> None:
    """The denial ends with the first who asserts it for that side; who says it after them says it again."""
    rows = run(f"-f {path} attributions --by russia --since 2024-02-18 --columns by,change,reverses").rows
    assert rows == [
        ["Gerasimov (Kremlin)", "reverses", "Kremlin denies 2024-01-20 stated (Paper)"],
        ["Russia", "confirmed", ""],
    ]
    (first, second) = json.loads(run(f"-f {path} attributions --by russia --since 2024-02-18 -o json").out)
    assert [(each["by"]["id"], each["stance"], each["date"]) for each in first["reverses"]] == [
        ("kremlin", "denies", "2024-01-20")
    ]
    assert second["reverses"] == []


def test_a_denial_and_an_assertion_of_one_day_reverse_nothing(run: Run, tmp_path: Path) -> None:
    own = told("it", "2024-01-01 nis asserts", "2024-01-05 russia denies", "2024-01-05 kremlin asserts")
    path = written(tmp_path, sheet(actors=ACTORS, events=[own]))
    assert run(f"-f {path} attributions --columns by,change").rows == [
        ["Service", "first"], ["Russia", "denied"], ["Kremlin", "again"],
    ]  # fmt: skip


def test_who_denies_again_after_saying_so_reverses_it_by_saying_it_once_more(run: Run, tmp_path: Path) -> None:
    own = told(
        "it", "2024-01-01 nis asserts", "2024-01-02 russia denies", "2024-01-03 kremlin asserts",
        "2024-01-04 russia disputes", "2024-01-05 gerasimov asserts",
    )  # fmt: skip
    path = written(tmp_path, sheet(actors=ACTORS, events=[own]))
    assert run(f"-f {path} attributions --columns change,reverses").rows[2:] == [
        ["reverses", "Russia denies 2024-01-02 stated (Paper)"],
        ["disputed", ""],
        ["reverses", "Russia disputes 2024-01-04 stated (Paper)"],
    ]


def test_on_another_day_what_came_later_changes_nothing(run: Run, path: str) -> None:
    rows = run(f"-f {path} attributions --since 2024-02-09 --as-of 2024-02-15 --columns id,change,before,status").rows
    assert rows == [
        ["month", "first", "", "standing"],
        ["twice", "disputed", "standing", "disputed"],
        ["new", "supersedes", "", "standing"],
        ["new", "again", "standing at least 1200", "standing"],
        ["sent", "confirmed", "disputed", "disputed"],
        ["gone", "retracted", "standing", "retracted"],
    ]
    before = run(f"-f {path} attributions --since 2024-02-01 --as-of 2024-02-14 --columns id,status").rows
    assert ["gone", "standing"] in before
    assert drawn(run, f"-f {path} attributions --since 2024-02-09 --as-of 2024-02-15").startswith(
        "Since 9 Feb 2024, as known on 15 Feb 2024: 1 retracted, 1 superseded,\n1 disputed"
    )


def headings(out: str) -> dict[str, int]:
    """How many facts each group of a screen says that it has."""
    return {name.lower(): int(count) for name, count in re.findall(r"^([A-Z][a-z ]+)  (\d+) facts?\b", out, re.M)}


def lines(out: str) -> list[str]:
    """The lines of a screen, each blank between words one."""
    return [" ".join(line.split()) for line in out.splitlines()]


def test_a_terminal_groups_the_facts_by_what_happened_to_them(run: Run, path: str) -> None:
    out = drawn(run, f"-f {path} attributions --since 2024-02-02", 120)
    first, _, rest = out.partition("\n\n")
    groups = {
        "retracted": 2, "superseded": 1, "disputed": 1, "reversed": 2, "confirmed": 1, "first said": 2,
        "said again": 2, "perhaps earlier": 1,
    }  # fmt: skip
    counts = ", ".join(f"{count} {name}" for name, count in groups.items())
    assert " ".join(first.split()) == f"Since 2 Feb 2024: {counts}"
    assert headings(rest) == groups


def test_a_fact_stands_once_in_a_group_with_all_who_said_so(run: Run, path: str) -> None:
    out = drawn(run, f"-f {path} attributions --since 2024-02-08 --until 2024-02-08")
    assert lines(out)[2:] == [
        "First said 1 fact",
        "8 Feb 2024 The twice was there. · disputed",
        "— Service stated · Paper",
        "— Alliance stated · Paper twice",
        "",
        "Perhaps earlier 1 fact, said on a day that is not known",
        "Feb 2024 The month was there.",
        "— Service stated · Paper month",
    ]


def test_an_old_number_leads_to_the_new_one_and_keeps_who_said_it(run: Run, path: str) -> None:
    assert lines(drawn(run, f"-f {path} attributions --since 2024-02-10 -m count"))[2:8] == [
        "Superseded 1 fact, by one that revises or replaces it",
        "10 Feb 2024 about 300 → at least 1,200 — At least 1,200 were counted.",
        "— Service estimated · Paper",
        "× about 300 — About 300 were counted.",
        "— Service via Officials assessed · 5 Jan 2024 · Paper",
        "≠ denied Russia · 6 Jan 2024 · Paper new",
    ]


def test_a_reversal_shows_what_the_side_had_said(run: Run, path: str) -> None:
    assert lines(drawn(run, f"-f {path} attributions --since 2024-02-18"))[2:7] == [
        "Reversed 1 fact, said by a side that had been against it",
        "20 Feb 2024 The sent was there.",
        "— Gerasimov (Kremlin) stated · Paper",
        "before: disputed",
        "≠ denied Kremlin (Russia) · 20 Jan 2024 · Paper sent",
    ]


def test_what_stood_before_is_told_of_each_where_it_differs(run: Run, path: str) -> None:
    out = drawn(run, f"-f {path} attributions --since 2024-02-12 --by nato --by russia")
    assert lines(out[out.index("Confirmed") :])[1:6] == [
        "12 Feb 2024 The sent was there.",
        "— Alliance confirmed · Paper",
        "before: disputed",
        "— Russia confirmed · 25 Feb 2024 · Paper",
        "before: standing sent",
    ]


def test_what_may_have_been_said_before_stands_apart(run: Run, path: str) -> None:
    """Else an assertion of which only the first possible day is known would be news every week."""
    out = drawn(run, f"-f {path} attributions --since 2024-02-20")
    assert lines(out[out.index("Perhaps") :]) == [
        "Perhaps earlier 1 fact, said on a day that is not known",
        "Feb 2024 The month was there.",
        "— Service stated · Paper month",
    ]
    assert "Perhaps" not in drawn(run, f"-f {path} attributions --since 2024-02-01")
    late = drawn(run, f"-f {path} attributions --since 2024-02-28")
    assert lines(late)[0] == "Since 28 Feb 2024: nothing new, 1 perhaps earlier"


@pytest.mark.parametrize("way", ["", "-r"])
def test_a_limit_keeps_the_rows_of_a_pipe_and_says_of_how_many(run: Run, path: str, way: str) -> None:
    line = f"-f {path} attributions --since 2024-02-03 {way}"
    total = len(run(line).rows)
    out = drawn(run, f"{line} -n 4", 120)
    assert out.startswith(f"Since 3 Feb 2024, the first 4 of {total} attributions: ")
    assert sum(out.count(f"{mark} ") for mark in ("—", "≠")) >= 4
    names = {row[0] for row in run(f"{line} -n 4").rows}
    assert {name for name in {row[0] for row in CHANGED} if f"The {name} was there." in out} == names - {"new"}


def set_of(rows: list[Record]) -> list[Record]:
    """One row of each fact and change: a fact stands once in its group."""
    return list({(row["id"], row["change"]): row for row in rows}.values())


@pytest.mark.parametrize("width", [20, 40, 80, 120])
@pytest.mark.parametrize("since", ["2024-01-01", "2024-02-10"])
def test_no_row_of_a_pipe_is_lost_on_a_terminal(run: Run, path: str, since: str, width: int) -> None:
    line = f"-f {path} attributions --since {since}"
    out = drawn(run, line, width)
    assert max(map(cell_len, out.splitlines())) <= width
    flat = "".join(out.split())
    rows = json.loads(run(f"{line} -o json").out)
    for row in rows:
        assert row["id"] in flat
        assert row["by"]["name"] in flat
        assert "".join(row["statement"].split()) in flat
    found = Counter("perhaps" if row["earliest"] < since else row["change"] for row in set_of(rows))
    assert sorted(headings(drawn(run, line, 120)).values()) == sorted(found.values())


def test_a_terminal_without_utf8_has_the_same_cells(run: Run, path: str) -> None:
    line = f"-f {path} attributions --since 2024 --color never"
    plain = run(line, columns=80, encoding="ascii").out
    assert plain.isascii()
    assert [len(each) for each in plain.splitlines()] == [len(each) for each in run(line, columns=80).out.splitlines()]
    assert "about 300 > at least 1,200 - At least" in plain
    assert "! retracted Officials | Paper" in plain


@pytest.mark.parametrize("width", [20, 40, 80])
def test_no_text_leaves_the_screen_or_steers_it(run: Run, tmp_path: Path, width: int) -> None:
    path = written(tmp_path, everywhere((*TEXTS, "[link=x]", "한" * 100)))
    out = drawn(run, f"-f {path} attributions --since 2000", width)
    assert out
    assert max(map(cell_len, out.splitlines())) <= width
    assert not STEERING.search(out)


def test_nothing_new_is_told_to_a_person_alone(run: Run, path: str) -> None:
    line = f"-f {path} attributions --since 2030"
    assert run(f"{line} --color never", columns=80) == ("", "No attributions match.\n", 0)
    assert run(f"{line} -e") == ("", "", 1)
    assert run(f"{line} -o json").out == "[]\n"


def test_picked_columns_are_a_plain_table(run: Run, path: str) -> None:
    out = drawn(run, f"-f {path} attributions --since 2024-02-20 --columns said,change,id")
    assert [line.split() for line in out.splitlines()] == [
        ["said", "change", "id"],
        ["2024-02", "first", "month"],
        ["2024-02-20", "reverses", "sent"],
        ["2024-02-25", "confirmed", "sent"],
    ]


def test_the_bundled_sheet_tells_what_russia_said_once_it_no_longer_denied(run: Run) -> None:
    rows = run(f"-f {BUNDLED} attributions --since 2025-04-26 --until 2025-04-28 --columns id,by,change").rows
    assert ["troops-sent-to-russia-2024-10", "Valery Gerasimov (Russia)", "reverses"] in rows
    assert ["troops-sent-to-russia-2024-10", "Central Military Commission", "reverses"] in rows
