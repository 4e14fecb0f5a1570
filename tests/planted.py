"""A sheet of many facts with faults planted at known places, written as `fmt` would: for a test, and for bench/."""

import json
import random
from typing import Any, NamedTuple

Sheet = dict[str, Any]


class Planted(NamedTuple):
    """The text of a sheet, and each fault: line, column and code."""

    text: str
    faults: list[tuple[int, int, str]]


def planted(facts: int, faults: int, seed: int = 1) -> Planted:
    """A sheet of `facts` facts of which `faults` have one fault each, the same for the same seed."""
    chance = random.Random(seed)
    sheet = _sheet(facts)
    marks: dict[str, str] = {}
    every = [fact for section in ("events", "figures", "assessments") for fact in sheet[section]]
    for number, fact in enumerate(chance.sample(every, faults)):
        mark = f"@@{number}@@"
        marks[mark] = _spoil(fact, mark, chance)
    return _located(json.dumps(sheet, ensure_ascii=False, indent=2), marks)


def _spoil(fact: Sheet, mark: str, chance: random.Random) -> str:
    """Plants a fault, `mark` being what the text has at its place; returns its code."""
    said = fact["attributions"][0]
    kind = chance.randrange(6)
    if kind == 0:
        said["by"] = f"nobody-{mark}"
        return "E201"
    if kind == 1:
        fact["date"] = f"2024-13-{mark}"
        return "E203"
    if kind == 2:
        said["hedge"] = f"sure{mark}"
        return "E202"
    if kind == 3:
        fact["statement"] = f"{mark} 한국어 🌉 " + "it went on " * 14
        return "W201"
    if kind == 4:
        fact["tags"] = [f"No tag {mark}"]
        return "E201"
    said["sources"] = [f"Daily {mark}"]
    return "E201"


def _located(text: str, marks: dict[str, str]) -> Planted:
    """Where each fault is: the value that holds its mark, one value a line."""
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        mark = next((part for part in line.split("@@")[1:2]), "")
        code = marks.get(f"@@{mark}@@")
        if code:
            key = line.find('": ')
            column = key + 4 if key >= 0 else len(line) - len(line.lstrip()) + 1
            found.append((number, column, code))
    return Planted(text, found)


def _sheet(facts: int) -> Sheet:
    third = facts // 3
    return {
        "format": "factsheet/1",
        "title": "Many facts",
        "as_of": "2025-12-31",
        "actors": [{"id": f"actor-{n}", "name": f"Actor {n}", "kind": "group"} for n in range(200)],
        "sources": [
            {"id": f"paper-{n}", "type": "article-newspaper", "publisher": f"Paper {n}", "issued": "2025-02-01",
             "url": f"https://paper.example/{n}"}
            for n in range(facts)
        ],
        "measures": [{"id": "killed", "label": "Killed", "unit": "soldiers"}],
        "events": [_fact("event", n, kind="clash") for n in range(third)],
        "figures": [
            _fact("figure", n, measure="killed", best=n, bound="about", statement=f"About {n} had been killed.")
            for n in range(third)
        ],
        "assessments": [_fact("assessment", n, kind="forecast") for n in range(facts - 2 * third)],
    }  # fmt: skip


def _fact(noun: str, number: int, **more: object) -> Sheet:
    return {
        "id": f"{noun}-{number}",
        "statement": f"The {noun} of the river had the number {number} in the long list of the year.",
        "date": "2025-01-10",
        "attributions": [
            {"by": f"actor-{number % 200}", "date": "2025-02-01", "hedge": "stated",
             "sources": [f"paper-{number}", f"paper-{number + 1}"]},
            {"by": f"actor-{(number + 7) % 200}", "date": "2025-02-02", "hedge": "reported",
             "sources": [f"paper-{number + 2}"]},
        ],
        **more,
    }  # fmt: skip
