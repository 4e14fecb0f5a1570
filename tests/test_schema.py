"""The published JSON Schema: it is what the models generate, and an outside validator judges sheets by it as `check`.

What the schema lets through and the gate refuses stands on one list, gate/unsaid.py; the other way round there is
nothing.
"""

import json
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conftest import BUNDLED, HERE, TINY, Run
from factsheet.gate import reading
from factsheet.gate.decoding import decoded
from factsheet.gate.meanings import LISTS
from factsheet.gate.passage import Passage
from factsheet.gate.reading import Content
from factsheet.gate.schema import published
from factsheet.gate.unsaid import UNSAID
from factsheet.topics import TOPICS
from sheets import assessment, encoded, event, figure, said, sheet, written

FILE = HERE.parent / "data" / "factsheet-1.schema.json"
SCHEMA = json.loads(FILE.read_text("ascii"))
JUDGE = Draft202012Validator(SCHEMA)
BROKEN = sorted((HERE / "data" / "broken").glob("*.json"), key=lambda path: path.name)
NO_JSON = {"E101", "E102"}
UNSAID_CODES = {code.code for each in UNSAID for code in each.codes}


def codes_of(data: bytes) -> set[str]:
    """The codes of the errors that the gate finds."""
    passage = Passage(decoded(Content("a.json", data, kept=False)))
    for _ in passage.records():
        pass
    return {problem.fault.code.code for problem in passage.problems()}


def lets_pass(data: bytes) -> bool:
    """Whether the schema lets the sheet pass; text that is no JSON never comes before it."""
    try:
        content = json.loads(data.decode("utf-8"))
    except ValueError:
        return True
    return bool(JUDGE.is_valid(content))


def parts(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key, word and record of the schema, with its path."""
    for name, each in node.get("properties", {}).items():
        yield f"{path}/{name}", each
        for number, word in enumerate(each.get("oneOf", ())):
            yield f"{path}/{name}/{number}", word
    for name, each in node.get("$defs", {}).items():
        yield f"{path}/{name}", each
        yield from parts(each, f"{path}/{name}")


def test_the_published_file_is_what_the_models_generate() -> None:
    assert FILE.read_text("ascii") == published(), "python docs/schema.py writes it"
    assert Path(reading.shipped(reading.SCHEMA)).samefile(FILE)
    script = runpy.run_path(str(HERE.parent / "docs" / "schema.py"))
    assert script["SCHEMA"].samefile(FILE)


def test_the_schema_is_one_by_the_meta_schema_and_says_what_it_is() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["$id"]
    assert SCHEMA["title"]
    assert SCHEMA["description"]


def test_every_key_every_record_and_every_word_is_described_where_it_stands() -> None:
    found = dict(parts(SCHEMA))
    assert len(found) > 150
    assert [path for path, each in found.items() if not each.get("description")] == []
    words = {each["const"] for each in found.values() if isinstance(each.get("const"), str)}
    assert words == {"factsheet/1", *(word for table in LISTS.values() for word in table)}


def test_the_command_prints_the_published_bytes(run: Run) -> None:
    printed = run("schema")
    assert (printed.out.encode(), printed.err, printed.code) == (FILE.read_bytes(), "", 0)
    assert run("schema", columns=40).out == printed.out


def test_the_command_reads_no_sheet(run: Run) -> None:
    assert run("-f", "/no/such", "schema").code == 0


def test_the_list_of_what_a_schema_cannot_say_is_told_whole(run: Run) -> None:
    told = run("help", "schema").out
    assert told.split() == TOPICS["schema"].split()
    flat = " ".join(told.split())
    for codes, what in UNSAID:
        assert f"{', '.join(each.code for each in codes)} {what}" in flat


@pytest.mark.parametrize("path", [BUNDLED, TINY, HERE / "data" / "canonical.json", HERE / "data" / "untidy.json"])
def test_a_good_sheet_passes_both(path: Path) -> None:
    assert codes_of(path.read_bytes()) == set()
    assert [error.message for error in JUDGE.iter_errors(json.loads(path.read_bytes()))] == []


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_what_the_gate_refuses_the_schema_refuses_or_it_is_on_the_list(path: Path) -> None:
    found = codes_of(path.read_bytes())
    try:
        content = json.loads(path.read_bytes().decode("utf-8"))
    except ValueError:  # nothing that a schema is ever asked about
        assert found & NO_JSON
    else:
        assert found <= UNSAID_CODES if JUDGE.is_valid(content) else found


def test_every_code_of_the_list_is_let_through_by_some_sheet() -> None:
    let_through = {code for path in BROKEN if lets_pass(path.read_bytes()) for code in codes_of(path.read_bytes())}
    alone = [
        *(sheet(events=[event("a", date=date)]) for date in ("2024-03/2024-02", "[2024..2023]")),
        sheet(figures=[figure("a", best=2**63)]), sheet(figures=[figure("a", bound="range", low=2, high=1)]),
    ]  # fmt: skip
    for content in alone:
        assert lets_pass(encoded(content))
        let_through |= codes_of(encoded(content))
    assert let_through >= UNSAID_CODES


@pytest.mark.parametrize("name", ["factsheet-1.schema.json", "../schemas/a b.json", "https://example.org/s.json", "#"])
def test_a_sheet_may_name_its_schema(run: Run, tmp_path: Path, name: str) -> None:
    content = {"$schema": name, **sheet(events=[event("it")])}
    path = written(tmp_path, content)
    assert run("check", "--ignore", "W", path) == ("", "", 0)
    assert run("events", "-f", path, "-o", "ids").out == "it\n"
    run("fmt", path)
    assert Path(path).read_text("utf-8").startswith(f'{{\n  "$schema": "{name}",\n')
    assert JUDGE.is_valid(content)


ONE = {
    "no title": sheet(title=None),
    "a format of another version": sheet(format="factsheet/2"),
    "a section that is no list": sheet(events={}),
    "a record that is no object": sheet(events=["it"]),
    "a null in a section": sheet(events=[None]),
    "an unknown key of the sheet": sheet(evnts=[]),
    "an unknown key of a record": sheet(events=[event("it", Tags=[])]),
    "an unknown key of an attribution": sheet(events=[event("it", attributions=[said(source="paper")])]),
    "a key of another type of fact": sheet(events=[event("it", measure="count")]),
    "no attribution": sheet(events=[event("it", attributions=[])]),
    "no source": sheet(events=[event("it", attributions=[said(sources=[])])]),
    "a blank statement": sheet(events=[event("it", statement=" \t\u3000")]),
    "an id with a capital": sheet(events=[event("It")]),
    "a tag with a blank": sheet(events=[event("it", tags=["a b"])]),
    "a null among tags": sheet(events=[event("it", tags=[None])]),
    "a truth in quotes": sheet(events=[event("it", key="true")]),
    "a number in quotes": sheet(figures=[figure("it", best="12")]),
    "a truth for a number": sheet(figures=[figure("it", best=True)]),
    "a number beyond all": sheet(figures=[figure("it", best=10**400)]),
    "a country of three letters": sheet(places=[{"id": "town", "name": "Town", "country": "NOR"}]),
    "a language with a line below": sheet(language="ko_KR"),
    "an unknown hedge": sheet(events=[event("it", attributions=[said(hedge="claimed")])]),
    "an unknown stance": sheet(events=[event("it", attributions=[said(), said(stance="doubts")])]),
    "an unknown bound": sheet(figures=[figure("it", bound="around", best=1)]),
    "an unknown likelihood": sheet(assessments=[assessment("it", likelihood="probable")]),
    "an unknown confidence": sheet(assessments=[assessment("it", confidence="High")]),
    "an unknown kind of judgement": sheet(assessments=[assessment("it", kind="guess")]),
    "a lead that denies": sheet(events=[event("it", attributions=[said(stance="denies")])]),
    "a lead that retracts": sheet(figures=[figure("it", attributions=[said(stance="retracts")])]),
    "a denial that is no plain statement": sheet(
        events=[event("it", attributions=[said(), said(stance="denies", hedge="reported")])]
    ),
}


@pytest.mark.parametrize("name", ONE)
def test_a_sheet_that_is_broken_in_one_place_fails_both(name: str) -> None:
    assert codes_of(encoded(ONE[name]))
    assert not JUDGE.is_valid(ONE[name])


def address(url: str) -> dict[str, Any]:
    return sheet(sources=[{"id": "paper", "type": "book", "publisher": "Paper", "url": url}])


@pytest.mark.parametrize("url", [
    "https://example.org", "http://user:pass@example.org:80/a?b=c#d", "https://[::1]/", "https://한국.kr/신문", "http://1.1.1.1",
    "https://example.org/a|b{c}", "https://xn--a.example/%20", "https://@example.org",
])  # fmt: skip
def test_an_address_passes_both(url: str) -> None:
    assert codes_of(encoded(address(url))) == set()
    assert JUDGE.is_valid(address(url))


@pytest.mark.parametrize("url", [
    "", "javascript:alert(1)", "https://", "http:///path", "https://:443/path", "www.example.org", "ftp://example.org/",
    "https://example.org/a b", "https://example.org/\x1b]8;;x", "HTTPS://example.org", "https://-example.org",
    "https://a\u200bb", "https://a\u202eb", "https://a\x85b",
])  # fmt: skip
def test_what_is_no_address_fails_both(url: str) -> None:
    assert codes_of(encoded(address(url))) == {"E204"}
    assert not JUDGE.is_valid(address(url))
