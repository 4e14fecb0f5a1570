"""The formats: what each of them promises to the program that reads it."""

import csv
import io
import json

import pytest

from conftest import Run

FORMATS = ("tsv", "csv", "json", "jsonl", "markdown", "ids", "table")
DAILY = "sources --status superseded"
EVENT_HEAD = "id,date,type,statement,value,by,said,hedge,against,status,sources,origins,urls,kind,place"
pytestmark = pytest.mark.usefixtures("tiny")


@pytest.mark.parametrize(("format_", "out"), [
    ("tsv", ""), ("tsv --header", EVENT_HEAD.replace(",", "\t") + "\n"), ("csv", EVENT_HEAD + "\n"), ("json", "[]\n"),
    ("jsonl", ""), ("ids", ""), ("table", ""),
    ("markdown", f"| {EVENT_HEAD.replace(',', ' | ')} |\n|{' --- |' * 15}\n"),
])  # fmt: skip
def test_an_empty_result_is_what_its_format_has_for_nothing(run: Run, format_: str, out: str) -> None:
    assert run(f"events --kind clash -o {format_}") == (out, "", 0)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("command", ["figures", "sources", "search falls", "show gazette"])
def test_output_is_the_same_utf8_bytes_whatever_the_locale_says(run: Run, command: str, format_: str) -> None:
    ran = run(f"{command} -o {format_}")
    assert ran.out.endswith("\n") or not ran.out
    assert "\r" not in ran.out
    assert run(f"{command} -o {format_}", encoding="ascii") == ran


def test_tsv_has_no_header_until_it_is_asked_for(run: Run) -> None:
    rows = run("events -o tsv").out
    assert rows == run("events").out == run("events -o auto").out
    assert run("events --header").out == EVENT_HEAD.replace(",", "\t") + "\n" + rows


@pytest.mark.parametrize("command", [
    "summary --all", "events", "figures", "assessments", "attributions", "actors", "sources", "search ford",
    "show bridge-fell", "list measures", "timeline --type all",
])  # fmt: skip
def test_csv_read_by_the_csv_module_has_the_cells_of_tsv(run: Run, command: str) -> None:
    head, *rows = csv.reader(io.StringIO(run(f"{command} -o csv").out, newline=""), strict=True)
    expected = run(f"{command} --header").rows
    assert head == expected[0]
    assert [[cell.removeprefix("'") for cell in row] for row in rows] == expected[1:]


def test_csv_guards_a_text_that_a_spreadsheet_would_run_and_leaves_numbers_alone(run: Run) -> None:
    assert run(f"{DAILY} -o csv --columns title").out == "title\n'=Bridge [bold]falls[/bold] | 한국어\n"
    assert run("figures -o csv --columns best,low --measure share").out == "best,low\n2.20,\n"


def test_csv_doubles_quotes_and_quotes_a_lone_empty_cell(run: Run) -> None:
    assert run(f"{DAILY} -o csv --columns publisher").out == 'publisher\n"Daily, ""The"""\n'
    assert run("sources -m share -o csv --columns url").out == 'url\n""\n'


def test_json_is_an_array_and_jsonl_the_same_objects_one_a_line(run: Run) -> None:
    for command in ("events", "figures", "actors", "sources", "attributions", "search o", "show ford vote"):
        array = json.loads(run(f"{command} -o json").out)
        lines = run(f"{command} -o jsonl").out.splitlines()
        assert [json.loads(line) for line in lines] == array
        assert len(array) > 1


def test_numbers_keep_the_digits_they_were_written_with(run: Run) -> None:
    assert '"best":2.20,' in run("figures -m share -o json").out
    assert run("figures -m share --columns best,value").rows == [["2.20", "2.20%"]]
    assert '"lowest":2.20,"highest":2.20,' in run("summary --all -m share -o jsonl").out


FACT_KEYS = "id type statement date earliest latest status superseded_by"
REST_KEYS = "attributions origins detail actors places tags key supersedes note"
ATTRIBUTION_KEYS = "by body side via role date earliest latest stance hedge quote locator note sources"
ACTOR_KEYS = "id type name kind aliases native_name in_text role country part_of members description"
SOURCE_KEYS = (
    "id type publisher title authors container_title issued earliest latest accessed url archive_url language issuer"
    " derived_from seen note origin origin_publisher origin_issued"
)
KEYS = {
    "events": f"{FACT_KEYS} kind {REST_KEYS}",
    "figures": f"{FACT_KEYS} measure best low high bound as_said scope value {REST_KEYS}",
    "assessments": f"{FACT_KEYS} kind condition likelihood confidence {REST_KEYS}",
    "attributions": f"id type statement condition {ATTRIBUTION_KEYS} before change value status supersedes reverses",
    "actors": f"{ACTOR_KEYS} about said",
    "sources": f"{SOURCE_KEYS} facts",
    "sources --origins": f"{SOURCE_KEYS} facts origin_copies origin_facts",
    "list measures": "id label facts",
}


@pytest.mark.parametrize("command", KEYS)
def test_every_object_has_every_key_in_the_documented_order(run: Run, command: str) -> None:
    records = json.loads(run(f"{command} -o json").out)
    assert records
    assert {" ".join(record) for record in records} == {KEYS[command]}


def test_every_reference_is_replaced_by_what_it_stands_for(run: Run) -> None:
    (fact,) = json.loads(run("show killed-early -o json").out)
    (attribution,) = fact["attributions"]
    assert " ".join(attribution) == ATTRIBUTION_KEYS
    assert attribution["by"] == {"id": "south-service", "name": "Southern Service"}
    assert attribution["via"] == [{"id": "kim-min", "name": "Kim Min"}]
    assert attribution["stance"] == "asserts"
    assert attribution["sources"] == [{
        "id": "daily", "publisher": 'Daily, "The"', "title": "=Bridge [bold]falls[/bold] | 한국어",
        "issued": "2024-03-02", "url": "https://daily.example/bridge?a=1|2", "origin": "wire",
        "origin_publisher": "Wire", "origin_issued": None,
    }]  # fmt: skip
    assert fact["measure"] == {"id": "killed", "label": "Killed", "unit": "soldiers"}
    assert fact["places"] == [{"id": "ford", "name": "Ford"}]
    assert fact["superseded_by"]["id"] == "killed-revised"
    assert fact["superseded_by"]["by"] == ["Southern Service"]


@pytest.mark.parametrize("format_", ["json", "jsonl"])
def test_json_of_the_summary_and_of_search_names_the_type_of_each_record(run: Run, format_: str) -> None:
    for command in ("summary --all", "search o"):
        text = run(f"{command} -o {format_}").out
        records = json.loads(text) if format_ == "json" else [json.loads(line) for line in text.splitlines()]
        assert all(record["id"] and record["type"] for record in records)


def test_ids_are_one_a_line_and_each_once(run: Run) -> None:
    assert run("attributions --kind collapse -o ids").out == "bridge-fell\n"
    assert run("show ford vote ford -o ids").out == "ford\nvote\n"
    assert run("timeline --type all --kind collapse -o ids").out == "bridge-fell\n"


def test_markdown_is_a_pipe_table_in_which_text_is_text(run: Run) -> None:
    head, rule, row = run(f"{DAILY} -o markdown --columns publisher,title,url").out.splitlines()
    assert head == "| publisher | title | url |"
    assert rule == "| --- | --- | --- |"
    assert row == (
        '| Daily, "The" | =Bridge \\[bold\\]falls\\[/bold\\] \\| 한국어 | <https://daily.example/bridge?a=1%7C2> |'
    )


@pytest.mark.parametrize("format_", ["tsv --header", "csv", "markdown"])
def test_columns_are_chosen_and_ordered_by_name(run: Run, format_: str) -> None:
    head = run(f"figures --columns value,id,by -o {format_}").out.splitlines()[0]
    assert head.replace("|", " ").replace(",", " ").split() == ["value", "id", "by"]


def test_a_table_has_the_chosen_columns_too(run: Run) -> None:
    drawn = run("figures --columns value,id -o table --color never").out
    assert [line.split() for line in drawn.splitlines()][:2] == [["value", "id"], ["about", "30", "killed-early"]]


@pytest.mark.parametrize("format_", ["json", "jsonl", "ids"])
def test_columns_with_a_format_that_has_none_is_a_usage_error(run: Run, format_: str) -> None:
    ran = run(f"events --columns id -o {format_}")
    assert (ran.out, ran.code) == ("", 2)
    assert ran.err.startswith(f"factsheet: error: --columns does not go with {format_}\nhint: ")


@pytest.mark.parametrize("columns", ["when", "id,when", "", "id,,by", "ID"])
def test_an_unknown_column_lists_those_that_there_are(run: Run, columns: str) -> None:
    ran = run("events", f"--columns={columns}")
    assert (ran.out, ran.code) == ("", 2)
    assert ran.err.splitlines()[1] == f"hint: the columns are {EVENT_HEAD.replace(',', ', ')}"


def test_a_misspelt_column_is_told_with_the_nearest(run: Run) -> None:
    assert run("events --columns statment").err.startswith(
        "factsheet: error: no column 'statment'; did you mean 'statement'?\n"
    )


@pytest.mark.parametrize("name", ["out.csv", "./out", "/tmp/out.json", "dir/x"])
def test_a_file_name_for_o_is_told_how_to_write_a_file(run: Run, name: str) -> None:
    ran = run("events", "-o", name)
    assert (ran.out, ran.code) == ("", 2)
    assert ran.err.endswith(f"hint: write a file with: -o csv > {name}\n")


def test_an_unknown_format_names_the_nearest_and_all(run: Run) -> None:
    assert run("events -o jsn").err == (
        "factsheet: error: no format 'jsn'; did you mean 'json'?\n"
        "hint: one of auto, table, tsv, csv, json, jsonl, markdown, ids\n"
    )


@pytest.mark.parametrize("format_", ["json", "jsonl", "csv"])
def test_a_command_that_prints_sentences_gives_no_text_to_who_asked_for_records(run: Run, format_: str) -> None:
    """quote prints text: asked for another format it says so, or has records; never text for JSON."""
    ran = run(f"quote bridge-fell -o {format_}")
    if ran.code == 0:
        assert ran.out.startswith(("[", "{", "id,"))
    else:
        assert (ran.out, ran.code) == ("", 2)


COLORS = {
    ("auto", ""): True, ("always", ""): True, ("never", ""): False,
    ("auto", "NO_COLOR=1"): False, ("always", "NO_COLOR=1"): True, ("auto", "NO_COLOR="): True,
    ("auto", "TERM=dumb"): False, ("never", "FORCE_COLOR=1"): False,
}  # fmt: skip
PIPE_COLORS = {
    ("auto", ""): False, ("always", ""): True, ("auto", "FORCE_COLOR=1"): True, ("auto", "FORCE_COLOR=0"): False,
    ("auto", "FORCE_COLOR="): False, ("never", "FORCE_COLOR=1"): False, ("always", "NO_COLOR=1"): True,
    ("auto", "FORCE_COLOR=1 NO_COLOR=1"): False,
}  # fmt: skip


@pytest.mark.parametrize("terminal", [True, False])
@pytest.mark.parametrize(("when", "variables"), sorted({*COLORS, *PIPE_COLORS}))
def test_color_option_goes_before_no_color_before_force_color_before_the_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, terminal: bool, when: str, variables: str
) -> None:
    colored = (COLORS if terminal else PIPE_COLORS).get((when, variables))
    if colored is None:
        return
    for variable in variables.split():
        monkeypatch.setenv(*variable.split("=", 1))
    drawn = run(f"events -o table --color {when}", columns=100 if terminal else None).out
    assert ("\x1b" in drawn) == colored


@pytest.mark.parametrize("format_", ["tsv", "csv", "json", "jsonl", "markdown", "ids"])
def test_no_format_for_programs_is_ever_coloured(run: Run, format_: str) -> None:
    assert run(f"events -o {format_} --color always", columns=100).out == run(f"events -o {format_}").out
