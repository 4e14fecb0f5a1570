"""Text from a sheet is data: it comes back as it was, and steers nothing on the way."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import properties  # noqa: F401 (leaves nothing behind)
from conftest import Run
from hostile import OWN, STEERING, TEXTS, everywhere, from_csv, unescaped
from sheets import encoded, event, sheet, written

COMMANDS = (
    "summary --all", "events", "timeline --type all", "figures", "assessments", "attributions", "actors", "sources",
    "search relay", "search x", "list measures", "list places", "show it-5 many-5 speaker-7 paper-7 town-8 count-8",
)  # fmt: skip
each_text = pytest.mark.parametrize("n", range(len(TEXTS)), ids=lambda n: ascii(TEXTS[n]))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a sheet that has every text in every field of some record."""
    found = tmp_path_factory.mktemp("everywhere")
    written(found, everywhere(TEXTS))
    return found


@pytest.fixture
def everything(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sheet in use has every text; its index is kept from test to test."""
    monkeypatch.setenv("FACTSHEET_FILE", str(folder / "sheet.json"))
    monkeypatch.setenv("FACTSHEET_CACHE", str(folder / "cache"))


def cells(text: str) -> list[list[str]]:
    """The cells of a csv table, read by Python's own module."""
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def shown(text: str, n: int) -> dict[tuple[str, str], str]:
    """What `show` has of the records with that text: each of their fields."""
    both = [("statement", text), ("detail", text), ("note", text), ("places", text), ("actors", text)]
    both += [(f"attribution.1.{key}", text) for key in ("by", "role", "quote", "locator", "note", "source.1")]
    both += [("attribution.1.source.1.title", text)]
    names = ("name", "native_name", "in_text", "role", "description")
    own = {
        "it": both,
        "that": [*both, ("condition", text)],
        "many": [*both, ("as_said", text), ("scope", text), ("unit", text), ("value", f"{text} ({text})")],
        "speaker": [*((key, text) for key in names), ("aliases", f"speaker; {text}")],
        "town": [("name", text), ("aliases", text)],
        "paper": [(key, text) for key in ("publisher", "title", "authors", "container_title", "note")],
        "count": [(key, text) for key in ("label", "unit", "description")],
    }
    return {(f"{name}-{n}", field): value for name, fields in own.items() for field, value in fields}


@each_text
@pytest.mark.usefixtures("everything")
def test_the_same_text_comes_back_from_tsv_csv_and_json(run: Run, n: int) -> None:
    expected = shown(TEXTS[n], n)
    line = f"show {' '.join(dict.fromkeys(name for name, _ in expected))}"
    tsv = {(name, field): unescaped(value) for name, field, value in run(line).rows}
    head, *rows = cells(run(f"{line} -o csv").out)
    table = {(name, field): from_csv(value) for name, field, value in rows}
    assert head == ["id", "field", "value"]
    assert {key: tsv[key] for key in expected} == expected
    assert table == tsv
    records = {record["id"]: record for record in json.loads(run(f"{line} -o json").out)}
    in_json = {key: records[key[0]][key[1]] for key in expected if isinstance(records[key[0]].get(key[1]), str)}
    assert len(in_json) >= 20
    assert in_json == {key: expected[key] for key in in_json}
    attribution = records[f"it-{n}"]["attributions"][0]
    assert {attribution[key] for key in ("role", "quote", "locator", "note")} == {TEXTS[n]}
    assert attribution["by"]["name"] == attribution["sources"][0]["title"] == TEXTS[n]
    assert records[f"paper-{n}"]["authors"] == [TEXTS[n]]


@pytest.mark.usefixtures("everything")
@pytest.mark.parametrize("format_", ["tsv", "csv"])
def test_every_line_of_a_fact_gives_its_texts_back_in_its_columns(run: Run, format_: str) -> None:
    out = run(f"figures --columns id,statement,by,sources,value,scope --header -o {format_}").out
    _, *rows = cells(out) if format_ == "csv" else [line.split("\t") for line in out.split("\n")[:-1]]
    undone = from_csv if format_ == "csv" else unescaped
    assert {row[0]: [undone(cell) for cell in row[1:]] for row in rows} == {
        f"many-{n}": [text, f"{text} via Relay", text, f"{text} ({text})", text] for n, text in enumerate(TEXTS)
    }


@pytest.mark.usefixtures("everything")
def test_a_csv_text_that_a_spreadsheet_would_run_begins_with_a_quote_and_no_other_gets_one(run: Run) -> None:
    _, *rows = cells(run("events --columns id,statement -o csv").out)
    guarded = {TEXTS[int(name.removeprefix("it-"))] for name, cell in rows if cell.startswith("'")}
    assert guarded == {"=1+1", "'=1", "''=1", "+1", "-1", "@x", "\t=1", "\r=1", "'\tx"}


@pytest.mark.usefixtures("everything")
@pytest.mark.parametrize("command", COMMANDS)
def test_no_output_holds_a_control_or_a_mark_of_direction(run: Run, command: str) -> None:
    for format_ in ("tsv", "csv", "json", "jsonl", "markdown", "ids", "table --color never"):
        ran = run(f"{command} -o {format_}")
        assert (ran.err, ran.code) == ("", 0)
        assert ran.out
        assert STEERING.findall(ran.out) == []
        assert "\t" not in ran.out or format_ in {"tsv", "csv"}
    for colored in (run(f"{command} -o table --color always"), run(command, columns=60)):
        assert STEERING.findall(OWN.sub("", colored.out)) == []
        assert colored.code == 0


@pytest.mark.usefixtures("everything")
@pytest.mark.parametrize("command", COMMANDS)
def test_every_row_has_as_many_cells_as_the_header(run: Run, command: str) -> None:
    head, *rows = (line.split("\t") for line in run(f"{command} --header").out.split("\n")[:-1])
    assert {len(row) for row in rows} == {len(head)}
    table = cells(run(f"{command} -o csv").out)
    assert len(table) == len(rows) + 1
    assert {len(row) for row in table} == {len(head)}
    markdown = run(f"{command} -o markdown").out.split("\n")[:-1]
    assert len(markdown) == len(rows) + 2
    assert {len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in markdown} == {len(head) + 1}


@pytest.mark.usefixtures("everything")
def test_quotations_and_errors_are_one_line_each(run: Run) -> None:
    quoted = run("quote --kind clash --kind forecast").out
    assert STEERING.findall(quoted) == []
    assert "\t" not in quoted
    assert quoted.count("\n") == 2 * len(TEXTS)
    for text in TEXTS:
        for told in (run("events", "--kind", text).err, run("show", "--", text).err):
            assert STEERING.findall(told) == []
            assert "\t" not in told
            assert [line for line in told.split("\n") if not line.startswith(("factsheet: error: ", "hint: "))] == [""]


def test_markup_and_emoji_names_print_as_they_are(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "[bold]x[/x] :smile: [link=http://x]y[/link] 12 'z' https://x.example None"
    path = written(tmp_path, sheet(events=[event("it", statement=text)]))
    monkeypatch.setenv("COLUMNS", "200")
    for wide in (run("events", "-f", path, "-o", "table"), run("events", "-f", path, "--color=never", columns=200)):
        assert text in wide.out
        assert "\x1b" not in wide.out


def test_the_problems_of_a_sheet_are_inert_too(run: Run, tmp_path: Path) -> None:
    broken = sheet(events=[event("it", **{"\x1b[2J\u202e\n": "x", "kind": "\x1b[31m\u2028"})])
    path = written(tmp_path, broken)
    for told in (run("check", path).out, run("events", "-f", path).err):
        assert STEERING.findall(told) == []
        assert len(told.splitlines()) == told.count("\n") > 1
        assert all(line.startswith((path, "factsheet: error: ")) for line in told.splitlines())


@pytest.mark.parametrize("form", ["text", "json", "github", "auto"])
def test_the_name_of_a_file_is_inert_beside_its_problems(run: Run, tmp_path: Path, form: str) -> None:
    path = written(tmp_path, sheet(title=1), "a\x1b[2J\u202e%,:b.json")
    told = run("check", path, "-o", form, "--color", "never", columns=80 if form == "auto" else None).out
    assert STEERING.findall(told) == []
    assert "b.json" in told


def test_help_tells_every_escape_that_csv_makes(run: Run) -> None:
    """A carriage return in front is guarded like a tab: whoever undoes it must know."""
    told = " ".join(run("help output").out.split())
    guarded = told[told.index("a text that begins with") : told.index("gets a leading")]
    assert all(mark in guarded for mark in ("= + - @", "tab", "carriage return"))


@settings(
    derandomize=True, deadline=None, database=None, max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(
    found=st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
    | st.text("\\tnrx0aufe\t\n\r'=+-@,\"|\x1b\u2028\ufeff ", min_size=1).filter(str.strip)
)
def test_any_text_comes_back_whole_and_steers_nothing(run: Run, monkeypatch: pytest.MonkeyPatch, found: str) -> None:
    monkeypatch.setenv("FACTSHEET_CACHE", "off")
    content = encoded(sheet(events=[event("it", statement=found)]))

    def printed(format_: str) -> str:
        ran = run(f"events -f - --columns statement -o {format_}", stdin=content)
        assert (ran.err, ran.code) == ("", 0)
        assert STEERING.findall(ran.out) == []
        return ran.out

    assert unescaped(printed("tsv").removesuffix("\n")) == found
    assert [[from_csv(cell) for cell in row] for row in cells(printed("csv"))] == [["statement"], [found]]
    assert printed("markdown").count("\n") == 3
    printed("table --color never")
    out = run("events -f - -o json", stdin=content).out
    assert STEERING.findall(out) == []
    assert json.loads(out)[0]["statement"] == found
