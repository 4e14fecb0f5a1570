"""Columns are public: names and order, one line a record, one value for each who asserts."""

import json
from pathlib import Path

import pytest

from conftest import LATER, TINY, Run
from factsheet.views import VIEWS
from sheets import event, figure, said, sheet, written

FACT_LINE = "id date type statement value by said hedge against status sources origins urls"
SOURCES = "id issued publisher title type origin issuer facts url origin_publisher origin_issued derived_from seen"
# command-line.md, The fact line: spelled out again, so that a column never moves unseen.
COLUMNS = {
    "summary": f"{FACT_LINE} measure lowest highest estimates condition",
    "events": f"{FACT_LINE} kind place",
    "timeline": f"{FACT_LINE} kind place condition",
    "figures": f"{FACT_LINE} measure unit best low high bound scope",
    "assessments": f"{FACT_LINE} kind condition likelihood confidence",
    "search": f"{FACT_LINE} condition",
    "attributions": "id said stance by via hedge statement sources urls quote before condition change value status"
    " supersedes reverses",
    "actors": "id name kind part_of about said aliases",
    "sources": SOURCES,
    "sources --origins": f"{SOURCES} origin_copies origin_facts",
    "show": "id field value",
    "quote": "id quote",
    "list": "id label facts",
    "diff": "id type change field old new attribution statement value condition by said hedge against status"
    " superseded_by sources references",
}
WORDS = {
    "search": "search north",
    "show": "show bridge-fell ford later",
    "quote": "quote -k collapse",
    "list": "list measures",
    "diff": f"diff {TINY} {LATER}",
}
VARIANTS = {
    **{command: WORDS.get(command, command) for command in COLUMNS},
    "summary of everything": "summary --all",
    "timeline of all": "timeline --type all",
    "search in sources": "search falls",
    "list columns": "list columns",
    "attributions since a day": "attributions --since 2024-03-03",
}
FACT_COMMANDS = ("summary --all", "events", "timeline --type figure --type event", "figures", "assessments")
pytestmark = pytest.mark.usefixtures("tiny")


@pytest.mark.parametrize("command", COLUMNS)
def test_the_columns_of_a_command_keep_their_names_and_their_order(run: Run, command: str) -> None:
    assert run(f"{WORDS.get(command, command)} --header").rows[0] == COLUMNS[command].split()


def test_no_view_is_without_a_pinned_list_of_columns() -> None:
    assert {view.name: " ".join(column.name for column in view.columns) for view in VIEWS} == COLUMNS


@pytest.mark.parametrize("format_", ["tsv", "csv", "markdown"])
@pytest.mark.parametrize("command", COLUMNS)
def test_every_format_with_columns_has_the_same_ones(run: Run, command: str, format_: str) -> None:
    head = run(f"{WORDS.get(command, command)} --header -o {format_}").out.splitlines()[0]
    found = head.split({"tsv": "\t", "csv": ",", "markdown": " | "}[format_])
    assert [name.strip("| ") for name in found] == COLUMNS[command].split()


@pytest.mark.parametrize("line", VARIANTS.values(), ids=VARIANTS)
def test_every_line_of_a_command_has_as_many_columns_as_its_header(run: Run, line: str) -> None:
    head, *rows = run(f"{line} --header").rows
    assert rows
    assert {len(row) for row in rows} == {len(head)}


@pytest.mark.parametrize("command", FACT_COMMANDS)
def test_who_when_and_how_sure_have_one_value_for_each_who_asserts_lead_first(run: Run, command: str) -> None:
    records = json.loads(run(f"{command} -o json").out)
    rows = run(f"{command} --columns id,by,said,hedge").rows
    assert len(rows) == len(records) > 0
    for record, (name, *columns) in zip(records, rows, strict=True):
        asserting = [each for each in record["attributions"] if each["stance"] == "asserts"]
        by, days, hedges = (column.split("; ") for column in columns)
        assert record["id"] == name
        assert days == [each["date"] for each in asserting]
        assert hedges == [each["hedge"] for each in asserting]
        assert len(by) == len(asserting)
        assert all(text.startswith(each["by"]["name"]) for text, each in zip(by, asserting, strict=True))


def test_a_person_is_followed_by_the_body_they_speak_for_and_a_relayer_by_via(run: Run) -> None:
    assert run("events --kind collapse --columns by").out == (
        "Southern Service via Kim Min; Anna Berg (Army of the North)\n"
    )


def test_several_who_passed_it_on_are_one_value_of_by(run: Run, tmp_path: Path) -> None:
    actors = [{"id": name, "name": name.title(), "kind": "person"} for name in ("speaker", "one", "two")]
    path = written(tmp_path, sheet(actors=actors, events=[event("it", attributions=[said(via=["one", "two"])])]))
    assert run("events", "-f", path, "--columns", "by,said").rows == [["Speaker via One, Two", "2024-01-10"]]


def test_a_denial_stands_in_the_line_of_the_fact_that_it_denies(run: Run) -> None:
    assert run("events --kind collapse --columns against").out == "Olga Envoy (North) denies 2024-03-03\n"
    assert run("assessments --columns against,status").out == (
        "Anna Berg (Army of the North) disputes 2024-03-21\tdisputed\n"
    )


def test_ten_copies_of_one_story_are_one_origin(run: Run) -> None:
    """daily and gazette both come from wire."""
    assert run("events --as-of 2024-03-02 --columns id,sources,origins").out == (
        'bridge-fell\tDaily, "The" 2024-03-02; Gazette 2024-03-02\t1\n'
    )


def test_values_have_raw_digits_and_their_scope(run: Run) -> None:
    assert run("figures --columns id,value").rows == [
        ["killed-early", "about 30"],
        ["killed-revised", "at least 1250"],
        ["killed-engineers", "several (engineers)"],
        ["vote", "2.20%"],
        ["to-be-sent", "500-700"],
    ]


@pytest.mark.parametrize(("numbers", "value"), [
    ({"best": 12}, "12"),
    ({"bound": "about", "best": 12, "low": 10}, "about 12"),
    ({"bound": "about", "best": 12, "high": 20}, "about 12"),
    ({"bound": "at-least", "low": 0}, "at least 0"),
    ({"bound": "fewer-than", "high": -3}, "fewer than -3"),
    ({"bound": "range", "low": 0, "high": 3}, "0-3"),
    ({"bound": "range", "low": -5, "high": 3}, "-5 to 3"),
    ({"bound": "words", "as_said": "several"}, "several"),
    ({"best": 10_000_000, "as_said": "ten million", "scope": "shells"}, "10000000 (shells)"),
])  # fmt: skip
def test_a_value_is_the_number_that_was_said_with_its_bound(
    run: Run, tmp_path: Path, numbers: dict[str, object], value: str
) -> None:
    path = written(tmp_path, sheet(figures=[figure("it", **{"bound": "exact", **numbers})]))
    assert run(f"-f {path} figures --columns value").out == f"{value}\n"


def test_the_summary_spans_the_estimates_without_a_scope(run: Run) -> None:
    assert run("summary --columns id,measure,lowest,highest,estimates").rows[0] == [
        *("killed-revised", "killed", "20", "1250", "2"),
    ]


LATEST = {
    "describes the latest day": ([("a", "2024-02-02", "2024-03-01"), ("b", "2024-02-01", "2024-04-01")], "a"),
    "then was said last": ([("a", "2024-02", "2024-03-01"), ("b", "2024-02", "2024-04-01")], "b"),
    "then is the first by id": ([("b", "2024-02", "2024-03-01"), ("a", "2024-02", "2024-03-01")], "a"),
    "ends latest": ([("a", "2024-02/2024-05", "2024-06"), ("b", "2024-03/2024-04", "2024-06")], "a"),
    "of those that end alike begins latest": (
        [("a", "2024-02/2024-05", "2024-06"), ("b", "2024-03/2024-05", "2024-06")],
        "b",
    ),
    "goes on": ([("a", "2024-03/..", "2024-06"), ("b", "2024-05", "2024-06")], "a"),
}


@pytest.mark.parametrize("rule", LATEST)
def test_the_latest_figure_of_a_measure(run: Run, tmp_path: Path, rule: str) -> None:
    given, latest = LATEST[rule]
    figures = [figure(name, date=date, attributions=[said(date=day)], key=True) for name, date, day in given]
    path = written(tmp_path, sheet(figures=figures))
    assert run("summary", "-f", path, "-o", "ids").out == f"{latest}\n"


def test_the_latest_figure_has_no_scope_and_is_neither_superseded_nor_retracted(run: Run, tmp_path: Path) -> None:
    first, revised, back = said(date="2024-05"), said(date="2024-06"), said(date="2024-07", stance="retracts")
    figures = [
        figure("stands", date="2024-01", key=True),
        figure("old", date="2024-02", attributions=[first]),
        figure("new", date="2024-02", supersedes="old", attributions=[revised, back]),
        figure("partly", date="2024-04", scope="a part", attributions=[first]),
        figure("older", date="2024-03", attributions=[first]),
        figure("newer", date="2024-03", supersedes="older", attributions=[revised]),
    ]
    path = written(tmp_path, sheet(figures=figures))
    assert run("summary", "-f", path, "-o", "ids").out == "newer\n"
    assert run("summary", "-f", path, "--as-of", "2024-05", "-o", "ids").out == "older\n"
    assert run("summary", "-f", path, "--status", "standing", "--until", "2024-02", "-o", "ids").out == "old\n"


def test_the_summary_shows_key_records_and_everything_on_request(run: Run) -> None:
    assert run("summary -o ids").out.split() == ["killed-revised", "bridge-fell", "war-grows"]
    assert run("summary --all -o ids").out.split() == [
        *("killed-revised", "vote", "to-be-sent", "bridge-fell", "appeal", "war-grows"),
    ]


@pytest.mark.parametrize(("line", "name", "status"), [
    ("show ford", "killed-early", "superseded"),
    ("show watch", "war-grows", "disputed"),
])  # fmt: skip
def test_a_list_of_referring_facts_names_the_status_that_is_not_standing(
    run: Run, line: str, name: str, status: str
) -> None:
    """format.md: lists show every status and name it when it is not standing."""
    (told,) = [value for _, _, value in run(line).rows if value.startswith(f"{name}:")]
    assert status in told


@pytest.mark.parametrize(
    "command", ["events", "timeline --type all", "assessments", "attributions", "attributions --since 2024"]
)
def test_a_terminal_has_the_same_facts_as_a_pipe(run: Run, command: str) -> None:
    statements = run(f"{command} --columns statement").out.splitlines()
    drawn = " ".join(run(f"{command} --color never", columns=200).out.split())
    assert statements
    assert [text for text in statements if text not in drawn] == []


@pytest.mark.parametrize(
    "command",
    [
        "summary",
        "timeline --type all",
        "assessments",
        "search war",
        "attributions",
        "attributions --since 2024-03-04",
        "quote war-grows",
        f"diff {TINY} {LATER}",
    ],
)
def test_a_judgement_never_stands_without_its_condition(run: Run, command: str) -> None:
    """Without its "if" a judgement says what nobody said."""
    lines = [line for line in run(command).out.splitlines() if "war would grow" in line]
    assert lines
    assert [line for line in lines if "the South answered" not in line] == []
    drawn = " ".join(run(f"{command} --color never", columns=80).out.split())
    assert drawn.count("war would grow") == drawn.count("if the South answered") > 0
