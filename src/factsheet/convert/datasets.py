"""What the datasets of conflict research have alike: who asserts, the entry it is printed in, what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from factsheet import dates
from factsheet.convert.judged import Origin, Path
from factsheet.convert.naming import Ids, slug
from factsheet.convert.options import Options
from factsheet.convert.referents import Record, Referents
from factsheet.convert.rows import Row
from factsheet.convert.tables import printed
from factsheet.convert.trouble import Spot, Troubles, shown

# What a figure shares with the event that it belongs to.
_OF_ALL = {"actors", "places"}
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T]00:00:00(?:\.0+)?)?", re.ASCII)


class Dataset(NamedTuple):
    """A dataset: who makes it, what it is called, and what its numbers count."""

    actor: Record
    title: str
    prefix: str
    measure: Record


class Happening(NamedTuple):
    """What the facts of one row share: its id, the day, what happened in words, who and where, and who said it."""

    row: Row
    name: str
    date: str
    told: str
    shared: Record
    said: Record


class Entries:
    """The entries of one dataset, as events and figures with their sources."""

    def __init__(
        self,
        dataset: Dataset,
        referents: Referents,
        ids: Ids,
        troubles: Troubles,
        options: Options,
        cells: Mapping[str, str],
    ) -> None:
        self._dataset = dataset
        self._referents = referents
        self._ids = ids
        self._troubles = troubles
        self._options = options
        self._cells = cells
        self._places: dict[tuple[str, ...], str] = {}
        self._publications: dict[tuple[str, str | None, str | None], str] = {}
        self._asserter = ""
        self._lines: dict[str, int] = {}
        self.found: list[Origin] = []

    def is_new(self, row: Row, column: str) -> bool:
        """Whether no row ahead is of the same event; that one is would be a trouble."""
        name = row.cells[column].strip()
        first = self._lines.setdefault(name, row.spot.line)
        if first != row.spot.line:
            self._troubles.add(row.at(column), f"'{shown(name)}' is the event of line {first}, too")
        return first == row.spot.line

    def said(self, row: Row, day: str, hedge: str, publications: list[str]) -> Record:
        """The attribution of what a row says; its entry goes back to the publications that it names."""
        asserter = self._asserter = self._asserter or self._known("actors", self._dataset.actor, row)
        entry = self._referents.sources.make(
            None,
            f"{self._dataset.prefix} {row.cells.get('id') or row.cells.get('event_id_cnty') or ''} entry",
            row.spot,
            type="entry",
            publisher=self._referents.actors.records[asserter]["name"],
            container_title=self._dataset.title,
            issued=day,
            issuer=asserter,
            derived_from=publications[0] if publications else None,
        )
        return {"by": asserter, "date": day, "hedge": hedge, "sources": [entry, *publications]}

    def publication(self, row: Row, publisher: str, issued: str | None = None, title: str | None = None) -> str:
        """A publication that a row names and nobody here has seen: of the type that was told, else CSL's catch-all."""
        key = (publisher, issued, title)
        name = printed({"publisher": publisher, "issued": issued})
        found = self._publications.get(key) or next(iter(self._referents.sources.find(name)), None)
        if found is None:
            type_ = self._options.source_type or "document"
            more = {"publisher": publisher, "issued": issued, "title": title}
            found = self._referents.sources.make(None, name, row.spot, type=type_, seen=False, **more)
        self._publications[key] = found
        return found

    def actor(self, row: Row, name: str, column: str, kind: str | None) -> str | None:
        """An actor that is known, or whose kind the dataset tells; None for another: the name stays in the sentence."""
        found = self._referents.actors.one(name, row.at(column))
        if found or kind is None:
            return found
        return self._referents.actors.make(name, name, row.at(column), name=name, kind=kind)

    def place(self, row: Row, names: Iterable[str | None]) -> str | None:
        """The innermost of places that lie in one another, the outermost first; a name that comes twice is one."""
        way = tuple(dict.fromkeys(name.strip() for name in names if name and name.strip()))
        whole: str | None = None
        for end in range(1, len(way) + 1):
            known = self._places.get(way[:end]) or self._place_within(way[end - 1], whole)
            if known is None:
                name = way[end - 1]
                known = self._referents.places.make(
                    name if end == 1 else None, name, row.spot, name=name, part_of=whole
                )
            whole = self._places[way[:end]] = known
        return whole

    def _place_within(self, name: str, whole: str | None) -> str | None:
        """A place of that name that is known to lie there."""
        registry = self._referents.places
        return next((each for each in registry.find(name) if registry.records[each].get("part_of") == whole), None)

    def event(self, happening: Happening, kind: str, tags: list[str]) -> None:
        """The event of a row."""
        statement = f"{happening.told[:1].upper()}{happening.told[1:]} took place"
        self._fact("events", happening, "", statement, {"kind": slug(kind), "tags": [slug(each) for each in tags]})

    def figure(
        self, happening: Happening, part: str, statement: str, scope: str, numbers: Record, *, hedge: str
    ) -> None:
        """A number of a row, or of a part of it: it covers this event alone, so that no two events are compared."""
        measure = self._known("measures", self._dataset.measure, happening.row)
        covered = f"{self._dataset.actor['aliases'][0]} event {happening.name}{f', {scope}' if scope else ''}"
        own = {"measure": measure, "scope": covered, **numbers}
        self._fact("figures", happening, f" {part or measure}", statement, own, hedge)

    def _fact(self, section: str, happening: Happening, end: str, statement: str, own: Record, hedge: str = "") -> None:
        text = f"{self._dataset.prefix} {happening.name}{end}"
        said = {**happening.said, "hedge": hedge or happening.said["hedge"]}
        record: Record = {
            "id": self._ids.made(text, section.removesuffix("s")),
            "statement": f"{statement} {dates.on_day(happening.date)}.",
            "date": happening.date,
            **{key: value for key, value in own.items() if value not in (None, [])},
            **{
                key: value
                for key, value in happening.shared.items()
                if section == "events" or key in {"actors", "places"}
            },
            "attributions": [said],
        }
        self.found.append(Origin(section, record, _Spots(happening.row, self._cells).of))

    def _known(self, section: str, record: Record, row: Row) -> str:
        """The id of what a dataset brings along; one that is known by its name or id is it."""
        registry = self._referents[section]
        names = (record.get("name"), *(record.get("aliases") or ()), record["id"])
        found = next((each for name in names if name for each in registry.find(name)), None)
        if found is None:
            registry.add(dict(record), row.spot)
            found = record["id"]
        return found


class _Spots(NamedTuple):
    """Where what a row's facts have comes from."""

    row: Row
    cells: Mapping[str, str]

    def of(self, path: Path) -> Spot:
        """The cell of a path."""
        return self.row.at(self.cells.get(str(path[-1]), ""))


def day(text: str) -> str | None:
    """A day, as it is or with a midnight behind it; None for anything else."""
    found = _DAY.fullmatch(text.strip())
    if not found:
        return None
    try:
        dates.parse(found[1])
    except dates.BadDate:
        return None
    return found[1]


def rest(row: Row, placed: Iterable[str]) -> str | None:
    """The cells that have no place of their own, word for word: `column: value; column: value`."""
    taken = set(placed)
    left = [f"{name}: {cell}" for name, cell in row.cells.items() if name not in taken]
    return "; ".join(left) or None


def lacking(row: Row, columns: Iterable[str], troubles: Troubles) -> bool:
    """Whether a row lacks a cell that its facts need; each is a trouble."""
    missing = [name for name in columns if name not in row.cells]
    for name in missing:
        troubles.add(row.at(name), "is missing")
    return bool(missing)


def without_empty(record: dict[str, Any]) -> Record:
    """A record without what it does not have."""
    return {key: value for key, value in record.items() if value not in (None, [], "")}
