"""Sheets of any content that passes the gate: long names, wide letters, every kind of date and bound, many voices."""

from typing import Any

from hypothesis import strategies as st

Record = dict[str, Any]

WORDS = st.sampled_from([
    "River", "of", "the", "Service", "[bold]", "[/]", ":smile:", "북한", "국가정보원", "Хочу", "жить", "Буданов",
    "e\u0301a\u0301", "👩\u200d👩\u200d👧", "🇺🇦", "नमस्ते", "\x1b[31m", "a\u202eb", "x\u200by", "─●├", "—", "≠", "…",
    "Wort" * 12, "한" * 40, "é" * 60, "https://example.org/" + "a" * 70, "A-B-C", "'\"\\", "$(x)", "<b>", "&amp;", "|",
])  # fmt: skip
NAMES = st.lists(WORDS, min_size=1, max_size=7).map(" ".join)
TEXTS = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)
QUALIFIERS = st.sampled_from(["", "", "", "?", "~", "%"])
STANCES = ["asserts", "denies", "disputes", "retracts"]
BOUNDS = ["exact", "about", "at-least", "more-than", "at-most", "fewer-than", "range", "words"]
NUMBERS = st.integers(0, 999_999) | st.sampled_from([0, 1, 7, 12_345, 500_000])


def points(first: int, last: int) -> st.SearchStrategy[str]:
    """Years, months and days between two years."""
    year = st.integers(first, last).map(str)
    month = st.builds("{}-{:02d}".format, year, st.integers(1, 12))
    return year | month | st.builds("{}-{:02d}".format, month, st.integers(1, 28))


def days(first: int, last: int) -> st.SearchStrategy[str]:
    """Every kind of date: known, uncertain, lasting, open, one day within."""
    point = points(first, last)
    uncertain = st.builds("{}{}".format, point, QUALIFIERS)
    start, end = points(first, (first + last) // 2), points((first + last) // 2 + 1, last)
    return st.one_of(
        point, uncertain, st.builds("{}/{}".format, start, end), st.builds("[{}..{}]".format, start, end),
        point.map("{}/..".format), point.map("../{}".format), point.map("[{}..]".format), point.map("[..{}]".format),
    )  # fmt: skip


@st.composite
def attributions(draw: st.DrawFn, actors: list[str], sources: list[str], most: int) -> list[Record]:
    """Who said it: the lead asserts; nobody takes the same stance twice on one day."""
    found: dict[tuple[str, str, str], Record] = {}
    for number in range(draw(st.integers(1, most))):
        stance = "asserts" if number == 0 else draw(st.sampled_from(STANCES))
        said: Record = {
            "by": draw(st.sampled_from(actors)),
            "date": draw(points(2024, 2025)),
            "hedge": draw(st.sampled_from(["confirmed", "stated", "estimated", "assessed"]))
            if number == 0
            else "stated",
            "stance": stance,
            "sources": draw(st.lists(st.sampled_from(sources), min_size=1, max_size=4, unique=True)),
            "via": draw(st.lists(st.sampled_from(actors), max_size=2, unique=True)),
            "quote": draw(st.none() | TEXTS),
        }
        found.setdefault((said["by"], said["date"], stance), said)
    return list(found.values())


@st.composite
def numbers(draw: st.DrawFn) -> Record:
    """A bound with what it needs."""
    bound = draw(st.sampled_from(BOUNDS))
    low, high = sorted(draw(st.tuples(NUMBERS, NUMBERS)))
    match bound:
        case "exact" | "about":
            return {"bound": bound, "best": high}
        case "at-least" | "more-than":
            return {"bound": bound, "low": low}
        case "at-most" | "fewer-than":
            return {"bound": bound, "high": high}
        case "range":
            return {"bound": bound, "low": low, "high": high + 1}
    return {"bound": "words", "as_said": draw(NAMES)}


@st.composite
def sheets(draw: st.DrawFn) -> Record:
    """A sheet that the gate lets in."""
    actors = [f"actor-{number}" for number in range(draw(st.integers(1, 6)))]
    sources = [f"source-{number}" for number in range(draw(st.integers(1, 5)))]
    measures = [f"measure-{number}" for number in range(draw(st.integers(1, 3)))]
    most = draw(st.sampled_from([1, 4, 50]))

    def facts(noun: str, **more: st.SearchStrategy[Any]) -> list[Record]:
        return [
            {
                "id": f"{noun}-{number}",
                "statement": draw(TEXTS),
                "date": draw(days(2019, 2023)),
                "attributions": draw(attributions(actors, sources, most)),
                "key": draw(st.booleans()),
                **{key: draw(each) for key, each in more.items()},
            }
            for number in range(draw(st.integers(0, 4)))
        ]

    figures = facts("figure", measure=st.sampled_from(measures), scope=st.none() | st.none() | NAMES)
    return {
        "format": "factsheet/1",
        "title": draw(NAMES),
        "as_of": "2025-12-31",
        "actors": [
            {
                "id": name, "name": f"{draw(NAMES)} {name}", "native_name": draw(st.none() | NAMES),
                "aliases": draw(st.lists(NAMES, max_size=2)),
                "kind": draw(st.sampled_from(["person", "state", "intelligence"])),
                "part_of": draw(st.none() | st.sampled_from(actors[:number])) if number else None,
            }
            for number, name in enumerate(actors)
        ],
        "sources": [
            {
                "id": name, "type": "webpage", "publisher": f"{draw(NAMES)} {name}", "title": draw(st.none() | TEXTS),
                "issued": draw(st.none() | points(2024, 2025)), "url": draw(st.none() | st.just(f"https://{name}.example/")),
                "derived_from": draw(st.none() | st.sampled_from(sources[:number])) if number else None,
            }
            for number, name in enumerate(sources)
        ],
        "measures": [{"id": name, "label": draw(NAMES), "unit": draw(NAMES)} for name in measures],
        "events": facts("event", kind=st.sampled_from(["clash", "statement"])),
        "figures": [{**each, **draw(numbers())} for each in figures],
        "assessments": facts(
            "assessment", kind=st.sampled_from(["forecast", "warning"]), condition=st.none() | TEXTS,
            likelihood=st.none() | st.sampled_from(["unlikely", "almost-certain"]),
            confidence=st.none() | st.just("low"),
        ),
    }  # fmt: skip
