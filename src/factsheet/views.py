"""Every view's columns: one declaration a view, for every format. Names and order are public (tests/test_views.py)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from factsheet.attribution import asserter, asserting, citations, objection, opposing, printed_in, quotation, speaker
from factsheet.errors import Usage
from factsheet.gate.limits import MOST_COLUMNS
from factsheet.names import suggestion
from factsheet.record import Written

if TYPE_CHECKING:
    from factsheet.contract import Citation

Cell = str | int | Written | tuple[str, ...] | None


class Column(NamedTuple):
    """A column: its name, and how to get its cell from a row's record."""

    name: str
    cell: Callable[[Any], Cell]


class View(NamedTuple):
    """A view: its name, and its columns in order."""

    name: str
    columns: tuple[Column, ...]

    def only(self, names: tuple[str, ...]) -> View:
        """The view with these columns in this order; raises Usage."""
        if len(names) > MOST_COLUMNS:
            raise Usage(f"--columns names {len(names):,} columns, and may name {MOST_COLUMNS} at most")
        known = {column.name: column for column in self.columns}
        for name in names:
            if name not in known:
                raise Usage(f"no column '{name}'{suggestion(name, known)}", f"the columns are {', '.join(known)}")
        return View(self.name, tuple(known[name] for name in names))


def _key(name: str) -> Column:
    return Column(name, lambda record: record.get(name))


def _named(name: str, key: str) -> Column:
    return Column(name, lambda record: (record.get(key) or {}).get("name"))


def _sources(record: Any) -> tuple[str, ...]:
    return tuple(printed_in(each) for each in _printed(record))


def _urls(record: Any) -> tuple[str, ...]:
    return tuple(each["url"] for each in _printed(record) if each["url"])


def _printed(record: Any) -> list[Citation]:
    """The sources of a line: of those who assert the fact first; of a source's own line, itself."""
    own: list[Citation] | None = record.get("printed")
    return own or citations([*asserting(record), *opposing(record)])


# What every fact says of itself: a line that is found can be quoted without looking at another.
FACT_LINE = (
    _key("id"),
    _key("date"),
    _key("type"),
    _key("statement"),
    _key("value"),
    Column("by", lambda record: tuple(speaker(each) for each in asserting(record))),
    Column("said", lambda record: tuple(each["date"] for each in asserting(record))),
    Column("hedge", lambda record: tuple(each["hedge"] for each in asserting(record))),
    Column("against", lambda record: tuple(objection(each) for each in opposing(record))),
    _key("status"),
    Column("sources", _sources),
    _key("origins"),
    Column("urls", _urls),
)
_KIND_AND_PLACE = (_key("kind"), Column("place", lambda record: tuple(each["name"] for each in record["places"])))
# A judgement without its "if" says what nobody said: it stands on every line that can be one's.
_CONDITION = _key("condition")
_MEASURE = Column("measure", lambda record: (record.get("measure") or {}).get("id"))

SUMMARY = View("summary", (*FACT_LINE, _MEASURE, _key("lowest"), _key("highest"), _key("estimates"), _CONDITION))
EVENTS = View("events", (*FACT_LINE, *_KIND_AND_PLACE))
TIMELINE = View("timeline", (*FACT_LINE, *_KIND_AND_PLACE, _CONDITION))
FIGURES = View(
    "figures",
    (
        *FACT_LINE,
        _MEASURE,
        Column("unit", lambda record: record["measure"]["unit"]),
        *(_key(name) for name in ("best", "low", "high", "bound", "scope")),
    ),
)
ASSESSMENTS = View("assessments", (*FACT_LINE, _key("kind"), _CONDITION, _key("likelihood"), _key("confidence")))
SEARCH = View("search", (*FACT_LINE, _CONDITION))
ATTRIBUTIONS = View(
    "attributions",
    (
        _key("id"),
        Column("said", lambda record: record["date"]),
        _key("stance"),
        Column("by", asserter),
        Column("via", lambda record: tuple(each["name"] for each in record["via"])),
        _key("hedge"),
        _key("statement"),
        Column("sources", lambda record: tuple(printed_in(each) for each in record["sources"])),
        Column("urls", lambda record: tuple(each["url"] for each in record["sources"] if each["url"])),
        _key("quote"),
        _key("before"),
        _CONDITION,
        *(_key(name) for name in ("change", "value", "status")),
        Column("supersedes", lambda record: record["supersedes"] and quotation(record["supersedes"])),
        Column("reverses", lambda record: _value_told(record["reverses"])),
    ),
)
# The same columns, of which a terminal draws what is new.
NEWS = ATTRIBUTIONS._replace(name="news")
ACTORS = View(
    "actors",
    (
        *(_key(name) for name in ("id", "name", "kind")),
        _named("part_of", "part_of"),
        *(_key(name) for name in ("about", "said")),
        Column("aliases", lambda record: tuple(record["aliases"])),
    ),
)
SOURCES = View(
    "sources",
    (
        *(_key(name) for name in ("id", "issued", "publisher", "title", "type", "origin")),
        _named("issuer", "issuer"),
        _key("facts"),
        _key("url"),
        *(_key(name) for name in ("origin_publisher", "origin_issued")),
        Column("derived_from", lambda record: (record["derived_from"] or {}).get("id")),
        Column("seen", lambda record: "true" if record["seen"] else "false"),
    ),
)
# On each line how many links copy its origin, and how many facts rest on that.
ORIGINS = View("sources --origins", (*SOURCES.columns, *(_key(name) for name in ("origin_copies", "origin_facts"))))


def _of_record(name: str, cell: Callable[[Any], Cell], *, facts: bool = True) -> Column:
    """A cell of the record that a row tells a change of: empty where the record is no fact and has no such thing."""
    return Column(name, lambda row: cell(row["record"]) if "attributions" in row["record"] or not facts else None)


def _called(record: Any) -> Cell:
    """What a record says, or what it is called."""
    return next((record[key] for key in ("statement", "name", "label", "title", "publisher") if record.get(key)), None)


def _where_printed(record: Any) -> tuple[str, ...]:
    if "publisher" in record:
        return (printed_in(record),)
    return _sources(record) if "attributions" in record else ()


def _value_told(value: object) -> Cell:
    """A changed value; no other view needs what writes it."""
    from factsheet.told import value_told

    return value_told(value)


def _whose(row: Any) -> Cell:
    """Which attribution a row is about, of whatever stance: `Vassily Nebenzia (Russia) denies 2024-10-30`."""
    return objection(row["attribution"]) if row["attribution"] else None


_LINE = {column.name: column.cell for column in FACT_LINE}
# A row a change. What changed stands first, for `cut`; then the fact line's own columns, so that who says it, and when,
# stands beside it: of the new sheet, of what was removed as it was.
DIFF = View(
    "diff",
    (
        *(_key(name) for name in ("id", "type", "change", "field")),
        Column("old", lambda row: _value_told(row["old"])),
        Column("new", lambda row: _value_told(row["new"])),
        Column("attribution", _whose),
        _of_record("statement", _called, facts=False),
        _of_record("value", lambda record: record.get("value")),
        _of_record("condition", lambda record: record.get("condition")),
        *(_of_record(name, _LINE[name]) for name in ("by", "said", "hedge", "against", "status")),
        _of_record("superseded_by", lambda record: record["superseded_by"] and quotation(record["superseded_by"])),
        _of_record("sources", _where_printed, facts=False),
        _key("references"),
    ),
)
SHOW = View("show", tuple(_key(name) for name in ("id", "field", "value")))
QUOTE = View("quote", tuple(_key(name) for name in ("id", "quote")))
LIST = View("list", tuple(_key(name) for name in ("id", "label", "facts")))
VIEWS = (
    SUMMARY,
    EVENTS,
    TIMELINE,
    FIGURES,
    ASSESSMENTS,
    ACTORS,
    SOURCES,
    ORIGINS,
    ATTRIBUTIONS,
    SHOW,
    SEARCH,
    QUOTE,
    LIST,
    DIFF,
)
