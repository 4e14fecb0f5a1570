"""`fmt`: one canonical form, nothing lost, and a file that is written whole or not at all."""

import json
import os
import resource
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from anysheet import Record, sheets
from conftest import BUNDLED, HERE, TINY, Run
from factsheet.canonical import KEYS
from factsheet.gate.model import MODELS, Attribution, Sheet
from properties import SETTINGS
from sheets import event, figure, said, sheet

MESSY = """{"events": [
{"attributions": [{"hedge": "stated", "sources": ["paper"], "stance": "asserts", "by": "speaker",
  "date": "2024-01-10"}],
 "id": "b", "kind": "clash", "date": "2024-01-10", "statement": "It happened.", "tags": [], "key": false, "note": null},
{"attributions": [{"hedge": "stated", "sources": ["paper"], "by": "speaker", "date": "2024-01-10"}],
 "id": "a", "kind": "clash", "date": "2024-01-09", "statement": "한국어 \\u202e \\/ 1.", "tags": ["x", "y"]}],
"figures": [{"id": "f", "measure": "count", "best": 2.20, "bound": "exact", "date": "2024-01-10", "statement": "Two.",
 "attributions": [{"hedge": "stated", "sources": ["paper"], "by": "speaker", "date": "2024-01-10"}]}],
"measures": [{"unit": "things", "label": "Z", "id": "z"}, {"unit": "things", "label": "Count", "id": "count"}],
"sources": [{"id": "paper", "publisher": "Paper", "type": "article-newspaper", "seen": true, "issued": "2024-01-10"}],
"actors": [{"id": "a-part", "name": "Part", "kind": "person", "part_of": "speaker"},
 {"id": "speaker", "name": "Speaker", "kind": "state"}, {"id": "another", "name": "Another", "kind": "state"}],
"as_of": "2024-12-31", "title": "A sheet", "format": "factsheet/1"}"""


def plain(value: Any) -> Any:
    """A value as it means: without what is empty, absent or says its default; numbers as they are written."""
    if isinstance(value, dict):
        kept = {key: plain(each) for key, each in value.items() if each is not None and each != []}
        absent = {"key": False, "seen": True, "stance": "asserts", "bound": "exact"}
        return {key: each for key, each in kept.items() if absent.get(key) != each}
    return [plain(each) for each in value] if isinstance(value, list) else value


def meant(text: str) -> Any:
    """What a sheet says: its records by id, whatever their order."""
    found = plain(json.loads(text, parse_float=str))
    return {
        key: {each["id"]: each for each in value} if isinstance(value, list) else value for key, value in found.items()
    }


def test_the_canonical_form(run: Run) -> None:
    done = run("fmt", "-", stdin=MESSY.encode())
    assert (done.out, done.err, done.code) == ((HERE / "data" / "canonical.json").read_text("utf-8"), "", 0)


def test_every_key_of_the_format_has_its_place() -> None:
    for section, model in MODELS.items():
        assert set(model.model_fields) <= set(KEYS[section]), section
    assert set(KEYS["attributions"]) == set(Attribution.model_fields)
    assert set(KEYS["sheet"]) == {field.alias or name for name, field in Sheet.model_fields.items()}


@settings(SETTINGS, max_examples=60, suppress_health_check=list(HealthCheck))
@given(content=sheets())
def test_nothing_is_lost_and_twice_is_once(run: Run, content: Record) -> None:
    text = json.dumps(content, ensure_ascii=False)
    once = run("fmt", "-", stdin=text.encode())
    assert once.code == 0, once.err
    assert meant(once.out) == meant(text)
    assert run("fmt", "-", stdin=once.out.encode()).out == once.out
    assert run("fmt", "--check", "-", stdin=once.out.encode()) == ("", "", 0)


@pytest.mark.parametrize("number", ["2.20", "1E5", "1e+05", "1.0", "-0.0", "9223372036854775807", "0.10"])
def test_numbers_stay_as_they_are_written(run: Run, number: str) -> None:
    text = json.dumps(sheet(figures=[figure("f", best="@")])).replace('"@"', number)
    assert f'"best": {number},' in run("fmt", "-", stdin=text.encode()).out


def test_measures_keep_the_order_that_figures_follow(run: Run) -> None:
    before = run("figures -o ids", stdin=b"").out
    formatted = run("fmt", "-", stdin=BUNDLED.read_bytes()).out
    assert run("-f - figures -o ids", stdin=formatted.encode()).out == before


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    """A valid sheet that is not in canonical form."""
    path = tmp_path / "messy.json"
    path.write_text(MESSY, "utf-8")
    return path


def test_a_file_is_rewritten_once_and_keeps_its_mode(run: Run, messy: Path) -> None:
    messy.chmod(0o640)
    assert run("fmt", str(messy)) == ("", "", 0)
    assert stat.S_IMODE(messy.stat().st_mode) == 0o640
    first = messy.stat()
    assert run("fmt", str(messy)) == ("", "", 0)
    assert (messy.stat().st_mtime_ns, messy.stat().st_ino) == (first.st_mtime_ns, first.st_ino)
    assert list(messy.parent.iterdir()) == [messy]


def test_the_file_behind_a_link_is_rewritten(run: Run, messy: Path) -> None:
    link = messy.with_name("link.json")
    link.symlink_to(messy)
    assert run("fmt", str(link)).code == 0
    assert link.is_symlink()
    assert messy.read_text("utf-8") != MESSY


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_a_file_that_is_only_looked_at_stays(run: Run, messy: Path, option: str) -> None:
    told = run("fmt", option, str(messy))
    assert (bool(told.out), told.err, told.code) == (True, "", 1)
    assert messy.read_text("utf-8") == MESSY


def test_a_difference_can_be_applied(run: Run, messy: Path) -> None:
    told = run("fmt", "--diff", str(messy)).out
    assert told.startswith(f"--- {messy}\n+++ {messy}\n@@ ")
    kept = [line[1:] for line in told.splitlines() if line[:1] in {" ", "+"} and not line.startswith("+++")]
    assert "\n".join(kept) + "\n" == run("fmt", "-", stdin=MESSY.encode()).out


def test_a_broken_sheet_is_told_and_left_alone_and_the_others_are_formatted(run: Run, messy: Path) -> None:
    broken = messy.with_name("broken.json")
    broken.write_text('{"format": "factsheet/1"}', "utf-8")
    told = run("fmt", str(broken), str(messy), str(messy.with_name("none.json")))
    assert told.code == 3
    assert f"{broken}:1:1: sheet: 'title' is missing\n" in told.err
    assert "factsheet: error: cannot read " in told.err
    assert broken.read_text("utf-8") == '{"format": "factsheet/1"}'
    assert messy.read_text("utf-8") != MESSY


def test_the_bundled_sheet_is_never_written_unasked(run: Run, monkeypatch: pytest.MonkeyPatch, messy: Path) -> None:
    told = run("fmt")
    assert (told.out, told.code) == ("", 2)
    assert "the bundled sheet is never written" in told.err
    monkeypatch.setenv("FACTSHEET_FILE", str(messy))
    assert run("fmt").code == 0
    assert messy.read_text("utf-8") != MESSY


def test_a_person_is_told_what_became_of_the_files(run: Run, messy: Path) -> None:
    assert run("fmt", str(messy), str(messy), columns=80).err == "1 file formatted, 1 unchanged\n"


def test_a_disk_that_is_full_leaves_the_file_as_it_was(run: Run, messy: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    import signal

    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
        told = run("fmt", str(messy))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert told.code == 4
    assert told.err.startswith(f"factsheet: error: cannot write the output: {messy}: ")
    assert messy.read_text("utf-8") == MESSY
    assert list(messy.parent.iterdir()) == [messy]


@pytest.mark.skipif(os.getuid() == 0, reason="root may write everywhere")
def test_a_file_that_may_not_be_written_is_an_error(run: Run, messy: Path) -> None:
    messy.chmod(0o444)
    assert run("fmt", str(messy)).code == 4
    assert messy.read_text("utf-8") == MESSY


def test_a_text_of_the_sheet_steers_no_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    path.write_text(json.dumps(sheet(events=[event("e", statement="a\u202eb\x9b31m")]), ensure_ascii=False), "utf-8")
    told = run("fmt", "--diff", str(path)).out
    assert "\u202e" not in told
    assert "\x9b" not in told
    assert run("fmt", str(path)).code == 0
    assert "a\\u202eb\\u009b31m" in path.read_text("utf-8")


def test_attributions_keep_their_order(run: Run) -> None:
    told = sheet(events=[event("e", attributions=[said(date="2024-02-02"), said(date="2024-01-10")])])
    formatted = json.loads(run("fmt", "-", stdin=json.dumps(told).encode()).out)
    assert [each["date"] for each in formatted["events"][0]["attributions"]] == ["2024-02-02", "2024-01-10"]


def test_the_small_sheet_survives(run: Run) -> None:
    assert meant(run("fmt", str(TINY).replace(str(TINY), "-"), stdin=TINY.read_bytes()).out) == meant(
        TINY.read_text("utf-8")
    )
