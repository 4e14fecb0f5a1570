"""`convert` and attributions: in one row as the output prints them, or exactly, a row for each who said it."""

from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from tables import EVENT, Cells, sheet_of, table, troubles

TWO: Cells = {
    **EVENT,
    "by": "Olga Envoy (Army) via Kim Min, Pak; River Watch",
    "actor_kind": "person; research",
    "body_kind": "military",
    "via_kind": "person; person",
    "said": "2024-03-02; 2024-03-03",
    "hedge": "stated; assessed",
}


def voices(run: Run, *rows: Cells, options: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """The attributions of the one fact that rows make, as it has them."""
    (fact,) = sheet_of(run, *rows, options=options)["events"]
    found: list[dict[str, Any]] = fact["attributions"]
    return found


def test_several_who_said_it_stand_in_one_row_with_one_source(run: Run) -> None:
    made = sheet_of(run, TWO)
    assert {each["id"]: each.get("part_of") for each in made["actors"]} == {
        "army": None, "olga-envoy": "army", "kim-min": None, "pak": None, "river-watch": None,
    }  # fmt: skip
    source = ["gazette-2024-03-02"]
    assert made["events"][0]["attributions"] == [
        {"by": "olga-envoy", "via": ["kim-min", "pak"], "date": "2024-03-02", "hedge": "stated", "sources": source},
        {"by": "river-watch", "date": "2024-03-03", "hedge": "assessed", "sources": source},
    ]


def test_brackets_are_part_of_a_name_where_the_kind_is_no_persons(run: Run) -> None:
    made = sheet_of(run, {**EVENT, "by": "Watch (Europe)"})
    assert [each["name"] for each in made["actors"]] == ["Watch (Europe)"]
    bare = {**EVENT, "by": "Watch (Europe)", "actor_kind": ""}
    assert "2:by: the kind of 'Watch' is not told: give actor_kind, or a table with --actors" in troubles(run, bare)


def test_sources_of_several_voices_are_an_error_since_nobody_tells_which_printed_whom(run: Run) -> None:
    row = {**TWO, "sources": "Gazette 2024-03-02; Wire", "source_type": "webpage"}
    assert troubles(run, row) == [
        "2:sources: has 2 sources for 2 who said it, and does not tell which printed whom: write a row for each who"
        " said it (same id), or give --attributions"
    ]


def test_a_row_for_each_who_said_it_is_exact(run: Run) -> None:
    rows = (
        {**EVENT, "id": "fell", "sources": "Gazette 2024-03-02; Wire", "source_type": "webpage"},
        {
            "id": "fell",
            "by": "Army",
            "actor_kind": "military",
            "said": "2024-03-04",
            "stance": "denies",
            "sources": "Post",
            "source_type": "webpage",
            "quote": "a fable",
        },
        {
            "id": "fell",
            "by": "Kim",
            "actor_kind": "person",
            "said": "2024-03-05",
            "hedge": "assessed",
            "stance": "disputes",
            "sources": "Gazette 2024-03-02",
        },
    )
    assert voices(run, *rows) == [
        {"by": "river-watch", "date": "2024-03-02", "hedge": "stated", "sources": ["gazette-2024-03-02", "wire"]},
        {
            "by": "army",
            "date": "2024-03-04",
            "stance": "denies",
            "hedge": "stated",
            "quote": "a fable",
            "sources": ["post"],
        },
        {
            "by": "kim",
            "date": "2024-03-05",
            "stance": "disputes",
            "hedge": "assessed",
            "sources": ["gazette-2024-03-02"],
        },
    ]


def test_a_row_that_differs_in_its_source_alone_adds_it(run: Run) -> None:
    again = {
        "id": "fell",
        "by": "River Watch",
        "said": "2024-03-02",
        "hedge": "stated",
        "sources": "Wire",
        "source_type": "book",
    }
    (voice,) = voices(run, {**EVENT, "id": "fell"}, again)
    assert voice["sources"] == ["gazette-2024-03-02", "wire"]
    assert troubles(run, {**EVENT, "id": "fell"}, {**again, "hedge": "assessed"}) == [
        "3:by: 'river-watch' asserts it twice on 2024-03-02"
    ]


def test_the_rows_of_a_fact_may_not_contradict_its_first(run: Run) -> None:
    again = {**EVENT, "id": "fell", "by": "Army", "actor_kind": "military", "said": "2024-03-05"}
    assert len(voices(run, {**EVENT, "id": "fell"}, again)) == 2
    assert troubles(run, {**EVENT, "id": "fell"}, {**again, "date": "2024-03-02"}) == [
        "3:date: is not what line 2 has, where this fact begins"
    ]


def test_who_objects_stands_in_the_row_as_the_output_prints_it(run: Run) -> None:
    row = {**EVENT, "against": "Army denies 2024-03-04; Kim (Army) via Pak disputes [2024-03-05..2024-03-06]",
           "against_hedge": "; assessed", "against_kind": "military; person", "via_kind": "person"}  # fmt: skip
    assert voices(run, row)[1:] == [
        {"by": "army", "date": "2024-03-04", "stance": "denies", "hedge": "stated", "sources": ["gazette-2024-03-02"]},
        {"by": "kim", "via": ["pak"], "date": "[2024-03-05..2024-03-06]", "stance": "disputes", "hedge": "assessed",
         "sources": ["gazette-2024-03-02"]},
    ]  # fmt: skip


@pytest.mark.parametrize(("cells", "told"), [
    ({"against": "Army said no", "against_kind": ""},
     "2:against: 'Army said no' is no objection; write: Name (Body) denies 2024-10-30"),
    ({"against": "River Watch disputes 2024-03-04"},
     "2:against_hedge: is missing: the hedge of 'River Watch disputes 2024-03-04'"),
    ({"against": "River Watch denies 2024-13"}, "2:against: '2024-13' has no such month"),
    ({"against": "River Watch denies 2024", "against_hedge": "assessed"},
     "2:against_hedge: a denial's hedge is 'stated'"),
    ({"said": ""}, "2:said: is missing"),
    ({"hedge": ""}, "2:hedge: is missing"),
    ({"said": "2024; 2025"}, "2:said: has 2 for 1 in by: one each, in the same order"),
    ({"actor_kind": "person; state"}, "2:actor_kind: has 2 for 1: one each, in the same order"),
    ({"stance": "denies"}, "2:stance: the first attribution asserts the fact; this one denies it"),
    ({**TWO, "quote": "x"}, "2:quote: is of one who said it, and this row has 2: write a row for each (same id)"),
    ({"sources": "A; B", "urls": "https://a.example/"},
     "2:urls: has 1 for 2 sources; which is whose is not told: leave a place empty (a; ; b)"),
    ({"sources": "A; ; B"}, "2:sources: has an empty place"),
    ({"sources": "", "urls": "https://a.example/"}, "2:sources: is empty, and urls is not: who printed it is missing"),
    ({"publisher": "A"}, "2:publisher: stands beside sources: one of them tells where it was printed"),
])  # fmt: skip
def test_what_cannot_be_placed_is_told_at_its_cell(cells: Cells, told: str, run: Run) -> None:
    assert any(each.startswith(told) for each in troubles(run, {**EVENT, **cells}))


def test_publications_have_addresses_days_and_titles_of_their_own(run: Run) -> None:
    row = {**EVENT, "sources": "", "publisher": "A 2020; B", "issued": "; 2024-03-03", "urls": "https://a.example/; ",
           "title": "Down; ", "source_type": "webpage; book", "language": "en"}  # fmt: skip
    made = sheet_of(run, row)
    assert made["sources"] == [
        {
            "id": "a-2020",
            "type": "webpage",
            "publisher": "A 2020",
            "title": "Down",
            "url": "https://a.example/",
            "language": "en",
        },
        {"id": "b-2024-03-03", "type": "book", "publisher": "B", "issued": "2024-03-03", "language": "en"},
    ]


def test_what_stands_at_one_address_is_one_publication(run: Run) -> None:
    row = {**EVENT, "urls": "https://a.example/"}
    made = sheet_of(
        run,
        row,
        {**row, "statement": "Again.", "title": "Down"},
        {**row, "statement": "Then.", "urls": "https://b.example/"},
    )
    assert [(each["id"], each.get("title")) for each in made["sources"]] == [
        ("gazette-2024-03-02", "Down"), ("gazette-2024-03-02-2", None),
    ]  # fmt: skip


def test_a_table_of_attributions_gives_the_exact_ones_in_the_order_of_the_row(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "said.csv"
    exact: Cells = {"id": "fell", "hedge": "assessed", "source_type": "book", "actor_kind": "research"}
    path.write_bytes(
        table(
            {
                **exact,
                "by": "Watch 2",
                "said": "2024-03-03",
                "sources": "B",
                "stance": "asserts",
                "via": "A; B",
                "via_kind": "media; media",
            },
            {**exact, "by": "River Watch", "said": "2024-03-02", "sources": "A; C", "statement": "The bridge fell."},
            {**exact, "id": "other", "by": "Nobody", "said": "x", "sources": ""},
        )
    )
    row = {
        **EVENT,
        "id": "fell",
        "by": "River Watch; Watch 2",
        "said": "2024-03-02; 2024-03-03",
        "hedge": "stated; stated",
        "actor_kind": "",
        "sources": "A; B; C",
    }
    left = f"{path}: left out, since their facts are not in the rows: 1 attribution\n"
    (fact,) = sheet_of(run, row, options=("--attributions", str(path)), told=left)["events"]
    assert [(each["by"], each["hedge"], each["sources"], each.get("via")) for each in fact["attributions"]] == [
        ("river-watch", "assessed", ["a-2", "c"], None), ("watch-2", "assessed", ["b-2"], ["a", "b"]),
    ]  # fmt: skip
    told = troubles(run, {**row, "said": "2024-03-02; 2024-03-04"}, options=("--attributions", str(path)))
    assert f"2:by: names others than the attributions of this fact, from {path}:2 on" in told


def test_rows_of_type_attribution_are_those_of_their_fact(run: Run) -> None:
    exact = {
        "id": "fell",
        "type": "attribution",
        "statement": "The bridge fell.",
        "date": "2024-03-09",
        "source_type": "book",
        "hedge": "stated",
        "by": "River Watch",
        "said": "2024-03-02",
        "sources": "A",
        "actor_kind": "research",
    }
    row = {
        **EVENT,
        "id": "fell",
        "by": "River Watch; Army",
        "said": "2024-03-02; 2024-03-03",
        "hedge": "stated; stated",
        "actor_kind": "research; military",
        "sources": "A; B",
    }
    found = voices(
        run, exact, {**exact, "by": "Army", "actor_kind": "military", "said": "2024-03-03", "sources": "B"}, row
    )
    assert [(each["by"], each["sources"]) for each in found] == [("river-watch", ["a"]), ("army", ["b"])]


def test_a_fact_may_leave_all_who_said_it_to_the_attributions(run: Run) -> None:
    of_a_fact = {"type", "statement", "date", "kind"}
    bare = {"id": "fell", **{name: cell for name, cell in EVENT.items() if name in of_a_fact}}
    voice = {**{name: cell for name, cell in EVENT.items() if name not in of_a_fact}, "type": "attribution"}
    assert [each["by"] for each in voices(run, bare, {**voice, "id": "fell"})] == ["river-watch"]
    assert troubles(run, {**EVENT, "id": "fell"}, {**voice, "id": "rose"}) == ["3:id: no fact 'rose' in the rows"]


def test_a_person_whose_body_is_known_may_stand_with_it_and_with_no_other(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_text("id,name,kind,part_of\narmy,Army,military,\nolga,Olga,person,army\nnavy,Navy,military,\n", "utf-8")
    row, options = {**EVENT, "actor_kind": "", "by": "Olga (Army)"}, ("--actors", str(path))
    assert [each["by"] for each in voices(run, row, options=options)] == ["olga"]
    assert troubles(run, {**row, "by": "Olga (Navy)"}, options=options) == [
        f"2:by: the part_of of 'Olga' is 'navy' here and 'army' in {path}:3"
    ]


def test_of_several_vias_the_last_is_the_relayers_unless_somebody_is_called_so(run: Run) -> None:
    row = {**EVENT, "by": "Desk via Wire via Kim", "via_kind": "person"}
    assert [(each["by"], each["via"]) for each in voices(run, row)] == [("desk-via-wire", ["kim"])]
    known = {**EVENT, "by": "Desk", "statement": "It was seen."}
    made = sheet_of(run, known, {**row, "via_kind": "media"})
    assert [each["attributions"][0].get("via") for each in made["events"]] == [None, ["wire-via-kim"]]
