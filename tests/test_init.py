"""A sheet of one's own: `init` writes one to begin with, `template` prints what is pasted into it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from conftest import Run
from factsheet.canonical import KEYS
from factsheet.gate.model import MODELS, Attribution
from factsheet.templates import BOUNDS, TEMPLATES


@pytest.fixture
def begun(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a sheet that was just begun."""
    monkeypatch.chdir(tmp_path)
    assert run("init my.json").code == 0
    return tmp_path


def example(folder: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder / "my.json").read_text("utf-8"))
    return content


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_sheet_begun_passes_check_and_fmt_in_silence(run: Run, begun: Path) -> None:
    assert run("check --strict my.json") == ("", "", 0)
    assert run("fmt --check my.json") == ("", "", 0)


def test_it_shows_every_kind_of_record_and_says_that_it_is_an_example(run: Run, begun: Path) -> None:
    sheet = example(begun)
    assert sheet.keys() >= {"actors", "places", "sources", "measures", "events", "figures", "assessments"}
    assert sheet["title"].startswith("Example: ")
    assert "Nothing in it happened" in sheet["description"]
    assert run("-f my.json summary").out.count("\n") == 3


def test_its_schema_lies_beside_it(begun: Path) -> None:
    schema = begun / example(begun)["$schema"]
    assert json.loads(schema.read_text("utf-8"))["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_it_says_what_to_do_next(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = run("init 'a sheet.json'").out
    for command in (
        "factsheet template figure",
        "factsheet check 'a sheet.json'",
        "factsheet -f 'a sheet.json' summary",
    ):
        assert command in told


def test_nothing_that_is_there_is_written_over(run: Run, begun: Path) -> None:
    (begun / "my.json").write_text("mine", "utf-8")
    (begun / "factsheet-1.schema.json").write_text("mine, too", "utf-8")
    (begun / "link.json").symlink_to("nowhere")
    for name in ("my.json", "link.json", "."):
        ran = run("init", name)
        assert (ran.out, ran.code) == ("", 4)
        assert ran.err.startswith(f"factsheet: error: cannot write {name}: it is there already\n")
    assert run("init other.json").code == 0
    assert (begun / "my.json").read_text("utf-8") == "mine"
    assert (begun / "factsheet-1.schema.json").read_text("utf-8") == "mine, too"
    assert names(begun) == ["factsheet-1.schema.json", "link.json", "my.json", "other.json"]


@pytest.mark.parametrize("name", ["no/such/folder.json", "a\0b", "x" * 300])
def test_what_cannot_be_written_is_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("init", name)
    assert (ran.out, ran.code, ran.err.count("\n")) == ("", 4, 1)
    assert names(tmp_path) == []


@pytest.mark.uncounted
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of a file's size")
def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    import resource

    ran = subprocess.run(
        [sys.executable, "-m", "factsheet", "init", "my.json"],
        cwd=tmp_path,
        env={"FACTSHEET_CACHE": "off", "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
        capture_output=True,
        check=False,
    )
    assert (ran.stdout, ran.returncode) == (b"", 4)
    assert ran.stderr.count(b"\n") == 1
    assert names(tmp_path) == []


@pytest.mark.parametrize("noun", TEMPLATES)
def test_a_template_has_every_key_of_its_type(run: Run, noun: str) -> None:
    section = TEMPLATES[noun][0]
    keys = list(json.loads(run(f"template {noun}").out))
    others = {"measure", "best", "low", "high", "bound", "as_said", "scope", "condition", "likelihood", "confidence"}
    own = {
        "events": others,
        "figures": {"kind", "condition", "likelihood", "confidence"},
        "assessments": others - {"condition", "likelihood", "confidence"},
    }
    assert keys == [key for key in KEYS[section] if key not in own.get(section, ())]


PASTED = [
    *(noun for noun in TEMPLATES if noun != "attribution"),
    *(f"{noun} --short" for noun in TEMPLATES if noun != "attribution"),
    *(f"figure{short} --bound {bound}" for bound in BOUNDS for short in ("", " --short")),
]


@pytest.mark.parametrize("words", PASTED)
def test_a_template_pasted_into_the_example_passes_check(run: Run, begun: Path, words: str) -> None:
    sheet = example(begun)
    record = json.loads(run(f"template {words}").out)
    sheet[TEMPLATES[words.partition(" ")[0]][0]].append(record)
    (begun / "my.json").write_text(json.dumps(sheet), "utf-8")
    ran = run("check --strict my.json --ignore unused")
    assert ran == ("", "", 0)
    assert record["id"] in run(f"-f my.json show {record['id']}").out


@pytest.mark.parametrize("noun", TEMPLATES)
def test_a_short_template_has_what_a_record_must_have_and_what_most_have(run: Run, noun: str) -> None:
    models: dict[str, type[BaseModel]] = {**MODELS, "attributions": Attribution}
    record = json.loads(run(f"template {noun} --short").out)
    required = {name for name, field in models[TEMPLATES[noun][0]].model_fields.items() if field.is_required()}
    usual = {"title", "issued", "url"} if noun == "source" else set()
    assert record.keys() - {"bound", "best"} == required | usual


def test_stubs_of_several_types_are_printed_one_after_another(run: Run) -> None:
    both = run("template --short source figure --bound range").out
    assert both == run("template source --short").out + run("template figure --short --bound range").out
    assert run("template source figrue").err.startswith(
        "factsheet: error: no template 'figrue'; did you mean 'figure'?"
    )


def test_a_sheet_without_key_facts_is_summed_up_whole(run: Run, begun: Path) -> None:
    sheet = example(begun)
    for section in ("events", "figures", "assessments"):
        for fact in sheet[section]:
            fact.pop("key", None)
    (begun / "my.json").write_text(json.dumps(sheet), "utf-8")
    shown = run("-f my.json summary -o ids").out
    assert shown
    assert shown == run("-f my.json summary --all -o ids").out
    assert "Key events" not in run("-f my.json summary", columns=80).out


def test_an_attribution_pasted_into_a_fact_passes_check(run: Run, begun: Path) -> None:
    sheet = example(begun)
    sheet["events"][0]["attributions"].append(json.loads(run("template attribution").out))
    (begun / "my.json").write_text(json.dumps(sheet), "utf-8")
    assert run("check --strict my.json") == ("", "", 0)


def test_what_steers_a_terminal_in_the_name_of_a_sheet_is_told_visibly(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = run("init", "a\x1b[2J\u202eb.json").out
    assert told.startswith("wrote a\\x1b[2J\\u202eb.json, an example")
    assert "\x1b" not in told
    assert "\u202e" not in told
