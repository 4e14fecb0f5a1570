"""Two sheets compared by id and by field: what was added, removed, renamed, changed, and which status follows."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.diff.difference import Difference
from factsheet.diff.sheet import Sheet
from factsheet.diff.telling import told
from factsheet.record import Row


def differences(old: Sheet, new: Sheet) -> Iterator[Row]:
    """A row for each change, those of one record together; none where the sheets say the same."""
    found = Difference(old, new)
    old.settle(found.facts(old))
    new.settle(found.facts(new))
    for item in found.items():
        yield from told(item, found)
