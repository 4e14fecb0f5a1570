"""Days: --since and --until look at a record's own day, --as-of at what could be known."""

import json
from pathlib import Path

import pytest

from conftest import Run
from sheets import event, said, sheet, written

# Every kind of date that a sheet can have; what overlaps February 2024, the 10th to the 20th.
OVERLAPS = {
    "2024": True, "2023": False, "2025": False,
    "2024-02": True, "2024-01": False, "2024-03": False,
    "2024-02-09": False, "2024-02-10": True, "2024-02-20": True, "2024-02-21": False,
    "2024-02-09~": False, "2024-02-21?": False, "2024-02-10%": True,
    "2024-02-01/2024-02-09": False, "2024-02-01/2024-02-10": True, "2024-02-20/2024-03": True,
    "2024-02-21/2024-03": False, "2023/2025": True,
    "2024-02-20/..": True, "2024-02-21/..": False, "2020/..": True,
    "../2024-02-09": False, "../2024-02-10": True, "../2030": True,
    "[2024-02-01..2024-02-09]": False, "[2024-02-01..2024-02-10]": True, "[2024-02-20..2024-03-01]": True,
    "[..2024-02-09]": False, "[..2024-02-10]": True,
    "[2024-02-20..]": True, "[2024-02-21..]": False,
}  # fmt: skip


@pytest.mark.parametrize("date", OVERLAPS)
def test_a_fact_is_kept_when_its_span_overlaps_the_wanted_one(run: Run, tmp_path: Path, date: str) -> None:
    path = written(tmp_path, sheet(events=[event("it", date=date, attributions=[said(date="2026")])]))
    ran = run("events", "-f", path, "--since", "2024-02-10", "--until", "2024-02-20", "-o", "ids")
    assert (ran.out, ran.err) == ("it\n" if OVERLAPS[date] else "", "")


@pytest.mark.parametrize(("filters", "kept"), [
    ("--since 2024-02", ["first", "last", "later"]),
    ("--until 2024-02", ["before", "first", "last"]),
    ("--since 2024-02 --until 2024-02", ["first", "last"]),
    ("--since 2024", ["before", "first", "last", "later"]),
    ("--until 2024", ["before", "first", "last", "later"]),
    ("--until 2023", []),
    ("--since 2025", []),
    ("--since 2024-03 --until 2024-02", []),
])  # fmt: skip
def test_a_month_begins_on_its_first_day_and_ends_on_its_last(
    run: Run, tmp_path: Path, filters: str, kept: list[str]
) -> None:
    days = {"before": "2024-01-31", "first": "2024-02-01", "last": "2024-02-29", "later": "2024-03-01"}
    path = written(tmp_path, sheet(events=[event(name, date=day) for name, day in days.items()]))
    assert run("events", "-f", path, *filters.split(), "-o", "ids").out.split() == kept


@pytest.mark.usefixtures("tiny")
def test_an_attribution_is_filtered_by_the_day_it_was_said_not_by_its_fact(run: Run) -> None:
    assert run("attributions --since 2024-05 --columns id,said").rows == [
        ["bridge-fell", "2024-05-01"], ["vote", "2024-05-01"], ["to-be-sent", "2024-05-02?"],
    ]  # fmt: skip
    assert run("attributions --until 2024-03-02 --columns id,said").rows == [
        ["bridge-fell", "2024-03-02"], ["killed-early", "2024-03-02"],
    ]  # fmt: skip
    assert run("timeline --type all --since 2024-05 --until 2024-05-01 --columns id,date,type").rows == [
        ["vote", "2024", "figure"],
        ["bridge-fell", "2024-05-01", "attribution"],
        ["vote", "2024-05-01", "attribution"],
    ]


@pytest.mark.usefixtures("tiny")
def test_a_source_is_filtered_by_the_day_it_was_issued_and_without_one_is_left_out(run: Run) -> None:
    assert run("sources --since 2024-04 -o ids").out.split() == ["later"]
    assert run("sources --until 2024-03-01 -o ids").out.split() == ["service-note"]
    assert "wire" in run("sources -o ids").out.split()


@pytest.mark.usefixtures("tiny")
def test_the_facts_of_a_source_are_counted_whatever_their_own_day(run: Run) -> None:
    assert run("sources --since 2024-04 --columns id,facts").rows == [["later", "3"]]


AS_OF = {
    "2024-03-01": [],
    "2024-03-02": ["bridge-fell standing", "killed-early standing"],
    "2024-03-03": ["bridge-fell disputed", "killed-early standing"],
    "2024-03-19": [
        "bridge-fell disputed", "killed-early standing", "killed-engineers standing", "appeal standing",
    ],
    "2024-03": [
        "bridge-fell disputed", "killed-early superseded", "killed-revised standing", "killed-engineers standing",
        "appeal standing", "war-grows disputed",
    ],
    "2024-03-20": [
        "bridge-fell disputed", "killed-early superseded", "killed-revised standing", "killed-engineers standing",
        "appeal standing", "war-grows standing",
    ],
}  # fmt: skip


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize("day", AS_OF)
def test_as_of_shows_the_facts_that_were_known_with_the_status_they_had(run: Run, day: str) -> None:
    line = "timeline --type event --type figure --type assessment --columns id,status --as-of"
    assert [" ".join(row) for row in run(f"{line} {day}").rows] == AS_OF[day]


@pytest.mark.usefixtures("tiny")
def test_a_fact_stands_until_the_day_on_which_it_is_retracted(run: Run) -> None:
    assert run("events --as-of 2024-04-19 --columns id,status").rows[-1] == ["retreat", "standing"]
    assert "retreat" not in run("events --as-of 2024-04-20 -o ids").out.split()
    assert run("events --as-of 2024-04-20 --status retracted -o ids").out == "retreat\n"


@pytest.mark.usefixtures("tiny")
def test_as_of_drops_later_attributions_notes_and_what_they_printed(run: Run) -> None:
    (fact,) = json.loads(run("events --as-of 2024-03-02 -o json").out)
    assert [each["date"] for each in fact["attributions"]] == ["2024-03-02"]
    assert (fact["note"], fact["detail"], fact["origins"]) == (None, None, 1)
    assert [row[0] for row in run("attributions --as-of 2024-03-03 --columns stance").rows] == [
        *("asserts", "asserts", "denies"),
    ]
    for who in ("--by envoy", "--actor envoy"):
        assert run(f"events --as-of 2024-03-02 {who} -o ids").out == ""
        assert run(f"events --as-of 2024-03-03 {who} -o ids").out == "bridge-fell\n"
    assert run("events --as-of 2024-03-02 --grep fable -o ids").out == ""
    assert run("search fable --as-of 2024-03-02 -o ids").out == ""
    assert run("search fable --as-of 2024-03-03 -o ids").out == "bridge-fell\n"
    assert run("show appeal --as-of 2024-03-02").code == 1


@pytest.mark.usefixtures("tiny")
def test_both_clocks_can_be_combined(run: Run) -> None:
    line = "figures --as-of 2024-03-10 --since 2024-03-01 --until 2024-03-01 -o ids"
    assert run(line).out.split() == ["killed-early", "killed-engineers"]


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize("option", ["--since", "--until", "--as-of"])
@pytest.mark.parametrize("day", [
    "2024-13", "2024-02-30", "2024-1", "24", "2024-01-01?", "2024/2025", "[2024..]", "yesterday", "",
    "２０２４", "2024-01-01 ", "-1",
])  # fmt: skip
def test_a_bad_day_is_a_usage_error_that_names_its_option(run: Run, option: str, day: str) -> None:
    ran = run("events", f"{option}={day}")
    assert (ran.out, ran.code) == ("", 2)
    error, hint = ran.err.splitlines()
    assert error.startswith(f"factsheet: error: {option}: '{day}'")
    assert hint == 'hint: "factsheet help dates" tells how days are written'
