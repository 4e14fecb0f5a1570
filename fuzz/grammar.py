"""Small sheets that the gate lets in, odd in every way in which the format lets them be."""

import json
import re
from typing import Any, get_args

from factsheet import vocabulary
from fuzz.chance import BARE, NUMBERS, WRITTEN, Chance
from fuzz.dates import date, point

Record = dict[str, Any]
_BARE = re.compile(rf'"{BARE}((?:[^"\\]|\\.)*?){BARE}"')
HEDGES = get_args(vocabulary.Hedge)
STANCES = get_args(vocabulary.Stance)
_NEEDS = {
    "exact": ("best",), "about": ("best",), "at-least": ("low",), "more-than": ("low",), "at-most": ("high",),
    "fewer-than": ("high",), "range": ("low", "high"), "words": (),
}  # fmt: skip
_URLS = (
    "https://example.org/a", "http://é.example/ü?q=1#x", "https://user:pw@host:8080/", "HTTPS", "https://[::1]/|x|",
    "https://x.example/<b>%20'\"`$(x)", "https://x.example/" + "a" * 90,
)  # fmt: skip
_SOURCE_TYPES = get_args(vocabulary.SourceType)


def options(chance: Chance, share: float, **made: Any) -> Record:
    """Some of the keys, each with its value; now and then null, which says what no key says."""
    kept = {key: value() for key, value in made.items() if chance.happens(share)}
    return {key: None if chance.happens(0.03) else value for key, value in kept.items()}


def sheet(chance: Chance) -> Record:
    """A sheet of a few records."""
    odd = chance.one((0.0, 0.1, 0.3, 0.6))
    names = {
        noun: [f"{noun}-{number}" for number in range(1 + chance.upto(most))]
        for noun, most in (("actor", 3), ("place", 1), ("source", 2), ("measure", 1))
    }
    made: Record = {
        "format": "factsheet/1",
        "title": chance.text(odd),
        "as_of": "2025-12-31",
        **options(
            chance, 0.2, description=lambda: chance.text(odd), language=lambda: chance.one(("en", "ko", "pt-BR"))
        ),
        "actors": [_actor(chance, odd, names, number) for number in range(len(names["actor"]))],
        "places": [_place(chance, odd, names, number) for number in range(len(names["place"]))],
        "sources": [_source(chance, odd, names, number) for number in range(len(names["source"]))],
        "measures": [_measure(chance, odd, name) for name in names["measure"]],
    }
    for section, one in (("events", _event), ("figures", _figure), ("assessments", _assessment)):
        noun = section.removesuffix("s")
        made[section] = [one(chance, odd, names, f"{noun}-{number}") for number in range(chance.one((0, 1, 1, 2)))]
    _succeed(chance, made)
    return made


def written(chance: Chance, content: Any) -> bytes:
    """A sheet as a file has it, in one of the many ways."""
    text = json.dumps(
        content, ensure_ascii=chance.happens(0.5), indent=chance.one((None, None, 0, 2, "\t")),
        separators=chance.one(((",", ":"), (", ", ": "), (" , ", " :\r\n"))),
    )  # fmt: skip
    text = _BARE.sub(lambda found: found[1].replace('\\"', '"'), text)
    return text.encode("utf-8", "surrogatepass" if chance.happens(0.5) else "backslashreplace")


def _actor(chance: Chance, odd: float, names: dict[str, list[str]], number: int) -> Record:
    earlier = names["actor"][:number]
    return {
        "id": names["actor"][number], "name": chance.text(odd), "kind": chance.one(get_args(vocabulary.ActorKind)),
        **options(
            chance, 0.25, aliases=lambda: [chance.text(odd) for _ in range(chance.upto(3))],
            native_name=lambda: chance.text(odd), in_text=lambda: f"the {chance.text(odd)}",
            role=lambda: chance.text(odd), country=lambda: chance.one(("KR", "UA", "ZZ")),
            part_of=lambda: chance.one(earlier) if earlier else None,
            members=lambda: [chance.one(names["actor"]) for _ in range(chance.upto(2))],
            description=lambda: chance.text(odd),
        ),
    }  # fmt: skip


def _place(chance: Chance, odd: float, names: dict[str, list[str]], number: int) -> Record:
    earlier = names["place"][:number]
    return {
        "id": names["place"][number], "name": chance.text(odd),
        **options(
            chance, 0.3, aliases=lambda: [chance.text(odd)], country=lambda: "RU",
            part_of=lambda: chance.one(earlier) if earlier else None,
        ),
    }  # fmt: skip


def _source(chance: Chance, odd: float, names: dict[str, list[str]], number: int) -> Record:
    earlier = names["source"][:number]
    return {
        "id": names["source"][number], "type": chance.one(_SOURCE_TYPES), "publisher": chance.text(odd),
        **options(
            chance, 0.35, title=lambda: chance.text(odd), authors=lambda: [chance.text(odd)],
            container_title=lambda: chance.text(odd), issued=lambda: date(chance), accessed=lambda: date(chance),
            url=lambda: chance.one(_URLS[:3] + _URLS[4:]), archive_url=lambda: chance.one(_URLS[:2]),
            language=lambda: "ko", issuer=lambda: chance.one(names["actor"]),
            derived_from=lambda: chance.one(earlier) if earlier else None, note=lambda: chance.text(odd),
        ),
        **({"seen": False} if number and chance.happens(0.05) else {}),
    }  # fmt: skip


def _measure(chance: Chance, odd: float, name: str) -> Record:
    kinds = get_args(vocabulary.MeasureKind)
    more = options(chance, 0.3, kind=lambda: chance.one(kinds), description=lambda: chance.text(odd))
    return {"id": name, "label": chance.text(odd), "unit": chance.text(odd / 2), **more}


def _said(chance: Chance, odd: float, names: dict[str, list[str]]) -> list[Record]:
    found: dict[tuple[str, str, str], Record] = {}
    for number in range(1 + chance.upto(4)):
        stance = chance.one(STANCES) if number else "asserts"
        by, day = (
            chance.one(names["actor"]),
            date(chance, 2024, 2025) if chance.happens(0.2) else point(chance, 2024, 2025),
        )
        found.setdefault((by, day, stance), {
            "by": by, "date": day, "hedge": "stated" if stance == "denies" else chance.one(HEDGES),
            "sources": chance.sample(names["source"], 1 + chance.upto(len(names["source"]) - 1)),
            **({"stance": stance} if stance != "asserts" or chance.happens(0.1) else {}),
            **options(
                chance, 0.15, via=lambda: [chance.one(names["actor"])], role=lambda: chance.text(odd),
                quote=lambda: chance.text(odd), locator=lambda: chance.text(odd), note=lambda: chance.text(odd),
            ),
        })  # fmt: skip
    return list(found.values())


def _fact(chance: Chance, odd: float, names: dict[str, list[str]], name: str) -> Record:
    return {
        "id": name, "statement": f"{chance.text(odd)}.", "date": date(chance, 2010, 2023),
        "attributions": _said(chance, odd, names),
        **options(
            chance, 0.3, detail=lambda: chance.text(odd), actors=lambda: [chance.one(names["actor"])],
            places=lambda: [chance.one(names["place"])], tags=lambda: [chance.one(("a", "b-2", "tag"))],
            key=lambda: chance.happens(0.8), note=lambda: chance.text(odd),
        ),
    }  # fmt: skip


def _event(chance: Chance, odd: float, names: dict[str, list[str]], name: str) -> Record:
    return {**_fact(chance, odd, names, name), "kind": chance.one(("clash", "statement", "a-b"))}


def _assessment(chance: Chance, odd: float, names: dict[str, list[str]], name: str) -> Record:
    return {
        **_fact(chance, odd, names, name), "kind": chance.one(get_args(vocabulary.AssessmentKind)),
        **options(
            chance, 0.4, condition=lambda: chance.text(odd),
            likelihood=lambda: chance.one(get_args(vocabulary.Likelihood)),
            confidence=lambda: chance.one(get_args(vocabulary.Confidence)),
        ),
    }  # fmt: skip


def _figure(chance: Chance, odd: float, names: dict[str, list[str]], name: str) -> Record:
    bound = chance.one(tuple(_NEEDS))
    more = options(chance, 0.2, as_said=lambda: chance.text(odd), scope=lambda: chance.text(odd))
    if bound == "words":
        more["as_said"] = chance.text(odd)
    return {
        **_fact(chance, odd, names, name), "measure": chance.one(names["measure"]), **more, **_numbers(chance, bound),
        **({"bound": bound} if bound != "exact" or chance.happens(0.2) else {}),
    }  # fmt: skip


def _numbers(chance: Chance, bound: str) -> Record:
    needed = _NEEDS[bound]
    if bound == "about" and chance.happens(0.3):
        needed = ("low", "best", "high")
    drawn = sorted(chance.one(NUMBERS) for _ in needed)
    if len(needed) == 1 and chance.happens(0.2):
        return {needed[0]: f"{BARE}{chance.one(WRITTEN)}{BARE}"}
    return dict(zip(needed, drawn, strict=True))


def _succeed(chance: Chance, made: Record) -> None:
    """Lets a fact revise an earlier one, now and then."""
    for section in ("events", "figures", "assessments"):
        for earlier, later in zip(made[section], made[section][1:], strict=False):
            if chance.happens(0.25):
                later["supersedes"] = earlier["id"]
