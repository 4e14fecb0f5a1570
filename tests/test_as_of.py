"""`--as-of DAY` shows the sheet as it could have been known on that day (format.md, Two clocks).

The property: it is the sheet from which someone has removed by hand whatever was not yet known. The removal is written
here a second time, on the sheet's JSON, and knows nothing of the tool.
"""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Run
from properties import SETTINGS
from sheets import Record, assessment, encoded, event, figure, said, sheet, written

# Dates of attributions, and the day from which each is known: its earliest, or where that is open its latest.
KNOWN = {
    "2024-01-01": "2024-01-01",
    "2024-01-02": "2024-01-02",
    "2024-01-03": "2024-01-03",
    "2024-01-04": "2024-01-04",
    "2024-01-05~": "2024-01-05",
    "2024-01": "2024-01-01",
    "2024-01-03/2024-01-06": "2024-01-03",
    "2024-01-05/..": "2024-01-05",
    "[..2024-01-04]": "2024-01-04",
    "../2024-01-02": "2024-01-02",
    "[2024-01-04..]": "2024-01-04",
}
# What is asked for, and the last day of it.
ASKED = {
    "2023": "2023-12-31",
    "2024-01-01": "2024-01-01",
    "2024-01-02": "2024-01-02",
    "2024-01-03": "2024-01-03",
    "2024-01-04": "2024-01-04",
    "2024-01": "2024-01-31",
}
EVERY_STATUS = "--status standing --status superseded --status disputed --status retracted"
FACTS = ("events", "figures", "assessments")
PARTS = {"north": None, "army": "north", "anna": "army", "south": None, "service": "south", "watch": None}
REFERENTS: Record = {
    "actors": [
        {"id": each, "name": each.title(), "kind": "person" if each == "anna" else "group", "part_of": whole}
        for each, whole in PARTS.items()
    ],
    "places": [{"id": "land", "name": "Land"}, {"id": "ford", "name": "Ford", "part_of": "land"}],
    "sources": [
        {"id": "wire", "type": "webpage", "publisher": "Wire", "note": "Later withdrawn."},
        {"id": "daily", "type": "webpage", "publisher": "Daily", "derived_from": "wire", "issued": "2024-01-03"},
        {"id": "radio", "type": "broadcast", "publisher": "Radio", "issued": "2023-12"},
    ],
    "measures": [
        {"id": "count", "label": "Count", "unit": "things"},
        {"id": "planned", "label": "Planned", "unit": "things", "kind": "planned"},
    ],
}
OF_FACTS: st.SearchStrategy[Record] = st.fixed_dictionaries(
    {
        "actors": st.lists(st.sampled_from([*PARTS]), max_size=2, unique=True),
        "places": st.lists(st.sampled_from(["land", "ford"]), max_size=1),
        "date": st.sampled_from(["2023-11", "2023-12-01", "2023-12-02", "../2023-12-03"]),
        "detail": st.sampled_from([None, "Secret until later."]),
        "note": st.sampled_from([None, "A remark."]),
        "tags": st.lists(st.sampled_from(["one", "two"]), max_size=1),
        "key": st.booleans(),
    }
)
VOICES: st.SearchStrategy[Record] = st.fixed_dictionaries(
    {
        "by": st.sampled_from([*PARTS]),
        "date": st.sampled_from([*KNOWN]),
        "stance": st.sampled_from(["asserts", "asserts", "denies", "disputes", "retracts"]),
        "sources": st.lists(st.sampled_from(["wire", "daily", "radio"]), min_size=1, max_size=2, unique=True),
        "via": st.lists(st.sampled_from([*PARTS]), max_size=1),
        "quote": st.sampled_from([None, "a fable"]),
        "note": st.sampled_from([None, "Taken back later."]),
    }
)
COMMANDS = [
    "events", "figures", "assessments", "timeline --type all", "attributions", "actors", "sources", "summary",
    "summary --all", "list measures", "list places", "list kinds", "list tags", "search fact", "search secret",
    "search anna", "search radio", "search remark", "show f0 f1 f2 north ford daily count", "quote f0 f1 f2 f3",
    "quote f0 f1 f2 f3 --style footnote",
]  # fmt: skip
FILTERS = [
    "", "", "", "--by north", "--actor south", "--source wire", "--source radio", "--grep fable", "--grep secret",
    "--place land", "--measure count", "--since 2023-12-02", "--until 2023-11-30", "--since 2024-01-03",
    "--kind clash", "--reverse",
]  # fmt: skip


@st.composite
def sheets(draw: st.DrawFn) -> Record:
    """Up to five facts, each said, denied, disputed and retracted by some, some superseding others."""
    made: dict[str, list[Record]] = {section: [] for section in FACTS}
    free: list[str] = []
    for number in range(draw(st.integers(1, 5))):
        voices: dict[object, Record] = {}
        for place, voice in enumerate(draw(st.lists(VOICES, min_size=1, max_size=5))):
            stance = voice["stance"] if place else "asserts"
            voices[voice["by"], voice["date"], stance] = {"hedge": "stated", **voice, "stance": stance}
        more = draw(OF_FACTS)
        more["attributions"] = list(voices.values())
        more["statement"] = f"It was fact {number}."
        if draw(st.booleans()) and free:
            more["supersedes"] = free.pop(draw(st.integers(0, len(free) - 1)))
        section = draw(st.sampled_from(FACTS))
        if section == "figures":
            more["measure"] = draw(st.sampled_from(["count", "planned"]))
        make = {"events": event, "figures": figure, "assessments": assessment}[section]
        made[section].append(make(f"f{number}", **more))
        free.append(f"f{number}")
    return sheet(**REFERENTS, **made)


def known_on(day: str, whole: Record) -> Record:
    """The sheet without what was not known on a day, nor any remark that may tell it."""
    left = copy.deepcopy(whole)
    for section in FACTS:
        for fact in left[section]:
            heard = [each for each in fact["attributions"] if KNOWN[each["date"]] <= day]
            lead = next((each for each in heard if each["stance"] == "asserts"), None)
            # A sheet's first attribution asserts: where the lead was not yet heard, the next one leads.
            fact["attributions"] = [lead, *(each for each in heard if each is not lead)] if lead else []
            fact["note"] = fact["detail"] = None
            for each in heard:
                each["note"] = None
        left[section] = [fact for fact in left[section] if fact["attributions"]]
    there = {fact["id"] for section in FACTS for fact in left[section]}
    for section in FACTS:
        for fact in left[section]:
            if fact.get("supersedes") not in there:
                fact["supersedes"] = None
    for source in left["sources"]:
        source["note"] = None
    return left


def lead_first(value: Any) -> Any:
    """What was printed, with the first asserting attribution of each fact first."""
    if isinstance(value, list):
        return [lead_first(each) for each in value]
    if not isinstance(value, dict):
        return value
    found = {key: lead_first(each) for key, each in value.items()}
    voices = found.get("attributions")
    if isinstance(voices, list) and voices and isinstance(voices[0], dict):
        lead = next(each for each in voices if each["stance"] == "asserts")
        found["attributions"] = [lead, *(each for each in voices if each is not lead)]
    return found


def told(run: Run, line: str, content: Record, *, ordered: bool) -> tuple[object, str, int]:
    """What a command line prints of a sheet, as values; `ordered` where the order is the same for certain."""
    form = "" if line.startswith("quote") else "-o json"
    ran = run(*f"{line} {form} -f -".split(), stdin=encoded(content))
    if line.startswith("quote"):
        return ran.out, ran.err, ran.code
    rows = lead_first(json.loads(ran.out))
    return rows if ordered else sorted(rows, key=json.dumps), ran.err, ran.code


def test_as_of_a_day_is_the_sheet_without_what_was_not_yet_known(run: Run) -> None:
    @SETTINGS
    @given(sheets(), st.sampled_from([*ASKED]), st.sampled_from(COMMANDS), st.sampled_from(FILTERS))
    def holds(whole: Record, asked: str, command: str, narrowed: str) -> None:
        name = command.split(maxsplit=1)[0]
        filters = narrowed if name not in {"summary", "show", "quote"} else ""
        line = f"{command} {EVERY_STATUS} {filters}"
        ordered = name not in {"attributions", "timeline", "search"}
        as_of = told(run, f"{line} --as-of {asked}", whole, ordered=ordered)
        by_hand = told(run, line, known_on(ASKED[asked], whole), ordered=ordered)
        assert as_of == by_hand

    holds()


@pytest.mark.parametrize("command", COMMANDS)
def test_as_of_the_last_day_shows_all_but_the_remarks(command: str, run: Run, tmp_path: Path) -> None:
    denied = [said("anna", "2024-01-02"), said("south", "2024-01-03", stance="denies"), said("north", "2024-01-04")]
    taken_back = [said("anna", "2024-01-05"), said("anna", "2024-01-06", stance="retracts")]
    facts = [
        event("f0", attributions=denied),
        event("f1", attributions=denied[::2], supersedes="f0", actors=["anna"], places=["ford"]),
        event("f3", attributions=taken_back, supersedes="f1"),
    ]
    path = written(
        tmp_path, sheet(**REFERENTS, events=facts, figures=[figure("f2", attributions=denied, tags=["one"])])
    )
    text = Path(path).read_text("utf-8").replace('"paper"', '"daily"').replace(', "note": "Later withdrawn."', "")
    Path(path).write_text(text, "utf-8")
    words = [*command.split(), *EVERY_STATUS.split(), "-f", path, *([] if "quote" in command else ["-o", "json"])]
    assert run(*words, "--as-of", "9999") == run(*words)
