"""What a publication is cited for, and where it comes from: short texts for files that know publications alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from factsheet import dates
from factsheet.attribution import AGAINST, objection, printed_in, quotation, speaker

if TYPE_CHECKING:
    from factsheet.contract import AttributionOf, Fact, Source
    from factsheet.export.carried import Carried

# What a reader is told in a sheet in English, and in any other one, where English would be a foreign body.
_WORDS = {
    True: {
        "seen": "Not seen; known from its copies.",
        "derived_from": "Copies or reports {}.", "origin": "Its origin is {}.",
        "issuer": "Own text or recording of {}.", "issued": "Issued {}.", "accessed": "Accessed {}.",
        "archive_url": "Archived at {}", "container_title": "In {}.", "note": "(Remark: {})",
    },
    False: {
        "seen": "[seen: false]", "derived_from": "← {}", "origin": "[origin] {}", "issuer": "[issuer] {}",
        "issued": "[issued] {}", "accessed": "[accessed] {}", "archive_url": "[archive_url] {}",
        "container_title": "[container_title] {}", "note": "[note] {}",
    },
}  # fmt: skip

# What of a sheet a list of publications leaves out: facts are cited in it, by id and statement.
_BRIEFLY = "a fact is told by its id and statement, what it counts, who said it and who is against it"
NOT_CITED = {
    **dict.fromkeys(("*.actors", "*.places", "*.tags", "*.key", "*.detail"), _BRIEFLY),
    **dict.fromkeys(("events.note", "figures.note", "assessments.note"), _BRIEFLY),
    **dict.fromkeys(("actors.*", "places.*", "measures.*"), "who said it, and what is counted, are told by name"),
    **dict.fromkeys(("sheet.format", "sheet.$schema"), "they are of the sheet's own file"),
}


class Cited:
    """What the publications of a selection are cited for: read once, asked by id."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._for: dict[str, list[str]] = {}
        for fact in facts:
            for name, line in cited_for(fact):
                self._for.setdefault(name, []).append(line)

    def of(self, source: str) -> list[str]:
        """A line for each fact that cites the publication, by date."""
        return self._for.get(source, [])


def cited_for(fact: Fact) -> Iterator[tuple[str, str]]:
    """Each publication of a fact, and what it is cited for.

    That is the fact, what of it the publication has, and who stands against that: an objection never stays behind.
    """
    everyone = fact["attributions"]
    citing: dict[str, dict[int, None]] = {}
    for number, said in enumerate(everyone):
        for cited in said["sources"]:
            citing.setdefault(cited["id"], {})[number] = None
    condition = f" (if {fact['condition']})" if fact.get("condition") else ""
    begun = f"{fact['id']}: {fact['statement']} [{'; '.join(_what(fact))}]{condition} — "
    told, voices = [_told(said) for said in everyone], [_voice(said) for said in everyone]
    against = [number for number, said in enumerate(everyone) if said["stance"] in AGAINST]
    succession = list(_succession(fact))
    for name, here in citing.items():
        others = against if any(everyone[number]["stance"] not in AGAINST for number in here) else range(len(everyone))
        beside = [voices[number] for number in others if number not in here]
        yield name, begun + "; ".join([*(told[number] for number in here), *beside, *succession])


def whence(source: Source, carried: Carried) -> Iterator[str]:
    """Where a publication comes from, and that it was not seen: a sentence each."""
    words = _WORDS[carried.english]
    if not source["seen"]:
        yield words["seen"]
    if source["derived_from"]:
        yield words["derived_from"].format(_named(source["derived_from"], english=carried.english))
        if source["origin"] != source["derived_from"]["id"]:
            yield words["origin"].format(_named(carried.source(source["origin"]), english=carried.english))
    if source["issuer"]:
        yield words["issuer"].format(source["issuer"]["name"])


def told(field: str, value: str, *, english: bool) -> str:
    """A value for which a file has no field, with the name of its field."""
    return _WORDS[english][field].format(value)


def day_told(field: str, day: str, *, english: bool) -> str:
    """A day that a file's own field would make too sure, in words and as it is written."""
    return told(field, f"{dates.in_words(day)} ({day})" if english else day, english=english)


def _named(source: Any, *, english: bool) -> str:
    if english and source["issued"]:
        return f"{source['publisher']}, {dates.in_words(source['issued'])} ({source['id']})"
    return f"{printed_in(source)} ({source['id']})"


def _what(fact: Fact) -> Iterator[str]:
    """What kind of fact it is, of which day, with all that there is of a number and of a judgement."""
    if "measure" in fact:
        measure = fact["measure"]
        yield f"{measure['label']} ({measure['unit']}): {fact['value']}"
        if fact["as_said"] and fact["bound"] != "words":
            yield f"“{fact['as_said']}”"
        if fact["bound"] == "about":  # of every other bound the value has all numbers
            yield from (
                f"{key} {number}"
                for key, number in (("low", fact["low"]), ("high", fact["high"]))
                if number is not None
            )
    else:
        yield fact["kind"]
        if fact.get("likelihood"):
            yield str(fact["likelihood"])
        if fact.get("confidence"):
            yield f"{fact['confidence']} confidence"
    yield fact["date"]


def _voice(said: AttributionOf) -> str:
    """Who says it and when: `Vassily Nebenzia (Russia) denies 2024-10-30`."""
    return objection(said) if said["stance"] in AGAINST else f"{speaker(said)} {said['hedge']} {said['date']}"


def _told(said: AttributionOf) -> str:
    """The same with what the publication has of it: office, words, place in the text."""
    remarks = [
        *([said["hedge"]] if said["stance"] in AGAINST else []),
        *filter(None, (said["role"], said["quote"] and f"“{said['quote']}”", said["locator"], said["note"])),
    ]
    return f"{_voice(said)} ({'; '.join(remarks)})" if remarks else _voice(said)


def _succession(fact: Fact) -> Iterator[str]:
    if fact["superseded_by"]:
        yield f"superseded by {quotation(fact['superseded_by'])}"
    elif fact["status"] != "standing":
        yield fact["status"]
    if fact["supersedes"]:
        yield f"supersedes {fact['supersedes']['id']}"
