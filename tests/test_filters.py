"""The filters: what each of them keeps, on the small sheet."""

import pytest

from conftest import Run
from factsheet.index import query

FACTS = "timeline --type event --type figure --type assessment"
READING = (
    "summary", "events", "timeline --type all", "figures", "assessments", "actors", "sources", "attributions",
    "search o", "list measures", "list places", "list kinds", "list tags", "show bridge-fell",
)  # fmt: skip
EACH_FILTER = (
    "--actor north", "--by south", "--kind collapse", "--measure killed", "--place ford", "--source gazette",
    "--status disputed", "--tag bridge", "--since 2024-03", "--until 2024-03", "--grep o",
)  # fmt: skip
BRIDGE = {"bridge-fell", "killed-early", "killed-revised"}
EVERY_FACT = {*BRIDGE, "killed-engineers", "vote", "to-be-sent", "appeal", "war-grows"}
pytestmark = pytest.mark.usefixtures("tiny")


def ids(run: Run, line: str) -> list[str]:
    """The ids that a command line prints."""
    ran = run(f"{line} -o ids")
    assert (ran.err, ran.code) == ("", 0)
    return ran.out.split()


KEEPS = {
    # An actor is about it, said it or passed it on, and stands for its parts and members.
    "--actor north-army": {*BRIDGE, "appeal", "war-grows"},
    "--actor north": {*BRIDGE, "appeal", "war-grows"},
    "--actor south": {*BRIDGE, "appeal", "war-grows"},
    "--actor observers": EVERY_FACT,
    "--actor kim-min": {"bridge-fell", "killed-early"},
    "--actor unnamed": set(),
    # By id, else by name, else by alias, in any script and case.
    "-a ANNA-BERG": {"bridge-fell", "appeal", "war-grows"},
    "-a 'anna BERG'": {"bridge-fell", "appeal", "war-grows"},
    "-a 'the nORTH'": {*BRIDGE, "appeal", "war-grows"},
    "-a Ａｎｎａ\u3000Ｂｅｒｇ": {"bridge-fell", "appeal", "war-grows"},
    "-a 김민": {"bridge-fell", "killed-early"},
    "-a \u1100\u1175\u11b7\u1106\u1175\u11ab": {"bridge-fell", "killed-early"},
    # Said it in any stance, or passed it on; not: is talked about.
    "--by envoy": {"bridge-fell"},
    "--by north": {"bridge-fell", "appeal", "war-grows"},
    "--by kim-min": {"bridge-fell", "killed-early"},
    "--by south": BRIDGE,
    "--by north-army": {"bridge-fell", "appeal", "war-grows"},
    "--kind collapse": {"bridge-fell"},
    "-k Forecast": {"war-grows"},
    "--measure killed": {"killed-early", "killed-revised", "killed-engineers"},
    "-m 'share of the VOTE'": {"vote"},
    "--place ford": BRIDGE,
    "--place Riverland": BRIDGE,
    "-p 'the ford'": BRIDGE,
    "--source later": {"bridge-fell", "vote", "to-be-sent"},
    "--source wire": set(),
    "-s https://gazette.example/1": {"bridge-fell", "killed-engineers", "appeal", "war-grows"},
    "--tag bridge": {"bridge-fell"},
    "-t BRIDGE": {"bridge-fell"},
    "--status standing": EVERY_FACT - {"killed-early", "war-grows"},
    "--status superseded": {"killed-early"},
    "--status disputed": {"war-grows"},
    "--status retracted": {"retreat"},
    # The same option again means or, another option means and.
    "-m killed -m share": {"killed-early", "killed-revised", "killed-engineers", "vote"},
    "--by envoy --by watch": {"bridge-fell", "killed-engineers", "vote", "war-grows"},
    "--status superseded --status retracted": {"killed-early", "retreat"},
    "-k collapse -k forecast": {"bridge-fell", "war-grows"},
    "--place ford --measure killed": {"killed-early", "killed-revised"},
    "--place ford --actor kim-min --status superseded": {"killed-early"},
    "--place ford --kind forecast": set(),
    "--since 2024-03-20 --until 2024-03-20": {"vote", "war-grows"},
    # Who said it and where it was printed must be one and the same attribution.
    "--by anna-berg --source gazette": {"appeal", "war-grows"},
    "--by anna-berg --source later": {"bridge-fell"},
    "--by envoy --source daily": set(),
    "--by envoy --by kim-min --source daily --source later": {"bridge-fell", "killed-early"},
    "-g bridge": {"bridge-fell", "killed-early", "vote"},
    "-g ENGINEERS -g 'a FABLE'": {"bridge-fell", "killed-engineers"},
}


@pytest.mark.parametrize("filters", KEEPS)
def test_a_filter_keeps_the_facts_that_it_names(run: Run, filters: str) -> None:
    assert sorted(ids(run, f"{FACTS} {filters}")) == sorted(KEEPS[filters])


def test_without_a_filter_every_fact_but_the_retracted_is_there_in_order(run: Run) -> None:
    assert ids(run, FACTS) == [
        *("vote", "bridge-fell", "killed-early", "killed-revised", "killed-engineers", "appeal", "war-grows"),
        "to-be-sent",
    ]


@pytest.mark.parametrize("as_of", ["", " --as-of 2024-03-21"])
@pytest.mark.parametrize("filters", EACH_FILTER)
def test_every_reading_command_takes_every_filter(run: Run, filters: str, as_of: str) -> None:
    for command in READING:
        ran = run(f"{command} {filters}{as_of}")
        found = 1 if command.startswith("show") and not ran.out else 0
        assert ran.code == found, (command, ran.err)


@pytest.mark.parametrize(("line", "kept"), [
    ("events --measure killed", []),
    ("assessments --measure killed", []),
    ("figures --kind collapse", []),
    ("figures --kind forecast", []),
    ("events --kind forecast", []),
    ("assessments --place ford", []),
    ("timeline --type event --measure killed", []),
    ("timeline --measure killed", ["killed-early", "killed-revised", "killed-engineers"]),
    ("timeline --measure killed --status standing -r", ["killed-engineers", "killed-revised"]),
])  # fmt: skip
def test_a_filter_on_what_a_type_does_not_have_keeps_none_of_it(run: Run, line: str, kept: list[str]) -> None:
    assert ids(run, line) == kept


def test_attributions_are_those_of_the_facts_that_match_by_and_source(run: Run) -> None:
    columns = "--columns id,said,stance"
    assert run(f"attributions --by anna-berg {columns}").rows == [
        ["appeal", "2024-03-10~", "asserts"],
        ["war-grows", "2024-03-21", "disputes"],
        ["bridge-fell", "2024-05-01", "asserts"],
    ]
    assert run(f"attributions --by anna-berg --source later {columns}").rows == [
        ["bridge-fell", "2024-05-01", "asserts"],
    ]
    assert run(f"attributions --kind collapse {columns}").rows == [
        ["bridge-fell", "2024-03-02", "asserts"],
        ["bridge-fell", "2024-03-03", "denies"],
        ["bridge-fell", "2024-05-01", "asserts"],
    ]
    assert run(f"attributions --status retracted {columns}").rows == [
        ["retreat", "2024-04-04", "asserts"],
        ["retreat", "2024-04-20", "retracts"],
    ]


def test_actors_and_sources_are_counted_over_the_selected_facts_alone(run: Run) -> None:
    counted = {row[0]: row[1:] for row in run("actors --kind statement --columns id,about,said").rows}
    assert counted["south"] == ["1", "0"]
    assert counted["anna-berg"] == ["0", "1"]
    assert counted["north"] == ["0", "1"]
    assert not {"kim-min", "envoy", "unnamed"} & set(counted)
    assert run("sources --measure killed --columns id,facts").rows == [
        ["service-note", "1"], ["daily", "1"], ["gazette", "1"],
    ]  # fmt: skip
    assert run("list places --kind collapse --columns id,facts").rows == [["ford", "1"], ["riverland", "1"]]


def test_an_actor_counts_what_its_parts_and_members_said(run: Run) -> None:
    counted = {row[0]: row[1:] for row in run("actors --columns id,about,said").rows}
    assert counted["north"] == counted["north-army"] == ["3", "3"]
    assert counted["south"] == ["2", "3"]
    assert counted["observers"] == ["2", "7"]


@pytest.mark.parametrize(("line", "kept"), [
    ("events -n 1", ["bridge-fell"]),
    ("events -r", ["appeal", "bridge-fell"]),
    ("events -r -n 1", ["appeal"]),
    ("figures -n 4", ["killed-early", "killed-revised", "killed-engineers", "vote"]),
    ("figures -r", ["killed-engineers", "killed-revised", "killed-early", "vote", "to-be-sent"]),
    ("figures -r -n 2", ["killed-engineers", "killed-revised"]),
    ("figures -n 99", ["killed-early", "killed-revised", "killed-engineers", "vote", "to-be-sent"]),
    ("timeline --type figure --type event -r -n 3", ["to-be-sent", "appeal", "killed-engineers"]),
    ("sources -r -n 2", ["wire", "later"]),
    ("attributions -r --by anna-berg", ["bridge-fell", "war-grows", "appeal"]),
    ("list measures -r", ["planned", "share", "killed"]),
    ("actors -n 2", ["anna-berg", "north-army"]),
])  # fmt: skip
def test_limit_counts_over_all_groups_after_reverse(run: Run, line: str, kept: list[str]) -> None:
    assert ids(run, line) == kept


def test_limit_goes_over_facts_and_attributions_together(run: Run) -> None:
    whole = run("timeline --type all").rows
    assert run("timeline --type all -n 7").rows == whole[:7]
    assert [row[:3] for row in run("timeline --type all -r -n 2").rows] == [
        ["to-be-sent", "2024-09/..", "figure"],
        ["to-be-sent", "2024-05-02?", "attribution"],
    ]


@pytest.mark.parametrize("command", ["summary", "show ford"])
def test_summary_and_show_have_neither_limit_nor_reverse(run: Run, command: str) -> None:
    assert run(f"{command} -n 1").code == run(f"{command} -r").code == 2


@pytest.mark.parametrize(("line", "code"), [
    ("events -e", 0),
    ("events --kind clash", 0),
    ("events --kind clash -e", 1),
    ("figures --status disputed --exit-status", 1),
    ("search nothing-like-it -e", 1),
    ("actors --status disputed --by envoy -e", 1),
    ("list tags --measure killed -e", 1),
    ("quote --measure killed -e", 0),
    ("quote --kind clash -e", 1),
])  # fmt: skip
def test_exit_status_is_a_negative_answer_where_there_is_no_result(run: Run, line: str, code: int) -> None:
    ran = run(line)
    assert (ran.err, ran.code) == ("", code)


@pytest.mark.parametrize("command", ["events", "timeline --type all", "attributions", "figures -n 2", "actors"])
def test_who_said_it_is_found_alike_however_often_they_did(
    run: Run, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The links of those who are named seldom are gathered ahead; each attribution is asked for those of others."""
    for filters in ("--by north", "--source gazette", "--by anna-berg --source gazette", "--by south --as-of 2024-03"):
        right = run(f"{command} {filters}").out
        monkeypatch.setattr(query, "_FEW", 0)
        assert run(f"{command} {filters}").out == right
        monkeypatch.undo()
