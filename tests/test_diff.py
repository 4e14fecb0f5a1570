"""`diff`: what differs between two sheets, by record and by field, and the status that follows."""

import json
from copy import deepcopy
from pathlib import Path

import pytest

from comparing import Compared, whole
from conftest import Run
from sheets import Record, assessment, event, figure, said, sheet


@pytest.fixture
def compared(run: Run, tmp_path: Path) -> Compared:
    return Compared(run, tmp_path)


FIELDS: list[tuple[str, Record, Record, list[list[str]]]] = [
    ("events", {}, {"statement": "It did not."}, [["statement", "It happened.", "It did not."]]),
    ("events", {}, {"date": "2024-01-10~"}, [["date", "2024-01-10", "2024-01-10~"]]),
    ("events", {}, {"kind": "raid"}, [["kind", "clash", "raid"]]),
    ("events", {}, {"detail": "More."}, [["detail", "", "More."]]),
    ("events", {"note": "A."}, {}, [["note", "A.", ""]]),
    ("events", {}, {"key": True}, [["key", "false", "true"]]),
    ("events", {"tags": ["a", "b"]}, {"tags": ["b", "c"]}, [["tags", "a", ""], ["tags", "", "c"]]),
    ("events", {"tags": ["a", "b"]}, {"tags": ["b", "a"]}, [["tags", "a; b", "b; a"]]),
    ("events", {"tags": ["a", "a"]}, {"tags": ["a"]}, [["tags", "a", ""]]),
    ("events", {"actors": ["other"]}, {"actors": ["third"]},
     [["actors", "other: Other", ""], ["actors", "", "third: Third"]]),
    ("events", {}, {"places": ["dam"]}, [["places", "", "dam: Dam"]]),
    ("figures", {"best": 10}, {"best": 11}, [["best", "10", "11"]]),
    ("figures", {"best": -1}, {"best": -2}, [["best", "-1", "-2"]]),
    ("figures", {}, {"best": 10, "bound": "about"}, [["bound", "exact", "about"]]),
    ("figures", {"best": 10, "low": 9, "bound": "about"}, {"best": 10, "high": 12, "bound": "about"},
     [["low", "9", ""], ["high", "", "12"]]),
    ("figures", {}, {"measure": "others"}, [["measure", "count: Count", "others: Others"]]),
    ("figures", {}, {"as_said": "ten", "scope": "here"}, [["as_said", "", "ten"], ["scope", "", "here"]]),
    ("assessments", {}, {"condition": "so", "likelihood": "likely"},
     [["condition", "", "so"], ["likelihood", "", "likely"]]),
]  # fmt: skip
MAKERS = {"events": event, "figures": figure, "assessments": assessment}


@pytest.mark.parametrize(("section", "before", "after", "found"), FIELDS)
def test_a_field_of_a_fact_is_told_as_it_was_and_as_it_is(
    compared: Compared, section: str, before: Record, after: Record, found: list[list[str]]
) -> None:
    old, new = (whole(**{section: [MAKERS[section]("it", **each)]}) for each in (before, after))
    assert compared.rows(old, new) == [["it", "changed", *each] for each in found]


@pytest.mark.parametrize(("section", "number", "key", "value", "found"), [
    ("actors", 2, "part_of", None, ["third", "changed", "part_of", "other: Other", ""]),
    ("actors", 1, "kind", "group", ["other", "changed", "kind", "state", "group"]),
    ("actors", 1, "members", ["third"], ["other", "changed", "members", "", "third: Third"]),
    ("places", 0, "aliases", ["Stadt"], ["town", "changed", "aliases", "", "Stadt"]),
    ("sources", 0, "derived_from", "wire", ["paper", "changed", "derived_from", "", "wire: Wire 2024-01-11"]),
    ("sources", 0, "issuer", "other", ["paper", "changed", "issuer", "", "other: Other"]),
    ("sources", 1, "type", "report", ["wire", "changed", "type", "book", "report"]),
    ("measures", 0, "kind", "planned", ["count", "changed", "kind", "actual", "planned"]),
])  # fmt: skip
def test_a_field_of_what_facts_refer_to_is_told(
    compared: Compared, section: str, number: int, key: str, value: object, found: list[str]
) -> None:
    new = deepcopy(whole())
    new[section][number][key] = value
    assert compared.rows(whole(), new) == [found]


def test_the_sheets_own_keys_are_told_under_its_title(compared: Compared) -> None:
    rows = compared.rows(sheet(), sheet(title="Another", language="ko"), "id,type,field,old,new,statement,by")
    assert rows == [
        ["", "sheet", "title", "A sheet", "Another", "Another", ""],
        ["", "sheet", "language", "en", "ko", "Another", ""],
    ]


SAME: dict[str, tuple[Record, Record]] = {
    "null": ({}, {"detail": None}),
    "an empty list": ({}, {"tags": [], "actors": []}),
    "a default": ({}, {"key": False, "attributions": [said(stance="asserts")]}),
    "the order of keys": ({"note": "A.", "detail": "B."}, {"detail": "B.", "note": "A."}),
}


@pytest.mark.parametrize("what", SAME)
def test_what_is_the_same_in_the_format_is_no_difference(compared: Compared, what: str) -> None:
    old, new = SAME[what]
    assert compared.facts([event("it", **old), event("that")], [event("that"), event("it", **new)]) == []


def test_json_has_each_own_key_of_a_sheet_whether_it_is_given_or_not(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"format": "factsheet/1", "title": "A", "as_of": "2024-01-01", "events": []}')
    [row] = json.loads(run(f"diff /dev/null {path} -o json").out)
    assert row["record"] == {
        "$schema": None, "format": "factsheet/1", "title": "A", "description": None, "as_of": "2024-01-01",
        "language": "en", "license": None,
    }  # fmt: skip


def test_defaults_of_figures_sources_measures_and_sheets_are_no_difference(compared: Compared) -> None:
    new = deepcopy(whole(figures=[figure("it", best=10, bound="exact")], language="en", description=None))
    new["sources"][0]["seen"] = True
    new["measures"] = [{"kind": "actual", **each} for each in new["measures"][::-1]]
    assert compared.rows(whole(figures=[figure("it")]), new) == []


@pytest.mark.parametrize(("one", "other"), [("2.20", "2.2"), ("10", "10.0"), ("1e3", "1000.0")])
def test_a_number_that_is_written_otherwise_prints_otherwise(run: Run, tmp_path: Path, one: str, other: str) -> None:
    texts = [json.dumps(sheet(figures=[figure("it", best=777)])).replace("777", number) for number in (one, other)]
    (tmp_path / "new.json").write_text(texts[1])
    line = f"diff - {tmp_path / 'new.json'}"
    assert run(f"{line} --columns old,new", stdin=texts[0].encode()).rows == [[one, other]]
    assert f'"old":{one},"new":{other},' in run(f"{line} -o jsonl", stdin=texts[0].encode()).out
    drawn = run(f"{line} --color never", stdin=texts[0].encode(), columns=80).out
    assert f"best  {one} → {other}" in drawn


VOICES = "change,field,old,new,attribution"


def test_an_attribution_is_known_by_who_day_and_stance(compared: Compared) -> None:
    lead, denial = said(), said("third", "2024-02-01", stance="denies", quote="no", sources=["wire"])
    later = {**denial, "date": "2024-02-02"}
    text = "Third (Other) denies {} stated (Wire 2024-01-11); quote: no".format
    rows = compared.facts([event("it", attributions=[lead, denial])], [event("it", attributions=[lead, later])], VOICES)
    assert rows == [
        ["changed", "attribution", text("2024-02-01"), "", "Third (Other) denies 2024-02-01"],
        ["changed", "attribution", "", text("2024-02-02"), "Third (Other) denies 2024-02-02"],
    ]


@pytest.mark.parametrize(("more", "found"), [
    ({"hedge": "alleged"}, [["hedge", "stated", "alleged"]]),
    ({"via": ["third"]}, [["via", "", "third: Third"]]),
    ({"sources": ["paper", "wire"]}, [["sources", "", "wire: Wire 2024-01-11"]]),
    ({"role": "Chair", "note": "A."}, [["role", "", "Chair"], ["note", "", "A."]]),
    ({"quote": "so", "locator": "page 1"}, [["quote", "", "so"], ["locator", "", "page 1"]]),
])  # fmt: skip
def test_a_field_of_an_attribution_is_told_with_whose_it_is(
    compared: Compared, more: Record, found: list[list[str]]
) -> None:
    second = said("other", "2024-02-01")
    old, new = ([event("it", attributions=[said(), each])] for each in (second, {**second, **more}))
    via = " via Third" if "via" in more else ""
    assert compared.facts(old, new, VOICES) == [
        ["changed", f"attribution.{key}", was, now, f"Other{via} asserts 2024-02-01"] for key, was, now in found
    ]


def test_what_a_fact_supersedes_is_told_with_who_said_it(compared: Compared, run: Run, tmp_path: Path) -> None:
    old = [event("early"), event("it")]
    new = [event("early"), event("it", supersedes="early")]
    quoted = "early: It happened. — Speaker stated 2024-01-10 (Paper); superseded"
    assert compared.facts(old, new) == [
        ["early", "status", "status", "standing", "superseded"],
        ["it", "changed", "supersedes", "", quoted],
    ]
    drawn = run("diff", *(str(tmp_path / name) for name in ("old.json", "new.json")), "--color", "never", columns=80)
    assert "    supersedes  + It happened, Speaker, 10 Jan 2024 (early)\n" in drawn.out
    more = {
        "condition": "so",
        "attributions": [said(), said("third", "2024-01-11", hedge="assessed", sources=["wire"])],
    }
    judged = [assessment("early", **more), assessment("it", supersedes="early")]
    assert ["it", "changed", "supersedes", "",
            "early: It would go on. (if so) — Speaker stated 2024-01-10, Third (Other) assessed 2024-01-11"
            " (Paper, Wire 2024-01-11); superseded"] in compared.rows(
        whole(assessments=[judged[0], assessment("it")]), whole(assessments=judged)
    )  # fmt: skip


def test_the_order_of_attributions_is_a_difference_and_so_is_another_lead(compared: Compared) -> None:
    first, second, third = said(), said("other", "2024-02-01"), said("third", "2024-01-09")
    old = [event("it", attributions=[first, second])]
    told = {
        "speaker": "Speaker asserts 2024-01-10 stated (Paper)",
        "other": "Other asserts 2024-02-01 stated (Paper)",
        "third": "Third (Other) asserts 2024-01-09 stated (Paper)",
    }
    assert compared.facts(old, [event("it", attributions=[second, first])]) == [
        ["it", "changed", "attributions", f"{told['speaker']}; {told['other']}", f"{told['other']}; {told['speaker']}"],
    ]
    assert compared.facts(old, [event("it", attributions=[third, first, second])]) == [
        ["it", "changed", "attribution", "", told["third"]],
        ["it", "changed", "lead", told["speaker"], told["third"]],
    ]


def test_a_line_about_a_fact_has_what_it_says_who_says_it_the_day_and_where(compared: Compared) -> None:
    """What a line that grep finds needs to be read alone."""
    columns = "id,statement,value,condition,by,said,hedge,against,status,sources"
    opposed = [said(), said("third", "2024-02-01", stance="disputes", sources=["wire"])]
    old = whole(figures=[figure("ten")], assessments=[assessment("it", condition="so", attributions=opposed)])
    new = deepcopy(old)
    new["figures"][0]["note"] = new["assessments"][0]["note"] = "A."
    voice = ["Speaker", "2024-01-10", "stated"]
    assert compared.rows(old, new, columns) == [
        ["ten", "Ten were counted.", "10", "", *voice, "", "standing", "Paper"],
        ["it", "It would go on.", "", "so", *voice, "Third (Other) disputes 2024-02-01", "disputed",
         "Paper; Wire 2024-01-11"],
    ]  # fmt: skip
    gone = compared.rows(old, whole(), f"change,{columns}")
    assert [row[0] for row in gone] == ["removed", "removed"]
    assert [row[1:] for row in gone] == compared.rows(old, new, columns)
