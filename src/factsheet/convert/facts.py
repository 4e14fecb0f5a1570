"""Rows with the columns of the fact line made into facts: one fact a row, or one attribution a row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from factsheet.convert.cells import Cells
from factsheet.convert.columns import FACT_NAMES, OTHER_NAMES
from factsheet.convert.figures import Numbers
from factsheet.convert.naming import Ids
from factsheet.convert.options import Options
from factsheet.convert.people import Kinds, People
from factsheet.convert.printed import Publications
from factsheet.convert.referents import Record, Referents
from factsheet.convert.rows import Row, Table
from factsheet.convert.said import Saying, Sayings, Voices, key_of
from factsheet.convert.trouble import Troubles, shown
from factsheet.names import suggestion
from factsheet.vocabulary import FACT_SECTIONS

_SECTIONS = {type_: section for section, type_ in FACT_SECTIONS.items()}
_OWN = {
    "event": ("kind",),
    "figure": ("measure", "unit", "value", "best", "low", "high", "bound", "as_said", "scope", "measure_label",
               "measure_kind"),
    "assessment": ("kind", "condition", "likelihood", "confidence"),
}  # fmt: skip
_NEEDED = dict.fromkeys(("statement", "date", "said", "hedge", "sources"), "is missing")
_NEEDED |= {"by": "is missing: who said it"}
_TEXTS = ("statement", "detail", "note", "condition")
_WORDS = ("kind", "likelihood", "confidence", "supersedes")


class Made(NamedTuple):
    """A fact that was made: its section, its record, its row, and where each of its attributions stands."""

    section: str
    record: Record
    row: Row
    said: Sayings


class Facts:
    """The facts of a table, gathered row by row."""

    def __init__(self, referents: Referents, ids: Ids, troubles: Troubles, options: Options) -> None:
        self._cells = Cells(troubles)
        self._referents = referents
        self._ids = ids
        self._troubles = troubles
        self._options = options
        self._people = People(referents.actors, troubles)
        publications = Publications(referents.sources, self._cells, troubles, options.source_type)
        self._voices = Voices(self._people, publications, self._cells, troubles)
        self._numbers = Numbers(referents.measures, self._cells, troubles)
        self._found: list[Made] = []
        self._named: dict[str, Made] = {}
        self._exact: dict[str, Sayings] = {}
        self._rows: set[str] = set()
        self.left_out = 0
        """How many attributions were of facts that have no row."""

    def take(self, table: Table, attributions: Table | None = None) -> None:
        """Takes the rows of a table of facts, and of one of attributions: the exact ones of facts that they name."""
        self._claim(table.rows())
        if attributions:
            self._take_exact(attributions)
        has_via = "via" in table.columns
        for each in table.rows():
            row = _renamed(each)
            name = (row.cells.get("id") or "").strip()
            if self._type(row) == "attribution":
                self._exactly(row, has_via=has_via)
            elif name in self._named:
                self._go_on(self._named[name], row, has_via=has_via)
            else:
                self._begin(name, row, has_via=has_via)

    def _take_exact(self, table: Table) -> None:
        """Takes the attributions of facts that have a row; the others are counted."""
        for each in table.rows():
            row = _renamed(each)
            if row.cells.get("id") and row.cells["id"].strip() not in self._rows:
                self.left_out += 1
            else:
                self._exactly(row, has_via="via" in table.columns)

    def finish(self) -> list[Made]:
        """The facts, each with its attributions."""
        for name, sayings in self._exact.items():
            made, exact = self._named.get(name), sayings.all
            if made is None and exact:
                self._troubles.add(exact[0].row.at("id"), f"no fact '{shown(name)}' in the rows")
            elif made and exact:
                made.said.all = self._ordered(made, exact)
        for made in self._found:
            if not made.said.all:
                self._troubles.add(made.row.at("by"), "is missing: who said it")
            made.record["attributions"] = [_clean(each.record) for each in made.said.all]
            if "id" not in made.record:
                made.record["id"] = self._ids.made(self._basis(made), made.section.removesuffix("s"))
        return self._found

    def _claim(self, rows: Iterable[Row]) -> None:
        """Takes the ids that rows give, before any is made, and those of facts whose attributions have rows."""
        for row in rows:
            name = (row.cells.get("id") or "").strip()
            if name and self._type(row) == "attribution":
                self._exact[name] = Sayings()
            elif name:
                self._rows.add(name)
            for column in ("id", "measure"):
                if row.cells.get(column) and not (column == "measure" and self._known_measure(row)):
                    self._ids.take(row.cells[column].strip())

    def _known_measure(self, row: Row) -> bool:
        return bool(self._referents.measures.find(row.cells["measure"].strip()))

    def _type(self, row: Row) -> str | None:
        return self._cells.word(row, "type") or self._options.fact_type

    def _begin(self, name: str, row: Row, *, has_via: bool) -> None:
        type_ = self._type(row)
        if type_ not in _SECTIONS:
            what = (
                "is missing; give the column, or --type"
                if type_ is None
                else (f"'{shown(type_)}' is none of {', '.join(_SECTIONS)}{suggestion(type_, _SECTIONS)}")
            )
            self._troubles.add(row.at("type"), what)
            self._lacking(row)
            return
        self._misplaced(row, type_)
        record = self._record(row, type_)
        if name:
            record = {"id": name, **record}
        made = Made(_SECTIONS[type_], record, row, Sayings())
        for saying in self._voices.of(row, has_via=has_via, alone=name not in self._exact):
            made.said.add(saying)
        self._found.append(made)
        if name:
            self._named[name] = made

    def _lacking(self, row: Row) -> None:
        """What a fact of any type needs, told of a row whose type is not known."""
        self._cells.date(row, "date")
        for column, what in _NEEDED.items():
            if column not in row.cells and not (column == "sources" and "publisher" in row.cells):
                self._troubles.add(row.at(column), what)

    def _misplaced(self, row: Row, type_: str) -> None:
        """A column of another type of fact has no place in this one."""
        for other, columns in _OWN.items():
            for column in columns:
                if other != type_ and column in row.cells and column not in _OWN[type_]:
                    article = "an" if type_[0] in "aeiou" else "a"
                    self._troubles.add(row.at(column), f"has no place in {article} {type_}")

    def _record(self, row: Row, type_: str) -> Record:
        texts = {name: self._cells.text(row, name) for name in _TEXTS if name in row.cells}
        words = {name: self._cells.word(row, name) for name in _WORDS if name in row.cells}
        kinds = Kinds(row, "actors_kind", self._cells.many(row, "actors_kind"))
        actors = [self._people.actor(name, row, "actors", kinds.next()) for name in self._names(row, "actors")]
        kinds.finish(self._troubles)
        record: Record = {
            **texts,
            **words,
            "date": self._cells.date(row, "date"),
            "actors": actors,
            "places": [self._place(name, row) for name in self._names(row, "places")],
            "tags": self._cells.many(row, "tags"),
            "key": self._cells.truth(row, "key"),
        }
        if type_ == "figure":
            record |= self._numbers.of(row)
        return {key: value for key, value in record.items() if value not in (None, [])}

    def _names(self, row: Row, section: str) -> list[str]:
        text = row.cells.get({"places": "place"}.get(section, section))
        return [each.strip() for each in self._referents[section].split(text, "; ")] if text else []

    def _place(self, name: str, row: Row) -> str:
        spot = row.at("place")
        if not name:
            self._troubles.add(spot, "has an empty name")
            return ""
        return self._referents.places.one(name, spot) or self._referents.places.make(name, name, spot, name=name)

    def _go_on(self, made: Made, row: Row, *, has_via: bool) -> None:
        """One more row of a fact: its attributions join those of the first."""
        for column in FACT_NAMES:
            if column in row.cells and row.cells[column] != made.row.cells.get(column):
                self._troubles.add(row.at(column), f"is not what line {made.row.spot.line} has, where this fact begins")
        for saying in self._voices.of(row, has_via=has_via):
            made.said.add(saying)

    def _exactly(self, row: Row, *, has_via: bool) -> None:
        name = (row.cells.get("id") or "").strip()
        if not name:
            self._troubles.add(row.at("id"), "is missing: whose attribution this is")
            return
        for saying in self._voices.of(row, has_via=has_via):
            self._exact.setdefault(name, Sayings()).add(saying)

    def _ordered(self, made: Made, exact: list[Saying]) -> list[Saying]:
        """The exact attributions in the order of the fact's own line, which must name the same."""
        if not made.said.all:
            return exact
        by_key = {key_of(each): each for each in exact}
        keys = [key_of(each) for each in made.said.all]
        if sorted(map(str, keys)) != sorted(map(str, by_key)):
            spot = made.row.at("by")
            self._troubles.add(spot, f"names others than the attributions of this fact, from {exact[0].row.spot} on")
            return exact
        return [by_key[key] for key in keys]

    def _basis(self, made: Made) -> str:
        """What an id is made of: the statement; of a figure its measure, who said it and when."""
        if made.section != "figures" or not made.said.all:
            return str(made.record.get("statement") or "")
        lead = made.said.all[0].record
        return " ".join(str(each) for each in (made.record.get("measure"), lead.get("by"), lead.get("date")) if each)


def _renamed(row: Row) -> Row:
    """The row with its columns under their own names."""
    if not row.cells.keys() & OTHER_NAMES.keys():
        return row
    return row._replace(cells={OTHER_NAMES.get(name, name): cell for name, cell in row.cells.items()})


def _clean(record: Record) -> Record:
    return {key: value for key, value in record.items() if value not in (None, [], "")}
