"""The audit of the bundled sheet: every entry of the record is accounted for, and most facts rest on more than one."""

import json
from importlib.util import module_from_spec, spec_from_file_location
from typing import Any

import pytest

from conftest import BUNDLED, HERE

DOCS = HERE.parent / "docs"
RECORD = json.loads((HERE / "data" / "record.json").read_text("utf-8"))
MAPPING = json.loads((DOCS / "audit.json").read_text("utf-8"))
SHEET = json.loads(BUNDLED.read_text("utf-8"))
FACTS = {fact["id"]: fact for section in ("events", "figures", "assessments") for fact in SHEET[section]}


@pytest.fixture(scope="module")
def script() -> Any:
    spec = spec_from_file_location("audit", DOCS / "audit.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_entry_of_the_record_is_in_a_fact_or_has_its_reason() -> None:
    assert MAPPING["entries"].keys() == RECORD["entries"].keys()
    assert [name for name, entry in MAPPING["entries"].items() if not (entry["facts"] or entry.get("note"))] == []


def test_every_fact_comes_from_an_entry_of_the_record_or_from_the_brief() -> None:
    named = {name for entry in MAPPING["entries"].values() for name in entry["facts"]}
    assert named - FACTS.keys() == set()
    from_the_brief = {name for name, fact in FACTS.items() if fact["attributions"][0]["by"] == "the-brief"}
    assert FACTS.keys() - named - from_the_brief == set()


def test_every_claim_of_the_brief_has_facts() -> None:
    assert MAPPING["claims"] == [f"s{number}" for number in range(1, 15)]
    tags = {tag for fact in FACTS.values() for tag in fact.get("tags", ())}
    assert set(MAPPING["claims"]) == tags & set(MAPPING["claims"])


def test_the_page_is_what_its_script_makes(script: Any) -> None:
    assert (DOCS / "audit.md").read_text("utf-8") == "".join(script.audit(SHEET, MAPPING))


def test_a_hundred_facts_have_two_origins_or_the_asserters_own_text(script: Any) -> None:
    basis = script.Basis(SHEET)
    assert sum(basis.is_well_held(fact) for fact in FACTS.values()) >= 100
