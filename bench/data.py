"""The files that are read: a sheet, and the same facts flat as CSV, JSON Lines and a recfile; streamed to the disk."""

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from bench.facts import Facts
from bench.flat import COLUMNS, Flat
from bench.people import measures
from factsheet.vocabulary import FACT_SECTIONS

Record = dict[str, Any]


class Files(NamedTuple):
    """Where the facts are."""

    sheet: Path
    csv: Path
    lines: Path
    records: Path

    @classmethod
    def at(cls, folder: Path) -> "Files":
        """The files of a folder."""
        return cls(*(folder / name for name in ("sheet.json", "facts.csv", "facts.jsonl", "facts.rec")))


def make(folder: Path, count: int) -> Files:
    """A sheet of so many facts, and its flat files, the same bytes every time."""
    folder.mkdir(parents=True, exist_ok=True)
    files, facts = Files.at(folder), Facts(count)
    flat = Flat(facts.people.actors, lambda name: facts.sources.record(int(name.rpartition("-")[2])))
    with files.sheet.open("w", encoding="utf-8") as sheet, _Flatly(files) as flatly:
        sheet.write('{"format": "factsheet/1", "title": "Made facts", "as_of": "2025-12-31"')
        sources = map(facts.sources.record, range(facts.sources.count))
        for section, records in (
            ("actors", facts.people.actors), ("places", facts.people.places), ("sources", sources),
            ("measures", measures()),
        ):  # fmt: skip
            _section(sheet, section, records)
        for section, numbers in facts.sections().items():
            _section(sheet, section, flatly.through(section, flat, map(facts.record, numbers)))
        sheet.write("}\n")
    return files


def flattened(sheet: Path, folder: Path) -> Files:
    """The flat files of a sheet that is there."""
    content = json.loads(sheet.read_text("utf-8"))
    sources = {each["id"]: each for each in content["sources"]}
    flat = Flat(content["actors"], sources.__getitem__)
    files = Files.at(folder)._replace(sheet=sheet)
    with _Flatly(files) as flatly:
        for section in FACT_SECTIONS:
            for _ in flatly.through(section, flat, content[section]):
                pass
    return files


def _section(sheet: TextIO, name: str, records: Iterable[Record]) -> None:
    """Writes a section, one record a line."""
    sheet.write(f',\n"{name}": [')
    before = "\n"
    for record in records:
        sheet.write(f"{before}{json.dumps(record, ensure_ascii=False)}")
        before = ",\n"
    sheet.write("]")


class _Flatly:
    """Writes flat rows into all three files."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def __enter__(self) -> "_Flatly":
        self._csv, self._lines, self._records = (
            path.open("w", encoding="utf-8", newline="") for path in self._files[1:]
        )
        self._rows = csv.DictWriter(self._csv, COLUMNS, lineterminator="\n")
        self._rows.writeheader()
        return self

    def __exit__(self, *_: object) -> None:
        for file in (self._csv, self._lines, self._records):
            file.close()

    def through(self, section: str, flat: Flat, facts: Iterable[Record]) -> Iterator[Record]:
        """The same facts, each written on its way."""
        for fact in facts:
            row = flat.row(FACT_SECTIONS[section], fact)
            self._rows.writerow(row)
            self._lines.write(json.dumps(row, ensure_ascii=False) + "\n")
            self._records.write("".join(f"{name}: {cell}\n" for name, cell in row.items() if cell) + "\n")
            yield fact
