"""The way through the gate: bytes in, records without fault out, every problem told."""

from collections.abc import Iterator
from typing import Any

from factsheet.gate.judging import Judge
from factsheet.gate.problems import Problem, Problems
from factsheet.gate.references import References
from factsheet.gate.rules import advice_on
from factsheet.gate.scanning import Scanned, Scanner
from factsheet.vocabulary import FACT_SECTIONS

_BOM = b"\xef\xbb\xbf"


class Passage:
    """One sheet on its way through: iterate over `records`, then ask for `problems`.

    `records` yields (section, record): every actor, place, source and measure before the first fact. After the
    first problem it yields nothing more, but goes on to find the others.
    """

    def __init__(self, data: bytes) -> None:
        self.head: dict[str, Any] = {}
        self._found = Problems()
        self._advice = Problems()
        self._text = self._decode(data)

    def problems(self) -> list[Problem]:
        """Every problem of the sheet, in the order of its text."""
        return list(self._found.placed(self._text))

    def warnings(self) -> list[Problem]:
        """What is no fault but should not be so, in the order of its text."""
        return [each._replace(severity="warning") for each in self._advice.placed(self._text)]

    def records(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The records that are without fault, until the first one that is not."""
        if self._found:
            return
        scanner = Scanner(self._text, self._found)
        judge = Judge(self._text, self._found)
        references = References(judge)
        own: dict[str, Scanned] = {}
        settled = False
        for scanned in scanner.values():
            if not scanned.number:
                own[scanned.section] = scanned
                continue
            if scanned.section in FACT_SECTIONS and not settled:
                references.settle()
                settled = True
            judge.record(scanned)
            references.declare(scanned)
            if settled:
                references.fact(scanned)
                for path, what in advice_on(scanned.value):
                    Judge(self._text, self._advice).add(scanned, path, what)
            if not self._found:
                yield scanned.section, scanned.value
        if scanner.complete:
            if not settled:
                references.settle()
            references.finish()
            judge.sheet(scanner.start, own)
        self.head = {key: scanned.value for key, scanned in own.items()}

    def _decode(self, data: bytes) -> str:
        if data.startswith(_BOM):
            self._found.add(0, "sheet", "begins with a byte order mark; save it as UTF-8 without one")
            return ""
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            readable = data[: error.start].decode("utf-8")
            self._found.add(
                len(readable), "sheet", f"is not UTF-8: byte 0x{data[error.start]:02x} does not belong here"
            )
            return readable


def findings_of(data: bytes) -> list[Problem]:
    """Every problem of a sheet's bytes, and every warning, in the order of the text."""
    passage = Passage(data)
    for _ in passage.records():
        pass
    return sorted(passage.problems() + passage.warnings())
