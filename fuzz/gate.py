"""The gate's own parts: one record judged, the rules between its numbers and voices, and texts that are nearly JSON."""

from functools import cache
from typing import Any

from factsheet.gate.rules import rules_of
from fuzz import faults, grammar, mutation
from fuzz.chance import NUMBERS, Chance
from fuzz.held import Part, Tally, hold
from fuzz.judged import agrees_with_reader, agrees_with_schema, is_json, judge, judged

Record = dict[str, Any]
_SECTIONS = {
    "actors": "Actor", "places": "Place", "sources": "Source", "measures": "Measure", "events": "Event",
    "figures": "Figure", "assessments": "Assessment",
}  # fmt: skip
_HEAD: Record = {"format": "factsheet/1", "title": "x", "as_of": "2025-01-01"}
_BOUNDS = (None, "exact", "about", "at-least", "more-than", "at-most", "fewer-than", "range", "words")
_of_schema = cache(judge)


def record(chance: Chance) -> bytes:
    """A sheet of one record with something wrong or odd; what it refers to is not there."""
    content = grammar.sheet(chance)
    filled = [section for section in _SECTIONS if content[section]]
    section = chance.one(filled)
    alone = faults.spoiled(chance, {section: content[section][:1]})
    return grammar.written(chance, {**_HEAD, section: alone.get(section), **alone})


def check_record(data: bytes, chance: Chance, tally: Tally) -> None:
    """Holds that problems are well told, and that the schema and Python's reader judge alike."""
    _, _, codes = judged(data)
    tally.counts["refused" if codes else "let in"] += 1
    content = agrees_with_reader(data, codes)
    if is_json(content) and chance.happens(0.04):
        tally.counts["judged by the schema, too"] += 1
        agrees_with_schema(_of_schema(), content, codes)


def numbered(chance: Chance) -> tuple[str, Record]:
    """A record whose single fields are all right."""
    numbers = {key: chance.one((None, *NUMBERS)) for key in ("best", "low", "high") if chance.happens(0.6)}
    figure: Record = {"bound": chance.one(_BOUNDS), "as_said": chance.one((None, "several")), **numbers}
    figure["attributions"] = [
        {
            "by": chance.one("ab"), "date": chance.one(("2024", "2024-01")),
            "stance": chance.one((None, *grammar.STANCES)),
            "hedge": chance.one(("stated", "stated", "assessed", "reported")),
        }
        for _ in range(1 + chance.upto(3))
    ]  # fmt: skip
    return chance.one(("figures", "figures", "events", "assessments")), figure


def check_numbered(given: tuple[str, Record], chance: Chance, tally: Tally) -> None:
    """Holds that the rules find a fault where the tables of the format have one, and nowhere else."""
    del chance
    section, figure = given
    found = {fault.code.code for _, fault in rules_of(section, figure, set())}
    wanted = _wanted_of_voices(figure["attributions"])
    if section == "figures" and not _fits(figure):
        wanted.add("E205")
    tally.counts["refused" if wanted else "let in"] += 1
    hold(found == wanted, "the rules find what the format forbids", (sorted(found), sorted(wanted)))


def _fits(figure: Record) -> bool:
    """format.md, the table of bounds: what each has, and the order of numbers."""
    best, low, high = (figure.get(key) for key in ("best", "low", "high"))
    has = (best is not None, low is not None, high is not None)
    match figure["bound"]:
        case None | "exact":
            fits = has == (True, False, False)
        case "about":
            fits = has[0]
        case "at-least" | "more-than":
            fits = has == (False, True, False)
        case "at-most" | "fewer-than":
            fits = has == (False, False, True)
        case "range":
            fits = has == (False, True, True)
        case _:
            fits = has == (False, False, False) and figure["as_said"] is not None
    given = [each for each in (low, best, high) if each is not None]
    return fits and given == sorted(given)


def _wanted_of_voices(voices: list[Record]) -> set[str]:
    said = [(each["by"], each["date"], each["stance"] or "asserts") for each in voices]
    found = {"E401"} if said[0][2] != "asserts" else set()
    found |= {"E402"} if len(set(said)) < len(said) else set()
    return found | ({"E403"} if any(v["stance"] == "denies" and v["hedge"] != "stated" for v in voices) else set())


def text(chance: Chance) -> bytes:
    """A small text that is JSON, or nearly."""
    content = grammar.sheet(chance)
    some = {key: content[key] for key in content if chance.happens(0.3)}
    for key in ("actors", "events", "figures"):
        if key in some:
            some[key] = some[key][:1]
    data = grammar.written(chance, some)[: chance.one((80, 400, 4000))] if chance.happens(0.3) else b""
    data = data or grammar.written(chance, some)
    if chance.happens(0.5):
        return mutation.bytes_changed(chance, data)
    return mutation.tokens_changed(chance, data.decode("utf-8", "replace")).encode("utf-8", "surrogatepass")


def check_text(data: bytes, chance: Chance, tally: Tally) -> None:
    """Holds that the gate finds JSON where Python's reader does, and a place in the text for what is wrong."""
    del chance
    _, _, codes = judged(data)
    tally.counts["JSON" if is_json(agrees_with_reader(data, codes)) else "no JSON"] += 1


RECORDS = Part(
    "records", "one record judged, with one to five things wrong or odd", 80_000, 1_000, record, check_record
)
RULES = Part(
    "rules", "numbers, bounds and voices against the format's own tables", 200_000, 10_000, numbered, check_numbered
)
TEXTS = Part("texts", "small texts that are JSON, or nearly: syntax and scanner", 60_000, 1_000, text, check_text)
