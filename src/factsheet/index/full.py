"""How long the records of a sheet are in full, with the names of all that they refer to: bounded.

A name of a million letters to which a million records refer would fill any disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factsheet.errors import UnreadableSheet, Untellable
from factsheet.gate import limits
from factsheet.gate.encoding import encoded

if TYPE_CHECKING:
    from factsheet.index.book import Book, Raw
    from factsheet.index.resolve import Resolved

# What every fact may have beside each of its attributions.
_LITTLE = 1_000_000
_SAID, _BEHIND = '"attributions":', ',"origins":'


class InFull:
    """Counts what is written of one sheet, and looks ahead where a single record would be too long already."""

    def __init__(self, label: str, length: int) -> None:
        self._label = label
        self._most = max(limits.MOST_IN_ALL, limits.MOST_TIMES * length)
        self._whole = 0
        self._longest = 0
        self._lengths: dict[str, int] = {}

    def referent(self, length: int) -> None:
        """Takes note of how long a record is that others may refer to."""
        self._longest = max(self._longest, length)

    def ahead(self, book: Book, record: Raw, most_named: int) -> None:
        """Looks at a record before it is written, if as many references could make it too long.

        Raises UnreadableSheet.
        """
        if most_named * self._longest <= limits.MOST_IN_ALL:
            return
        length = self._of(book.actors, (*(record.get("actors") or ()), *(record.get("members") or ())))
        length += self._of(book.places, record.get("places") or ())
        for said in record.get("attributions") or ():
            length += self._of(book.actors, said.get("via") or ())
            length += sum(len(each["name"]) for each in book.speaker(said["by"]) if each)
            length += sum(self._cited(book, each) for each in said["sources"])
        self._hold(self._whole + length)

    def fact(self, found: Resolved, attributions: int) -> None:
        """Takes note of a fact that is written; a list of who said what has it beside each of its attributions.

        Raises UnreadableSheet.
        """
        json = found.json
        self.add(len(json) + len(found.names))
        others = attributions - 1
        whole = others * len(json)
        if found.contested and whole > limits.MOST_IN_ALL:  # each may reverse all the others
            self.add(whole)
        elif whole > _LITTLE:
            self.add(whole - others * (json.index(_BEHIND) - json.index(_SAID)))

    def add(self, length: int) -> None:
        """Takes note of so many characters that are written; raises UnreadableSheet."""
        self._whole += length
        self._hold(self._whole)

    def again(self, length: int) -> None:
        """Takes note of so many characters that are told once more; raises Untellable."""
        self._whole += length
        if self._whole > self._most:
            raise Untellable(self._label, f"{self._most:,}")

    def _hold(self, length: int) -> None:
        if length > self._most:
            what = f"with all that its records name it has more than {self._most:,} characters"
            raise UnreadableSheet(self._label, what)

    def _of(self, records: dict[str, Raw], names: Any) -> int:
        """How long the names are that stand for some records."""
        return sum(len(records[each]["name"]) for each in names)

    def _cited(self, book: Book, source: str) -> int:
        """How long the citation of a source is."""
        found = self._lengths.get(source)
        if found is None:
            found = self._lengths[source] = len(encoded(book.citation(source)))
        return found
