"""`diff`: what differs between two sheets, by record and by field, and the status that follows."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from conftest import HERE, LATER, TINY, Run
from hostile import STEERING, TEXTS, everywhere
from sheets import Record, assessment, encoded, event, figure, said, sheet, written

ACTORS = [
    {"id": "speaker", "name": "Speaker", "kind": "person"},
    {"id": "other", "name": "Other", "kind": "state"},
    {"id": "third", "name": "Third", "kind": "person", "part_of": "other"},
]
PLACES = [{"id": "town", "name": "Town"}, {"id": "dam", "name": "Dam", "part_of": "town"}]
SOURCES = [
    {"id": "paper", "type": "book", "publisher": "Paper"},
    {"id": "wire", "type": "book", "publisher": "Wire", "issued": "2024-01-11"},
]
MEASURES = [{"id": "count", "label": "Count", "unit": "things"}, {"id": "others", "label": "Others", "unit": "things"}]


def whole(**sections: object) -> Record:
    """A sheet of a few actors, places, sources and measures, with the sections given."""
    return sheet(**{"actors": ACTORS, "places": PLACES, "sources": SOURCES, "measures": MEASURES, **sections})


class Compared:
    """Two sheets of one test, compared in any format."""

    def __init__(self, run: Run, folder: Path) -> None:
        self._run = run
        self._folder = folder

    def rows(self, old: Record, new: Record, columns: str = "id,change,field,old,new") -> list[list[str]]:
        paths = (written(self._folder, each, f"{name}.json") for name, each in (("old", old), ("new", new)))
        ran = self._run("diff", *paths, "--columns", columns)
        assert ran.err == ""
        assert ran.code == bool(ran.out)
        return ran.rows

    def facts(self, old: list[Record], new: list[Record], columns: str = "id,change,field,old,new") -> list[list[str]]:
        return self.rows(whole(events=old), whole(events=new), columns)


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
        ["it", "status", "standing", "superseded", "next: It happened. — Other 2024-01-10 (Paper)"],
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
