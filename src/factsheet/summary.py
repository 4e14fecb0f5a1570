"""The sheet in one screen: the latest figure of each measure that matters, the key events, the key assessments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from operator import attrgetter
from typing import Any

from factsheet.estimates import Acronyms, Estimates
from factsheet.index.reader import Estimate, Index
from factsheet.record import Row
from factsheet.selection import Selection


def summary_rows(index: Index, wanted: Selection, *, everything: bool) -> Iterator[Row]:
    """The rows of the summary: figures by measure, events and assessments by date.

    In a sheet whose editor has named no key fact all of them are shown.
    """
    everything = everything or not _has_key(index)
    groups = groupby(index.estimates(wanted), key=attrgetter("measure"))
    # Of all measures at once: until the last is compared there is nothing to show but how far that is.
    for shown in [list(_latest(group, everything=everything)) for _, group in groups]:
        facts = index.facts(wanted.of("figure").only(tuple(latest.id for latest, _ in shown)))
        by_id = {row.record["id"]: row.record for row in facts}
        yield from (Row(every.beside(by_id[latest.id])) for latest, every in shown)
    for noun in ("event", "assessment"):
        yield from index.facts(wanted.of(noun)._replace(key=not everything))


def summary_screen(index: Index, wanted: Selection, *, everything: bool) -> Iterator[Row]:
    """The same rows for a screen: the heading first, each fact with the short names of who said it."""
    everything = everything or not _has_key(index)
    rows = summary_rows(index, wanted, everything=everything)
    acronyms = Acronyms(index)
    first = next(rows, None)
    if first is None:
        return
    yield Row(_heading(index, wanted, everything=everything))
    for row in chain([first], rows):
        yield Row({**row.record, "acronyms": acronyms.of(row.record)})


def _heading(index: Index, wanted: Selection, *, everything: bool) -> dict[str, Any]:
    """The sheet's title and day, and how many records there are, and how many of them are asked for."""
    head = index.head()
    as_known = Selection(as_of=wanted.as_of)
    return {
        "type": "sheet",
        "title": head["title"],
        "as_of": head["as_of"],
        "known_on": wanted.as_of,
        "facts": index.count(as_known),
        "chosen": index.count(wanted) if wanted.narrows else None,
        "actors": None if wanted.partial else head["actors"],
        "sources": None if wanted.partial else head["sources"],
        "everything": everything,
        "measures": _measures(index, wanted.of("figure")),
        "key_measures": _measures(index, wanted.of("figure")._replace(key=True)),
        **{f"{noun}s": index.count(wanted.of(noun)) for noun in ("event", "assessment")},
        **{f"key_{noun}s": index.count(wanted.of(noun)._replace(key=True)) for noun in ("event", "assessment")},
    }


def _has_key(index: Index) -> bool:
    """Whether any fact of the sheet is a key fact, whatever is filtered by."""
    return index.count(Selection(key=True)) > 0


def _measures(index: Index, wanted: Selection) -> int:
    """How many measures the figures of a selection have."""
    from factsheet.index.census import counted

    return sum(measure.facts > 0 for measure in counted(index, "measures", wanted))


def _latest(figures: Iterable[Estimate], *, everything: bool) -> Iterator[tuple[Estimate, Estimates]]:
    """The latest figure without a scope; of a measure that has only scoped ones, the latest of each scope.

    Each with all that it is the latest of.
    """
    by_scope: dict[str | None, Estimates] = {}
    for figure in figures:
        by_scope.setdefault(figure.scope, Estimates()).add(figure)
    is_key = any(each.is_key for each in by_scope.values())
    whole = by_scope.get(None)
    for each in [whole] if whole else by_scope.values():
        if each.latest and (everything or (is_key if whole else each.is_key)):
            yield each.latest, each
