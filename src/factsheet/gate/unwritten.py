"""Records judged before they stand in any text: each fault at its record and path, for those who make records."""

from collections.abc import Iterator
from json import JSONEncoder
from typing import Any

from pydantic_core import ErrorDetails

from factsheet.gate import codes, limits
from factsheet.gate.judging import Judge, in_words, is_missing
from factsheet.gate.positions import Step
from factsheet.gate.problems import Fault, Problems
from factsheet.gate.references import References
from factsheet.gate.scanning import Scanned
from factsheet.vocabulary import SECTIONS

Path = tuple[Step, ...]
_encode = JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode


class Unwritten(Judge):
    """Judges records one by one, and what they refer to at the end; referents come before facts."""

    def __init__(self) -> None:
        super().__init__("", Problems())
        self._told: list[tuple[str, str, Path, str]] = []
        self._references = References(self)
        self._numbers = dict.fromkeys((*SECTIONS, ""), 0)

    def judged(self, section: str, record: dict[str, Any]) -> None:
        """Judges a record by itself."""
        scanned = self._scanned(section, record)
        self.record(scanned)
        if scanned.end > limits.MOST_CHARACTERS:
            self.add(scanned, (), Fault(codes.TOO_MUCH, f"has more than {limits.MOST_CHARACTERS:,} characters"))

    def referred(self, section: str, record: dict[str, Any]) -> None:
        """Takes note of a record's id, and of what it refers to."""
        self._references.take(self._scanned(section, record))

    def finish(self) -> None:
        """Judges what records refer to, once all of them are known."""
        self._references.finish()

    def own(self, head: dict[str, Any]) -> None:
        """Judges the sheet's own keys."""
        self.sheet(0, {key: Scanned(key, 0, 0, value, False, 0) for key, value in head.items()})

    def found(self) -> Iterator[tuple[str, str, Path, str]]:
        """What was found since this was last asked: section, id, path, and what is wrong."""
        found, self._told = self._told, []
        yield from found

    def add(self, scanned: Scanned, path: Path, fault: Fault) -> None:
        """Takes note of a problem at a path of a record; of a whole one, at that of a key without a name."""
        hint = f" ({fault.hint})" if fault.hint else ""
        name = scanned.value.get("id", "")
        self._told.append((scanned.section, name, path or ("",), fault.what + hint))

    def _field(self, scanned: Scanned, detail: ErrorDetails, keys: list[str]) -> None:  # noqa: ARG002 (as above)
        path = tuple(detail["loc"])
        if is_missing(detail):
            self.add(scanned, path, Fault(codes.MISSING_KEY, "is missing"))
        else:
            self.add(scanned, path, in_words(detail))

    def _own_key(self, start: int, values: dict[str, Scanned], detail: ErrorDetails) -> None:  # noqa: ARG002 (as above)
        self._told.append(("", "", tuple(detail["loc"]), in_words(detail).what))

    def _scanned(self, section: str, record: dict[str, Any]) -> Scanned:
        self._numbers[section] += 1
        return Scanned(section, self._numbers[section], 0, record, False, len(_encode(record)))
