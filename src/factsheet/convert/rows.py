"""CSV as rows of named cells: delimiter found, quotes undone, lines counted as an editor counts them."""

import csv
import io
import re
import sys
from collections.abc import Collection, Iterator
from typing import NamedTuple

from factsheet.convert.trouble import Spot, Troubles, shown
from factsheet.progress import counted

DELIMITERS = ",;\t"
_SEPARATOR = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(t|n|r|\\|x[0-9a-f]{2}|u[0-9a-f]{4})")
_SHORT = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_BROKEN = {
    "unexpected end of data": "a quote that is opened in this row is never closed",
    "expected after": "a quote ends in the middle of a cell; inside quotes a quote is written twice",
}
_UNREAD = "; what follows was not read"


class Reading(NamedTuple):
    """How cells are read."""

    quotes: bool = True
    """Whether double quotes enclose cells, as in CSV; in this program's own tsv they are letters."""
    escapes: bool = True
    r"""Whether `\t`, `\n` … and the quote ahead of a formula are undone, as `help output` tells that they are made."""


class Row(NamedTuple):
    """A row: where it stands, and its cells that are not empty, by column."""

    spot: Spot
    cells: dict[str, str]

    def at(self, column: str) -> Spot:
        """Where a cell of it stands."""
        return self.spot.at(column)


class Table:
    """A file of rows; each walk over `rows` reads them anew, so that none is kept."""

    def __init__(self, label: str, text: str, known: Collection[str], reading: Reading, troubles: Troubles) -> None:
        self.label = label
        self._text = text
        self._reading = reading
        self._troubles = troubles
        self._first = 0
        named = _SEPARATOR.match(text)
        if named:
            self._text, self._first = text[named.end() :], 1
        self._delimiter = named[1] if named else self._found_delimiter(known)
        self._names, self.first = self._header()
        self._skipped: set[int] = set()
        troubles.order(label, self._names)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns that are read."""
        return tuple(name for number, name in enumerate(self._names) if name and number not in self._skipped)

    def skip(self, names: Collection[str]) -> None:
        """Leaves columns out."""
        self._skipped |= {number for number, name in enumerate(self._names) if name in names}

    def as_it_stands(self) -> None:
        """Takes cells without undoing escapes: they are not this program's."""
        self._reading = self._reading._replace(escapes=False)

    def rows(self) -> Iterator[Row]:
        """The rows that have a cell, in order; those that do not go with the header are troubles."""
        records = self._records()
        next(records, None)
        for line, cells in counted(f"Reading {self.label}", records, lambda: self._text.count("\n")):
            spot = Spot(self.label, line)
            width = len(self._names)
            if len(cells) < width or any(cell.strip() for cell in cells[width:]):
                have = "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
                self._troubles.add(spot, f"has {have}, and the first row has {width}")
                continue
            yield Row(spot, self._named(spot, cells))

    def _named(self, spot: Spot, cells: list[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for number, (name, cell) in enumerate(zip(self._names, cells, strict=False)):
            if not cell.strip() or number in self._skipped:
                continue
            if not name:
                self._troubles.add(spot, f"has a value in column {number + 1}, which has no name in the first row")
            else:
                found[name] = self._undone(cell)
        return found

    def _undone(self, cell: str) -> str:
        if not self._reading.escapes:
            return cell
        text = _ESCAPE.sub(_character, cell) if "\\" in cell else cell
        return text[1:] if self._reading.quotes and _GUARDED.match(text) else text

    def _header(self) -> tuple[tuple[str, ...], int]:
        """The names of the columns, and the line on which they stand."""
        line, cells = next(self._records(), (self._first + 1, []))
        spot = Spot(self.label, line)
        names: list[str] = []
        first: dict[str, int] = {}
        for number, cell in enumerate(cells, start=1):
            name = folded(cell)
            if name and first.setdefault(name, number) < number:
                self._troubles.add(spot, f"names the columns {first[name]} and {number} alike: '{shown(name)}'")
                name = ""
            names.append(name)
        if not any(names) and not self._troubles.has(spot):
            self._troubles.add(spot, "the file is empty")
        return tuple(names), line

    def _found_delimiter(self, known: Collection[str]) -> str:
        """The delimiter by which the first row names most of the known columns; the comma where two do."""

        def count(delimiter: str) -> int:
            _, cells = next(self._records(delimiter, quiet=True), (1, []))
            return sum(folded(cell) in known for cell in cells)

        return max(DELIMITERS, key=count)

    def _records(self, delimiter: str = "", *, quiet: bool = False) -> Iterator[tuple[int, list[str]]]:
        """The rows as they stand that have a cell, each with the line on which it begins."""
        csv.field_size_limit(sys.maxsize)
        lines = io.StringIO(self._text, newline="")
        between = delimiter or self._delimiter
        if self._reading.quotes:
            reader = csv.reader(lines, delimiter=between, strict=True)
        else:
            reader = csv.reader(lines, delimiter=between, strict=True, quoting=csv.QUOTE_NONE)
        while True:
            line = self._first + reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                what = next((told for part, told in _BROKEN.items() if part in str(error)), str(error))
                if not quiet:
                    self._troubles.add(Spot(self.label, line), what + _UNREAD)
                return
            if any(cell.strip() for cell in cells):
                yield line, cells


def folded(name: str) -> str:
    """A column's name as it is compared: lower case, blanks and hyphens as underscores."""
    return re.sub(r"[\s\-]+", "_", name.strip().lower())


def _character(found: re.Match[str]) -> str:
    name = found[1]
    return _SHORT.get(name) or chr(int(name[1:], 16))
