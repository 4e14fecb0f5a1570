"""ACLED's export: columns as its codebook has them, in the case of any year.

A row is an event as ACLED codes it; its reported fatalities become a figure.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from factsheet.convert.cells import Cells
from factsheet.convert.datasets import Dataset, Entries, Happening, day, lacking, rest, without_empty
from factsheet.convert.judged import Origin
from factsheet.convert.naming import Ids
from factsheet.convert.options import Options
from factsheet.convert.referents import Referents
from factsheet.convert.rows import Row, Table
from factsheet.convert.trouble import Troubles, shown
from factsheet.dates import MONTHS

COLUMNS = (
    "data_id", "iso", "event_id_cnty", "event_id_no_cnty", "event_date", "year", "time_precision", "disorder_type",
    "event_type", "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "region", "country", "admin1", "admin2", "admin3", "location", "latitude",
    "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp", "iso3",
    "population_1km", "population_2km", "population_5km", "population_best",
)  # fmt: skip
MARKS = frozenset({"event_id_cnty", "event_date", "event_type", "actor1"})
_DATASET = Dataset(
    {"id": "acled", "name": "Armed Conflict Location & Event Data", "aliases": ["ACLED"], "kind": "research"},
    "ACLED",
    "acled",
    {
        "id": "fatalities",
        "label": "Reported fatalities",
        "unit": "people",
        "description": "Fatalities reported in one event.",
    },
)
_REQUIRED = ("event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type", "location", "fatalities")
_PLACED = {
    "event_id_cnty", "event_type", "sub_event_type", "actor1", "actor2", "country", "admin1", "location", "source",
    "notes", "fatalities", "timestamp",
}  # fmt: skip
_CELLS = {"date": "event_date", "best": "fatalities", "id": "event_id_cnty", "kind": "event_type"}
# What ACLED calls a state's forces, and the kinds of all others by code and, since 2024, by word; of "external or
# other forces" and of state forces called otherwise the kind is not told, and civilians are no organised actor.
_STATES = {"Military Forces of ": "military", "Police Forces of ": "government", "Government of ": "government"}
_GROUPS = {
    "2", "3", "4", "5", "6", "rebel group", "political militia", "identity militia", "rioters", "protesters",
    "rebel groups", "political militias", "identity militias",
}  # fmt: skip
_WRITTEN = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})", re.ASCII)


def facts_of(table: Table, referents: Referents, ids: Ids, troubles: Troubles, options: Options) -> list[Origin]:
    """The facts of the table."""
    entries = Entries(_DATASET, referents, ids, troubles, options, _CELLS)
    for row in table.rows():
        _Event(row, entries, troubles, options.said).take()
    return entries.found


class _Event:
    """One row."""

    def __init__(self, row: Row, entries: Entries, troubles: Troubles, said: str | None) -> None:
        self._row = row
        self._entries = entries
        self._troubles = troubles
        self._told_day = said
        self._cells = Cells(troubles)

    def take(self) -> None:
        row = self._row
        if lacking(row, _REQUIRED, self._troubles) or not self._entries.is_new(row, "event_id_cnty"):
            return
        date, said, count = self._date(), self._said(), self._cells.number(row, "fatalities")
        if date is None or said is None or count is None:
            return
        happening = self._happening(date, said)
        self._entries.event(happening, row.cells["event_type"], [row.cells["sub_event_type"]])
        deaths = "fatality was" if count == 1 else "fatalities were"
        text = f"{count or 'No'} {deaths} reported in {happening.told}"
        self._entries.figure(happening, "", text, "", {"best": count}, hedge="reported")

    def _happening(self, date: str, said: str) -> Happening:
        row, cells = self._row, self._row.cells
        actors = [cells[name] for name in ("actor1", "actor2") if name in cells]
        what = cells["sub_event_type"]
        what = what[:1].lower() + what[1:] if what[1:2].islower() else what
        involved = f" involving {' and '.join(actors)}" if actors else ""
        place = self._entries.place(row, (cells.get("country"), cells.get("admin1"), cells["location"]))
        known = [self._actor(number) for number in "12" if f"actor{number}" in cells]
        placed = _PLACED if cells["time_precision"].strip() == "1" else _PLACED - {"event_date"}
        shared = without_empty({
            "detail": cells.get("notes"),
            "note": rest(row, {*placed, "event_date"} if placed is _PLACED else placed),
            "actors": list(dict.fromkeys(each for each in known if each)),
            "places": [place] if place else [],
        })  # fmt: skip
        names = [each.strip() for each in cells.get("source", "").split("; ")]
        publications = list(dict.fromkeys(self._entries.publication(row, name) for name in names if name))
        attribution = self._entries.said(row, said, "reported", publications)
        sentence = f"{what}{involved} at {cells['location']}"
        return Happening(row, cells["event_id_cnty"].strip(), date, sentence, shared, attribution)

    def _actor(self, number: str) -> str | None:
        name = self._row.cells[f"actor{number}"]
        inter = self._row.cells.get(f"inter{number}", "").strip().lower()
        kind = next((kind for start, kind in _STATES.items() if name.startswith(start)), None)
        return self._entries.actor(self._row, name, f"actor{number}", kind or ("group" if inter in _GROUPS else None))

    def _date(self) -> str | None:
        """The day; about it (`~`) at precision 2, the week; about its month at 3, the coarsest.

        What 3 stands for is told as a month and as a longer week: the month is the wider one, and `event_date` stays in
        the note.
        """
        text, precision = self._row.cells["event_date"].strip(), self._row.cells["time_precision"].strip()
        written = _WRITTEN.fullmatch(text)
        found = day(f"{written[3]}-{MONTHS.index(written[2]) + 1:02}-{int(written[1]):02}" if written else text)
        if found is None:
            what = f"'{shown(text)}' is no day; write 2024-10-28 or 28 October 2024"
            self._troubles.add(self._row.at("event_date"), what)
            return None
        if precision not in {"1", "2", "3"}:
            self._troubles.add(self._row.at("time_precision"), "is none of 1, 2, 3")
            return None
        return {"1": found, "2": f"{found}~", "3": f"{found[:7]}~"}[precision]

    def _said(self) -> str | None:
        """The day on which ACLED put out the entry as it is: what was told, else the day of its Unix timestamp."""
        if self._told_day:
            return self._told_day
        text = self._row.cells.get("timestamp", "").strip()
        spot = self._row.at("timestamp")
        if not text:
            self._troubles.add(spot, "is missing: when ACLED said so; or --said DAY for all rows")
            return None
        if re.fullmatch(r"\d{9,10}", text, re.ASCII):
            return datetime.fromtimestamp(int(text), UTC).date().isoformat()
        found = day(text)
        if found is None:
            self._troubles.add(spot, f"'{shown(text)}' is no Unix time in seconds; or --said DAY for all rows")
        return found
