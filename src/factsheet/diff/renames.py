"""Which records have the same content under a new id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from factsheet.diff.compare import meaning, references
from factsheet.diff.sheet import Sheet
from factsheet.record import as_json


def renames(old: Sheet, new: Sheet, removed: Iterable[str], added: Iterable[str]) -> dict[str, str]:
    """The new id of each record that was renamed, by its old one.

    A record waits for what it refers to, since under another name a reference is another text. Records alike go by
    the order of their ids, so that the answer is the same from both sides.
    """
    contents = _by_content(new, added, {})
    waiting, referrers = _waiting(old, removed)
    found: dict[str, str] = {}
    ready = [name for name, count in waiting.items() if not count]
    while ready:
        pairs = [
            pair
            for content, names in _by_content(old, ready, found).items()
            for pair in zip(sorted(names), sorted(contents.get(content, ())), strict=False)
        ]
        found.update(pairs)
        ready = []
        for name in (referrer for before, _ in pairs for referrer in referrers[before]):
            waiting[name] -= 1
            if not waiting[name]:
                ready.append(name)
    return found


def _waiting(old: Sheet, removed: Iterable[str]) -> tuple[dict[str, int], dict[str, list[str]]]:
    """For how many removed records each waits, and who waits for each."""
    waiting = dict.fromkeys(removed, 0)
    referrers: dict[str, list[str]] = defaultdict(list)
    for name in waiting:
        for other in set(references(old.places[name].section, old.record(name))):
            if other in waiting:
                waiting[name] += 1
                referrers[other].append(name)
    return waiting, referrers


def _by_content(sheet: Sheet, names: Iterable[str], renamed: dict[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        section = sheet.places[name].section
        found[section + as_json(meaning(section, sheet.record(name), renamed))].append(name)
    return found
