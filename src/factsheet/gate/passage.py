"""The way through the gate: text in, records without fault out, every problem told."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING, Any

from factsheet.errors import BrokenSheet
from factsheet.gate import codes, limits
from factsheet.gate.bounded import TooMuch
from factsheet.gate.decoding import Decoded, decoded
from factsheet.gate.judging import Judge
from factsheet.gate.model import Sheet
from factsheet.gate.problems import Enough, Fault, Problem, Problems
from factsheet.gate.references import References
from factsheet.gate.scanning import Scanned, Scanner
from factsheet.progress import work

if TYPE_CHECKING:
    from factsheet.gate.advice import Adviser
    from factsheet.gate.reading import Content

_OWN_KEYS = frozenset(field.alias or name for name, field in Sheet.model_fields.items())


class Passage:
    """One sheet on its way through: iterate over `records`, then ask for `problems`.

    `records` yields (section, record): every actor, place, source and measure before the first fact. After the
    first problem it yields nothing more, but goes on to find the others, as many as are told.
    """

    def __init__(self, sheet: Decoded, *, advised: bool = False, silent: Collection[str] = ()) -> None:
        self.head: dict[str, Any] = {}
        self._found = Problems()
        self._advice = Problems(silent)
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
        try:
            yield from self._passed()
        except TooMuch as stop:
            self._found.last(stop.offset, Fault(codes.TOO_MUCH, stop.what))
        except Enough as stop:
            what = f"more than {limits.MOST_PROBLEMS:,} errors; no others were looked for"
            self._found.last(stop.offset, Fault(codes.TOO_MUCH, what))

    def _passed(self) -> Iterator[Scanned]:
        scanner = Scanner(self.text, self._found)
        judge = Judge(self.text, self._found)
        references = References(judge)
        adviser = self._adviser()
        own: dict[str, Scanned] = {}
        count = 0
        with work(f"Reading {self._label}", len(self.text)) as at:
            for scanned in scanner.values():
                at(scanned.end)
                if not scanned.number:
                    known = scanned.section in _OWN_KEYS
                    own[scanned.section] = scanned if known else scanned._replace(value=None)
                    if len(own) > limits.MOST_PROBLEMS:  # nearly all of them are unknown
                        raise Enough(scanned.start)
                    continue
                count += 1
                if count > limits.MOST_RECORDS:
                    raise TooMuch(scanned.start, f"a sheet has at most {limits.MOST_RECORDS:,} records")
                accepted = judge.record(scanned)
                references.take(scanned)
                if accepted and adviser and not self._advise(adviser.record, scanned):
                    adviser = None
                if not self._found:
                    yield scanned
        self.head = {key: scanned.value for key, scanned in own.items()}
        if scanner.complete:
            references.finish()
            judge.sheet(scanner.start, own)
            if adviser and not self._found:
                self._advise(adviser.finish, own["as_of"].value)

    def _advise(self, look: Callable[..., None], *given: object) -> bool:
        """Looks for warnings; tells whether there may be more of them than are told already."""
        try:
            look(*given)
        except Enough as stop:
            what = f"more than {limits.MOST_PROBLEMS:,} warnings; no others were looked for"
            self._advice.last(stop.offset, Fault(codes.MORE_WARNINGS, what))
            return False
        return True

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


def findings_of(content: Content, silent: Collection[str] = ()) -> tuple[str, list[Problem]]:
    """The text of a sheet, and every problem and every warning in its order, but for those of silent codes."""
    passage = Passage(decoded(content), advised=True, silent=silent)
    for _ in passage.records():
        pass
    return passage.text, sorted(passage.problems() + passage.warnings())
