"""Who says what a row has: its attributions, each with its own sources, or a trouble where that is not told."""

from __future__ import annotations

from typing import Any, NamedTuple

from factsheet.convert.cells import Cells
from factsheet.convert.people import OBJECTION, Asked, Kinds, People
from factsheet.convert.printed import Publications
from factsheet.convert.rows import Row
from factsheet.convert.trouble import Troubles, shown

Record = dict[str, Any]
_OF_ONE = {"role": "role", "quote": "quote", "locator": "locator", "attribution_note": "note"}


class Saying(NamedTuple):
    """An attribution, and where it stands."""

    row: Row
    column: str
    record: Record


class Sayings:
    """The attributions of one fact, in their order."""

    def __init__(self) -> None:
        self.all: list[Saying] = []
        self._by_key: dict[tuple[Any, ...], list[Saying]] = {}

    def add(self, saying: Saying) -> None:
        """Takes one more; one that differs in its sources alone adds these (one attribution holds all of them)."""
        alike = self._by_key.setdefault(key_of(saying), [])
        for each in alike:
            if _without_sources(each) == _without_sources(saying):
                sources = [*each.record.get("sources", []), *saying.record.get("sources", [])]
                each.record["sources"] = list(dict.fromkeys(sources))
                return
        alike.append(saying)
        self.all.append(saying)


def key_of(saying: Saying) -> tuple[Any, ...]:
    """Who took which stance on which day."""
    record = saying.record
    return (record.get("by"), record.get("date"), record.get("stance") or "asserts")


def _without_sources(saying: Saying) -> Record:
    return {key: value for key, value in saying.record.items() if key != "sources" and value not in (None, [], "")}


class Voices:
    """The attributions of rows."""

    def __init__(self, people: People, publications: Publications, cells: Cells, troubles: Troubles) -> None:
        self._people = people
        self._publications = publications
        self._cells = cells
        self._troubles = troubles

    def of(self, row: Row, *, has_via: bool, alone: bool = True) -> list[Saying]:
        """The attributions of a row; not `alone`, its sources are told elsewhere."""
        body, via = (Kinds(row, name, self._cells.many(row, name)) for name in ("body_kind", "via_kind"))
        found = [*self._asserting(row, body, via, has_via=has_via), *self._objecting(row, body, via, hedged=alone)]
        for kinds in (body, via):
            kinds.finish(self._troubles)
        self._own(row, found)
        if alone:
            self._printed(row, found)
        return found

    def _asserting(self, row: Row, body: Kinds, via: Kinds, *, has_via: bool) -> list[Saying]:
        days, hedges = (self._cells.many(row, column) for column in ("said", "hedge"))
        names = self._people.speakers(row.cells["by"]) if "by" in row.cells else []
        own = Kinds(row, "actor_kind", self._cells.many(row, "actor_kind"))
        stance = self._cells.word(row, "stance")
        if stance == "denies" and not hedges:
            hedges = ["stated"] * len(names)
        for column, values in (("said", days), ("hedge", hedges)):
            if len(values) != len(names) and "by" in row.cells:
                what = f"has {len(values)} for {len(names)} in by: one each, in the same order"
                self._troubles.add(row.at(column), what if values else "is missing")
        found: list[Saying] = []
        for number, name in enumerate(names):
            asked = Asked(row, "by", own, body, via)
            by, relayers = self._people.speaker(name, asked, relayed=not has_via)
            if has_via and "via" in row.cells and len(names) == 1:
                relayers = self._people.relayers(row.cells["via"], asked._replace(column="via"), "; ")
            said: Record = {"by": by, "via": relayers, "date": _nth(days, number), "hedge": _nth(hedges, number)}
            found.append(Saying(row, "by", {**said, "stance": stance}))
        own.finish(self._troubles)
        return found

    def _objecting(self, row: Row, body: Kinds, via: Kinds, *, hedged: bool) -> list[Saying]:
        hedges = self._cells.many(row, "against_hedge")
        texts = self._people.objections(row.cells["against"]) if "against" in row.cells else []
        if hedges and len(hedges) != len(texts):
            self._troubles.add(row.at("against_hedge"), f"has {len(hedges)} for {len(texts)} in against: one each")
        own = Kinds(row, "against_kind", self._cells.many(row, "against_kind"))
        found: list[Saying] = []
        for number, text in enumerate(texts):
            objection = OBJECTION.fullmatch(text)
            if not objection:
                what = f"'{shown(text)}' is no objection; write: Name (Body) denies 2024-10-30"
                self._troubles.add(row.at("against"), what)
                continue
            name, stance, day = objection.groups()
            by, relayers = self._people.speaker(name, Asked(row, "against", own, body, via), relayed=True)
            hedge = _nth(hedges, number) or ("stated" if stance == "denies" else None)
            if hedge is None and hedged:
                what = f"is missing: the hedge of '{shown(text)}'; or write it as a row of its own (same id)"
                self._troubles.add(row.at("against_hedge"), what)
            said = {"by": by, "via": relayers, "date": day, "hedge": hedge, "stance": stance}
            found.append(Saying(row, "against", said))
        own.finish(self._troubles)
        return found

    def _own(self, row: Row, found: list[Saying]) -> None:
        """What one attribution alone can have."""
        for column, key in (*_OF_ONE.items(), ("stance", "stance"), ("via", "via")):
            if column not in row.cells:
                continue
            if len(found) == 1 and found[0].column == "by":
                if key != "via":
                    found[0].record[key] = row.cells[column].strip() if key == "stance" else row.cells[column]
            else:
                what = f"is of one who said it, and this row has {len(found)}: write a row for each (same id)"
                self._troubles.add(row.at(column), what)

    def _printed(self, row: Row, found: list[Saying]) -> None:
        """Sources of one voice are its own, and one source is everyone's; which of several is whose is not told."""
        sources = self._publications.of(row)
        if len(found) > 1 and len(sources) > 1:
            what = (
                f"has {len(sources)} sources for {len(found)} who said it, and does not tell which printed whom:"
                " write a row for each who said it (same id), or give --attributions"
            )
            self._troubles.add(row.at("sources" if "sources" in row.cells else "publisher"), what)
        for each in found:
            each.record["sources"] = sources


def _nth(values: list[str], number: int) -> str | None:
    return values[number] or None if number < len(values) else None
