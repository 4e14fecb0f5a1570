"""`convert`: rows made into facts, and what no cell tells told as an error at its line and column."""

import json
from pathlib import Path

import pytest

from conftest import Run
from sheets import said, sheet, written
from tables import EVENT, FIGURE, OPTIONS, Cells, convert, sheet_of, table, troubles


def test_a_row_is_a_fact_with_all_that_it_names(run: Run) -> None:
    ran = convert(run, table(EVENT))
    assert (ran.err, ran.code) == ("", 0)
    assert run("fmt", "--check", "-", stdin=ran.out.encode()) == ("", "", 0)
    assert json.loads(ran.out) == {
        "format": "factsheet/1",
        "title": "A sheet",
        "as_of": "2024-12-31",
        "actors": [{"id": "river-watch", "name": "River Watch", "kind": "research"}],
        "sources": [
            {"id": "gazette-2024-03-02", "type": "article-newspaper", "publisher": "Gazette", "issued": "2024-03-02"}
        ],
        "events": [
            {
                "id": "the-bridge-fell",
                "statement": "The bridge fell.",
                "date": "2024-03-01",
                "kind": "collapse",
                "attributions": [
                    {"by": "river-watch", "date": "2024-03-02", "hedge": "stated", "sources": ["gazette-2024-03-02"]}
                ],
            }
        ],
    }


def test_every_column_of_a_fact_comes_into_the_sheet(run: Run) -> None:
    texts = {"detail": "More.", "note": "A remark.", "quote": "it fell", "locator": "p. 2", "attribution_note": "Late."}
    more = {
        **texts, "place": "Ford; Riverland", "actors": "Army", "actors_kind": "military", "tags": "bridge; water",
        "key": "yes", "role": "observer", "via": "Kim Min", "via_kind": "person", "urls": "https://gazette.example/1",
        "title": "Bridge down; more follows", "language": "en",
    }  # fmt: skip
    made = sheet_of(run, {**EVENT, **more})
    (fact,) = made["events"]
    (voice,) = fact["attributions"]
    assert (fact["detail"], fact["note"], fact["tags"], fact["key"]) == (
        "More.",
        "A remark.",
        ["bridge", "water"],
        True,
    )
    assert (fact["places"], fact["actors"]) == (["ford", "riverland"], ["army"])
    assert {"role": "observer", "quote": "it fell", "locator": "p. 2", "note": "Late.", "via": ["kim-min"]}.items() <= (
        voice.items()
    )
    (source,) = made["sources"]
    assert (source["title"], source["language"], source["url"]) == (
        "Bridge down; more follows", "en", "https://gazette.example/1",
    )  # fmt: skip


def test_an_assessment_has_its_own_columns(run: Run) -> None:
    row = {
        **EVENT, "type": "assessment", "kind": "forecast", "condition": "if it rains", "likelihood": "likely",
        "confidence": "low",
    }  # fmt: skip
    (fact,) = sheet_of(run, row)["assessments"]
    assert (fact["condition"], fact["likelihood"], fact["confidence"]) == ("if it rains", "likely", "low")


@pytest.mark.parametrize(("value", "found"), [
    ("12", {"best": 12}),
    ("-2.20", {"best": -2.2}),
    ("about 10000", {"best": 10000, "bound": "about"}),
    ("at least 3", {"low": 3, "bound": "at-least"}),
    ("more than 3", {"low": 3, "bound": "more-than"}),
    ("at most 3", {"high": 3, "bound": "at-most"}),
    ("fewer than 3", {"high": 3, "bound": "fewer-than"}),
    ("11000-12000", {"low": 11000, "high": 12000, "bound": "range"}),
    ("-5 to 3", {"low": -5, "high": 3, "bound": "range"}),
    ("11000-12000 (528th (engineer) Regiment)",
     {"low": 11000, "high": 12000, "bound": "range", "scope": "528th (engineer) Regiment"}),
    ("more than 10 million", {"low": 10_000_000, "bound": "more-than", "as_said": "more than 10 million"}),
    ("12 (engineers)", {"best": 12, "scope": "engineers"}),
    ("7.25 billion", {"best": 7_250_000_000, "as_said": "7.25 billion"}),
    ("10 million (shells)", {"best": 10_000_000, "scope": "shells", "as_said": "10 million"}),
    (f"{2**63 - 1}", {"best": 2**63 - 1}),
])  # fmt: skip
def test_a_value_is_read_as_the_output_writes_it(value: str, found: Cells, run: Run) -> None:
    ran = convert(run, table({**FIGURE, "value": value}))
    (fact,) = json.loads(ran.out)["figures"]
    read = {key: fact[key] for key in ("best", "low", "high", "bound", "scope", "as_said") if key in fact}
    # A whole number that was counted in millions stays one: 10000000 and not 10000000.0.
    assert (json.dumps(read, sort_keys=True), ran.code) == (json.dumps(found, sort_keys=True), 0)


@pytest.mark.parametrize(
    "value",
    [
        "10,000", "10 000", "ten", "several hundred", "~10", "1.2345 thousand", "1e3 million", f"{10**12} billion",
        "007", "1e", "9" * 40, f"1-{'9' * 40}", f"-{'9' * 40} to 1", "5-", "+5",
    ],
)  # fmt: skip
def test_a_value_that_does_not_parse_is_an_error_and_never_a_guess(value: str, run: Run) -> None:
    (told,) = troubles(run, {**FIGURE, "value": value})
    assert told.startswith(f"2:value: '{value}' is no value; write 12000, ")


def test_words_are_a_value_where_the_bound_says_so(run: Run) -> None:
    row = {**FIGURE, "value": "several hundred (engineers)", "bound": "words", "scope": "engineers"}
    (fact,) = sheet_of(run, row)["figures"]
    assert (fact["as_said"], fact["scope"], fact["bound"]) == ("several hundred", "engineers", "words")


def test_words_without_a_scope_of_their_own_are_all_of_the_value(run: Run) -> None:
    (fact,) = sheet_of(run, {**FIGURE, "value": "several hundred (engineers)", "bound": "words"})["figures"]
    assert (fact["as_said"], "scope" in fact) == ("several hundred (engineers)", False)


def test_another_scope_than_that_of_the_value_is_an_error(run: Run) -> None:
    row = {**FIGURE, "value": "12 (engineers)"}
    assert sheet_of(run, {**row, "scope": "engineers"})["figures"][0]["scope"] == "engineers"
    assert troubles(run, {**row, "scope": "sappers"})[0].startswith("2:value: '12 (engineers)' is no value; ")


@pytest.mark.parametrize(("value", "kind"), [
    ("40%", "share"), ("at most 40%", "share"), ("30-40%", "share"), ("40", None), ("30-40", None), ("4 million", None),
])  # fmt: skip
def test_a_percent_sign_makes_the_measure_a_share(value: str, kind: str | None, run: Run) -> None:
    (measure,) = sheet_of(run, {**FIGURE, "value": value})["measures"]
    assert measure.get("kind") == kind


@pytest.mark.parametrize(("cells", "numbers"), [
    ({"value": "12", "best": "12"}, {"best": 12}),
    ({"value": "about 12", "low": "10"}, {"best": 12, "low": 10, "bound": "about"}),
    ({"value": "at least 12", "low": "12", "bound": "at-least"}, {"low": 12, "bound": "at-least"}),
    ({"value": "12", "best": "13"}, None),
    ({"value": "at least 12", "bound": "exact"}, None),
    ({"value": "at least 12", "low": "12", "high": "14"}, None),
])  # fmt: skip
def test_a_value_and_the_columns_of_its_numbers_say_the_same(
    cells: Cells, numbers: dict[str, object] | None, run: Run
) -> None:
    row = {**FIGURE, **cells}
    if numbers is None:
        told = f"2:value: says '{cells['value']}', and best, low, high, bound and as_said say something else"
        assert told in troubles(run, row)
    else:
        (made,) = sheet_of(run, row)["figures"]
        assert {key: made[key] for key in ("best", "low", "high", "bound") if key in made} == numbers


def test_numbers_go_before_the_value_which_must_agree(run: Run) -> None:
    numbers = {"value": "about 10", "best": "10", "low": "8", "high": "12", "bound": "about"}
    (fact,) = sheet_of(run, {**FIGURE, **numbers})["figures"]
    assert (fact["best"], fact["low"], fact["high"]) == (10, 8, 12)
    wrong = troubles(
        run, {**FIGURE, **numbers, "best": "11"}, {**FIGURE, **numbers, "bound": "exact", "low": "", "high": ""}
    )
    assert [each.partition(" says")[0] for each in wrong] == ["2:value:", "3:value:"]


def test_what_a_row_lacks_is_named_all_at_once(run: Run) -> None:
    assert troubles(run, {"type": "event", "statement": "It fell."}, {"type": "figure", "date": "2024"}) == [
        "2:date: is missing",
        "2:by: is missing: who said it",
        "2:kind: is missing",
        "3:statement: is missing",
        "3:value: is missing: the number, as value or as best, low, high and bound",
        "3:by: is missing: who said it",
        "3:measure: is missing",
    ]


def test_a_row_without_a_type_is_told_what_else_it_lacks(run: Run) -> None:
    assert troubles(run, {"statement": "It fell.", "date": "3 March", "publisher": "Gazette"}) == [
        "2:date: '3 March' is no date; write 2024, 2024-10, 2024-10-28, with ?, ~ or % behind, a/b, a/.., ../b, [a..b],"
        " [..b] or [a..]",
        "2:type: is missing; give the column, or --type",
        "2:said: is missing",
        "2:hedge: is missing",
        "2:by: is missing: who said it",
    ]


def test_what_nobody_may_guess_is_asked_for_where_it_is_first_missed(run: Run) -> None:
    bare = {key: cell for key, cell in FIGURE.items() if key not in {"actor_kind", "source_type", "unit"}}
    assert troubles(run, bare, bare | {"statement": "Once more."}) == [
        "2:by: the kind of 'River Watch' is not told: give actor_kind, or a table with --actors",
        "2:sources: the type of 'Gazette' is not told: give source_type, --source-type, or a table with --sources",
        "2:measure: the unit of 'killed' is not told: give unit, or a table with --measures",
    ]
    assert sheet_of(run, bare, FIGURE | {"statement": "Once more."})["actors"][0]["kind"] == "research"


def test_a_date_as_a_spreadsheet_writes_it_is_told_how_to_write(run: Run) -> None:
    assert troubles(run, {**EVENT, "date": "28/10/2024", "said": "3/2/24"}) == [
        "2:date: '28/10/2024' is no date; did you mean '2024-10-28'?",
        "2:said: '3/2/24' is no date; write 2024, 2024-10, 2024-10-28, with ?, ~ or % behind, a/b, a/.., ../b,"
        " [a..b], [..b] or [a..]",
    ]


@pytest.mark.parametrize(("cells", "told"), [
    ({"hedge": "sayd"}, "2:hedge: 'sayd' is none of confirmed, stated, estimated, assessed, reported, alleged"),
    ({"kind": "Clash at Sea"}, "2:kind: 'Clash at Sea' is no kind: lower-case letters, digits and hyphens"),
    ({"actor_kind": "club"}, "2:actor_kind: 'club' is none of state, government, military, intelligence,"),
    ({"source_type": "blog"}, "2:source_type: 'blog' is none of article, "),
    ({"urls": "gazette.example"}, "2:urls: 'gazette.example' is no http or https address"),
    ({"key": "maybe"}, "2:key: 'maybe' is neither yes nor no"),
    ({"id": "No Id"}, "2:id: 'No Id' is no id: lower-case letters, digits and hyphens"),
    ({"tags": "Two Words"}, "2:tags: 'Two Words' is no tag: lower-case letters, digits and hyphens"),
    ({"supersedes": "nothing"}, "2:supersedes: no fact 'nothing'"),
    ({"measure": "killed"}, "2:measure: has no place in an event"),
    ({"type": "evnt"}, "2:type: 'evnt' is none of event, figure, assessment; did you mean 'event'?"),
    ({"type": ""}, "2:type: is missing; give the column, or --type"),
    ({"remark": "x"}, "1:remark: no column 'remark' is known"),
    ({"places": "a", "place": "b"}, "1:place: is the column 'places' by another name"),
    ({"by": "Someone; ", "said": "2024; 2024", "hedge": "stated; stated"}, "2:by: has an empty name"),
    ({"sources": ""}, "2:sources: is missing"),
    ({"type": "figure", "kind": "", "measure": "m", "unit": "u", "value": "1", "said": "2024-02-01"},
     "2:date: describes a day after it was said; only planned and forecast measures may"),
])  # fmt: skip
def test_what_the_format_forbids_is_told_at_the_cell(cells: Cells, told: str, run: Run) -> None:
    assert any(each.startswith(told) for each in troubles(run, {**EVENT, **cells}))


def test_a_column_that_has_no_place_can_be_left_out(run: Run) -> None:
    assert len(sheet_of(run, {**EVENT, "My Remark": "x"}, options=("--skip", "my-remark"))["events"]) == 1
    ran = convert(run, table(EVENT), "--skip", "remark")
    assert (ran.out, ran.code) == ("", 2)


def test_options_stand_in_for_columns(run: Run) -> None:
    bare = {key: cell for key, cell in EVENT.items() if key not in {"type", "source_type"}}
    made = sheet_of(run, bare, options=("--type", "event", "--source-type", "webpage", "--language", "ko"))
    assert (len(made["events"]), made["sources"][0]["type"], made["language"]) == (1, "webpage", "ko")


@pytest.mark.parametrize(("options", "told"), [
    (("--title", "x"), "no --as-of: every sheet has one, and no row tells it"),
    (("--as-of", "2024-10-31"), "no --title: every sheet has one, and no row tells it"),
    ((*OPTIONS, "--as-of", "2024"), "--as-of: '2024' is no day; write 2024-10-28"),
    ((*OPTIONS, "--title", " "), "--title: is empty"),
    ((*OPTIONS, "--language", "e n"), "--language: 'e n' is no language tag (BCP 47)"),
    ((*OPTIONS, "--said", "today"), "--said: 'today' is no date; write 2024, 2024-10 or 2024-10-28"),
    ((*OPTIONS, "--type", "evnt"), "--type: no 'evnt'; did you mean 'event'?"),
    ((*OPTIONS, "--from", "ucdp"), "--from: no 'ucdp'"),
    ((*OPTIONS, "--source-type", "blog"), "--source-type: no 'blog'"),
    ((*OPTIONS, "--actors", "-"), "standard input can be read once"),
])  # fmt: skip
def test_options_are_checked_before_rows_are_read(options: tuple[str, ...], told: str, run: Run) -> None:
    ran = run("convert", "-", *options, stdin=b"\xff")
    assert (ran.out, ran.code) == ("", 2)
    assert ran.err.startswith(f"factsheet: error: {told}")


def test_ids_are_made_in_the_order_of_the_rows_and_given_ones_are_kept(run: Run) -> None:
    rows = [EVENT, {**EVENT, "date": "2024-03-03"}, {**EVENT, "date": "2024-03-04", "id": "the-bridge-fell"}]
    assert [each["id"] for each in sheet_of(run, *rows)["events"]] == [
        "the-bridge-fell-2", "the-bridge-fell-3", "the-bridge-fell",
    ]  # fmt: skip
    figures = sheet_of(run, FIGURE, {**FIGURE, "value": "13"})["figures"]
    assert [each["id"] for each in figures] == ["killed-river-watch-2024-03-02", "killed-river-watch-2024-03-02-2"]


def test_a_name_without_latin_letters_has_an_id_all_the_same(run: Run) -> None:
    made = sheet_of(run, {**EVENT, "by": "국가정보원", "place": "Ürümqi; 북한", "statement": "그렇다."})
    assert [each["id"] for each in made["actors"]] == ["actor"]
    assert {each["id"] for each in made["places"]} == {"urumqi", "place"}
    assert made["events"][0]["id"] == "event"


def test_tables_tell_what_rows_need_not(run: Run, tmp_path: Path) -> None:
    tables = {
        "actors": "id,name,kind,part_of,aliases,about\nrw,River Watch,research,University,RW; Watch,3\n"
        ",University,research,,,1\n",
        "sources": "publisher,issued,type,url,issuer,seen,authors\n"
        "Gazette,2024-03-02,webpage,https://g.example/,River Watch,,A; B\n",
        "places": "name,country,part_of\nFord,XX,Riverland\nRiverland,,\n",
        "measures": "id,label,unit,kind\nkilled,Killed in all,soldiers,actual\n",
    }
    options: list[str] = []
    for name, text in tables.items():
        (tmp_path / f"{name}.csv").write_text(text, "utf-8")
        options += [f"--{name}", str(tmp_path / f"{name}.csv")]
    row = {"type": "figure", "statement": "They were counted.", "date": "2024-03-01", "measure": "Killed in all",
           "value": "12", "by": "Watch", "said": "2024-03-02", "hedge": "stated", "sources": "Gazette 2024-03-02",
           "place": "Ford"}  # fmt: skip
    made = sheet_of(run, row, options=tuple(options))
    assert {each["id"]: each.get("part_of") for each in made["actors"]} == {"rw": "university", "university": None}
    assert {each["name"]: each.get("part_of") for each in made["places"]} == {"Ford": "riverland", "Riverland": None}
    assert (made["sources"][0]["issuer"], made["sources"][0]["authors"]) == ("rw", ["A", "B"])
    assert (made["measures"][0]["label"], made["figures"][0]["measure"]) == ("Killed in all", "killed")


def test_the_ids_of_a_table_are_kept_whatever_is_made_ahead_of_them(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_text("id,name,kind\n,Kim,person\nkim,Kim the Elder,person\n", "utf-8")
    row = {**EVENT, "actor_kind": "", "by": "Kim; Kim the Elder", "said": "2024; 2024", "hedge": "stated; stated"}
    (fact,) = sheet_of(run, row, options=("--actors", str(path)))["events"]
    assert [each["by"] for each in fact["attributions"]] == ["kim-2", "kim"]


def test_what_is_wrong_in_a_table_is_told_at_its_own_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_text("name,kind,part_of,colour\nRiver Watch,club,Nobody,red\n,person,,\n", "utf-8")
    told = troubles(run, {**EVENT, "actor_kind": ""}, options=("--actors", str(path)))
    assert [each.removeprefix(f"{path}:").partition("; ")[0] for each in told] == [
        "1:colour: no column 'colour' here",
        "2:kind: 'club' is none of state, government, military, intelligence, international-organisation, person,"
        ' group, media, research, company, document, unnamed ("factsheet help words" tells what each means)',
        "2:part_of: no actor 'Nobody' is known",
        "3:name: is missing",
    ]


def test_an_id_that_a_table_gives_twice_is_told_with_where_it_is_taken(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_text("id,name,kind\nrw,River Watch,research\nrw,Rail Watch,research\n", "utf-8")
    told = troubles(run, {**EVENT, "actor_kind": ""}, options=("--actors", str(path)))
    assert told == [f"{path}:3: the id 'rw' is taken in {path}:2"]


def test_a_sheet_that_is_known_gives_its_records_and_only_those_that_are_used(run: Run, tmp_path: Path) -> None:
    known = sheet(
        actors=[
            {"id": "house", "name": "The House", "kind": "government"},
            {"id": "speaker", "name": "Olga", "kind": "person", "part_of": "house", "aliases": ["Envoy"]},
            {"id": "other", "name": "Other", "kind": "media"},
        ]
    )
    path = written(tmp_path, known)
    row = {**EVENT, "actor_kind": "", "by": "Olga (The House)", "sources": "Paper", "source_type": "", "place": "Town"}
    made = sheet_of(run, row, {**row, "by": "Envoy", "statement": "Again."}, options=("--with", path))
    assert {each["id"] for each in made["actors"]} == {"house", "speaker"}
    assert [each["attributions"][0]["by"] for each in made["events"]] == ["speaker", "speaker"]
    assert (made["sources"][0]["id"], made["places"][0]["id"]) == ("paper", "town")


def test_a_sheet_that_is_broken_or_not_there_is_told_as_everywhere(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, sheet(events=[{"id": "x", "attributions": [said()]}]))
    ran = convert(run, table(EVENT), "--with", path)
    assert (ran.out, ran.code) == ("", 3)
    assert f'problems in {path}; "factsheet check {path}" lists them' in ran.err
    for option in ("--with", "--actors", "--attributions"):
        assert convert(run, table(EVENT), option, "/no/such").code == 3


def test_a_name_of_two_is_an_error_that_lists_both(run: Run, tmp_path: Path) -> None:
    twins = [{"id": name, "name": "Kim Min", "kind": "person"} for name in ("kim-1", "kim-2")]
    path = written(tmp_path, sheet(actors=twins))
    row = {**EVENT, "actor_kind": "", "by": "Kim Min"}
    assert "2:by: 'Kim Min' is the name of 2: kim-1, kim-2; write the id" in troubles(
        run, row, options=("--with", path)
    )
    assert sheet_of(run, {**row, "by": "kim-2"}, options=("--with", path))["actors"][0]["id"] == "kim-2"


def test_a_publication_that_two_sources_print_is_told_by_the_address_of_one(run: Run, tmp_path: Path) -> None:
    printed = {"type": "webpage", "publisher": "Gazette", "issued": "2024-03-02"}
    pages = [{**printed, "id": f"page-{n}", "url": f"https://gazette.example/{n}"} for n in (1, 2)]
    options = ("--with", written(tmp_path, sheet(sources=pages)))
    row = {**EVENT, "source_type": ""}
    both = "'Gazette 2024-03-02' is printed so of 2: page-1, page-2; write the id, or the address"
    assert troubles(run, row, options=options) == [f"2:sources: {both}"]
    made = sheet_of(run, {**row, "urls": "https://gazette.example/2"}, options=options)
    assert made["events"][0]["attributions"][0]["sources"] == ["page-2"]


def test_what_is_said_of_a_name_twice_must_be_the_same(run: Run) -> None:
    rows = (
        {**FIGURE},
        {**FIGURE, "statement": "Again.", "actor_kind": "state", "source_type": "book", "unit": "shells"},
    )
    assert troubles(run, *rows) == [
        "3:actor_kind: the kind of 'River Watch' is 'state' here and 'research' in -:2:by",
        "3:source_type: the type of 'Gazette' is 'book' here and 'article-newspaper' in -:2:sources",
        "3:unit: the unit of 'killed' is 'shells' here and 'people' in -:2:measure",
    ]


def test_columns_that_follow_from_the_rest_are_named_as_not_read(run: Run) -> None:
    sheet_of(
        run,
        {**EVENT, "status": "disputed", "origins": "7"},
        told="-: not read, since they follow from the rest: status, origins\n",
    )
