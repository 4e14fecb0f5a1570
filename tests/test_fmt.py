"""`fmt`: one canonical form of all that is the same, and nothing lost."""

import json
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anysheet import Record, sheets
from conftest import BUNDLED, HERE, TINY, Run
from factsheet.canonical import DEFAULTS, KEYS
from factsheet.gate.model import MODELS, Attribution, Model, Sheet
from factsheet.vocabulary import FACT_SECTIONS
from properties import SETTINGS
from sheets import encoded, event, figure, said, sheet
from test_properties_gate import EDITS, edited, swapped

UNTIDY = HERE / "data" / "untidy.json"
CANONICAL = HERE / "data" / "canonical.json"
FORMS: dict[str, type[Model]] = {"sheet": Sheet, **MODELS, "attributions": Attribution}


def meant(text: str) -> Any:
    """What a sheet says: its records by id, without what is empty or says its default; numbers as they are written."""
    found = said_by(json.loads(text, parse_float=str), "sheet")
    return {
        key: {each["id"]: each for each in value} if isinstance(value, list) and key != "measures" else value
        for key, value in found.items()
    }


def said_by(value: Any, where: str) -> Any:
    """The keys of an object, or of each object of a list, that say something."""
    if isinstance(value, list):
        return [said_by(each, where) for each in value]
    if not isinstance(value, dict):
        return value
    defaults = DEFAULTS.get(where, {})
    return {
        key: said_by(each, key)
        for key, each in value.items()
        if each is not None and each != [] and not (key in defaults and each == defaults[key])
    }


def shaken(value: Any, where: str, random: Random) -> Any:
    """The same in another form: keys and records in any order; what is absent now null, empty, its default."""
    if isinstance(value, list):
        found = [shaken(each, where, random) for each in value]
        is_section = where in MODELS and all(isinstance(each, dict) for each in value)
        return random.sample(found, len(found)) if is_section and where != "measures" else found
    if not isinstance(value, dict):
        return value
    defaults = DEFAULTS.get(where, {})
    names = [field.alias or name for name, field in FORMS[where].model_fields.items()]
    full = {name: value.get(name) for name in names}
    for key, default in defaults.items():
        full[key] = random.choice([None, default]) if full[key] in {None, default} else full[key]
    keys = [key for key in names if full[key] not in (None, []) or random.random() < 0.5]
    return {key: shaken(full[key], key, random) for key in random.sample(keys, len(keys))}


@st.composite
def wide_sheets(draw: st.DrawFn) -> Record:
    """Sheets that have places, tags and numbers with a fraction, too."""
    content = draw(sheets())
    chance = Random(draw(st.integers(0, 2**32 - 1)))
    places = [f"place-{number}" for number in range(draw(st.integers(0, 5)))]
    content["places"] = [
        {"id": name, "name": name, "part_of": chance.choice([None, *places[:number]])}
        for number, name in enumerate(places)
    ]
    for each in (*content["events"], *content["figures"], *content["assessments"]):
        each["tags"] = chance.choices(["b", "a", "c" * 40, "d" * 40], k=chance.randint(0, 4))
    content["language"] = draw(st.sampled_from([None, "en", "ko"]))
    return content


def test_the_canonical_form(run: Run) -> None:
    done = run("fmt", "-", stdin=UNTIDY.read_bytes())
    assert (done.out, done.err, done.code) == (CANONICAL.read_text("utf-8"), "", 0)


def test_every_key_of_the_format_has_its_place() -> None:
    of_facts = {name for section in FACT_SECTIONS for name in MODELS[section].model_fields}
    for form, model in FORMS.items():
        names = {field.alias or name for name, field in model.model_fields.items()}
        assert set(KEYS[form]) == (of_facts if form in FACT_SECTIONS else names), form
        assert set(DEFAULTS.get(form, {})) <= names, form
    assert set(KEYS) == set(FORMS)


def test_nothing_is_lost_and_twice_is_once(run: Run) -> None:
    @settings(SETTINGS, max_examples=60, suppress_health_check=list(HealthCheck))
    @given(wide_sheets())
    def holds(content: Record) -> None:
        text = json.dumps(content, ensure_ascii=False)
        once = run("fmt", "-", stdin=text.encode())
        assert once.code == 0, once.err
        assert meant(once.out) == meant(text)
        assert run("fmt", "-", stdin=once.out.encode()).out == once.out
        assert run("fmt", "--check", "-", stdin=once.out.encode()) == ("", "", 0)

    holds()


def test_what_is_the_same_has_one_form(run: Run) -> None:
    @settings(SETTINGS, max_examples=60, suppress_health_check=list(HealthCheck))
    @given(wide_sheets(), st.integers(0, 99).map(Random), st.booleans(), st.sampled_from([None, 1, "\t"]))
    def holds(content: Record, random: Random, is_ascii: bool, indent: Any) -> None:
        other = json.dumps(shaken(content, "sheet", random), ensure_ascii=is_ascii, indent=indent).encode()
        formatted = run("fmt", "-", stdin=other)
        assert formatted.code == 0, formatted.err
        assert formatted == run("fmt", "-", stdin=encoded(content))

    holds()


def test_whatever_the_bytes_a_sheet_or_its_problems(run: Run) -> None:
    @settings(SETTINGS, max_examples=200)
    @given(st.binary(max_size=40) | EDITS.map(lambda edits: edited(TINY.read_bytes(), edits)) | swapped())
    def holds(content: bytes) -> None:
        done = run("fmt", "-", stdin=content)
        assert done.code in {0, 3}
        assert bool(done.out) is (done.code == 0)
        assert bool(done.err) is (done.code == 3)
        if done.code == 0:
            assert meant(done.out) == meant(content.decode())

    holds()


@pytest.mark.parametrize("number", ["2.20", "1E5", "1e+05", "1.0", "-0.0", "9223372036854775807", "0.10"])
def test_numbers_stay_as_they_are_written(run: Run, number: str) -> None:
    text = json.dumps(sheet(figures=[figure("f", best="@")])).replace('"@"', number)
    assert f'"best": {number},' in run("fmt", "-", stdin=text.encode()).out


def test_a_list_is_on_one_line_up_to_120_columns_and_else_an_item_a_line(run: Run) -> None:
    def lines(length: int) -> list[str]:
        told = run("fmt", "-", stdin=encoded(sheet(events=[event("e", tags=["a" * length, "b"])]))).out
        return told[told.rindex("\n", 0, told.index('"tags"')) + 1 : told.index('      "attributions"')].splitlines()

    (line,) = lines(96)
    assert len(line) == 120
    assert lines(97) == ['      "tags": [', f'        "{"a" * 97}",', '        "b"', "      ],"]


def test_measures_keep_the_order_that_figures_follow(run: Run) -> None:
    before = run("figures -o ids", stdin=b"").out
    formatted = run("fmt", "-", stdin=BUNDLED.read_bytes()).out
    assert run("-f - figures -o ids", stdin=formatted.encode()).out == before


@pytest.mark.parametrize("path", [BUNDLED, TINY])
@pytest.mark.parametrize("line", ["show {} -o json", "quote {}"])
def test_a_formatted_sheet_says_what_it_said(run: Run, path: Any, line: str) -> None:
    content = json.loads(path.read_text("utf-8"))
    names = [each["id"] for section in ("events", "figures", "assessments") for each in content[section]]
    formatted = run("fmt", "-", stdin=path.read_bytes()).out.encode()
    asked = line.format(" ".join(names))
    assert run(f"-f - {asked}", stdin=formatted) == run(f"-f - {asked}", stdin=path.read_bytes())


def test_a_text_steers_neither_a_terminal_nor_a_page_of_a_difference(run: Run) -> None:
    marks = "\u202e\x9b\u2028\ufeff\u200f\x7f"
    content = sheet(events=[event("e", statement=f"a{marks}b 한국어 \U0001f468\u200d\U0001f469")])
    told = run("fmt", "-", stdin=encoded(content)).out
    assert '"a\\u202e\\u009b\\u2028\\ufeff\\u200f\\u007fb 한국어 \U0001f468\u200d\U0001f469"' in told
    assert json.loads(told)["events"][0]["statement"] == content["events"][0]["statement"]


def test_attributions_keep_their_order(run: Run) -> None:
    told = sheet(events=[event("e", attributions=[said(date="2024-02-02"), said(date="2024-01-10")])])
    formatted = json.loads(run("fmt", "-", stdin=encoded(told)).out)
    assert [each["date"] for each in formatted["events"][0]["attributions"]] == ["2024-02-02", "2024-01-10"]
