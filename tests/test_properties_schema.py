"""Whatever the sheet: what the gate lets pass, the schema lets pass; what it refuses, too, but for what is listed."""

import json
import re
from typing import Any

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from anysheet import sheets
from conftest import HERE
from factsheet import dates
from factsheet.gate.decoding import decoded
from factsheet.gate.passage import Passage
from factsheet.gate.reading import Content
from factsheet.gate.rules import NEEDS, NUMBERS
from factsheet.gate.unsaid import UNSAID
from properties import SETTINGS
from sheets import encoded, event, figure, said, sheet
from test_properties_gate import swapped

SCHEMA = json.loads((HERE.parent / "data" / "factsheet-1.schema.json").read_text("ascii"))
JUDGE = Draft202012Validator(SCHEMA)
UNSAID_CODES = {code.code for each in UNSAID for code in each.codes}
DATE: str = SCHEMA["$defs"]["Event"]["properties"]["date"]["pattern"]
DAY: str = SCHEMA["properties"]["as_of"]["pattern"]
TEXT: str = SCHEMA["properties"]["title"]["pattern"]
# Values of every type; which of them are wrong depends on the key.
VALUES = [None, True, 0, -1.5, "", " ", "words", "2024-02-30", [], [""], [None], {}, {"by": 1}, "\u00a0", "asserts"]


def codes_of(data: bytes) -> set[str]:
    """The codes of the errors that the gate finds."""
    passage = Passage(decoded(Content("a.json", data, kept=False)))
    for _ in passage.records():
        pass
    return {problem.fault.code.code for problem in passage.problems()}


def agree(content: Any) -> None:
    """Holds that gate and schema judge the sheet alike, but for what is listed."""
    found = codes_of(json.dumps(content).encode())
    if JUDGE.is_valid(content):
        assert found <= UNSAID_CODES
    else:
        assert found


def places_of(value: Any) -> list[tuple[Any, Any]]:
    """Every object or list in a value, with each of its keys or numbers."""
    inner = (
        list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []
    )
    return [found for key, each in inner for found in ((value, key), *places_of(each))]


@settings(SETTINGS, max_examples=60)
@given(sheets())
def test_a_sheet_of_any_content_passes_both(content: Any) -> None:
    assert codes_of(encoded(content)) == set()
    assert JUDGE.is_valid(content)


@settings(SETTINGS, max_examples=150)
@given(sheets(), st.data())
def test_a_sheet_changed_in_one_place_is_judged_alike(content: Any, data: st.DataObject) -> None:
    holder, key = data.draw(st.sampled_from(places_of(content)))
    match data.draw(st.sampled_from(["replace", "remove", "add", "double"])):
        case "replace":
            holder[key] = data.draw(st.sampled_from(VALUES))
        case "remove":
            del holder[key]
        case "add" if isinstance(holder, dict):
            keys = ["x", "Id", "low", "best", "condition", "stance", "as_said", "part_of", "seen", "kind", "tags"]
            holder[data.draw(st.sampled_from(keys))] = data.draw(st.sampled_from(VALUES))
        case _ if isinstance(holder, list):
            holder.append(holder[key])
        case _:
            assume(False)
    agree(content)


@settings(SETTINGS, max_examples=150)
@given(swapped())
def test_values_of_any_type_anywhere_are_judged_alike(data: bytes) -> None:
    try:
        content = json.loads(data.decode("utf-8"))
    except ValueError:
        return
    text = json.dumps(content)
    # A line feed at the very end passes Python's `$`, and no other dialect's (factsheet help schema).
    assume(not re.search(r"\\n\"", text))
    agree(content)


NUMBER = st.none() | st.sampled_from([0, 5, 7.5, -3])


@settings(SETTINGS, max_examples=300)
@given(st.sampled_from([*NEEDS, None]), *[NUMBER] * 3, st.none() | st.just("several"), st.booleans())
def test_a_bound_needs_the_same_numbers_of_both(
    bound: str | None, best: Any, low: Any, high: Any, as_said: str | None, written: bool
) -> None:
    given_ = {"bound": bound, "best": best, "low": low, "high": high, "as_said": as_said}
    record = {"bound": bound, **figure("it", bound=bound)}
    record = {**record, **given_} if written else {**record, **{k: v for k, v in given_.items() if v is not None}}
    if not written and bound is None:
        del record["bound"]
    content = sheet(figures=[record])
    found = codes_of(encoded(content))
    needed, allowed = NEEDS[bound or "exact"]
    fits = all(given_[name] is not None for name in needed) and all(
        given_[name] is None for name in NUMBERS if name not in (*needed, *allowed)
    )
    assert JUDGE.is_valid(content) == fits
    assert (found == set()) == (fits and not out_of_order(best, low, high))


def out_of_order(*numbers: Any) -> bool:
    best, low, high = numbers
    return any(a is not None and b is not None and a > b for a, b in ((low, best), (best, high), (low, high)))


STANCES = st.sampled_from([None, "asserts", "denies", "disputes", "retracts"])
HEDGES = st.sampled_from(["confirmed", "stated", "estimated", "assessed", "reported", "alleged"])


@SETTINGS
@given(st.lists(st.tuples(STANCES, HEDGES), min_size=1, max_size=4))
def test_who_leads_and_how_a_denial_is_hedged_is_the_same_to_both(voices: list[tuple[str | None, str]]) -> None:
    spoken = [
        said(date=f"2024-01-{day:02}", hedge=hedge, **({"stance": stance} if stance else {}))
        for day, (stance, hedge) in enumerate(voices, start=1)
    ]
    content = sheet(events=[event("it", attributions=spoken)])
    right = voices[0][0] in {None, "asserts"} and all(
        hedge == "stated" for stance, hedge in voices if stance == "denies"
    )
    assert JUDGE.is_valid(content) == (codes_of(encoded(content)) == set()) == right


PIECES = st.sampled_from([
    "2024", "2023", "2000", "1900", "0000", "-02-29", "-02-30", "-04-31", "-13", "-00", "-12-31", "-1", "-10-28", "/",
    "..", "[", "]", "?", "~", "%", " ", "T12:00", "２０２４", "2024-10-28", "-02", "x",
])  # fmt: skip


@settings(SETTINGS, max_examples=1500)
@given(st.lists(PIECES, min_size=1, max_size=7).map("".join))
@example("2000-02-29")
@example("1900-02-29")
@example("../..")
@example("[2024?..2025]")
def test_a_date_of_any_form_is_one_to_both_unless_it_ends_before_it_starts(text: str) -> None:
    is_one = bool(re.search(DATE, text))
    assert is_one == (reason(text) in {"", f"'{text}' ends before it starts"})


def reason(text: str) -> str:
    """Why a text is no date; nothing where it is one."""
    try:
        dates.parse(text)
    except dates.BadDate as error:
        return str(error)
    return ""


def test_every_day_of_four_centuries_is_one_to_both_and_no_other() -> None:
    date, day = re.compile(DATE), re.compile(DAY)
    for year in (*range(1895, 1905), *range(1995, 2030), 0, 4, 100, 400, 9999):
        for month in range(14):
            for number in range(33):
                text = f"{year:04}-{month:02}-{number:02}"
                assert bool(date.search(text)) == bool(day.search(text)) == (not reason(text)), text


def test_a_text_of_one_letter_is_empty_to_both_or_to_neither() -> None:
    pattern = re.compile(TEXT)
    letters = (chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    assert [hex(ord(letter)) for letter in letters if bool(letter.strip()) != bool(pattern.search(letter))] == []


def test_expressions_keep_to_what_all_dialects_have() -> None:
    found = re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', json.dumps(SCHEMA))
    assert len(found) > 50
    for pattern in {json.loads(each) for each in found}:
        assert not re.search(r"\\[dDwWsSbBpPu]|\(\?[^:]", pattern)
