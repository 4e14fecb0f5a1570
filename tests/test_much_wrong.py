"""Much wrong in one place: every problem told, each where it is, before anybody loses patience."""

import json
import re

import pytest

from processes import MODULE, ran
from sheets import Record, event, said, sheet

MANY = 8000
PERSON = {"id": "speaker", "name": "Speaker", "kind": "person"}


def lines_of(content: Record) -> list[tuple[int, str]]:
    """The line and the words of each error that `check` tells of a sheet with a value a line; it has a minute."""
    checked = ran([*MODULE, "check", "-"], json.dumps(content, indent=0).encode(), PYTHONWARNINGS="error")
    assert (checked.returncode, checked.stderr) == (1, b"")
    told = re.findall(r"^-:(\d+):\d+: error \S+ \S+: (.*)$", checked.stdout.decode(), re.MULTILINE)
    return [(int(line), words) for line, words in told]


@pytest.mark.parametrize(
    "content",
    [
        sheet(actors=[{**PERSON, "aliases": [1] * MANY}]),
        sheet(actors=[{**PERSON, **{f"other{number}": 1 for number in range(MANY)}}]),
        sheet(events=[event("it", actors=[f"nobody{number}" for number in range(MANY)])]),
        {**sheet(), **{f"other{number}": 1 for number in range(MANY)}},
    ],
    ids=["values of a list", "keys of a record", "references of a fact", "keys of the sheet"],
)
def test_each_of_many_problems_of_one_record_is_told_on_its_own_line(content: Record) -> None:
    found = [line for line, _ in lines_of(content)]
    assert found == list(range(found[0], found[0] + MANY))


def test_each_of_many_wrong_voices_of_one_fact_is_told() -> None:
    voices = [said(hedge="sayd") for _ in range(3000)]
    told = [words for _, words in lines_of(sheet(events=[event("it", attributions=voices)])) if "hedge" in words]
    assert [words.split(".")[1] for words in told] == [str(number) for number in range(1, 3001)]


def test_the_nearest_id_is_told_of_the_first_references_to_nothing_and_of_each_that_comes_again() -> None:
    places = [{"id": f"place-{number:05}", "name": "P"} for number in range(2000)]
    wrong = [event(f"it{number}", places=[f"plaice-{number:05}"]) for number in range(1000)]
    again = [event("last", places=["plaice-00000"])]
    told = [words for _, words in lines_of(sheet(places=places, events=wrong + again)) if "no place" in words]
    assert len(told) == 1001
    assert [" (did you mean 'place-" in words for words in told] == [True] * 200 + [False] * 800 + [True]


def test_the_nearest_key_is_told_of_the_first_unknown_ones() -> None:
    told = [words for _, words in lines_of({**sheet(), **{f"titel{number}": 1 for number in range(1000)}})]
    assert [" (did you mean 'title'?)" in words for words in told] == [True] * 200 + [False] * 800
