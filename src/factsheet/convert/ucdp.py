"""UCDP's Georeferenced Event Dataset, and its candidate events: columns as its codebook has them.

A row is an event in which organised violence cost lives, by UCDP's estimate; its deaths become figures.
"""

from __future__ import annotations

from collections.abc import Mapping

from factsheet.convert.cells import Cells
from factsheet.convert.datasets import Dataset, Entries, Happening, day, lacking, rest, without_empty
from factsheet.convert.judged import Origin
from factsheet.convert.naming import Ids
from factsheet.convert.options import Options
from factsheet.convert.referents import Record, Referents
from factsheet.convert.rows import Row, Table
from factsheet.convert.trouble import Troubles
from factsheet.errors import Usage

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high",
    "low", "gwnoa", "gwnob",
)  # fmt: skip
MARKS = frozenset({"type_of_violence", "side_a", "side_b", "date_start", "date_end", "best"})
_DATASET = Dataset(
    {"id": "ucdp", "name": "Uppsala Conflict Data Program", "aliases": ["UCDP"], "kind": "research"},
    "UCDP Georeferenced Event Dataset",
    "ucdp-ged",
    {"id": "deaths", "label": "Deaths", "unit": "people", "description": "Deaths in one event of organised violence."},
)
_REQUIRED = ("id", "type_of_violence", "side_a", "side_b", "date_start", "date_end", "date_prec", "best", "low", "high")
_TYPES = {
    "1": ("state-based violence", "state-based violence between {a} and {b}"),
    "2": ("non-state violence", "non-state violence between {a} and {b}"),
    "3": ("one-sided violence", "one-sided violence by {a} against {b}"),
}
_PARTS = {
    "deaths_a": ("side_a", "on the side of {a}"),
    "deaths_b": ("side_b", "on the side of {b}"),
    "deaths_civilians": ("civilians", "among civilians"),
    "deaths_unknown": ("unknown", "among people of unknown status"),
}
_PLACED = {
    "id", "type_of_violence", "side_a", "side_b", "date_start", "date_end", "where_coordinates", "where_description",
    "adm_1", "country", "best", "low", "high",
}  # fmt: skip
# UCDP's own name for the victims of one-sided violence, who are no organised actor.
_CIVILIANS = "Civilians"
_CELLS = {"date": "date_start", "best": "best", "low": "low", "high": "high", "id": "id"}


def facts_of(table: Table, referents: Referents, ids: Ids, troubles: Troubles, options: Options) -> list[Origin]:
    """The facts of the table; raises Usage where nobody told when the dataset became public."""
    if options.said is None:
        raise Usage("a UCDP export does not tell when it became public", "--said DAY tells it")
    entries = Entries(_DATASET, referents, ids, troubles, options, _CELLS)
    for row in table.rows():
        _Event(row, entries, troubles, options.said).take()
    return entries.found


class _Event:
    """One row."""

    def __init__(self, row: Row, entries: Entries, troubles: Troubles, said: str) -> None:
        self._row = row
        self._entries = entries
        self._troubles = troubles
        self._said = said
        self._cells = Cells(troubles)

    def take(self) -> None:
        row, before = self._row, len(self._troubles)
        if lacking(row, _REQUIRED, self._troubles) or not self._entries.is_new(row, "id"):
            return
        date = self._date()
        type_ = _TYPES.get(row.cells["type_of_violence"].strip())
        if type_ is None:
            self._troubles.add(row.at("type_of_violence"), "is none of 1, 2, 3")
        numbers = {name: self._cells.number(row, name) for name in ("best", "low", "high")}
        parts = {name: self._cells.number(row, name) for name in _PARTS}
        publications, named = self._publications()
        if len(self._troubles) > before or date is None or type_ is None:
            return
        happening = self._happening(type_[1], date, publications, named, parts)
        self._entries.event(happening, type_[0], [])
        best = numbers["best"]
        exact = len(set(numbers.values())) == 1
        total: Record = {"best": best} if exact else {**numbers, "bound": "about"}
        self._figure(happening, "", f"{'' if exact else 'about '}{best}", "", "", total)
        for name, (scope, where) in _PARTS.items():
            if parts[name]:
                side = row.cells.get(scope, scope)
                words = where.format(a=row.cells["side_a"], b=row.cells["side_b"])
                self._figure(happening, name, str(parts[name]), f" {words}", side, {"best": parts[name]})

    def _figure(self, happening: Happening, part: str, count: str, where: str, scope: str, numbers: Record) -> None:
        deaths = "death was" if count == "1" else "deaths were"
        text = f"{count[:1].upper()}{count[1:]} {deaths} counted{where} in {happening.told}"
        self._entries.figure(happening, part, text, scope, numbers, hedge="estimated")

    def _happening(
        self, told: str, date: str, publications: list[str], named: set[str], parts: Mapping[str, object]
    ) -> Happening:
        row, cells = self._row, self._row.cells
        where = cells.get("where_coordinates")
        sentence = told.format(a=cells["side_a"], b=cells["side_b"]) + (f" at {where}" if where else "")
        place = self._entries.place(row, (cells.get("country"), cells.get("adm_1"), where))
        sides = [self._side(name, cells[name]) for name in ("side_a", "side_b") if cells[name] != _CIVILIANS]
        counted = {name for name, number in parts.items() if number}
        shared = without_empty({
            "detail": cells.get("where_description"),
            "note": rest(row, {*_PLACED, *named, *counted}),
            "actors": list(dict.fromkeys(each for each in sides if each)),
            "places": [place] if place else [],
        })  # fmt: skip
        said = self._entries.said(row, self._said, "reported", publications)
        return Happening(row, cells["id"].strip(), date, sentence, shared, said)

    def _side(self, column: str, name: str) -> str | None:
        """UCDP calls every state `Government of …`; who else is a side is an organised group (codebook, actors)."""
        return self._entries.actor(
            self._row, name, column, "government" if name.startswith("Government of ") else "group"
        )

    def _date(self) -> str | None:
        """One day; a/b where it lasted, or sums up what happened from a to b; [a..b] where the day is not known."""
        cells = self._row.cells
        start, end = (self._day(name) for name in ("date_start", "date_end"))
        precision, clarity = cells["date_prec"].strip(), cells.get("event_clarity", "").strip()
        if precision not in {"1", "2", "3", "4", "5"}:
            self._troubles.add(self._row.at("date_prec"), "is none of 1, 2, 3, 4, 5")
            return None
        if start is None or end is None:
            return None
        if start > end:
            self._troubles.add(self._row.at("date_end"), f"'{end}' is before date_start '{start}'")
            return None
        if start == end:
            return start if precision == "1" else f"{start}?"
        return f"{start}/{end}" if precision == "1" or clarity == "2" else f"[{start}..{end}]"

    def _day(self, column: str) -> str | None:
        found = day(self._row.cells[column])
        if found is None:
            self._troubles.add(self._row.at(column), f"'{self._row.cells[column][:60]}' is no day; write 2024-10-28")
        return found

    def _publications(self) -> tuple[list[str], set[str]]:
        """The publications that the row names, and the columns that are wholly told by them."""
        offices, days, titles = (self._split(name) for name in ("source_office", "source_date", "source_headline"))
        issued = [day(each) for each in days]
        if len(issued) != len(offices) or None in issued:
            issued = [None] * len(offices)
        headlines = titles if len(titles) == len(offices) else [None] * len(offices)
        found = [
            self._entries.publication(self._row, office, date, title or None)
            for office, date, title in zip(offices, issued, headlines, strict=True)
            if office
        ]
        told = {
            "source_office": bool(found),
            "source_date": None not in issued,
            "source_headline": None not in headlines,
        }
        return list(dict.fromkeys(found)), {name for name, is_told in told.items() if found and is_told}

    def _split(self, column: str) -> list[str]:
        text = self._row.cells.get(column)
        return [each.strip().strip('"').strip() for each in text.split(";")] if text else []
