"""The values of filters: ids, names and aliases; the unknown, the ambiguous, and what a text is looked for in."""

from pathlib import Path

import pytest

from conftest import Run
from sheets import assessment, event, figure, said, sheet, written

UNKNOWN = {
    "--actor nroth": ("actor 'nroth'", "north", "factsheet actors"),
    "--by 'Anna Burg'": ("actor 'Anna Burg'", "anna berg", "factsheet actors"),
    "--kind colapse": ("kind 'colapse'", "collapse", "factsheet list kinds"),
    "--kind forcast": ("kind 'forcast'", "forecast", "factsheet list kinds"),
    "--measure kiled": ("measure 'kiled'", "killed", "factsheet list measures"),
    "--place fort": ("place 'fort'", "ford", "factsheet list places"),
    "--source gazete": ("source 'gazete'", "gazette", "factsheet sources"),
    "--tag brige": ("tag 'brige'", "bridge", "factsheet list tags"),
}
FAR = {
    "--actor": "factsheet actors", "--by": "factsheet actors", "--kind": "factsheet list kinds",
    "--measure": "factsheet list measures", "--place": "factsheet list places", "--source": "factsheet sources",
    "--tag": "factsheet list tags",
}  # fmt: skip


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize("filters", UNKNOWN)
def test_an_unknown_value_is_a_usage_error_with_the_nearest_and_what_lists_them(run: Run, filters: str) -> None:
    what, nearest, lister = UNKNOWN[filters]
    ran = run(f"timeline {filters}")
    assert (ran.out, ran.code) == ("", 2)
    assert ran.err.casefold() == (
        f"factsheet: error: no {what}; did you mean '{nearest}'?\nhint: \"{lister}\" lists what there is\n".casefold()
    )


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize("option", FAR)
def test_a_value_unlike_any_other_is_an_error_without_a_guess(run: Run, option: str) -> None:
    ran = run("timeline", option, "qqqqqqqqqqqq")
    assert (ran.out, ran.code) == ("", 2)
    assert "mean" not in ran.err
    assert ran.err.splitlines()[1] == f'hint: "{FAR[option]}" lists what there is'


@pytest.mark.usefixtures("tiny")
def test_an_unknown_status_lists_the_four_that_there_are(run: Run) -> None:
    ran = run("events --status disputd")
    assert (ran.out, ran.code) == ("", 2)
    assert ran.err == (
        "factsheet: error: no status 'disputd'; did you mean 'disputed'?\n"
        "hint: one of standing, superseded, disputed, retracted\n"
    )


@pytest.mark.parametrize("filters", [
    "--kind clash", "--kind deployment", "--kind recommendation", "--measure empty", "--place nowhere",
    "--actor silent", "--by silent", "--source unread", "--status disputed",
])  # fmt: skip
def test_a_known_value_without_records_is_an_empty_result(run: Run, tmp_path: Path, filters: str) -> None:
    small = sheet(events=[event("it", kind="flood")])
    small["actors"].append({"id": "silent", "name": "Silent", "kind": "state"})
    small["places"].append({"id": "nowhere", "name": "Nowhere"})
    small["measures"].append({"id": "empty", "label": "Empty", "unit": "things"})
    small["sources"].append({"id": "unread", "type": "book", "publisher": "Press"})
    ran = run("timeline", "-f", written(tmp_path, small), "--type", "all", *filters.split())
    assert ran == ("", "", 0)


@pytest.fixture
def namesakes(tmp_path: Path) -> str:
    """A sheet in which two actors and two places share names, and an alias is another's name."""
    small = sheet(events=[event("one", attributions=[said("a")]), event("two", attributions=[said("b")])])
    small["actors"] = [
        {"id": "a", "name": "Kim", "kind": "person", "aliases": ["Both", "Other"]},
        {"id": "b", "name": "KIM", "kind": "person", "aliases": ["Both"]},
        {"id": "kim-jong", "name": "b", "kind": "person"},
        {"id": "other", "name": "Third", "kind": "person"},
        {"id": "speaker", "name": "Straße", "kind": "person", "aliases": ["ﬁrst"]},
    ]
    return written(tmp_path, small)


@pytest.mark.parametrize("option", ["--actor", "--by"])
@pytest.mark.parametrize("name", ["Kim", "kim", "ＫＩＭ", "both"])
def test_a_name_that_fits_two_is_a_usage_error_that_lists_both(
    run: Run, namesakes: str, option: str, name: str
) -> None:
    ran = run("events", "-f", namesakes, option, name)
    assert (ran.out, ran.code) == ("", 2)
    assert ran.err == f"factsheet: error: actor '{name}' is the name of 2: a, b\nhint: use an id\n"


@pytest.mark.parametrize(("name", "kept"), [("b", "two\n"), ("B", "two\n"), ("other", ""), ("Third", "")])
def test_an_id_goes_before_a_name_and_a_name_before_an_alias(run: Run, namesakes: str, name: str, kept: str) -> None:
    assert run("events", "-f", namesakes, "--by", name, "-o", "ids") == (kept, "", 0)


@pytest.mark.parametrize("name", ["STRASSE", "strasse", "FIRST", "ﬁRST"])
def test_names_are_compared_case_folded_and_in_compatible_forms(run: Run, namesakes: str, name: str) -> None:
    assert run("events", "-f", namesakes, "--by", name, "-e").code == 1


# Every text of a sheet holds its own word; --grep looks into those that command-line.md names, and nowhere else.
FOUND = (
    "statement", "detail", "quote", "assaid", "scope", "name", "alias", "placename", "placealias", "publisher",
    "title", "vianame", "bodyname",
)  # fmt: skip
NOT_FOUND = (
    "note", "saidnote", "tag", "locator", "role", "saidrole", "describes", "intext", "unit", "label", "counts", "paid",
    "author", "container", "sourcenote", "zkind", "sheettitle", "sheetabout",
)  # fmt: skip


@pytest.fixture
def worded(tmp_path: Path) -> str:
    """A sheet with a fact of its own words, and one that has none of them."""
    own = said(via=["relay"], role="w-saidrole", quote="w-quote", locator="w-locator", note="w-saidnote", sources=["s"])
    fact = figure(
        "it", bound="words", as_said="w-assaid", scope="w-scope", statement="w-statement", detail="w-detail",
        note="w-note", tags=["w-tag"], places=["w-pid"], measure="m", attributions=[own],
    )  # fmt: skip
    return written(tmp_path, sheet(
        title="w-sheettitle", description="w-sheetabout",
        actors=[
            {"id": "speaker", "name": "w-name", "kind": "person", "aliases": ["w-alias"], "role": "w-role",
             "in_text": "w-intext", "description": "w-describes", "part_of": "body"},
            {"id": "relay", "name": "w-vianame", "kind": "person"},
            {"id": "body", "name": "w-bodyname", "kind": "government"},
        ],
        places=[{"id": "w-pid", "name": "w-placename", "aliases": ["w-placealias"]}, {"id": "town", "name": "Town"}],
        sources=[
            {"id": "s", "type": "book", "publisher": "w-publisher", "title": "w-title", "authors": ["w-author"],
             "container_title": "w-container", "note": "w-sourcenote"},
            {"id": "paper", "type": "book", "publisher": "Paper"},
        ],
        measures=[{"id": "m", "label": "w-label", "unit": "w-unit", "description": "w-counts"}],
        events=[event("other", kind="w-zkind", attributions=[said("relay")])],
        figures=[fact], assessments=[],
    ))  # fmt: skip


@pytest.mark.parametrize("word", FOUND)
def test_grep_finds_a_text_in_each_documented_field_whatever_its_case(run: Run, worded: str, word: str) -> None:
    assert run("figures", "-f", worded, "--grep", f"W-{word.upper()}", "-o", "ids").out == "it\n"
    assert run("figures", "-f", worded, "--grep", f"w-{word}zz", "-o", "ids").out == ""


@pytest.mark.parametrize("word", NOT_FOUND)
def test_grep_looks_nowhere_else(run: Run, worded: str, word: str) -> None:
    for command in ("figures", "events"):
        assert run(command, "-f", worded, "--grep", f"w-{word}") == ("", "", 0)


@pytest.mark.parametrize(("text", "kept"), [
    ("12000", "it\n"), ("12,000", "it\n"), ("about 12000", "it\n"), ("2000", "it\n"), ("13000", ""),
    ("１２０００", "it\n"), ("%", ""), ("_", ""), ("1*", ""),
])  # fmt: skip
def test_grep_finds_a_number_as_it_is_printed_and_takes_no_wildcard(
    run: Run, tmp_path: Path, text: str, kept: str
) -> None:
    path = written(tmp_path, sheet(figures=[figure("it", best=12000, bound="about", statement="Many.")]))
    assert run("figures", "-f", path, "--grep", text, "-o", "ids").out == kept


def test_quote_takes_the_facts_of_filters_and_refuses_to_quote_the_whole_sheet(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, sheet(events=[event("it", tags=["x"])], assessments=[assessment("that")]))
    assert run("quote", "-f", path, "--tag", "x").out == "It happened, Speaker said on 10 January 2024 (Paper).\n"
    assert run("quote", "-f", path).code == 2
