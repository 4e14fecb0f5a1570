"""The publications of a row: out of `sources` and `urls` as the output prints them, or out of columns of their own."""

from __future__ import annotations

from typing import NamedTuple

from factsheet import dates
from factsheet.convert.cells import Cells
from factsheet.convert.referents import Registry, some
from factsheet.convert.rows import Row
from factsheet.convert.tables import printed
from factsheet.convert.trouble import Troubles, shown

# What a row may tell of its publications beyond who printed them, when and where.
_TOLD = {"title", "source_type", "language"}


class Cited(NamedTuple):
    """A publication as a row tells of it."""

    publisher: str
    issued: str | None
    url: str | None = None
    title: str | None = None

    @property
    def printed(self) -> str:
        """As the output prints it."""
        return printed({"publisher": self.publisher, "issued": self.issued})


class Publications:
    """The publications of the rows."""

    def __init__(self, sources: Registry, cells: Cells, troubles: Troubles, source_type: str | None) -> None:
        self._sources = sources
        self._cells = cells
        self._troubles = troubles
        self._type = source_type
        self._made: dict[Cited, str] = {}

    def of(self, row: Row) -> list[str]:
        """The ids of the sources of a row, each once, in their order."""
        column = "publisher" if "publisher" in row.cells else "sources"
        names = [each.strip() for each in self._sources.split(row.cells.get(column, ""), "; ")]
        if names == [""]:
            if "urls" in row.cells:
                self._troubles.add(row.at("sources"), "is empty, and urls is not: who printed it is missing")
            return []
        if not all(names):
            self._troubles.add(row.at(column), "has an empty place")
            return []
        if "publisher" in row.cells and "sources" in row.cells:
            self._troubles.add(row.at("publisher"), "stands beside sources: one of them tells where it was printed")
        days = self._each(row, "issued", len(names)) if column == "publisher" else None
        found = self._known(row, names) if days is None and not row.cells.keys() & _TOLD else None
        if found is None:
            found = self._new(row, names, days)
        return list(dict.fromkeys(found or []))

    def _known(self, row: Row, names: list[str]) -> list[str] | None:
        """The sources where all of them are known, found by how they are printed and by address; else None."""
        urls = left = self._cells.many(row, "urls")
        found: list[str] = []
        for name in names:
            fitting = self._sources.find(name)
            chosen = self._fitting(fitting, left) if urls else fitting
            if not chosen:
                break
            if len(chosen) > 1:
                self._troubles.add(row.at("sources"), _ambiguous(name, chosen))
                return []
            found += chosen
            if left and left[0] in {self._sources.records[chosen[0]].get("url"), ""}:
                left = left[1:]
        return found if len(found) == len(names) and not left else None

    def _fitting(self, fitting: list[str], urls: list[str]) -> list[str]:
        """Of sources that are printed alike those at the next address, else those that have none."""
        of_next = [each for each in fitting if urls and urls[0] and self._sources.records[each].get("url") == urls[0]]
        return of_next or [each for each in fitting if not self._sources.records[each].get("url")]

    def _new(self, row: Row, names: list[str], days: list[str] | None) -> list[str] | None:
        """The sources as the row has them, those made that were not there."""
        urls = self._each(row, "urls", len(names))
        titles = (
            [row.cells["title"]] if len(names) == 1 and "title" in row.cells else self._each(row, "title", len(names))
        )
        types, languages = (self._each(row, column, len(names), shared=True) for column in ("source_type", "language"))
        if None in (urls, titles, types, languages):
            return None
        found: list[str] = []
        for number, name in enumerate(names):
            publisher, issued = (name, days[number] or None) if days is not None else _parts(name)
            if issued and days is not None and not self._cells.is_date(issued, row, "issued"):
                continue
            cited = Cited(publisher, issued, (urls or [])[number] or None, (titles or [])[number] or None)
            found.append(self._one(row, cited, (types or [])[number] or self._type, (languages or [])[number] or None))
        return found

    def _one(self, row: Row, cited: Cited, type_: str | None, language: str | None) -> str:
        """A source: one that is known by what the row tells of it, or a new one."""
        spot = row.at("sources" if "sources" in row.cells else "publisher")
        # What stands at an address is one publication; without one, its title tells it from others of that day.
        key = cited._replace(title=None) if cited.url else cited
        id_ = self._made.get(key) or self._given(row, cited)
        if id_ is None:
            id_ = self._sources.make(None, cited.printed, spot, type=type_, **cited._asdict())
        self._made[key] = id_
        told = {"title": cited.title, "language": language, "type": type_ if "source_type" in row.cells else None}
        for name, value in told.items():
            if value:
                self._sources.settle(id_, name, value, row.at({"type": "source_type"}.get(name, name)))
        return id_

    def _given(self, row: Row, cited: Cited) -> str | None:
        """A source of a sheet or a table that is printed so, at the row's address where it has one."""
        found = self._sources.find(cited.printed)
        if "urls" in row.cells:
            found = [each for each in found if self._sources.records[each].get("url") == cited.url]
        if len(found) > 1:
            self._troubles.add(row.at("sources"), _ambiguous(cited.printed, found))
        return found[0] if found else None

    def _each(self, row: Row, column: str, count: int, *, shared: bool = False) -> list[str] | None:
        """A value for each source; None where there are not as many."""
        found = self._cells.many(row, column)
        if not found:
            return [""] * count
        if shared and len(found) == 1:
            return found * count
        if len(found) != count:
            what = f"has {len(found)} for {count} sources; which is whose is not told: leave a place empty (a; ; b)"
            self._troubles.add(row.at(column), what)
            return None
        return found


def _ambiguous(name: str, found: list[str]) -> str:
    return f"'{shown(name)}' is printed so of {some(found)}; write the id, or the address"


def _parts(name: str) -> tuple[str, str | None]:
    """The publisher and the day of `KBS World 2025-04-30`: a last word that is a date is the day."""
    publisher, _, last = name.rpartition(" ")
    try:
        dates.parse(last)
    except dates.BadDate:
        return name, None
    return (publisher, last) if publisher else (name, None)
