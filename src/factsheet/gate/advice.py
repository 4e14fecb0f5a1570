"""What `check` warns of, though the gate lets it pass: asked record by record, and of the sheet at its end."""

from __future__ import annotations

from typing import Any

from factsheet import dates
from factsheet.gate import attributing, codes, wording
from factsheet.gate.judging import Judge
from factsheet.gate.known import Known
from factsheet.gate.positions import Step
from factsheet.gate.problems import Fault
from factsheet.gate.scanning import Scanned
from factsheet.gate.tidiness import Alike, Noted, Twice, too_many_key
from factsheet.vocabulary import FACT_SECTIONS, SECTIONS

_REVISED = ("id", "measure", "scope", "attributions")


class Adviser:
    """Gathers warnings; it is given only records that the models accept."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._known = Known()
        self._twice = Twice()
        self._alike = {noun: Alike(noun) for noun in ("id", "kind", "tag", "name")}
        self._referents: list[Scanned] = []
        self._used: set[str] = set()
        self._key: dict[str, list[Scanned]] = {section: [] for section in FACT_SECTIONS}
        self._revised: dict[str, dict[str, Any]] = {}
        self._successors: list[Scanned] = []
        self._latest: list[tuple[str, Scanned, tuple[Step, ...]]] = []

    def record(self, scanned: Scanned) -> None:
        """Takes a record; facts come after all that they refer to."""
        if scanned.section != "sources":  # afp-2025-01-13 and ap-2025-01-13 are no slip
            self._alike["id"].add(scanned.value["id"], scanned, ("id",))
        if scanned.section in FACT_SECTIONS:
            self._fact(scanned)
        else:
            self._referent(scanned)

    def finish(self, as_of: str) -> None:
        """Looks at the sheet as a whole."""
        for scanned in self._successors:
            old = self._revised.get(scanned.value["supersedes"])
            if old:
                self._advise(scanned, attributing.revision(scanned.value, old, self._known))
        for day, scanned, path in self._latest:
            if day > as_of:
                self._judge.add(scanned, path, Fault(codes.AFTER_AS_OF, f"said after the sheet's as_of, {as_of}"))
        self._note(too_many_key(self._key))
        for words in self._alike.values():
            self._note(words.found())
        for scanned in self._referents:
            if scanned.value["id"] not in self._used:
                what = f"nothing refers to this {SECTIONS[scanned.section]}"
                self._judge.add(scanned, ("id",), Fault(codes.UNUSED, what))

    def _referent(self, scanned: Scanned) -> None:
        record = scanned.value
        self._referents.append(scanned)
        self._known.add(scanned.section, record)
        refers = (
            record.get("part_of"),
            record.get("issuer"),
            record.get("derived_from"),
            *(record.get("members") or ()),
        )
        self._used.update(each for each in refers if each)
        if scanned.section in {"actors", "places"}:
            self._alike["name"].add(record["name"], scanned, ("name",))
        if scanned.section == "actors":
            self._note(self._twice.actor(scanned))
        elif scanned.section == "sources":
            self._note(self._twice.source(scanned))

    def _fact(self, scanned: Scanned) -> None:
        fact = scanned.value
        for advice in (attributing.advice, wording.advice):
            self._advise(scanned, advice(scanned.section, fact, self._known))
        self._note(self._twice.statement(scanned))
        self._use(fact)
        self._revised[fact["id"]] = {key: fact.get(key) for key in _REVISED}
        if fact.get("supersedes"):
            self._successors.append(scanned)
        if fact.get("key"):
            self._key[scanned.section].append(scanned)
        if fact.get("kind"):
            self._alike["kind"].add(fact["kind"], scanned, ("kind",))
        for number, tag in enumerate(fact.get("tags") or ()):
            self._alike["tag"].add(tag, scanned, ("tags", number))
        for number, said in enumerate(fact["attributions"]):
            self._latest_of(scanned, number, said["date"])

    def _latest_of(self, scanned: Scanned, number: int, day: str) -> None:
        """Keeps the day of an attribution if it may be later than the sheet: of days in order, the last ones alone."""
        earliest = dates.parse(day).earliest
        if earliest:
            self._latest.append((earliest, scanned, ("attributions", number, "date")))

    def _use(self, fact: dict[str, Any]) -> None:
        self._used.update(fact.get("actors") or (), fact.get("places") or ())
        if fact.get("measure"):
            self._used.add(fact["measure"])
        for said in fact["attributions"]:
            self._used.add(said["by"])
            self._used.update(said.get("via") or (), said["sources"])

    def _advise(self, scanned: Scanned, found: Any) -> None:
        for path, fault in found:
            self._judge.add(scanned, path, fault)

    def _note(self, found: Any) -> None:
        noted: Noted
        for noted in found:
            self._judge.add(*noted)
