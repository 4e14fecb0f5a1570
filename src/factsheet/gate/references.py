"""What needs a second record: every id is there, is of the right type, and no chain bites its own tail.

Facts come after everything that they refer to (scanning.py), so that all but `supersedes` is settled at once.
"""

from typing import Any

from factsheet import dates
from factsheet.gate import codes, limits
from factsheet.gate.judging import Judge, is_id
from factsheet.gate.naming import all_known, ids_at, references_of, text_at
from factsheet.gate.positions import Step
from factsheet.gate.problems import Fault
from factsheet.gate.rules import attributions_of
from factsheet.gate.scanning import Scanned
from factsheet.names import Nearest
from factsheet.vocabulary import FACT_SECTIONS, REFERENT_SECTIONS, SECTIONS

_FACTS = ("event", "figure", "assessment")
_ARTICLES = {"actor": "an actor", "assessment": "an assessment", "event": "an event"}
# What a figure of a day to come may be (format.md, measure).
_LOOKS_AHEAD = {"planned", "forecast"}


class References:
    """The ids of one sheet, and what refers to them."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._types: dict[str, str] = {}
        self._settled = False
        self._referents: list[Scanned] = []
        self._successions: list[Scanned] = []
        self._unseen: set[str] = set()
        self._measures: dict[str, str] = {}
        self._nearest = Nearest()

    def take(self, scanned: Scanned) -> None:
        """Takes note of a record's id, and checks what a fact refers to, but for `supersedes`."""
        if scanned.section in FACT_SECTIONS:
            self._settle()
        self._declare(scanned)
        if scanned.section in FACT_SECTIONS:
            self._fact(scanned)

    def _declare(self, scanned: Scanned) -> None:
        name = text_at(scanned.value, "id")
        if name is None:
            return
        noun = SECTIONS[scanned.section]
        if name in self._types:
            self._judge.add(
                scanned, ("id",), Fault(codes.DUPLICATE_ID, f"the id '{name}' is taken by {_a(self._types[name])}")
            )
            return
        self._types[name] = noun
        if scanned.section not in REFERENT_SECTIONS:
            return
        self._referents.append(scanned)
        if noun == "source" and scanned.value.get("seen") is False:
            self._unseen.add(name)
        if noun == "measure":
            self._measures[name] = text_at(scanned.value, "kind") or "actual"

    def _settle(self) -> None:
        """Checks what actors, places, sources and measures refer to, once all of them are declared."""
        if self._settled:
            return
        self._settled = True
        for scanned in self._referents:
            self._check(scanned)
        longest = 0
        for section, key in (("actors", "part_of"), ("places", "part_of"), ("sources", "derived_from")):
            records = [each for each in self._referents if each.section == section]
            steps = self._cycles(records, key)
            self._long_ways(records, key, steps)
            longest = max(longest, *steps.values(), 0)
        if longest <= limits.MOST_STEPS:  # else it is told already why there are so many
            self._many_parts()
        self._referents.clear()

    def _fact(self, scanned: Scanned) -> None:
        self._check(scanned)
        if not isinstance(scanned.value, dict):
            return
        if text_at(scanned.value, "supersedes"):
            self._successions.append(scanned)
        self._seen_somewhere(scanned)
        if scanned.section == "figures":
            self._not_ahead_of_itself(scanned)

    def finish(self) -> None:
        """Checks what facts supersede, once all of them are declared."""
        self._settle()
        successors: dict[str, str] = {}
        for scanned in self._successions:
            old = scanned.value["supersedes"]
            if self._points_well(scanned, ("supersedes",), old, _FACTS):
                first = successors.setdefault(old, str(scanned.value.get("id")))
                if first != str(scanned.value.get("id")):
                    twice = Fault(codes.SUPERSEDED_TWICE, f"'{old}' is superseded by '{first}' already")
                    self._judge.add(scanned, ("supersedes",), twice)
        self._cycles(self._successions, "supersedes")

    def _check(self, scanned: Scanned) -> None:
        types = self._types
        if scanned.section in FACT_SECTIONS and all_known(scanned.value, types):
            return
        for path, target, nouns in references_of(scanned):
            if types.get(target) not in nouns:
                self._points_well(scanned, path, target, nouns)

    def _points_well(self, scanned: Scanned, path: tuple[Step, ...], target: str, nouns: tuple[str, ...]) -> bool:
        found = self._types.get(target)
        if found in nouns:
            return True
        if not is_id(target):  # told already: it is no id at all
            return False
        wanted = nouns[0] if len(nouns) == 1 else "fact"
        if found:
            self._judge.add(scanned, path, Fault(codes.DANGLING_REFERENCE, f"'{target}' is {_a(found)}, no {wanted}"))
        else:
            called = self._judge.called.get(target)
            named = f"did you mean '{called}'?" if called and self._types.get(called) in nouns else ""
            fault = Fault(
                codes.DANGLING_REFERENCE,
                f"no {wanted} '{target}'",
                named or self._meant(target, nouns, text_at(scanned.value, "id")),
            )
            self._judge.add(scanned, path, fault)
        return False

    def _meant(self, target: str, nouns: tuple[str, ...], own: str | None) -> str:
        known = (name for name, noun in self._types.items() if noun in nouns and name != own)
        return self._nearest.did_you_mean(target, known, nouns, own if own and self._types.get(own) in nouns else None)

    def _cycles(self, records: list[Scanned], key: str) -> dict[str, int]:
        """Follows each chain once; where it bites its own tail, the record at that place has the problem.

        Returns how many steps it is to the end from each record.
        """
        following = {known: each for each in records if (known := text_at(each.value, "id"))}
        steps: dict[str, int] = {}
        for start in following:
            trail: list[str] = []
            name: str | None = start
            while name in following and name not in steps:
                trail.append(name)
                steps[name] = 0
                name = text_at(following[name].value, key)
            number = steps[name] + 1 if name in steps else 0
            steps.update(zip(reversed(trail), range(number, number + len(trail)), strict=True))
            if name in trail:
                ring = trail[trail.index(name) :]
                fault = Fault(codes.CIRCLE, f"goes round in a circle: {' → '.join([*ring, name])}")
                self._judge.add(following[name], (key,), fault)
        return steps

    def _long_ways(self, records: list[Scanned], key: str, steps: dict[str, int]) -> None:
        """Where a chain is too long, the first record that is too far from its end has the problem."""
        for scanned in records:
            if steps.get(text_at(scanned.value, "id") or "") == limits.MOST_STEPS + 1:
                what = f"from here '{key}' goes on for more than {limits.MOST_STEPS} steps"
                self._judge.add(scanned, (key,), Fault(codes.TOO_MUCH, what))

    def _many_parts(self) -> None:
        """Where more is inside actors and places than may be, the record in which it is too much has the problem."""
        wholes = {each.value["id"]: each for each in self._referents if each.section in {"actors", "places"}}
        inside: dict[str, list[str]] = {name: [] for name in ("", *wholes)}
        for name, scanned in wholes.items():
            inside[name] += [target for _, target, _ in ids_at(scanned.value, "members", ())]
            inside.setdefault(text_at(scanned.value, "part_of") or "", []).append(name)
        left = max(limits.MOST_PARTS, limits.MOST_PARTS_EACH * len(wholes))
        for name, scanned in wholes.items():
            seen, waiting = {name}, [name]
            while waiting and left >= 0:
                steps = inside.get(waiting.pop(), [])
                left -= len(steps)
                new = {*steps} - seen
                seen |= new
                waiting += new
            if left < 0:
                what = f"up to here, more than {limits.MOST_PARTS:,} parts and members are inside each other"
                self._judge.add(scanned, (), Fault(codes.TOO_MUCH, what))
                return

    def _seen_somewhere(self, scanned: Scanned) -> None:
        """`seen: false` counts as an origin and is no attribution's only source (format.md, source)."""
        if not self._unseen:
            return
        for number, attribution in attributions_of(scanned.value):
            sources = [target for _, target, _ in ids_at(attribution, "sources", ("source",))]
            if sources and all(each in self._unseen for each in sources):
                path = ("attributions", number, "sources")
                fault = Fault(codes.UNSEEN_ONLY, "nothing here was seen", "add the source that tells of it")
                self._judge.add(scanned, path, fault)

    def _not_ahead_of_itself(self, scanned: Scanned) -> None:
        kind = self._measures.get(text_at(scanned.value, "measure") or "")
        if kind is None or kind in _LOOKS_AHEAD:
            return
        described = _span(scanned.value.get("date")).earliest
        said = [_span(each.get("date")).latest for _, each in attributions_of(scanned.value) if _asserts(each)]
        latest = [day for day in said if day]
        if described and latest and len(latest) == len(said) and described > max(latest):
            what = "describes a day after it was said; only planned and forecast measures may"
            self._judge.add(scanned, ("date",), Fault(codes.AHEAD_OF_ITSELF, what))


def _asserts(attribution: dict[str, Any]) -> bool:
    return (attribution.get("stance") or "asserts") == "asserts"


def _span(value: object) -> dates.Span:
    try:
        return dates.parse(value) if isinstance(value, str) else dates.Span(None, None)
    except dates.BadDate:
        return dates.Span(None, None)


def _a(noun: str) -> str:
    return _ARTICLES.get(noun, f"a {noun}")
