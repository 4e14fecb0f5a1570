"""`diff`: the status that follows from a change, and what was renamed."""

import json
from copy import deepcopy
from pathlib import Path

import pytest

from comparing import Compared, whole
from conftest import Run
from sheets import Record, assessment, event, figure, said, written


@pytest.fixture
def compared(run: Run, tmp_path: Path) -> Compared:
    return Compared(run, tmp_path)


@pytest.mark.parametrize(("more", "status"), [
    ([said("third", "2024-02-01", stance="denies")], "disputed"),
    ([said(date="2024-02-01", stance="retracts")], "retracted"),
])  # fmt: skip
def test_a_status_follows_from_what_was_said_and_back(compared: Compared, more: list[Record], status: str) -> None:
    plain, opposed = [event("it")], [event("it", attributions=[said(), *more])]
    assert compared.facts(plain, opposed)[-1] == ["it", "status", "status", "standing", status]
    assert compared.facts(opposed, plain)[-1] == ["it", "status", "status", status, "standing"]


def test_a_fact_that_is_itself_the_same_is_superseded_by_a_new_one(compared: Compared) -> None:
    old, new = [event("it")], [event("it"), event("next", supersedes="it", attributions=[said("other")])]
    columns = "id,change,old,new,superseded_by"
    assert compared.facts(old, new, columns) == [
        ["it", "status", "standing", "superseded", "next: It happened. — Other stated 2024-01-10 (Paper)"],
        ["next", "added", "", "", ""],
    ]
    assert compared.facts(new, old, columns)[0] == ["it", "status", "superseded", "standing", ""]


def test_a_successor_that_is_retracted_or_renamed_counts_as_it_should(compared: Compared) -> None:
    chain = [event("it"), event("next", supersedes="it"), event("last", supersedes="next")]
    taken_back = [*chain[:1], {**chain[1], "attributions": [said(), said(date="2024-02-01", stance="retracts")]}]
    rows = compared.facts(chain[:2], taken_back, "id,change,old,new")
    assert ["it", "status", "superseded", "standing"] in rows
    assert ["next", "status", "standing", "retracted"] in rows
    renamed = [chain[0], {**chain[1], "id": "second"}, {**chain[2], "supersedes": "second"}]
    assert compared.facts(chain, renamed, "id,change,old,new,references") == [
        ["second", "renamed", "next", "second", "1"],
    ]


def test_a_fact_is_disputed_no_more_where_the_side_of_those_who_deny_it_asserts_it(compared: Compared) -> None:
    """`third` speaks for `other`, which asserts the fact: a change of the actor alone."""
    voices = [said(), said("third", "2024-02-01", stance="denies"), said("other", "2024-03-01")]
    old = whole(events=[event("it", attributions=voices)])
    new = deepcopy(old)
    del new["actors"][2]["part_of"]
    assert compared.rows(old, new) == [
        ["it", "status", "status", "standing", "disputed"],
        ["third", "changed", "part_of", "other: Other", ""],
    ]


def renamed(content: Record, *names: str) -> Record:
    """The sheet with `-2` behind some ids, wherever they stand."""
    text = json.dumps(content)
    for name in names:
        text = text.replace(f'"{name}"', f'"{name}-2"')
    found: Record = json.loads(text)
    return found


def test_a_renamed_record_is_told_once_with_how_many_refer_to_it(compared: Compared) -> None:
    old = whole(events=[event("it", actors=["other"]), event("that", supersedes="it")], figures=[figure("ten")])
    names = ("other", "third", "dam", "wire", "count", "it", "speaker")
    assert compared.rows(old, renamed(old, *names), "id,type,change,field,old,new,references") == [
        ["it-2", "event", "renamed", "id", "it", "it-2", "1"],
        ["other-2", "actor", "renamed", "id", "other", "other-2", "2"],
        ["speaker-2", "actor", "renamed", "id", "speaker", "speaker-2", "3"],
        ["third-2", "actor", "renamed", "id", "third", "third-2", "0"],
        ["dam-2", "place", "renamed", "id", "dam", "dam-2", "0"],
        ["wire-2", "source", "renamed", "id", "wire", "wire-2", "0"],
        ["count-2", "measure", "renamed", "id", "count", "count-2", "1"],
    ]


def test_a_screen_tells_how_many_records_name_what_is_renamed_where_any_does(run: Run, tmp_path: Path) -> None:
    old = whole(events=[event("it", actors=["other"])])
    paths = [written(tmp_path, each, f"{n}.json") for n, each in enumerate((old, renamed(old, "it", "wire", "other")))]
    drawn = run("diff", *paths, "--color", "never", columns=80).out
    assert [line.strip() for line in drawn.splitlines() if " → " in line] == [
        "id  it → it-2", "id  other → other-2 (2 records name it)", "id  wire → wire-2",
    ]  # fmt: skip


def test_a_change_beside_a_rename_is_told_and_the_rename_is_not_told_twice(compared: Compared) -> None:
    old = whole(events=[event("it", actors=["other", "third"])])
    new = renamed(old, "other")
    new["events"][0]["actors"] = ["other-2"]
    assert compared.rows(old, new) == [
        ["it", "changed", "actors", "third: Third", ""],
        ["other-2", "renamed", "id", "other", "other-2"],
    ]


def test_a_record_of_other_content_is_removed_and_added(compared: Compared) -> None:
    old, new = [event("it")], [event("that", note="A.")]
    assert compared.facts(old, new, "id,change") == [["it", "removed"], ["that", "added"]]
    assert compared.rows(whole(events=old), whole(assessments=[assessment("it")]), "id,type,change") == [
        ["it", "event", "removed"],
        ["it", "assessment", "added"],
    ]


def test_of_records_alike_each_new_one_stands_for_one_old_one(compared: Compared) -> None:
    one, three = [event("a")], [event("b"), event("c"), event("d")]
    columns = "id,change,old"
    assert compared.facts(one, three, columns) == [["b", "renamed", "a"], ["c", "added", ""], ["d", "added", ""]]
    assert compared.facts(three, one, columns) == [["a", "renamed", "b"], ["c", "removed", ""], ["d", "removed", ""]]


def test_what_stands_beside_a_change_is_settled_by_facts_that_are_the_same(compared: Compared) -> None:
    """`it` is superseded by `next`, which is the same in both sheets, and which `last`, retracted, supersedes."""
    taken_back = [said(), said(date="2024-02-01", stance="retracts")]
    rest = [event("next", supersedes="it"), event("last", supersedes="next", attributions=taken_back)]
    columns = "id,change,status,superseded_by"
    by = "next: It happened. — Speaker stated 2024-01-10 (Paper)"
    assert compared.facts([event("it"), *rest], [event("it", note="A."), *rest], columns) == [
        ["it", "changed", "superseded", by],
    ]
    back = [*rest[:1], {**rest[1], "attributions": [said()]}]
    rows = compared.facts([event("it"), *rest], [event("it", note="A."), *back], columns)
    assert ["it", "changed", "superseded", f"{by}; superseded"] in rows
