"""Sheets of up to a megabyte that ask for much work: many of the same, long texts, deep nesting, long chains."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from fuzz import grammar, views
from fuzz.chance import ODD, Chance
from fuzz.held import Part, Tally, hold
from fuzz.judged import judged
from fuzz.trial import again
from fuzz.whole import canonical_form, told
from sheets import assessment, event, figure, said, sheet

MOST_BYTES = 1_000_000
_MOST_TOLD = 5000
# Each fault of a file takes its microseconds: one that is nothing but faults is another matter.
_MOST_FAULTS = 50_000
_FAULTLESS = {b"9", b"\n", b" ", b"-"}
Record = dict[str, Any]
# What a record of a section needs, which key puts it inside another, and a fact that names two of them.
_NAMED: dict[str, tuple[Record, str, Callable[[str, str, str], Record]]] = {
    "actors": ({"name": "P", "kind": "group"}, "part_of",
               lambda name, one, other: event(name, actors=[one], attributions=[said(other)])),
    "places": ({"name": "P"}, "part_of", lambda name, *two: event(name, places=two)),
    "sources": ({"type": "report", "publisher": "P"}, "derived_from",
                lambda name, *two: event(name, attributions=[said(sources=two)])),
    "measures": ({"label": "P", "unit": "P"}, "", lambda name, one, _: figure(name, measure=one)),
    "kinds": ({}, "", lambda name, one, _: event(name, kind=one)),
    "tags": ({}, "", lambda name, *two: event(name, tags=two)),
}  # fmt: skip


def _places(chance: Chance, size: int) -> Record:
    last, shape = size // 40, chance.randrange(4)
    named = [{"id": f"p{number}", "name": chance.one(("P", f"P{number}"))} for number in range(last + 1)]
    for number, place in enumerate(named):
        if shape == 1 and number < last:
            place["part_of"] = f"p{number + 1}"
        if shape == 2:
            place["part_of"] = f"p{(number + 1) % (last + 1)}"
        if shape == 3:
            place["part_of"] = f"q{number}"
    return sheet(places=named, events=[event("a", places=["p0", "p1"])])


def _aliases(chance: Chance, size: int) -> Record:
    alias: Callable[[int], Any] = chance.one(
        (lambda _: 1, lambda n: f"n{n}", lambda _: "same", lambda n: f"Wort{n} " * 9)
    )
    aliases = [alias(number) for number in range(min(size // 9, 60_000))]
    facts = [event("a", statement="Said the Speaker n1 n2 of n3. " * 5)]
    return sheet(actors=[{"id": "speaker", "name": "S", "kind": "person", "aliases": aliases}], events=facts)


def _keys(chance: Chance, size: int) -> Record:
    keys = {f"k{number}": chance.one((1, None, "x")) for number in range(size // 12)}
    actor = {"id": "speaker", "name": "S", "kind": "person"}
    return chance.one((sheet(actors=[{**actor, **keys}]), {**sheet(), **keys}, sheet(events=[event("a", **keys)])))


def _references(chance: Chance, size: int) -> Record:
    names = [f"{chance.one(('p', 'speaker', 'x'))}{number}" for number in range(size // 12)]
    key = chance.one(("actors", "places", "tags"))
    facts = [event("a", **{key: names})]
    if chance.happens(0.5):
        facts = [event(f"e{number}", **{key: [name]}) for number, name in enumerate(names[: size // 160])]
    places = [{"id": f"p-{number}", "name": f"P {number}"} for number in range(size // 200)]
    return sheet(places=places, events=facts)


def _voices(chance: Chance, size: int) -> Record:
    hedge, twice = chance.one(("stated", "stated", "x")), chance.happens(0.3)
    voices = [
        said(
            date=f"{2000 if twice else 1000 + number}-01", hedge=hedge, stance=chance.one((*grammar.STANCES, "asserts"))
        )
        for number in range(min(size // 110, 8000))
    ]
    return sheet(events=[event("a", attributions=[said(), *voices])])


def _text(chance: Chance, size: int) -> Record:
    atom = chance.one(("word ", "a", "한", "'", "a\u0301", "\x1b", "|", "1,000 ", "(", "é", "👩\u200d", *ODD))
    long = (atom * (size // len(atom.encode()) + 1))[: size // max(1, len(atom.encode()) // len(atom))]
    long = f"{long}." if long.strip() else "x"
    return chance.one((
        sheet(events=[event("a", statement=long)]), sheet(title=long, events=[event("a", key=True)]),
        sheet(figures=[figure("a", bound="words", as_said=long, scope=long[:100])]),
        sheet(assessments=[assessment("a", condition=long)]), sheet(events=[event("a", detail=long, note=long[:9])]),
        sheet(actors=[{"id": "speaker", "name": long, "kind": "person"}], events=[event("a")]),
        sheet(events=[event("a", date=long)]), sheet(events=[event(long)]),
        sheet(events=[event("a", attributions=[said(quote=long)])]),
    ))  # fmt: skip


def _facts(chance: Chance, size: int) -> Record:
    count, one = size // 250, chance.one((event, figure, assessment))
    facts = [one(f"f{number}", key=chance.happens(0.1)) for number in range(count)]
    if chance.happens(0.4):
        for earlier, later in pairwise(facts):
            later["supersedes"] = earlier["id"]
    if chance.happens(0.3):
        for each in facts:
            each["date"] = chance.one(("1 Jan 2024", "2024-02-30", "x"))
    section = {event: "events", figure: "figures", assessment: "assessments"}[one]
    return sheet(**{section: facts})


def _named(chance: Chance, size: int) -> Record:
    """Many of what facts name, each perhaps inside another, and as many facts, each of which names some of them."""
    section, longest = chance.one(tuple(_NAMED)), chance.one((1, 2, 100))
    needed, inside, naming = _NAMED[section]
    names = [f"p{number}" for number in range(size // 300)]
    content = sheet(events=[], figures=[])
    for number, name in enumerate(names):
        if needed:
            whole = {inside: names[number - 1]} if inside and number % longest else {}
            content[section].append({"id": name, **needed, **whole})
        content["figures" if section == "measures" else "events"].append(naming(f"f{number}", name, names[number - 1]))
    return content


def _digits(chance: Chance, size: int) -> bytes:
    """A figure with a number as long as its sheet: a fraction, since a whole number ends at 64 bits."""
    number = chance.one(("0.", "1200.", "-0.", "1e-")) + chance.one(("0", "1", "9", "37")) * (size // 2)
    numbers: Record = {chance.one(("best", "low", "high")): 4.5, "bound": chance.one(("exact", "at-least", "range"))}
    return grammar.written(chance, sheet(figures=[figure("a", key=True, **numbers)])).replace(b"4.5", number.encode())


def _nested(chance: Chance, size: int) -> bytes:
    opening, closing = chance.one(((b"[", b"]"), (b'{"a":', b"}"), (b"[[],", b"]")))
    depth = chance.one((500, 900, 990, 2000, size // 6))
    head = chance.one((b'{"title":', b'{"format":"factsheet/1","events":[', b'{"actors":[{"id":"a","x":'))
    return head + opening * depth + b"1" + closing * depth + b"}]}"[: head.count(b"{")]


def _repeated(chance: Chance, size: int) -> bytes:
    member = chance.one((b'"title":"x"', b'"id":"a"', b'"\\ud800":1', b'"by":[]', b'"x":{"a":1,"a":1}'))
    many = b",".join([member] * min(size // len(member), _MOST_FAULTS))
    return chance.one((b"{%s}", b'{"actors":[{%s}]}', b'{"events":[{"attributions":[{%s}]}]}')) % many


def _tokens(chance: Chance, size: int) -> bytes:
    token = chance.one((b"9", b"[],", b'"x",', b"null,", b"\n", b" ", b"{},", b"1,", b'"\\u202e",', b"-"))
    most = size if token in _FAULTLESS else _MOST_FAULTS
    many = (token * min(size // len(token), most)).rstrip(b",")
    return chance.one((b'{"title":%s}', b'{"actors":[%s]}', b'{"events":[{"id":"a","actors":[%s]}]}', b"%s")) % many


_KINDS: tuple[Callable[[Chance, int], Any], ...] = (
    _places, _aliases, _keys, _references, _voices, _text, _facts, _named, _digits, _nested, _repeated, _tokens,
)  # fmt: skip


def make(chance: Chance) -> bytes:
    """A sheet of some hundred kilobytes, or nearly one."""
    size = chance.one((20_000, 100_000, 300_000, 900_000))
    found = chance.one(_KINDS)(chance, size)
    data = found if isinstance(found, bytes) else grammar.written(chance, found)
    return data if len(data) < MOST_BYTES else data[:MOST_BYTES]


def check(data: bytes, chance: Chance, tally: Tally) -> None:
    """Holds that each command that takes it ends in time, and that what is printed is as for small sheets."""
    hold(len(data) <= MOST_BYTES, "a large sheet is no larger than a megabyte")
    again()
    text, found, codes = judged(data)
    told(chance, text, found[:_MOST_TOLD])
    again()
    with views.indexed(data) as problems:
        hold(bool(problems) == bool(codes), "check and the commands that read agree", len(found))
        tally.counts["refused" if codes else "let in"] += 1
        if not codes:
            views.viewed(["a", "f0", "p0", "speaker"], chance, tally)
    if not codes:
        again()
        once = canonical_form(data)
        again()
        hold(canonical_form(once) == once, "the canonical form is one")


PART = Part("large", "sheets of up to a megabyte that ask for much work", 200, 2, make, check)
