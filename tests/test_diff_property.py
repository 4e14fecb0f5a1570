"""Whatever two sheets hold: what is the same is no difference, what differs is told, from both sides alike."""

import json
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from anysheet import Record, days, points, sheets
from conftest import Run
from drawn import Drawn
from factsheet.canonical import DEFAULTS, KEYS
from factsheet.diff.compare import changes
from factsheet.vocabulary import FACT_SECTIONS, SECTIONS
from properties import SETTINGS
from sheets import encoded
from test_fmt import shaken, wide_sheets

EXAMPLES = settings(
    SETTINGS,
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
REFERENCES = {
    "part_of": "actors", "members": "actors", "issuer": "actors", "derived_from": "sources", "measure": "measures",
    "actors": "actors", "places": "places", "by": "actors", "via": "actors", "sources": "sources",
}  # fmt: skip
WORDS = {
    "country": ["NO", "SE"], "language": ["ko", "fr"], "url": ["https://a.example/", "https://b.example/"],
    "archive_url": ["https://c.example/"], "type": ["book", "report"], "hedge": ["alleged", "reported"],
    "stance": ["asserts", "denies", "disputes"], "likelihood": ["likely", "unlikely"], "confidence": ["low", "high"],
}  # fmt: skip
KINDS = {
    "actors": ["group", "media"], "measures": ["planned", "forecast", "share"], "events": ["raid", "clash"],
    "assessments": ["analysis", "warning"],
}  # fmt: skip


def rows(run: Run, folder: Path, old: Record, new: Record) -> list[Record]:
    """The changes from one sheet to another; a sheet that the gate refuses is no example."""
    for name, content in (("old", old), ("new", new)):
        (folder / f"{name}.json").write_bytes(encoded(content))
    ran = run(f"diff {folder}/old.json {folder}/new.json -o json")
    assume(ran.code != 3)
    found: list[Record] = json.loads(ran.out)
    assert (ran.err, ran.code) == ("", int(bool(found)))
    return found


def value(data: st.DataObject, sheet: Record, section: str, key: str, before: Any) -> Any:
    """Another value for a key of a record, or of an attribution."""
    several = key in {"members", "actors", "places", "via", "sources", "aliases", "authors", "tags"}
    if key in REFERENCES:
        choice = st.sampled_from([each["id"] for each in sheet.get(REFERENCES[key]) or [{"id": "none"}]])
    elif key == "supersedes":
        choice = st.sampled_from([each["id"] for name in FACT_SECTIONS for each in sheet[name]])
    elif key in WORDS or key == "kind":
        choice = st.sampled_from(KINDS.get(section, []) if key == "kind" else WORDS[key])
    elif key == "date":
        choice = points(2024, 2025) if section == "attributions" else days(2019, 2023)
    elif key in {"issued", "accessed"}:
        choice = points(2024, 2025)
    elif key in {"best", "low", "high"}:
        return data.draw(st.integers(0, 10**6) | st.none() | st.floats(0, 100))
    elif key in {"key", "seen"}:
        return data.draw(st.booleans() | st.none())
    elif key == "bound":
        return data.draw(st.sampled_from(["exact", "about", None]))
    else:
        choice = st.sampled_from(["a", "b-2", "c-c"])
    if several:
        return data.draw(st.lists(choice, max_size=4, unique=key != "tags"))
    return data.draw(choice | (st.none() if before is not None else st.nothing()))


def changed(data: st.DataObject, sheet: Record) -> tuple[Record, str, str, str]:
    """The sheet with one field of one record changed; and the record's section, its id, and the field."""
    new = deepcopy(sheet)
    section = data.draw(st.sampled_from([name for name in SECTIONS if new.get(name)]))
    record = data.draw(st.sampled_from(new[section]))
    key = data.draw(st.sampled_from([name for name in KEYS[section] if name != "id"]))
    if section == "figures" and key == "kind":
        key = "note"
    if key != "attributions":
        record[key] = value(data, sheet, section, key, record.get(key))
        return new, section, record["id"], key
    said = data.draw(st.sampled_from(record["attributions"]))
    part = data.draw(st.sampled_from(KEYS["attributions"]))
    said[part] = value(data, sheet, "attributions", part, said.get(part))
    return new, section, record["id"], f"attribution.{part}"


def meant(section: str, record: Record, field: str) -> Any:
    """What a field says; numbers by how they are written."""
    key = "attributions" if field.startswith("attribution.") else field
    found = record.get(key)
    if key == "attributions" and isinstance(found, list):
        return [{part: meant("attributions", each, part) for part in KEYS["attributions"]} for each in found]
    return repr(DEFAULTS.get(section, {}).get(key) if found in (None, []) else found)


@EXAMPLES
@given(sheet=wide_sheets(), data=st.data())
def test_every_single_change_is_told_with_its_id_and_field_and_no_other(
    run: Run, tmp_path: Path, sheet: Record, data: st.DataObject
) -> None:
    new, section, name, field = changed(data, sheet)
    before, after = (next(each for each in content[section] if each["id"] == name) for content in (sheet, new))
    found = [row for row in rows(run, tmp_path, sheet, new) if row["change"] != "status"]
    if meant(section, before, field) == meant(section, after, field):
        assert found == []
        return
    names = {field, "attribution", "attributions", "lead"} if field.startswith("attribution.") else {field}
    assert found
    assert {row["id"] for row in found} == {name}
    assert {row["field"] for row in found} <= names


@EXAMPLES
@given(sheet=wide_sheets(), chance=st.integers(0, 2**32 - 1))
def test_a_sheet_differs_in_nothing_from_itself_in_any_form(
    run: Run, tmp_path: Path, sheet: Record, chance: int
) -> None:
    random = Random(chance)
    other = shaken(sheet, "sheet", random)
    other["measures"] = random.sample(other["measures"], len(other["measures"]))
    assert rows(run, tmp_path, sheet, sheet) == rows(run, tmp_path, sheet, other) == []
    formatted = run("fmt", "-", stdin=encoded(other)).out.encode()
    assert run(f"diff {tmp_path}/old.json -", stdin=formatted) == ("", "", 0)


def mirrored(row: Record) -> Record:
    """A row as the other side tells it."""
    other = {"added": "removed", "removed": "added"}.get(row["change"], row["change"])
    name = row["old"] if row["change"] == "renamed" else row["id"]
    return {**row, "id": name, "change": other, "old": row["new"], "new": row["old"]}


def shown(row: Record) -> str:
    """What both sides tell of a change: not what stands beside it, which is of the newer sheet."""
    return json.dumps([row[key] for key in ("id", "type", "change", "field", "old", "new", "references")])


def suffixed(content: Record, names: list[str]) -> Record:
    """The sheet with `-2` behind some ids, wherever they stand."""
    if isinstance(content, dict):
        return {key: each if key == "name" else suffixed(each, names) for key, each in content.items()}
    if isinstance(content, list):
        return [suffixed(each, names) for each in content]
    return f"{content}-2" if isinstance(content, str) and content in names else content


def some_ids(data: st.DataObject, sheet: Record) -> list[str]:
    ids = [each["id"] for section in SECTIONS for each in sheet.get(section) or ()]
    return data.draw(st.lists(st.sampled_from(ids), max_size=6, unique=True))


@EXAMPLES
@given(old=sheets(), new=sheets(), data=st.data())
def test_the_way_back_is_the_way_there_mirrored(
    run: Run, tmp_path: Path, old: Record, new: Record, data: st.DataObject
) -> None:
    if data.draw(st.booleans()):
        new = deepcopy(old)
        for _ in range(data.draw(st.integers(0, 4))):
            new = changed(data, new)[0]
    new = suffixed(new, some_ids(data, new))
    there, back = rows(run, tmp_path, old, new), rows(run, tmp_path, new, old)
    assert sorted(shown(mirrored(row)) for row in there) == sorted(map(shown, back))


@EXAMPLES
@given(sheet=wide_sheets(), data=st.data())
def test_renamed_records_are_renamed_and_nothing_else_differs(
    run: Run, tmp_path: Path, sheet: Record, data: st.DataObject
) -> None:
    names = some_ids(data, sheet)
    found = rows(run, tmp_path, sheet, suffixed(sheet, names))
    assert {row["change"] for row in found} <= {"renamed"}
    assert sorted((row["old"], row["new"]) for row in found) == sorted((name, f"{name}-2") for name in names)


@EXAMPLES
@given(old=sheets(), new=sheets(), width=st.integers(20, 130))
def test_no_row_has_other_columns_and_no_line_is_too_wide(
    run: Run, tmp_path: Path, old: Record, new: Record, width: int
) -> None:
    told = rows(run, tmp_path, old, new)
    line = f"diff {tmp_path}/old.json {tmp_path}/new.json"
    head, *lines = run(f"{line} --header").rows
    assert {len(each) for each in lines} <= {len(head)}
    assert len(lines) == len(told)
    drawn = Drawn(run(f"{line} --color never", columns=width).out)
    assert drawn.widest <= width
    assert all(drawn.reads(row["id"]) for row in told if row["id"])
    statuses = [(row["id"], row["new"]) for row in told if row["change"] == "status"]
    after = {fact["id"]: fact["status"] for fact in facts(run, tmp_path / "new.json")}
    before = {fact["id"]: fact["status"] for fact in facts(run, tmp_path / "old.json")}
    gone = {
        row["id"]
        for row in told
        if row["change"] in {"added", "removed", "renamed"} and row["type"] in FACT_SECTIONS.values()
    }
    expected = [(name, status) for name, status in after.items() if name in before and before[name] != status]
    assert sorted(statuses) == sorted(each for each in expected if each[0] not in gone)


def facts(run: Run, path: Path) -> list[Record]:
    """All facts of a sheet, as the reading commands have them."""
    found = []
    for status in ("", "--status retracted"):
        found += json.loads(run(f"-f {path} timeline --type all -o json {status}").out)
    return [each for each in found if "before" not in each]


@pytest.mark.parametrize("section", SECTIONS)
def test_every_key_of_the_format_is_compared(section: str) -> None:
    full: dict[str, Any] = {key: f"{key} x" for key in KEYS[section] if key != "attributions"}
    if "attributions" in KEYS[section]:
        full["attributions"] = [{key: f"{key} x" for key in KEYS["attributions"]}]
    for key in KEYS[section]:
        other = {**full, key: [{**full[key][0], "note": "y"}] if key == "attributions" else "y"}
        told = [change.field for change in changes(section, full, other, {})]
        assert told == ([] if key == "id" else ["attribution.note"] if key == "attributions" else [key])
