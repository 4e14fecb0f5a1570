"""The rules between the fields of a record, one by one: what each of them tells, and what it lets pass."""

import re
from datetime import date
from typing import Any

import pytest

from conftest import Run
from factsheet.gate.limits import MOST_SAID
from factsheet.gate.naming import all_known
from sheets import Record, assessment, encoded, event, figure, said, sheet

PEOPLE = [{"id": name, "name": name.title(), "kind": "person"} for name in ("speaker", "other", "minister", "cabinet")]
PEOPLE[2]["part_of"] = "cabinet"
PAPER: Record = {"id": "paper", "type": "book", "publisher": "Paper"}
WIRE: Record = {"id": "wire", "type": "book", "publisher": "Wire"}
COPIES = [{**PAPER, "id": f"copy-{number}", "derived_from": "wire"} for number in range(4)]
COPIED = [each["id"] for each in COPIES]
OWN = [PAPER, {**WIRE, "issuer": "speaker"}, *COPIES]


def told(run: Run, **sections: Any) -> list[str]:
    """What `check` says of a sheet beside what nothing refers to, each as `CODE place: words`."""
    lines = run("check", "--ignore", "W305", "-", stdin=encoded(sheet(**sections))).out.splitlines()
    return [re.sub(r"^-:\d+:\d+: \w+ (\w+) [\w-]+: ", r"\1 ", line) for line in lines]


def of_voices(run: Run, *voices: object, **more: Any) -> list[str]:
    """What is told of an event that has these attributions."""
    return told(run, events=[event("it", attributions=list(voices), **more.pop("fact", {}))], **more)


@pytest.mark.parametrize(
    ("numbers", "problems"),
    [
        ({"bound": "range", "low": 1, "high": 1}, []),
        ({"bound": "about", "best": 2, "low": 2, "high": 2}, []),
        ({"bound": "about", "best": 0, "low": 0}, []),
        ({"bound": "range", "low": 2, "high": 1}, ["low: low 2 is above high 1"]),
        ({"bound": "about", "best": 2, "low": 3}, ["low: low 3 is above best 2"]),
        ({"bound": "about", "best": 2, "high": 1}, ["high: high 1 is below best 2"]),
        ({"bound": "exact"}, ["bound: bound 'exact' needs 'best'"]),
        ({"bound": None}, ["bound: bound 'exact' needs 'best'"]),
        ({"bound": "range", "low": 0}, ["bound: bound 'range' needs 'high'"]),
        (
            {"bound": None, "best": 2, "low": 0},
            ["low: bound 'exact' has no 'low' (use 'about' with best, or 'range' without it)"],
        ),
        (
            {"bound": "range", "low": 1, "high": 3, "best": 2},
            ["best: bound 'range' has no 'best' (a range as said has two ends and no best)"],
        ),
        ({"bound": "at-most", "high": 3, "low": 0}, ["low: bound 'at-most' has no 'low'"]),
        ({"bound": "words", "as_said": "dozens"}, []),
        ({"bound": "words", "as_said": "dozens", "best": 24}, ["best: bound 'words' has no 'best'"]),
        ({"bound": "range", "low": 2, "high": "1"}, ["high: must be a number"]),
    ],
)
def test_a_bound_has_its_numbers_and_no_others_and_they_are_in_order(
    run: Run, numbers: Record, problems: list[str]
) -> None:
    found = told(run, figures=[figure("few", **numbers)])
    assert [line.partition(" figure few ")[2] for line in found] == problems


def test_the_first_attribution_asserts(run: Run) -> None:
    for stance, verb in (("denies", "denies"), ("disputes", "disputes"), ("retracts", "retracts")):
        assert of_voices(run, said(stance=stance))[0] == (
            f"E401 event it attribution.1.stance: the first attribution asserts the fact; this one {verb} it"
        )
    assert of_voices(run, said(stance="asserts"), said(stance="denies")) == []
    assert of_voices(run, said(stance="sure"))[0].startswith("E202 event it attribution.1.stance: 'sure' is none of")


def test_a_denial_is_stated(run: Run) -> None:
    denial = said(stance="denies", hedge="confirmed")
    assert of_voices(run, said(), denial) == ["E403 event it attribution.2.hedge: a denial's hedge is 'stated'"]
    assert of_voices(run, said(), said(stance="disputes", hedge="confirmed")) == []
    (unknown,) = of_voices(run, said(), said(stance="denies", hedge="sure"))
    assert unknown.startswith("E202 event it attribution.2.hedge: 'sure' is none of")


@pytest.mark.parametrize("wrong", [1, said(by=["x"]), said(date=["x"]), said(stance=["x"])], ids=str)
def test_nobody_says_the_same_twice_on_a_day_whatever_stands_between(run: Run, wrong: object) -> None:
    first, twice = of_voices(run, said(), wrong, said(stance="asserts"))
    assert first.startswith("E106 event it attribution.2")
    assert twice == "E402 event it attribution.3: 'speaker' asserts it twice on 2024-01-10"
    assert of_voices(run, said(), said(date="2024-01-11"), said(by="other"), actors=PEOPLE) == []


def test_a_fact_has_no_more_attributions_than_it_may_have(run: Run) -> None:
    days = [date.fromordinal(date(2024, 2, 1).toordinal() + number) for number in range(MOST_SAID + 2)]
    voices = [said(date=str(day)) for day in days]
    assert of_voices(run, *voices[:MOST_SAID]) == []
    assert of_voices(run, *voices) == ["E108 event it attributions: a fact has at most 200 attributions"]


def test_what_is_no_record_and_no_list_of_attributions_is_told_once(run: Run) -> None:
    broken: list[Any] = [1, "it", None, [], event("it", attributions=7), event("so", attributions="it")]
    assert told(run, events=broken) == [
        *(f"E106 event #{number}: must be an object" for number in range(1, 5)),
        "E106 event it attributions: must be a list",
        "E106 event so attributions: must be a list",
    ]


def test_four_sources_of_one_origin_are_one_source_unless_it_is_the_speakers_own(run: Run) -> None:
    alike = ["W101 event it attribution.2.sources: all 4 sources come from 'wire'"]
    later = {"date": "2024-01-11"}
    assert of_voices(run, said(), said(sources=COPIED, **later), sources=[PAPER, WIRE, *COPIES]) == alike
    assert of_voices(run, said(), said(sources=COPIED, **later), sources=OWN) == []
    assert of_voices(run, said(), said(sources=COPIED[:3], **later), sources=[PAPER, WIRE, *COPIES]) == []
    assert of_voices(run, said(), said(sources=[*COPIED, "paper"], **later), sources=[PAPER, WIRE, *COPIES]) == []


def test_a_key_fact_has_two_origins_or_a_primary_source(run: Run) -> None:
    lonely = [
        "W102 event it key: a key fact with one origin and no primary source"
        " (if one is the own text of 'speaker', name it as the source's issuer)"
    ]
    key = {"fact": {"key": True}, "actors": PEOPLE, "sources": OWN}
    assert of_voices(run, said(), said(by="other", stance="denies", sources=["wire"]), **key) == lonely
    assert of_voices(run, said(), said(by="other", sources=["paper"]), **key) == lonely
    assert of_voices(run, said(), said(by="other", sources=["wire"]), **key) == []
    assert of_voices(run, said(sources=["copy-1"]), **key) == []
    assert of_voices(run, said(sources=["wire"]), said(by="other", sources=["copy-1"]), **key) == []
    assert of_voices(run, said(by="other", sources=["copy-1"]), said(stance="disputes", sources=["wire"]), **key) == [
        lonely[0].replace("speaker", "other")
    ]
    assert of_voices(run, said(), fact={"key": False}) == []


@pytest.mark.parametrize(
    ("day", "spoken", "stance", "words"),
    [
        ("2024-01-10", "2024-01-09", "asserts", "said on 2024-01-09, before it happened on 2024-01-10"),
        ("2024-01-10", "2024-01-09", "denies", "denied on 2024-01-09, before it happened on 2024-01-10"),
        ("2024-01-10", "2024-01-09", "disputes", "disputed on 2024-01-09, before it happened on 2024-01-10"),
        ("2024-01-10", "2024-01-09", "retracts", "retracted on 2024-01-09, before it happened on 2024-01-10"),
        ("2024-02", "[2024-01-03..2024-01-31]", "denies", None),
        ("2024-01-10", "2024-01-10", "denies", ""),
        ("2024-01-10", "2024-01", "denies", ""),
        ("2024-01-10", "2024-01-01/..", "denies", ""),
        ("../2024-01-10", "2023", "denies", ""),
    ],
)
def test_nobody_speaks_before_it_happened(run: Run, day: str, spoken: str, stance: str, words: str | None) -> None:
    words = f"denied on {spoken}, before it happened on {day}" if words is None else words
    voices = [said(date="2024-03-01"), said(by="speaker", date=spoken, stance=stance)]
    found = of_voices(run, *voices, fact={"date": day})
    assert found == ([f"W103 event it attribution.2.date: {words}"] if words else [])


def test_what_is_planned_or_forecast_lies_ahead_of_those_who_say_it(run: Run) -> None:
    early = [said(date="2024-01-09")]
    for kind in ("planned", "forecast"):
        measures = [{"id": "count", "label": "Count", "unit": "things", "kind": kind}]
        assert told(run, measures=measures, figures=[figure("few", attributions=early)]) == []
    assert told(run, figures=[figure("few", attributions=early)])[-1] == (
        "W103 figure few attribution.1.date: said on 2024-01-09, before the day it describes, on 2024-01-10"
    )
    assert told(run, assessments=[assessment("so", attributions=early)]) == [
        "W103 assessment so attribution.1.date: said on 2024-01-09, before it was judged on 2024-01-10"
    ]


@pytest.mark.parametrize(
    ("issued", "spoken", "is_told"),
    [
        ("2024-01-08", "2024-01-10", True),
        ("2024-01-09", "2024-01-10", False),
        ("2024-01-10", "2024-01-10", False),
        ("2023", "2024-01-10", True),
        ("2024-01", "2024-01-10", False),
        ("2023-12-30", "2024-01", True),
        ("2023-12-31", "2024-01", False),
        ("2023", "[..2024-01-10]", False),
        (None, "2024-01-10", False),
        # Python's own calendar has no year 0, and its centuries are leap years by their place among four.
        ("0000-02-28", "0000-02-29", False),
        ("0000-02-28", "0000-03-01", True),
        ("0000", "0001-01-01", False),
        ("0399-12-31", "0400-01-01", False),
        ("1900-02-28", "1900-03-01", False),
        ("1999-12-31", "2000-01-01", False),
        ("1999-12-30", "2000-01-01", True),
    ],
)
def test_nothing_is_printed_more_than_a_day_before_it_was_said(
    run: Run, issued: str | None, spoken: str, is_told: bool
) -> None:
    fact = {"date": "[..2024-02]"}
    sources = [WIRE, {**PAPER, "issued": issued}]
    found = of_voices(run, said(date=spoken, sources=["wire", "paper"]), sources=sources, fact=fact)
    where = "W104 event it attribution.1.sources.2: 'paper' was issued on"
    assert found == ([f"{where} {issued}, before it was said on {spoken}"] if is_told else [])
    unseen = [WIRE, {**PAPER, "issued": issued, "seen": False}]
    assert of_voices(run, said(date=spoken, sources=["wire", "paper"]), sources=unseen, fact=fact) == []


def test_one_retracts_what_one_asserted(run: Run) -> None:
    def retracted(by: str, *before: Record) -> list[str]:
        return of_voices(run, *before, said(by=by, date="2024-02-01", stance="retracts"), actors=PEOPLE)

    never = "W107 event it attribution.{}.stance: '{}' retracts what it did not assert"
    hint = " (who contradicts another denies or disputes)"
    assert retracted("speaker", said()) == []
    assert retracted("cabinet", said(by="minister")) == []
    assert retracted("minister", said(by="cabinet")) == []
    assert retracted("other", said()) == [never.format(2, "other") + hint]
    assert retracted("other", said(), said(by="other", stance="denies")) == [never.format(3, "other") + hint]
    assert retracted("other", said(), said(by="other")) == []


def test_one_revises_ones_own_number_of_the_same_thing(run: Run) -> None:
    measures = [{"id": name, "label": name.title(), "unit": "things"} for name in ("count", "sum")]

    def revised(old: Record, **new: Any) -> list[str]:
        newer = figure("new", **{"statement": "They were counted.", "supersedes": "old", **new})
        found = told(run, actors=PEOPLE, measures=measures, figures=[figure("old", **old), newer])
        return [line.removeprefix("W105 figure new supersedes: ") for line in found]

    assert revised({}) == []
    assert revised({"scope": "in town"}, scope="in town") == []
    assert revised({}, measure="sum", scope="in town") == ["'old' has another measure: count"]
    assert revised({}, scope="in town") == ["'old' has another scope: none"]
    assert revised({"scope": "in town"}) == ["'old' has another scope: in town"]
    both, reverse = [said(), said(by="other")], [said(by="other"), said()]
    assert revised({"attributions": both}, attributions=both) == []
    assert revised({"attributions": both}, attributions=reverse) == ["'old' was said by 'speaker', of another side"]
    whole, part = [said(by="cabinet")], [said(by="minister")]
    assert revised({"attributions": whole}, attributions=part) == []


@pytest.mark.parametrize(
    ("section", "record", "problem"),
    [
        ("events", event("it", actors=["speaker", "paper"]), "actors.2: 'paper' is a source, no actor"),
        ("events", event("it", actors=["nobody", "speaker"]), "actors.1: no actor 'nobody'"),
        ("events", event("it", places=["town", "speaker"]), "places.2: 'speaker' is an actor, no place"),
        ("events", event("it", places=["nowhere"]), "places.1: no place 'nowhere'"),
        ("figures", figure("it", measure="town"), "measure: 'town' is a place, no measure"),
        ("figures", figure("it", measure="nothing"), "measure: no measure 'nothing'"),
        ("events", event("it", attributions=[said("paper")]), "attribution.1.by: 'paper' is a source, no actor"),
        ("events", event("it", attributions=[said("nobody")]), "attribution.1.by: no actor 'nobody'"),
        (
            "assessments",
            assessment("it", attributions=[said(), said(stance="denies", via=["speaker", "town"])]),
            "attribution.2.via.2: 'town' is a place, no actor",
        ),
        ("events", event("it", attributions=[said(via=["nobody"])]), "attribution.1.via.1: no actor 'nobody'"),
        (
            "events",
            event("it", attributions=[said(sources=["paper", "count"])]),
            "attribution.1.sources.2: 'count' is a measure, no source",
        ),
        (
            "events",
            event("it", attributions=[said(sources=["count"])]),
            "attribution.1.sources.1: 'count' is a measure, no source",
        ),
        (
            "events",
            event("it", attributions=[said(via=["town"])]),
            "attribution.1.via.1: 'town' is a place, no actor",
        ),
        ("events", event("it", attributions=[said(sources=["none"])]), "attribution.1.sources.1: no source 'none'"),
        ("actors", {**PEOPLE[0], "id": "it", "part_of": "town"}, "part_of: 'town' is a place, no actor"),
        ("actors", {**PEOPLE[0], "id": "it", "members": ["it", "paper"]}, "members.2: 'paper' is a source, no actor"),
        ("places", {"id": "it", "name": "It", "part_of": "nowhere"}, "part_of: no place 'nowhere'"),
        ("sources", {**WIRE, "id": "it", "issuer": "town"}, "issuer: 'town' is a place, no actor"),
        ("sources", {**WIRE, "id": "it", "derived_from": "nothing"}, "derived_from: no source 'nothing'"),
    ],
)
def test_what_is_referred_to_is_there_and_of_its_type(run: Run, section: str, record: Record, problem: str) -> None:
    found = told(run, **{section: [*sheet().get(section, []), record]})
    assert [line.removeprefix(f"E302 {section[:-1]} it ") for line in found if " no " in line] == [problem]


def test_what_is_known_is_known_at_once() -> None:
    """The way of almost every fact; every other one is looked at reference by reference, as above."""
    types = {"speaker": "actor", "town": "place", "paper": "source", "count": "measure"}
    voices = [said(), said(via=["speaker"], stance="denies"), said(via=[]), said(via=None)]
    for fact in (event("it"), figure("it", attributions=voices), assessment("it", attributions=voices)):
        assert all_known(fact, types)
        assert all_known({**fact, "actors": ["speaker"], "places": ["town"]}, types)
        assert all_known({**fact, "actors": None, "places": []}, types)
        assert not all_known({**fact, "actors": ["speaker", "town"]}, types)
        assert not all_known({**fact, "places": ["town", "speaker"]}, types)
        assert not all_known({**fact, "attributions": [*voices, said("paper")]}, types)
        assert not all_known({**fact, "attributions": [*voices, said(via=["speaker", "paper"])]}, types)
        assert not all_known({**fact, "attributions": [*voices, said(sources=["paper", "town"])]}, types)
    no_facts: list[Any] = [None, 1, "it", [], {}, figure("it", measure="town")]
    assert not any(all_known(each, types) for each in no_facts)
