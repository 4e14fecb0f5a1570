"""A record that differs as rows: a row a change, each with the record itself, so that it can be read alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from factsheet.canonical import KEYS
from factsheet.diff.compare import Change, changes, field_of
from factsheet.diff.difference import SHEET, Difference, Item
from factsheet.diff.sheet import Sheet
from factsheet.record import Row, as_json, loads
from factsheet.vocabulary import SECTIONS

# Changes of one record; of more, each has to be counted, as it has the whole record beside it.
_FEW = 100


class _Side(NamedTuple):
    """What stands on every row of a record: the record of the new sheet; of a removed one that of the old."""

    id: str | None
    type: str
    json: str
    record: Any

    def row(self, change: str, field: str | None = None, old: Any = None, new: Any = None, **more: Any) -> Row:
        """A row; `more` is the attribution that has the field, or how many records refer to a renamed one."""
        what = {
            "id": self.id, "type": self.type, "change": change, "field": field, "old": old, "new": new,
            "attribution": more.get("attribution"), "references": more.get("references"),
        }  # fmt: skip
        return Row({**what, "record": self.record}, json=f'{as_json(what)[:-1]},"record":{self.json}}}')


def told(item: Item, found: Difference) -> Iterator[Row]:
    """The rows of a record that differs, or of the sheet itself: none where that says the same."""
    if item.section == SHEET:
        yield from _own_keys(item, found)
        return
    sheet = found.new if item.new else found.old
    json = sheet.json(item.id)
    side = _Side(item.id, SECTIONS[item.section], json, loads(json))
    if item.change == "renamed":
        yield side.row("renamed", "id", item.old, item.new, references=found.followed[item.new])
    elif item.change == "changed":
        old, new = found.old.record(item.old), found.new.record(item.new)
        for number, change in enumerate(changes(item.section, old, new, found.renamed)):
            if number > _FEW:
                sheet.repeat(json)
            yield _changed(change, side, found)
    elif item.change != "status":
        yield side.row(item.change)
    statuses = found.statuses(item)
    if statuses:
        yield side.row("status", "status", *statuses)


def _own_keys(item: Item, found: Difference) -> Iterator[Row]:
    sheet = found.old if item.change == "removed" else found.new
    own = {key: field_of(SHEET, key, sheet.head) for key in KEYS[SHEET] if key not in SECTIONS}
    json = as_json(own)
    side = _Side(None, SHEET, json, loads(json))
    if item.change != "changed":
        yield side.row(item.change)
        return
    for change in changes(SHEET, found.old.head, found.new.head, {}):
        yield side.row("changed", change.field, change.old, change.new)


def _changed(change: Change, side: _Side, found: Difference) -> Row:
    before, after = change.said
    said = found.new.attribution(after) if after else found.old.attribution(before) if before else None
    old, new = _value(change.old, change.noun, found.old), _value(change.new, change.noun, found.new)
    return side.row("changed", change.field, old, new, attribution=said)


def _value(value: Any, noun: str, sheet: Sheet) -> Any:
    """A value of a field, every reference replaced by what it stands for."""
    if value is None or not noun:
        return value
    if isinstance(value, list):
        return [_value(each, noun, sheet) for each in value]
    return sheet.attribution(value) if noun == "attribution" else sheet.referred(noun, value)
