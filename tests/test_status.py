"""Status follows from who said what, and when: format.md, "Status is never stored", rule by rule."""

import json
from pathlib import Path

import pytest

from conftest import Run
from factsheet.status import Voice, status_on, steps

END = "9999-12-31"


def said(*lines: str) -> list[Voice]:
    """Voices, each as `DAY ACTOR STANCE` or `DAY ACTOR/SIDE STANCE`; without a side an actor is its own."""
    found = []
    for line in lines:
        day, who, stance = line.split()
        actor, _, side = who.partition("/")
        found.append(Voice(day, actor, side or actor, stance))
    return found


def test_a_fact_that_nobody_opposes_stands() -> None:
    assert status_on(END, said("2024-10-18 nis asserts", "2024-10-28 nato asserts"), superseded=False) == "standing"


@pytest.mark.parametrize("stance", ["denies", "disputes"])
def test_a_fact_that_another_side_denies_or_disputes_is_disputed(stance: str) -> None:
    voices = said("2024-10-18 nis asserts", f"2024-10-21 russia {stance}")
    assert status_on(END, voices, superseded=False) == "disputed"


def test_a_fact_is_disputed_from_the_day_of_the_denial() -> None:
    voices = said("2024-10-18 nis asserts", "2024-10-21 russia denies")
    assert status_on("2024-10-20", voices, superseded=False) == "standing"
    assert status_on("2024-10-21", voices, superseded=False) == "disputed"


def test_a_denial_ends_when_another_of_its_side_asserts_the_fact() -> None:
    voices = said("2024-10-18 nis asserts", "2024-10-24 peskov/russia denies", "2025-04-26 gerasimov/russia asserts")
    assert status_on("2025-04-25", voices, superseded=False) == "disputed"
    assert status_on("2025-04-26", voices, superseded=False) == "standing"


def test_a_denial_ends_when_its_side_asserts_the_fact_on_the_same_day() -> None:
    voices = said("2024-10-18 nis asserts", "2024-10-24 gerasimov/russia asserts", "2024-10-24 peskov/russia denies")
    assert status_on(END, voices, superseded=False) == "standing"


def test_a_side_that_denies_what_it_had_asserted_disputes_it() -> None:
    voices = said("2024-10-18 gerasimov/russia asserts", "2024-10-24 peskov/russia denies")
    assert status_on(END, voices, superseded=False) == "disputed"


def test_an_assertion_by_another_side_does_not_end_a_denial() -> None:
    voices = said("2024-10-18 nis asserts", "2024-10-24 russia denies", "2024-10-28 nato asserts")
    assert status_on(END, voices, superseded=False) == "disputed"


def test_each_of_two_denials_must_end_for_the_fact_to_stand() -> None:
    voices = said("2024-10-18 nis asserts", "2024-10-24 russia denies", "2024-10-25 dprk denies")
    assert status_on(END, [*voices, *said("2025-04-26 russia asserts")], superseded=False) == "disputed"
    assert status_on(
        END, [*voices, *said("2025-04-26 russia asserts", "2025-04-28 dprk asserts")], superseded=False
    ) == ("standing")


def test_a_side_that_denies_again_disputes_again() -> None:
    voices = said("2024-10-18 nis asserts", "2024-10-24 russia denies", "2025-04-26 russia asserts")
    assert status_on(END, [*voices, *said("2025-05-01 russia denies")], superseded=False) == "disputed"


def test_a_denial_before_the_first_assertion_disputes_the_fact_once_it_is_asserted() -> None:
    voices = said("2024-10-18 nis asserts", "2024-10-10 russia denies")
    assert status_on("2024-10-18", voices, superseded=False) == "disputed"


def test_a_fact_is_retracted_when_its_only_asserter_retracts_it() -> None:
    voices = said("2024-10-18 nis asserts", "2024-11-01 nis retracts")
    assert status_on("2024-10-31", voices, superseded=False) == "standing"
    assert status_on("2024-11-01", voices, superseded=False) == "retracted"


def test_a_fact_that_another_still_asserts_is_not_retracted() -> None:
    voices = said("2024-10-18 nis asserts", "2024-10-20 gur asserts", "2024-11-01 nis retracts")
    assert status_on(END, voices, superseded=False) == "standing"
    assert status_on(END, [*voices, *said("2024-11-02 gur retracts")], superseded=False) == "retracted"


def test_only_the_asserter_can_retract_not_another_of_its_side() -> None:
    voices = said("2024-10-18 gur/ukraine asserts", "2024-11-01 zelensky/ukraine retracts")
    assert status_on(END, voices, superseded=False) == "standing"


def test_a_fact_asserted_again_after_its_retraction_stands() -> None:
    voices = said("2024-10-18 nis asserts", "2024-11-01 nis retracts", "2024-11-02 nis asserts")
    assert status_on(END, voices, superseded=False) == "standing"


def test_an_assertion_after_a_retraction_by_another_stands() -> None:
    voices = said("2024-10-18 nis asserts", "2024-11-01 nis retracts", "2024-12-01 gur asserts")
    assert status_on("2024-11-30", voices, superseded=False) == "retracted"
    assert status_on("2024-12-01", voices, superseded=False) == "standing"


def test_retracted_comes_before_superseded_and_superseded_before_disputed() -> None:
    disputed = said("2024-10-18 nis asserts", "2024-10-24 russia denies")
    retracted = [*disputed, *said("2024-11-01 nis retracts")]
    assert status_on(END, disputed, superseded=True) == "superseded"
    assert status_on(END, retracted, superseded=True) == "retracted"
    assert status_on(END, retracted, superseded=False) == "retracted"


def test_the_last_day_of_a_voice_counts_in_whatever_order_the_sheet_has_them() -> None:
    voices = said("2024-12-01 nis asserts", "2024-10-18 nis asserts", "2024-11-01 nis retracts")
    assert status_on(END, voices, superseded=False) == "standing"
    voices = said(
        "2024-10-18 nis asserts", "2024-12-01 russia denies", "2024-10-24 russia denies", "2024-11-01 russia asserts"
    )
    assert status_on(END, voices, superseded=False) == "disputed"


def test_a_superseded_fact_stays_so_whatever_is_said_of_it_later() -> None:
    voices = said("2024-10-18 nis asserts", "2024-12-01 russia denies", "2024-12-02 nato asserts")
    assert steps(voices, [("2024-11-01", True)]) == [("2024-10-18", "standing"), ("2024-11-01", "superseded")]


def test_steps_are_the_days_on_which_the_status_changes() -> None:
    voices = said(
        "2024-10-18 nis asserts",
        "2024-10-20 nato asserts",
        "2024-10-24 peskov/russia denies",
        "2025-04-26 gerasimov/russia asserts",
    )
    assert steps(voices, []) == [("2024-10-18", "standing"), ("2024-10-24", "disputed"), ("2025-04-26", "standing")]


def test_a_step_is_taken_when_the_successor_comes_and_when_it_is_retracted() -> None:
    voices = said("2024-10-18 nis asserts")
    assert steps(voices, [("2024-11-01", True), ("2024-12-01", False)]) == [
        ("2024-10-18", "standing"),
        ("2024-11-01", "superseded"),
        ("2024-12-01", "standing"),
    ]


def fact(name: str, *lines: str, supersedes: str | None = None) -> dict[str, object]:
    """An event whose attributions are each `DAY ACTOR STANCE`."""
    attributions = [
        {"by": who, "date": day, "stance": stance, "hedge": "stated", "sources": ["paper"]}
        for day, who, stance in (line.split() for line in lines)
    ]
    return {
        "id": name,
        "statement": f"It was {name}.",
        "date": "2024-01-01",
        "kind": "clash",
        "supersedes": supersedes,
        "attributions": attributions,
    }


def statuses(run: Run, folder: Path, *facts: dict[str, object], as_of: str = "2025") -> dict[str, str]:
    """The status of each fact, as the whole tool tells it."""
    actors = [("nis", None), ("gur", None), ("russia", None), ("army", "russia"), ("staff", "army"), ("dprk", None)]
    sheet = {
        "format": "factsheet/1",
        "title": "Statuses",
        "as_of": "2024-12-31",
        "actors": [{"id": each, "name": each, "kind": "group", "part_of": whole} for each, whole in actors],
        "sources": [{"id": "paper", "type": "webpage", "publisher": "Paper"}],
        "events": facts,
    }
    path = folder / "statuses.json"
    path.write_text(json.dumps(sheet), "utf-8")
    every = "--status standing --status superseded --status disputed --status retracted"
    ran = run(f"events -f {path} --as-of {as_of} {every} --columns id,status")
    assert (ran.err, ran.code) == ("", 0)
    return dict(ran.rows)


def test_a_side_is_the_topmost_actor_however_deep_the_speaker_stands(run: Run, tmp_path: Path) -> None:
    told = fact("told", "2024-01-02 nis asserts", "2024-01-03 russia denies", "2024-01-04 staff asserts")
    foreign = fact("foreign", "2024-01-02 nis asserts", "2024-01-03 staff denies", "2024-01-04 dprk asserts")
    assert statuses(run, tmp_path, told, foreign) == {"told": "standing", "foreign": "disputed"}
    assert statuses(run, tmp_path, told, as_of="2024-01-03") == {"told": "disputed"}


def test_a_fact_is_superseded_from_the_day_its_successor_is_asserted(run: Run, tmp_path: Path) -> None:
    old = fact("old", "2024-01-02 nis asserts")
    new = fact("new", "2024-01-05 nis asserts", "2024-01-03 russia denies", supersedes="old")
    assert statuses(run, tmp_path, new, old) == {"old": "superseded", "new": "disputed"}
    assert statuses(run, tmp_path, new, old, as_of="2024-01-04") == {"old": "standing"}
    assert statuses(run, tmp_path, new, old, as_of="2024-01-05")["old"] == "superseded"


def test_a_fact_whose_successor_is_retracted_stands_again(run: Run, tmp_path: Path) -> None:
    old = fact("old", "2024-01-02 nis asserts")
    new = fact("new", "2024-01-05 nis asserts", "2024-01-07 nis retracts", supersedes="old")
    assert statuses(run, tmp_path, old, new) == {"old": "standing", "new": "retracted"}
    assert statuses(run, tmp_path, old, new, as_of="2024-01-06") == {"old": "superseded", "new": "standing"}


def test_a_successor_that_is_superseded_itself_still_supersedes(run: Run, tmp_path: Path) -> None:
    chain = (
        fact("first", "2024-01-02 nis asserts"),
        fact("second", "2024-01-03 nis asserts", supersedes="first"),
        fact("third", "2024-01-04 nis asserts", supersedes="second"),
    )
    assert statuses(run, tmp_path, *chain) == {"first": "superseded", "second": "superseded", "third": "standing"}


def test_a_fact_nobody_has_asserted_yet_is_not_there_whoever_denied_it(run: Run, tmp_path: Path) -> None:
    denied = fact("denied", "2024-01-05 nis asserts", "2024-01-02 russia denies")
    assert statuses(run, tmp_path, denied, as_of="2024-01-04") == {}
    assert statuses(run, tmp_path, denied, as_of="2024-01-05") == {"denied": "disputed"}


def test_lists_leave_retracted_facts_out_unless_they_are_asked_for(run: Run, tiny: Path) -> None:
    plain = {row[0] for row in run("events --columns id,status").rows}
    asked = run("events --status retracted --columns id,status").rows
    assert "retreat" not in plain
    assert asked == [["retreat", "retracted"]]
