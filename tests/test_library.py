"""What Python users rely on: load() and what it raises, records without None lists, and a Register that is never at
odds with the command line."""

import json
import pickle
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factsheet
from anysheet import sheets
from conftest import BUNDLED, HERE, TINY, Run
from factsheet.canonical import DEFAULTS
from factsheet.gate.model import MODELS, Attribution, Model
from factsheet.gate.model import Sheet as SheetModel
from factsheet.index.cache import open_index
from factsheet.index.lineage import ancestry, inside
from factsheet.index.reader import Index
from factsheet.selection import Selection
from factsheet.whole import Whole
from processes import variables
from properties import SETTINGS
from sheets import encoded, event, figure, said, sheet, written

BROKEN = sorted((HERE / "data" / "broken").glob("*.json"), key=lambda path: path.name)


def python(code: str, **changes: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], env=variables(**changes), capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout


def test_without_a_path_it_is_the_bundled_sheet_whatever_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTSHEET_FILE", str(TINY))
    assert factsheet.load().title == json.loads(BUNDLED.read_text("utf-8"))["title"]
    assert factsheet.load() == factsheet.load(BUNDLED) == factsheet.load(str(BUNDLED))


def test_every_record_and_every_value_of_the_file_is_there() -> None:
    loaded = factsheet.load(TINY)
    stored = json.loads(TINY.read_text("utf-8"))
    assert loaded.as_of == stored["as_of"]
    for section in ("actors", "places", "sources", "measures", "events", "figures", "assessments"):
        records = getattr(loaded, section)
        assert len(records) == len(stored[section])
        for record, wanted in zip(records, stored[section], strict=True):
            held = json.loads(record.model_dump_json(exclude_unset=True))
            assert held == {key: value for key, value in wanted.items() if value != []} | {
                key: [] for key, value in wanted.items() if value == []
            }


def test_a_list_is_never_none_and_a_default_is_the_formats(tmp_path: Path) -> None:
    absent = event("it")
    nulls = {**absent, "actors": None, "tags": [], "key": None, "attributions": [said(via=None, stance=None)]}
    bare = factsheet.load(written(tmp_path, sheet(events=[absent])))
    null = factsheet.load(written(tmp_path, {**sheet(events=[nulls], language=None), "assessments": None}, "null.json"))
    assert bare == null
    (fact,) = bare.events
    assert (fact.actors, fact.places, fact.tags, fact.key, fact.note) == ((), (), (), False, None)
    assert (fact.attributions[0].stance, fact.attributions[0].via) == ("asserts", ())
    assert (bare.figures, bare.language, bare.sources[0].seen, bare.measures[0].kind) == ((), "en", True, "actual")


def test_the_defaults_of_the_records_are_those_that_fmt_leaves_out() -> None:
    models: dict[str, type[Model]] = {"sheet": SheetModel, "attributions": Attribution, **MODELS}
    for section, model in models.items():
        given_ = {
            name: field.default
            for name, field in model.model_fields.items()
            if not field.is_required() and field.default not in (None, ())
        }
        assert given_ == DEFAULTS.get(section, {}), section


def test_a_sheet_is_frozen_hashable_and_can_be_pickled() -> None:
    loaded = factsheet.load(TINY)
    assert len({loaded, factsheet.load(TINY)}) == 1
    assert pickle.loads(pickle.dumps(loaded)) == loaded
    with pytest.raises(ValueError, match="frozen"):
        loaded.title = "Other"  # type: ignore[misc]


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_sheet_tells_every_problem_at_once_as_check_does(path: Path, run: Run) -> None:
    told = json.loads(run("check", "-o", "json", str(path)).out)
    errors = [each for each in told if each["severity"] == "error"]
    if not errors:
        factsheet.load(path)
        return
    with pytest.raises(factsheet.BrokenSheet) as caught:
        factsheet.load(path)
    found = caught.value.problems
    assert [(each.path, each.line, each.column, each.code) for each in found] == [
        (str(path), each["line"], each["column"], each["code"]) for each in errors
    ]
    assert str(found[0]) == f"{path}:{errors[0]['line']}:{errors[0]['column']}: {found[0].message}"
    assert all(each["what"] in problem.message for each, problem in zip(errors, found, strict=True))
    assert isinstance(caught.value, factsheet.FactsheetError)
    assert len(caught.value.__notes__) == min(len(errors), 20)
    assert "\x1b" not in "".join(caught.value.__notes__)


@pytest.mark.parametrize("path", ["/no/such.json", str(HERE), "", "a\0b", Path("no") / "such"])
def test_what_cannot_be_read_is_told_by_name(path: str | Path) -> None:
    with pytest.raises(factsheet.UnreadableSheet, match="cannot read "):
        factsheet.load(path)


def test_what_is_no_path_is_a_type_error() -> None:
    with pytest.raises(TypeError):
        factsheet.load(3)  # type: ignore[arg-type]


def test_importing_the_package_loads_nothing_and_errors_come_without_pydantic() -> None:
    fresh = "import sys; before = set(sys.modules); import factsheet; print(*sorted(set(sys.modules) - before))"
    assert python(fresh) == "factsheet\n"
    light = "from factsheet import load, BrokenSheet, UnreadableSheet; import sys; print('pydantic' in sys.modules)"
    assert python(light) == "False\n"


def test_every_public_name_is_there_and_no_other() -> None:
    for name in factsheet.__all__:
        found: Any = getattr(factsheet, name)
        assert found.__name__ == name
        assert name in dir(factsheet)
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        factsheet.reed  # type: ignore[attr-defined]  # noqa: B018


def at_one_with_the_index(path: Path, days: list[str | None]) -> None:
    """Holds that a Register tells of the sheet what the index, and so the command line, tells."""
    loaded = factsheet.load(path)
    register = factsheet.Register(loaded)
    with closing(open_index(str(path), None)) as db:
        index = Index(db)
        for day in days:
            asked = Selection(as_of=day)
            for name in register.facts:
                found = index.record(name, asked)
                assert register.status(name, day) == (found[1].record["status"] if found else None), (name, day)
        for name in register.facts:
            fact = index.fact(name, Selection())
            assert len(register.origins(name)) == fact["origins"]
            after = fact["superseded_by"]
            assert after is None or register.successor(name) == after["id"]
            for each in fact["attributions"]:
                side = each["side"] or each["by"]
                assert register.side(each["by"]["id"]) == side["id"]
                assert {register.origin(cited["id"]) for cited in each["sources"]} == {
                    cited["origin"] for cited in each["sources"]
                }


def test_a_register_is_at_one_with_the_command_line_on_the_bundled_sheet_and_on_every_day_of_a_small_one() -> None:
    at_one_with_the_index(BUNDLED, [None, "2024-10-20", "2024-10-31", "2025-04-26", "2025-12-31"])
    days = [f"2024-{month:02}-{day:02}" for month in range(1, 7) for day in range(1, 29, 3)]
    at_one_with_the_index(TINY, [None, *days])


def test_a_register_is_at_one_with_the_command_line_on_any_sheet(tmp_path: Path) -> None:
    @settings(SETTINGS, max_examples=25)
    @given(sheets(), st.sampled_from(["2024-06-15", "2025-03-01", "2025-12-31"]))
    def holds(content: Any, day: str) -> None:
        path = tmp_path / "any.json"
        path.write_bytes(encoded(content))
        at_one_with_the_index(path, [None, day])

    holds()


def test_a_source_is_primary_where_the_screen_of_a_record_says_so() -> None:
    register = factsheet.Register(factsheet.load(BUNDLED))
    names = list(register.actors)
    with closing(open_index(str(BUNDLED), None)) as db:
        index = Index(db)
        pairs = inside(index, names)
        whole = ancestry(index, register.sources, Selection())
    seen = set()
    for fact in register.facts.values():
        for each in fact.attributions:
            for source in each.sources:
                chain = [source]
                while following := whole[chain[-1]]["derived_from"]:
                    chain.append(following["id"])
                shown = Whole("fact", None, {}, inside=pairs)
                by_index = any(shown.is_primary(each.by, whole[name]) for name in chain)
                assert register.is_primary(each.by, source) <= by_index
                seen.add(register.is_primary(each.by, source))
    assert seen == {True, False}


def test_a_register_follows_what_was_superseded_and_retracted_from_day_to_day(tmp_path: Path) -> None:
    old = figure("old", attributions=[said(), said(date="2024-03-01", stance="denies")])
    new = figure(
        "new", supersedes="old", attributions=[said(date="2024-02-01"), said(date="2024-04", stance="retracts")]
    )
    register = factsheet.Register(factsheet.load(written(tmp_path, sheet(figures=[old, new]))))
    assert register.status("old", "2024-01-09") is None
    days = ("2024-01", "2024-02", "2024-03-15", "2024-04-01", None)
    assert [register.status("old", day) for day in days] == [
        "standing", "superseded", "superseded", "disputed", "disputed",
    ]  # fmt: skip
    assert register.status("new") == "retracted"
    assert (register.successor("old"), register.successor("new")) == ("new", None)
    with pytest.raises(KeyError):
        register.status("speaker")
    with pytest.raises(ValueError, match="2024-13"):
        register.status("old", "2024-13")


def test_standard_input_is_a_hyphen_as_on_the_command_line() -> None:
    code = "import factsheet; print(factsheet.load('-').title)"
    done = subprocess.run([sys.executable, "-c", code], input=TINY.read_bytes(), capture_output=True, check=True)
    assert done.stdout.decode("utf-8").splitlines() == [json.loads(TINY.read_text("utf-8"))["title"]]
