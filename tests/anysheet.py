"""Sheets of any content that passes the gate: long names, wide letters, every kind of date and bound, many voices."""

from functools import cache
from random import Random
from typing import Any

from hypothesis import strategies as st

Record = dict[str, Any]

WORDS = st.sampled_from([
    "River", "of", "the", "Service", "[bold]", "[/]", ":smile:", "북한", "국가정보원", "Хочу", "жить", "Буданов",
    "e\u0301a\u0301", "👩\u200d👩\u200d👧", "🇺🇦", "नमस्ते", "\x1b[31m", "a\u202eb", "x\u200by", "─●├", "—", "≠", "…",
    "Wort" * 12, "한" * 40, "é" * 60, "https://example.org/" + "a" * 70, "A-B-C", "'\"\\", "$(x)", "<b>", "&amp;", "|",
])  # fmt: skip
NAMES = st.lists(WORDS, min_size=1, max_size=7).map(" ".join)
# With long names alone no table of columns would ever fit.
SHORT_NAMES = st.sampled_from(["Olga", "북한", "Anna Berg", "é[b]", "River Watch", "AFP"])
TEXTS = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)
QUALIFIERS = st.sampled_from(["", "", "", "?", "~", "%"])
STANCES = ["asserts", "asserts", "denies", "disputes", "retracts"]
BOUNDS = ["exact", "about", "at-least", "more-than", "at-most", "fewer-than", "range", "words"]
NUMBERS = st.integers(0, 999_998) | st.sampled_from([0, 1, 7, 12_345, 500_000])
A_BOUND, TWO_NUMBERS = st.sampled_from(BOUNDS), st.tuples(NUMBERS, NUMBERS)


@cache  # a strategy that is made anew for every draw is examined anew by hypothesis, which costs more than the draw
def points(first: int, last: int) -> st.SearchStrategy[str]:
    """Years, months and days between two years."""
    year = st.integers(first, last).map(str)
    month = st.builds("{}-{:02d}".format, year, st.integers(1, 12))
    return year | month | st.builds("{}-{:02d}".format, month, st.integers(1, 28))


@cache
def days(first: int, last: int) -> st.SearchStrategy[str]:
    """Every kind of date: known, uncertain, lasting, open, one day within."""
    point = points(first, last)
    uncertain = st.builds("{}{}".format, point, QUALIFIERS)
    start, end = points(first, (first + last) // 2), points((first + last) // 2 + 1, last)
    return st.one_of(
        point, uncertain, st.builds("{}/{}".format, start, end), st.builds("[{}..{}]".format, start, end),
        point.map("{}/..".format), point.map("../{}".format), point.map("[{}..]".format), point.map("[..{}]".format),
    )  # fmt: skip


def attributions(chance: Random, actors: list[str], sources: list[str], count: int) -> list[Record]:
    """Who said it: the lead asserts; nobody takes the same stance twice on one day.

    By a chance that hypothesis draws once: fifty of them, each part drawn by itself, are more than it holds.
    """
    found: dict[tuple[str, str, str], Record] = {}
    for number in range(count):
        stance = chance.choice(STANCES) if number else "asserts"
        said: Record = {
            "by": chance.choice(actors),
            "date": f"{chance.randint(2024, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"[
                : chance.choice([4, 7, 10, 10, 10])
            ],
            "hedge": chance.choice(["confirmed", "stated", "estimated", "assessed"]) if number == 0 else "stated",
            "stance": stance,
            "sources": chance.sample(sources, chance.randint(1, min(4, len(sources)))),
            "via": chance.sample(actors, min(len(actors), chance.choice([0, 0, 0, 1, 2]))),
            "quote": chance.choice([None, None, "[bold] 북한 \x1b[31m —", "a fable " * 12]),
        }
        found.setdefault((said["by"], said["date"], stance), said)
    return list(found.values())


@st.composite
def numbers(draw: st.DrawFn) -> Record:
    """A bound with what it needs."""
    bound = draw(A_BOUND)
    low, high = sorted(draw(TWO_NUMBERS))
    match bound:
        case "exact":
            return {"bound": bound, "best": high}
        case "about":
            around: Record = draw(st.sampled_from([{}, {"low": low}, {"high": high}, {"low": low, "high": high}]))
            return {"bound": bound, "best": draw(st.integers(low, high)), **around}
        case "at-least" | "more-than":
            return {"bound": bound, "low": low}
        case "at-most" | "fewer-than":
            return {"bound": bound, "high": high}
        case "range":
            return {"bound": bound, "low": low, "high": high + 1}
    return {"bound": "words", "as_said": draw(NAMES)}


LIKELIHOODS = (None, "unlikely", "almost-certain")
MANY_NAMES = {names: st.lists(names, max_size=2) for names in (NAMES, SHORT_NAMES)}


@st.composite
def sheets(draw: st.DrawFn) -> Record:
    """A sheet that the gate lets in: texts, dates and numbers are drawn, what refers to what by one chance."""
    chance = Random(draw(st.integers(0, 2**32 - 1)))
    actors = [f"actor-{number}" for number in range(draw(st.integers(1, 6)))]
    sources = [f"source-{number}" for number in range(draw(st.integers(1, 5)))]
    measures = [f"measure-{number}" for number in range(draw(st.integers(1, 3)))]
    count = draw(st.sampled_from([1, 4, 12, 50]))
    names = draw(st.sampled_from([NAMES, SHORT_NAMES]))

    def perhaps(strategy: st.SearchStrategy[Any], *, once_in: int = 2) -> Any:
        return None if chance.randrange(once_in) else draw(strategy)

    def one_before(ids: list[str], number: int) -> str | None:
        return chance.choice([None, *ids[:number]])

    def facts(noun: str) -> list[Record]:
        return [
            {
                "id": f"{noun}-{number}",
                "statement": draw(TEXTS),
                "date": draw(days(2019, 2023)),
                "attributions": attributions(chance, actors, sources, count),
                "key": chance.choice([True, False]),
            }
            for number in range(chance.randint(1, 3))
        ]

    return {
        "format": "factsheet/1",
        "title": draw(NAMES),
        "as_of": "2025-12-31",
        "actors": [
            {
                "id": name, "name": f"{draw(names)} {name}", "native_name": perhaps(names),
                "aliases": draw(MANY_NAMES[names]),
                "kind": chance.choice(["person", "state", "intelligence"]), "part_of": one_before(actors, number),
            }
            for number, name in enumerate(actors)
        ],
        "sources": [
            {
                "id": name, "type": "webpage", "publisher": f"{draw(names)} {name}", "title": perhaps(TEXTS),
                "issued": perhaps(points(2024, 2025)), "url": chance.choice([None, f"https://{name}.example/"]),
                "derived_from": one_before(sources, number),
            }
            for number, name in enumerate(sources)
        ],
        "measures": [{"id": name, "label": draw(names), "unit": draw(names)} for name in measures],
        "events": [{**each, "kind": chance.choice(["clash", "statement"])} for each in facts("event")],
        "figures": [
            {**each, "measure": chance.choice(measures), "scope": perhaps(names, once_in=3), **draw(numbers())}
            for each in facts("figure")
        ],
        "assessments": [
            {
                **each, "kind": chance.choice(["forecast", "warning"]), "condition": perhaps(TEXTS),
                "likelihood": chance.choice(LIKELIHOODS), "confidence": chance.choice([None, "low"]),
            }
            for each in facts("assessment")
        ],
    }  # fmt: skip
