"""What two sheets differ in, record by record: found once, by id, and told in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from factsheet import dates
from factsheet.diff.compare import changes, references, same
from factsheet.diff.renames import renames
from factsheet.diff.sheet import Sheet
from factsheet.progress import counted
from factsheet.vocabulary import FACT_SECTIONS, REFERENT_SECTIONS

SHEET = "sheet"
# Facts first: they are what a sheet is read for.
_ORDER = {section: number for number, section in enumerate((SHEET, *FACT_SECTIONS, *REFERENT_SECTIONS))}


class Item(NamedTuple):
    """A record that differs, or the sheet itself; on a side that has no such record its id is empty."""

    change: str
    """`added`, `removed`, `renamed`, `changed`, or `status` where nothing else of it differs."""
    section: str
    old: str = ""
    new: str = ""

    @property
    def id(self) -> str:
        """The id in the new sheet, of a removed record in the old one."""
        return self.new or self.old


class Difference:
    """The records that differ between two sheets."""

    def __init__(self, old: Sheet, new: Sheet) -> None:
        self.old, self.new = old, new
        removed = [name for name, place in old.places.items() if not new.has(place.section, name)]
        added = [name for name, place in new.places.items() if not old.has(place.section, name)]
        self.renamed = renames(old, new, removed, added)
        """New ids by old ones."""
        self.followed: Counter[str] = Counter()
        """How many records refer to a renamed one under its new id."""
        self._before = {after: before for before, after in self.renamed.items()}
        self._changed = {
            name for name in counted("Comparing the sheets", new.places) if self._differs(self._old_id(name), name)
        }
        self._records = [
            *(Item("removed", old.places[name].section, old=name) for name in removed if name not in self.renamed),
            *(Item("added", new.places[name].section, new=name) for name in added if name not in self._before),
            *(Item("renamed", new.places[name].section, before, name) for name, before in self._before.items()),
            *(Item("changed", new.places[name].section, name, name) for name in self._changed),
        ]

    def facts(self, sheet: Sheet) -> Iterator[str]:
        """The facts of a sheet whose status is told, or compared."""
        is_new = sheet is self.new
        for item in (*self._records, *self._unsettled):
            name = item.new if is_new else item.old
            if name and item.section in FACT_SECTIONS:
                yield name

    def items(self) -> Iterator[Item]:
        """The sheet itself, then each record that differs: facts by day, all else by id. Both sheets are settled."""
        if self.old.head and self.new.head:
            yield Item("changed", SHEET)
        elif self.old.head or self.new.head:
            yield Item("added" if self.new.head else "removed", SHEET)
        known = {item.new for item in self._records}
        alone = (item for item in self._unsettled if item.new not in known and self.statuses(item))
        yield from sorted((*self._records, *alone), key=self._rank)

    def statuses(self, item: Item) -> tuple[str, str] | None:
        """The status of a fact in the old and in the new sheet, where it is another one."""
        if not (item.old and item.new and item.section in FACT_SECTIONS):
            return None
        before, after = self.old.status(item.old), self.new.status(item.new)
        return None if before == after else (before, after)

    @cached_property
    def _unsettled(self) -> list[Item]:
        """The facts of both sheets whose status may have become another one, whether they differ or not."""
        then = (*self.old.contested, *self.old.successors)
        names = {*self.new.contested, *self.new.successors, *(self.renamed.get(name, name) for name in then)}
        found = (Item("status", self.new.places[name].section, self._old_id(name), name) for name in names & self._both)
        return [item for item in found if self._may_turn(item)]

    @cached_property
    def _both(self) -> set[str]:
        return {name for name in self.new.places if self._old_id(name)}

    @cached_property
    def _turned(self) -> set[str]:
        """The actors on another side than before: who denied a fact may now be of those who assert it."""
        if not any(self.new.places[name].section == "actors" for name in self._changed):
            return set()
        actors = [name for name in self._both if self.new.places[name].section == "actors"]
        return {name for name in actors if self._side_before(name) != self.new.book.side(name)}

    def _side_before(self, name: str) -> str:
        side = self.old.book.side(self._old_id(name))
        return self.renamed.get(side, side)

    def _may_turn(self, item: Item) -> bool:
        """Whether a status may be another one: by the fact, by its successor, by the sides of those who speak."""
        after = self.new.successors.get(item.new)
        before = self.old.successors.get(item.old)
        if item.new in self._changed or after in self._changed:
            return True
        if (before and self.renamed.get(before, before)) != after:
            return True
        return bool(self._turned) and not self._turned.isdisjoint(
            said["by"] for said in self.new.record(item.new)["attributions"]
        )

    def _old_id(self, name: str) -> str:
        """The id in the old sheet of a record of the new one; empty where it is new."""
        if name in self._before:
            return self._before[name]
        return name if self.old.has(self.new.places[name].section, name) else ""

    def _differs(self, before: str, after: str) -> bool:
        """Whether a record says otherwise than before; most are written alike, letter by letter."""
        if not before or self.old.written(before) == self.new.written(after):
            return False
        section = self.new.places[after].section
        old, new = self.old.record(before), self.new.record(after)
        if same(section, old, new):
            return False
        if self.renamed:
            named = set(references(section, new))
            follow = {self.renamed[each] for each in references(section, old) if each in self.renamed}
            self.followed.update(follow & named)
        return before == after and any(True for _ in changes(section, old, new, self.renamed))

    def _rank(self, item: Item) -> tuple[int, tuple[str, str], str]:
        order = ("", "")
        if item.section in FACT_SECTIONS:
            record = self.new.record(item.new) if item.new else self.old.record(item.old)
            order = dates.parse(record["date"]).order
        return _ORDER[item.section], order, item.id
