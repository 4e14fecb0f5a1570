"""The way through the gate: text in, records without fault out, every problem told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from factsheet.errors import BrokenSheet
from factsheet.gate.decoding import Decoded, decoded
from factsheet.gate.judging import Judge
from factsheet.gate.problems import Problem, Problems
from factsheet.gate.references import References
from factsheet.gate.scanning import Scanned, Scanner
from factsheet.progress import work

if TYPE_CHECKING:
    from factsheet.gate.advice import Adviser
    from factsheet.gate.reading import Content


class Passage:
    """One sheet on its way through: iterate over `records`, then ask for `problems`.

    `records` yields (section, record): every actor, place, source and measure before the first fact. After the
    first problem it yields nothing more, but goes on to find the others.
    """

    def __init__(self, sheet: Decoded, *, advised: bool = False) -> None:
        self.head: dict[str, Any] = {}
        self._found = Problems()
        self._advice = Problems()
        self._advised = advised
        self.text = sheet.text
        self._label = sheet.label
        if sheet.flaw:
            self._found.add(len(sheet.text), "sheet", sheet.flaw)

    def problems(self) -> list[Problem]:
        """Every problem of the sheet, in the order of its text."""
        return list(self._found.placed(self.text))

    def warnings(self) -> list[Problem]:
        """What is no fault but should not be so, in the order of its text; only where it was asked for."""
        return list(self._advice.placed(self.text))

    def records(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The records that are without fault, until the first one that is not."""
        return ((scanned.section, scanned.value) for scanned in self.scanned())

    def scanned(self) -> Iterator[Scanned]:
        """The same records, each with its place in the text."""
        if self._found:
            return
        scanner = Scanner(self.text, self._found)
        judge = Judge(self.text, self._found)
        references = References(judge)
        adviser = self._adviser()
        own: dict[str, Scanned] = {}
        with work(f"Reading {self._label}", len(self.text)) as at:
            for scanned in scanner.values():
                at(scanned.end)
                if not scanned.number:
                    own[scanned.section] = scanned
                    continue
                accepted = judge.record(scanned)
                references.take(scanned)
                if accepted and adviser:
                    adviser.record(scanned)
                if not self._found:
                    yield scanned
        if scanner.complete:
            references.finish()
            judge.sheet(scanner.start, own)
            if adviser and not self._found:
                adviser.finish(own["as_of"].value)
        self.head = {key: scanned.value for key, scanned in own.items()}

    def _adviser(self) -> Adviser | None:
        if not self._advised:
            return None
        from factsheet.gate.advice import Adviser

        return Adviser(Judge(self.text, self._advice))


def gathered(content: Content) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    """A sheet's own keys, and its records by section; raises BrokenSheet."""
    passage = Passage(decoded(content))
    sections: dict[str, list[Any]] = {}
    for section, record in passage.records():
        sections.setdefault(section, []).append(record)
    problems = passage.problems()
    if problems:
        raise BrokenSheet(content.label, problems)
    return passage.head, sections


def findings_of(content: Content) -> tuple[str, list[Problem]]:
    """The text of a sheet, and every problem and every warning in its order."""
    passage = Passage(decoded(content), advised=True)
    for _ in passage.records():
        pass
    return passage.text, sorted(passage.problems() + passage.warnings())
