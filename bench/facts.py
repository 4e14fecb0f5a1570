"""The facts of a made sheet: by number, of three types, each with all that real ones have, in likely shares."""

from datetime import date
from math import gcd
from typing import Any

from bench.chance import Chance, mixed
from bench.people import MEASURES, People
from bench.sources import Sources, iso

Record = dict[str, Any]

# What is asked for: a tag that 0.6 % of all facts have, and two words that one fact of a thousand has.
TAG, ONE_IN = "ceasefire", 167
WORDS, FOUND_IN = ("heron", "weir"), 1009
_TAGS = ("logistics", "losses", "diplomacy", "training", "air-war", "prisoners", "supply", "winter")
_EVENTS = ("deployment", "clash", "shipment", "agreement", "desertion", "inspection")
_JUDGED = ("implication", "forecast", "warning", "analysis", "recommendation")
_LIKELY = ("unlikely", "roughly-even-chance", "likely", "very-likely")
_HEDGES = ("confirmed", "stated", "stated", "estimated", "assessed", "reported", "reported", "alleged")
_WHO = ("A column of lorries", "The relief battalion", "An engineer company", "The second flotilla", "A supply train")
_DID = ("had crossed the river", "had been shelled", "was held up for hours", "had reached the depot", "turned back")
_WHERE = ("at the old bridge", "below the dam", "on the coast road", "near the grain silos", "outside the rail yard")
_WHEN = ("before dawn", "after heavy rain", "under cover of fog", "in the first week of the truce", "for a third time")
_COUNTED = ("had been counted", "had been lost", "had been sent on", "were registered", "had been handed over")
_SCOPES = (None, None, None, None, None, "in the border districts", "on the east bank")
_KEY = 12
# How many others say or deny it, and in how many more papers: each as often as it stands here.
_VOICES = (0,) * 10 + (1,) * 6 + (2,) * 3 + (3,)
_MORE_SOURCES = (0,) * 7 + (1, 1, 2)
# Numbers that are revised come in rows of five.
_ROW = 5


class Facts:
    """The facts of a sheet of `count` facts: two fifths are events, two fifths figures, the rest assessments."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.sources = Sources(count)
        self.people = People(count)
        self._actors: list[str] = [each["id"] for each in self.people.actors]
        self._places = [each["id"] for each in self.people.places]
        self._events, self._figures = count * 2 // 5, count * 2 // 5
        self._stride = next(each for each in range(7919, 9999) if gcd(each, self.sources.count) == 1)

    def sections(self) -> dict[str, range]:
        """Which numbers are in which section of the sheet."""
        after = self._events + self._figures
        return {
            "events": range(self._events),
            "figures": range(self._events, after),
            "assessments": range(after, self.count),
        }

    def record(self, number: int) -> Record:
        """The fact of a number."""
        chance = Chance(number)
        said = self._attributions(number, chance)
        day = said[0]["date"]
        if number < self._events:
            return self._event(number, chance, said)
        if number < self._events + self._figures:
            return self._figure(number, chance, said)
        made: Record = {"id": f"assessment-{number}", "statement": _sentence(number, chance), "date": day}
        made["kind"] = chance.one(_JUDGED)
        if chance.happens(0.25):
            made["condition"] = "the bridges hold until the spring"
        if chance.happens(0.4):
            made["likelihood"] = chance.one(_LIKELY)
        return self._more(number, chance, made, said)

    def _event(self, number: int, chance: Chance, said: list[Record]) -> Record:
        until = _ordinal(said[0]["date"]) - chance.upto(30)
        day = iso(until)
        form = chance.random()
        if form < 0.08:
            day = f"{iso(until - 1 - chance.upto(20))}/{day}"
        elif form < 0.12:
            day = iso(until - 31)[:7]
        elif form < 0.15:
            day += "?"
        made: Record = {"id": f"event-{number}", "statement": _sentence(number, chance), "date": day}
        made["kind"] = chance.one(_EVENTS)
        return self._more(number, chance, made, said)

    def _figure(self, number: int, chance: Chance, said: list[Record]) -> Record:
        row, place = divmod(number - self._events, _ROW)
        measure, scope = MEASURES[mixed(row, len(MEASURES))], _SCOPES[mixed(row, len(_SCOPES))]
        best = (1 + mixed(row, 400)) * 10 + place
        bound = chance.one(("about", "about", "at-least", "exact", "range", "more-than"))
        numbers = {"about": ("best",), "exact": ("best",), "range": ("low", "high")}.get(bound, ("low",))
        who = chance.one(_WHERE)
        made: Record = {
            "id": f"figure-{number}",
            "statement": f"{best:,} {measure.replace('-', ' ')} {chance.one(_COUNTED)} {who}, {chance.one(_WHEN)}"
            f" (list K-{number}).",
            "date": said[0]["date"],
            "measure": measure,
            **{key: best + (key == "high") * 50 for key in numbers},
            "bound": bound,
        }  # fmt: skip
        if scope:
            made["scope"] = scope
        if row % 4 == 0 and place:
            made["supersedes"] = f"figure-{number - 1}"
        return self._more(number, chance, made, said)

    def _more(self, number: int, chance: Chance, made: Record, said: list[Record]) -> Record:
        """What all facts have."""
        if chance.happens(0.2):
            made["detail"] = f"It was the {chance.one(_WHEN)} that made the difference, as pictures of that week show."
        made["actors"] = self._about(number, chance)
        made["places"] = [self._places[number % len(self._places)]]
        tags = chance.sample(_TAGS, chance.upto(2))
        tags += [TAG] if number % ONE_IN == 3 else []
        if tags:
            made["tags"] = tags
        if chance.happens(0.1):
            made["note"] = "The day is that of the report; when it was first said was not seen."
        # Of the first of each section: what the summary shows must rest on more than one origin.
        start = next(each.start for each in self.sections().values() if number in each)
        asserted = {cited for each in said if "stance" not in each for cited in each["sources"]}
        if number - start < _KEY and len(asserted) > 3:
            made["key"] = True
        made["attributions"] = said
        return made

    def _about(self, number: int, chance: Chance) -> list[str]:
        """Whom it is about: everybody is somewhere."""
        first = self.people.people
        others = chance.sample(range(first), chance.upto(2))
        return [self._actors[each] for each in (*others, first + number % (len(self._actors) - first))]

    def _attributions(self, number: int, chance: Chance) -> list[Record]:
        """Who said it: one to four voices, some against it; one lead in two hundred takes it back later."""
        lead = self._lead(number)
        place = self._place(number)
        found = [self._said(chance, lead, place, "asserts")]
        if number % 211 == 9:
            return [*found, self._said(chance, lead, min(place + 9, self.sources.count - 1), "retracts")]
        voices = chance.one(_VOICES)
        for other in chance.sample(range(self.people.states, len(self._actors)), voices):
            if self._actors[other] != lead:
                place = min(place + chance.upto(12), self.sources.count - 1)
                stance = "denies" if chance.happens(0.1) else "disputes" if chance.happens(0.03) else "asserts"
                found.append(self._said(chance, self._actors[other], place, stance))
        return found

    def _lead(self, number: int) -> str:
        """Who says it first; a row of revised numbers has one."""
        is_figure = self._events <= number < self._events + self._figures
        row = number - (number - self._events) % _ROW if is_figure else number
        return self._actors[self.people.states + mixed(row, len(self._actors) - self.people.states)]

    def _place(self, number: int) -> int:
        """The source of the lead: all are somebody's, and a revision's comes after that of what it revises."""
        first = self._events
        if not first <= number < first + self._figures:
            return number * self._stride % self.sources.count
        start = number - (number - first) % _ROW
        row = range(start, min(start + _ROW, first + self._figures))
        return sorted(each * self._stride % self.sources.count for each in row)[number - start]

    def _said(self, chance: Chance, by: str, place: int, stance: str) -> Record:
        sources = range(place, min(place + 1 + chance.one(_MORE_SOURCES), self.sources.count))
        made: Record = {"by": by, "date": iso(self.sources.day(place))}
        made["hedge"] = "stated" if stance in {"denies", "disputes", "retracts"} else chance.one(_HEDGES)
        made["sources"] = [self.sources.id(each) for each in sources]
        if stance != "asserts":
            made["stance"] = stance
        if chance.happens(0.12) and (via := chance.one(self._actors)) != by:
            made["via"] = [via]
        if chance.happens(0.06):
            made["quote"] = "we have seen the lists, and they are long"
        return made


def _sentence(number: int, chance: Chance) -> str:
    """A sentence that no other fact has."""
    words = f" {' '.join(WORDS)}" if number % FOUND_IN == 5 else ""
    middle = f"{chance.one(_WHO)} {chance.one(_DID)} {chance.one(_WHERE)}{words}"
    return f"{middle} {chance.one(_WHEN)} (list K-{number})."


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
