"""Records as the rows of a view, where a row is not simply a record."""

from collections.abc import Iterator
from heapq import merge
from itertools import islice
from typing import Any

from factsheet import dates
from factsheet.attribution import origins
from factsheet.change import change, reversed_by
from factsheet.index.reader import Index, Said
from factsheet.record import Row
from factsheet.selection import Selection
from factsheet.views import VIEWS


def attribution_row(said: Said) -> Row:
    """A row of `attributions`: the attribution with what its fact is, what stood before, and what it did to that."""
    fact = said.fact
    about = {key: fact.get(key) for key in ("id", "type", "statement", "condition")}
    done = change(fact, said.attribution)
    return Row(
        {
            **about,
            **said.attribution,
            "before": said.before or None,
            "change": done,
            "value": fact.get("value"),
            "status": fact["status"],
            "supersedes": fact["supersedes"] if done == "supersedes" else None,
            "reverses": reversed_by(fact, said.attribution),
        }
    )


def line_row(noun: str, row: Row) -> Row:
    """A row of `search`: a fact as it is, an actor or a source with what it has of a fact line."""
    if noun not in {"actor", "source"}:
        return row
    record = row.record
    line: dict[str, Any] = {"id": record["id"], "type": noun, "attributions": []}
    if noun == "actor":
        return Row({**line, "statement": record["name"]}, json=row.json)
    return Row({**line, "statement": record["title"], "date": record["issued"], "printed": [record]}, json=row.json)


def with_wanted(rows: Iterator[Row], wanted: tuple[str, ...]) -> Iterator[Row]:
    """The rows of `search` for a screen, each with the folded words that were looked for."""
    return (Row({**row.record, "wanted": wanted}, json=row.json) for row in rows)


def chronology(index: Index, wanted: Selection, types: tuple[str, ...]) -> Iterator[Row]:
    """The rows of `timeline`: facts on their own day and attributions on the day they were said, in one order."""
    facts = tuple(each for each in types if each != "attribution")
    streams: list[Iterator[tuple[tuple[str, str, str], Row]]] = []
    if facts:
        streams.append((_order(row.record), row) for row in index.facts(wanted.of(*facts)))
    if "attribution" in types:
        streams.append((said.order, _saying(said)) for said in index.said(wanted))
    rows = merge(*streams, key=lambda each: each[0], reverse=wanted.reverse)
    return islice((row for _, row in rows), wanted.limit)


def _order(record: Any) -> tuple[str, str, str]:
    return (*dates.Span(record["earliest"], record["latest"]).order, record["id"])


def _saying(said: Said) -> Row:
    """An attribution on a fact line: whoever denies stands under `against`, as everywhere."""
    alone = [said.attribution]
    line = {
        **said.fact,
        "type": "attribution",
        "date": said.attribution["date"],
        "attributions": alone,
        "origins": origins(alone),
    }
    return Row(line, json=attribution_row(said).json)


def column_rows(wanted: Selection) -> Iterator[Row]:
    """The rows of `list columns`: each column's name, and the views that have it."""
    views: dict[str, list[str]] = {}
    for view in VIEWS:
        for column in view.columns:
            views.setdefault(column.name, []).append(view.name)
    names = reversed(views) if wanted.reverse else iter(views)
    rows = (Row({"id": name, "label": ", ".join(views[name]), "facts": None}) for name in names)
    return islice(rows, wanted.limit)
