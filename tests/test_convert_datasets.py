"""`convert` and the datasets of conflict research: every row here is an invented example, of a country that is none."""

from typing import Any

import pytest

from conftest import Run
from factsheet.convert import acled, ucdp
from tables import Cells, convert, sheet_of, table, troubles

GED: Cells = {
    **dict.fromkeys(ucdp.COLUMNS, ""), "id": "900001", "relid": "EXA-1", "year": "2031", "type_of_violence": "1",
    "side_a": "Government of Examplia", "side_b": "Example Front",
    "source_article": '"Example Wire,2031-03-02,Three dead"',
    "source_office": '"Example Wire";"Example Post"', "source_date": "2031-03-02;2031-03-03",
    "source_headline": "Three dead;Front attacks", "where_coordinates": "Ford town",
    "where_description": "near the bridge",
    "adm_1": "Ford province", "country": "Examplia", "event_clarity": "1", "date_prec": "1",
    "date_start": "2031-03-01 00:00:00.000", "date_end": "2031-03-01 00:00:00.000", "deaths_a": "1", "deaths_b": "0",
    "deaths_civilians": "2", "deaths_unknown": "0", "best": "3", "high": "5", "low": "3",
}  # fmt: skip
EVENT: Cells = {
    **dict.fromkeys(acled.COLUMNS, ""), "event_id_cnty": "EXA1", "event_date": "2031-03-01", "time_precision": "1",
    "event_type": "Battles", "sub_event_type": "Armed clash", "actor1": "Military Forces of Examplia (2030-)",
    "inter1": "State forces", "actor2": "Example Front", "inter2": "2", "country": "Examplia", "fatalities": "3",
    "admin1": "Ford province", "location": "Ford", "source": "Example Wire; Example Post", "notes": "Example: a clash.",
    "timestamp": "1931000000", "disorder_type": "Political violence",
}  # fmt: skip
SAID = ("--said", "2031-06-01")
TOLD = {"ucdp": "-: the columns are those of UCDP GED\n", "acled": "-: the columns are those of ACLED\n"}


def of_ucdp(run: Run, *rows: Cells, options: tuple[str, ...] = SAID) -> dict[str, Any]:
    return sheet_of(run, *rows, options=options, told=TOLD["ucdp"])


def of_acled(run: Run, *rows: Cells, options: tuple[str, ...] = ()) -> dict[str, Any]:
    return sheet_of(run, *rows, options=options, told=TOLD["acled"])


def test_a_row_of_ucdp_is_an_event_that_ucdp_asserts_with_what_it_rests_on(run: Run) -> None:
    made = of_ucdp(run, GED)
    assert {each["id"]: each["kind"] for each in made["actors"]} == {
        "ucdp": "research", "government-of-examplia": "government", "example-front": "group",
    }  # fmt: skip
    (event,) = made["events"]
    assert event == {
        "id": "ucdp-ged-900001",
        "statement": "State-based violence between Government of Examplia and Example Front at Ford town took place on"
        " 1 March 2031.",
        "detail": "near the bridge",
        "date": "2031-03-01",
        "kind": "state-based-violence",
        "actors": ["government-of-examplia", "example-front"],
        "places": ["ford-town"],
        "note": 'relid: EXA-1; year: 2031; source_article: "Example Wire,2031-03-02,Three dead"; event_clarity: 1;'
        " date_prec: 1; deaths_b: 0; deaths_unknown: 0",
        "attributions": [
            {
                "by": "ucdp",
                "date": "2031-06-01",
                "hedge": "reported",
                "sources": ["ucdp-ged-900001-entry", "example-wire-2031-03-02", "example-post-2031-03-03"],
            }
        ],
    }
    sources = {each["id"]: each for each in made["sources"]}
    assert sources["ucdp-ged-900001-entry"] == {
        "id": "ucdp-ged-900001-entry", "type": "entry", "publisher": "Uppsala Conflict Data Program",
        "container_title": "UCDP Georeferenced Event Dataset", "issued": "2031-06-01", "issuer": "ucdp",
        "derived_from": "example-wire-2031-03-02",
    }  # fmt: skip
    assert sources["example-post-2031-03-03"] == {
        "id": "example-post-2031-03-03", "type": "document", "publisher": "Example Post", "title": "Front attacks",
        "issued": "2031-03-03", "seen": False,
    }  # fmt: skip


def test_what_an_entry_goes_back_to_may_be_older_than_the_entry(run: Run) -> None:
    made = convert(run, table(GED), *SAID).out.encode()
    assert "W104" not in run("check", "-", stdin=made).out
    assert "W104" in run("check", "-", stdin=made.replace(b',\n      "seen": false', b"")).out


def test_its_deaths_are_figures_that_nobody_summed_or_rounded(run: Run) -> None:
    figures = {each["id"].removeprefix("ucdp-ged-900001-"): each for each in of_ucdp(run, GED)["figures"]}
    total, side, civilians = (figures.pop(name) for name in ("deaths", "deaths-a", "deaths-civilians"))
    assert figures == {}
    assert (total["best"], total["low"], total["high"], total["bound"]) == (3, 3, 5, "about")
    assert (civilians["best"], civilians["scope"]) == (2, "UCDP event 900001, civilians")
    assert (side["best"], side["scope"]) == (1, "UCDP event 900001, Government of Examplia")
    assert side["statement"].startswith(
        "1 death was counted on the side of Government of Examplia in state-based violence "
    )
    assert {each["attributions"][0]["hedge"] for each in (total, civilians, side)} == {"estimated"}
    (sure,) = of_ucdp(run, {**GED, "deaths_a": "0", "deaths_civilians": "0", "high": "3"})["figures"]
    assert (sure["best"], sure.get("bound"), sure.get("low")) == (3, None, None)


@pytest.mark.parametrize(("precision", "clarity", "end", "date"), [
    ("1", "1", "2031-03-01", "2031-03-01"),
    ("1", "1", "2031-03-03", "2031-03-01/2031-03-03"),
    ("2", "1", "2031-03-05", "[2031-03-01..2031-03-05]"),
    ("4", "2", "2031-03-31", "2031-03-01/2031-03-31"),
    ("5", "", "2031-12-31T00:00:00", "[2031-03-01..2031-12-31]"),
    ("3", "1", "2031-03-01", "2031-03-01?"),
])  # fmt: skip
def test_an_uncertain_day_of_ucdp_is_written_as_the_format_writes_it(
    precision: str, clarity: str, end: str, date: str, run: Run
) -> None:
    row = {**GED, "date_prec": precision, "event_clarity": clarity, "date_end": end}
    assert of_ucdp(run, row, options=("--said", "2032"))["events"][0]["date"] == date


def test_what_is_no_list_of_publications_stays_word_for_word(run: Run) -> None:
    old = {**GED, "source_office": "", "source_date": "", "source_headline": "", "source_article": "Post, 1 April 2031"}
    made = of_ucdp(run, old)
    assert [each["id"] for each in made["sources"]] == ["ucdp-ged-900001-entry"]
    assert "source_article: Post, 1 April 2031;" in made["events"][0]["note"]
    made = of_ucdp(run, {**GED, "source_date": "2031-03-02", "source_headline": "One; two; three"})
    assert [each["id"] for each in made["sources"]] == ["example-post", "example-wire", "ucdp-ged-900001-entry"]
    assert "source_date: 2031-03-02; source_headline: One; two; three;" in made["events"][0]["note"]


def test_the_victims_of_one_sided_violence_are_no_actor(run: Run) -> None:
    made = of_ucdp(run, {**GED, "type_of_violence": "3", "side_a": "Example Front", "side_b": "Civilians"})
    assert {each["id"] for each in made["actors"]} == {"ucdp", "example-front"}
    assert made["events"][0]["statement"].startswith(
        "One-sided violence by Example Front against Civilians at Ford town "
    )


def test_places_of_one_name_in_two_provinces_are_two(run: Run) -> None:
    other = {**GED, "id": "900002", "adm_1": "Hill province"}
    whole = {**GED, "id": "900003", "adm_1": "", "where_coordinates": "Examplia"}
    places = of_ucdp(run, GED, other, whole)["places"]
    assert {each["id"]: each.get("part_of") for each in places} == {
        "examplia": None, "ford-province": "examplia", "hill-province": "examplia", "ford-town": "ford-province",
        "ford-town-2": "hill-province",
    }  # fmt: skip


def test_two_events_are_never_compared(run: Run) -> None:
    made = convert(run, table(GED, {**GED, "id": "900002", "best": "40", "high": "40", "low": "40"}), *SAID)
    rows = run("summary -f - --all --columns type,value,estimates -o tsv", stdin=made.out.encode()).rows
    assert {row[2] for row in rows if row[0] == "figure"} == {"1"}


def test_nobody_invents_the_day_on_which_a_dataset_became_public(run: Run) -> None:
    ran = convert(run, table(GED))
    assert (ran.out, ran.code) == ("", 2)
    assert ran.err.startswith("factsheet: error: a UCDP export does not tell when it became public\nhint: --said DAY")
    assert troubles(run, {**EVENT, "timestamp": ""}) == [
        "2:timestamp: is missing: when ACLED said so; or --said DAY for all rows"
    ]
    assert (
        of_acled(run, {**EVENT, "timestamp": ""}, options=SAID)["events"][0]["attributions"][0]["date"] == "2031-06-01"
    )


@pytest.mark.parametrize(("cells", "told"), [
    ({"id": ""}, "2:id: is missing"),
    ({"type_of_violence": "4"}, "2:type_of_violence: is none of 1, 2, 3"),
    ({"date_prec": "6"}, "2:date_prec: is none of 1, 2, 3, 4, 5"),
    ({"date_start": "01/03/2031"}, "2:date_start: '01/03/2031' is no day; write 2024-10-28"),
    ({"date_start": "2031-02-30"}, "2:date_start: '2031-02-30' is no day; write 2024-10-28"),
    ({"date_end": "2031-02-01"}, "2:date_end: '2031-02-01' is before date_start '2031-03-01'"),
    ({"best": "three"}, "2:best: 'three' is no number; write plain digits: 12000, 7.25"),
    ({"low": "9"}, "2:low: low 9 is above high 5"),
    ({"id": "900000"}, "3:id: '900000' is the event of line 2, too"),
])  # fmt: skip
def test_what_ucdp_does_not_say_so_is_told_at_its_cell(cells: Cells, told: str, run: Run) -> None:
    rows = ({**GED, "id": "900000"}, {**GED, **cells}) if told.startswith("3:") else ({**GED, **cells},)
    assert told in troubles(run, *rows, options=SAID)


def test_a_row_of_acled_is_an_event_and_what_was_reported_of_its_dead(run: Run) -> None:
    made = of_acled(run, EVENT)
    (event,), (figure,) = made["events"], made["figures"]
    assert event == {
        "id": "acled-exa1",
        "statement": "Armed clash involving Military Forces of Examplia (2030-) and Example Front at Ford took place on"
        " 1 March 2031.",
        "detail": "Example: a clash.",
        "date": "2031-03-01",
        "kind": "battles",
        "actors": ["military-forces-of-examplia-2030", "example-front"],
        "places": ["ford"],
        "tags": ["armed-clash"],
        "note": "time_precision: 1; disorder_type: Political violence; inter1: State forces; inter2: 2",
        "attributions": [
            {
                "by": "acled",
                "date": "2031-03-11",
                "hedge": "reported",
                "sources": ["acled-exa1-entry", "example-wire", "example-post"],
            }
        ],
    }
    assert (figure["id"], figure["best"], figure["scope"]) == ("acled-exa1-fatalities", 3, "ACLED event EXA1")
    assert figure["statement"].startswith("3 fatalities were reported in armed clash involving ")
    assert {each["id"]: each["kind"] for each in made["actors"]} == {
        "acled": "research", "military-forces-of-examplia-2030": "military", "example-front": "group",
    }  # fmt: skip


@pytest.mark.parametrize(("precision", "text", "date", "note"), [
    ("1", "01 March 2031", "2031-03-01", False),
    ("2", "2031-03-01", "2031-03-01~", True),
    ("3", "16 March 2031", "2031-03~", True),
])  # fmt: skip
def test_an_uncertain_day_of_acled_is_about_it(precision: str, text: str, date: str, note: bool, run: Run) -> None:
    (event,) = of_acled(run, {**EVENT, "time_precision": precision, "event_date": text}, options=("--said", "2032"))[
        "events"
    ]
    assert event["date"] == date
    assert (f"event_date: {text};" in event["note"]) == note


def test_actors_whose_kind_acled_does_not_tell_stand_in_the_sentence_alone(run: Run) -> None:
    row = {**EVENT, "actor1": "Example Guards", "inter1": "8", "actor2": "Civilians (Examplia)", "inter2": "Civilians"}
    made = of_acled(run, {**row, "fatalities": "0"})
    assert [each["id"] for each in made["actors"]] == ["acled"]
    assert "Example Guards and Civilians (Examplia)" in made["events"][0]["statement"]
    assert made["figures"][0]["statement"].startswith("No fatalities were reported in armed clash ")


@pytest.mark.parametrize(("cells", "told"), [
    ({"event_date": "01/03/2031"}, "2:event_date: '01/03/2031' is no day; write 2024-10-28 or 28 October 2024"),
    ({"time_precision": "4"}, "2:time_precision: is none of 1, 2, 3"),
    ({"timestamp": "soon"}, "2:timestamp: 'soon' is no Unix time in seconds; or --said DAY for all rows"),
    ({"fatalities": ""}, "2:fatalities: is missing"),
    ({"timestamp": "1000000000"},
     "2:event_date: describes a day after it was said; only planned and forecast measures may"),
])  # fmt: skip
def test_what_acled_does_not_say_so_is_told_at_its_cell(cells: Cells, told: str, run: Run) -> None:
    assert told in troubles(run, {**EVENT, **cells})


def test_names_of_columns_of_any_year_are_known_and_other_columns_are_kept(run: Run) -> None:
    row = {name.upper(): cell for name, cell in EVENT.items()} | {"WEATHER": "rain"}
    assert of_acled(run, row)["events"][0]["note"].endswith("; weather: rain")


def test_the_columns_can_be_named(run: Run) -> None:
    bare = {name: cell for name, cell in EVENT.items() if cell and name != "actor1"}
    assert of_acled(run, bare, options=("--from", "acled"))["events"]
    assert any(each.startswith("1:event_date: no column") for each in troubles(run, bare))
    assert convert(run, table(EVENT), "--attributions", "/no/such").code == 2


def test_a_dataset_keeps_its_backslashes(run: Run) -> None:
    assert of_acled(run, {**EVENT, "notes": r"'=a \n b"})["events"][0]["detail"] == r"'=a \n b"
