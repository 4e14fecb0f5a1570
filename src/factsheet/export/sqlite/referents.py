"""The tables of what facts refer to, and of the sheet itself."""

from __future__ import annotations

from typing import Any, get_args

from factsheet.export.sqlite.table import Column, Table, key, listed, named, one_of
from factsheet.vocabulary import ActorKind, MeasureKind

_ID = key("id", "TEXT NOT NULL PRIMARY KEY", "its id in the sheet")
_COUNTRY = key("country", "TEXT", "ISO 3166-1 alpha-2")


def _joined(name: str, says: str, *, of: str) -> Column:
    """A column with the members of a list of texts, written out."""
    return Column(name, "TEXT", says, lambda record: tuple(record[of]))


SHEET = Table(
    "sheet",
    "what the sheet says of itself; one row",
    (
        key("title", "TEXT NOT NULL", "its title"),
        key("description", "TEXT", "what it is about, and what it leaves out"),
        key("as_of", "TEXT NOT NULL", "the day up to which its editor has brought it"),
        key("known_on", "TEXT", "the day on whose knowledge it is shown (--as-of); NULL for all that is known"),
        key("language", "TEXT NOT NULL", "BCP 47"),
        key("license", "TEXT", "SPDX identifier"),
    ),
)
ACTORS = Table(
    "actors",
    "who is in the sheet",
    (
        _ID,
        key("name", "TEXT NOT NULL", "the name"),
        key("kind", f"{one_of('kind', get_args(ActorKind))} NOT NULL", "what they are; unnamed: a source not named"),
        _joined("also_called", "the aliases, written out; actor_aliases has them one a row", of="aliases"),
        key("native_name", "TEXT", "the name in the language of its bearer"),
        key("in_text", "TEXT", "how the name stands in a sentence"),
        key("role", "TEXT", "the office of a person"),
        _COUNTRY,
        named("part_of", "TEXT REFERENCES actors (id)", "the actor that they are a part of"),
        key("description", "TEXT", "who that is"),
    ),
    searched=("name", "also_called", "native_name", "in_text", "role", "description"),
)
PLACES = Table(
    "places",
    "where it happened",
    (
        _ID,
        key("name", "TEXT NOT NULL", "the name"),
        _joined("also_called", "the aliases, written out; place_aliases has them one a row", of="aliases"),
        _COUNTRY,
        named("part_of", "TEXT REFERENCES places (id)", "the place that it lies in"),
    ),
    searched=("name", "also_called"),
)
SOURCES = Table(
    "sources",
    "where it was printed",
    (
        _ID,
        key("type", "TEXT NOT NULL", "the item type of CSL: webpage, article-newspaper, broadcast …"),
        key("publisher", "TEXT NOT NULL", "who published it"),
        key("title", "TEXT", "NULL: not seen"),
        _joined("written_by", "the authors, written out; source_authors has them one a row", of="authors"),
        key("container_title", "TEXT", "the work that it appeared in"),
        key("issued", "TEXT", "the day, as in facts.date; NULL: not seen"),
        key("earliest", "TEXT", "the first day that issued allows; NULL: open"),
        key("latest", "TEXT", "the last day that issued allows; NULL: open"),
        key("accessed", "TEXT", "the day on which the editor saw it"),
        key("url", "TEXT", "where it is"),
        key("archive_url", "TEXT", "where a copy is kept"),
        key("language", "TEXT", "BCP 47"),
        named("issuer", "TEXT REFERENCES actors (id)", "whose own text or recording it is; NULL: a press account"),
        named("derived_from", "TEXT REFERENCES sources (id)", "the source that it copies or reports"),
        key("origin", "TEXT NOT NULL REFERENCES sources (id)", "the end of derived_from: count these, not links"),
        key("seen", "INTEGER NOT NULL CHECK (seen IN (0, 1))", "0: known from its copies alone"),
        key("note", "TEXT", "the editor's remark"),
    ),
    searched=("publisher", "title", "written_by", "container_title", "note"),
)
MEASURES = Table(
    "measures",
    "what figures count",
    (
        _ID,
        key("label", "TEXT NOT NULL", "its name"),
        key("unit", "TEXT NOT NULL", "of what the number is"),
        key("kind", f"{one_of('kind', get_args(MeasureKind))} NOT NULL", "actual, or planned, or expected"),
        key("description", "TEXT", "what counts"),
    ),
)
ACTOR_TABLES = (
    ACTORS,
    listed("actor_aliases", "actors", "alias", "other names of actors"),
    listed("actor_members", "actors", "member", "the members of a group that speaks for several", "actors"),
)
PLACE_TABLES = (PLACES, listed("place_aliases", "places", "alias", "other names of places"))
SOURCE_TABLES = (SOURCES, listed("source_authors", "sources", "author", "who wrote it"))


def sheet_record(head: dict[str, str | None], day: str | None) -> dict[str, Any]:
    """The record of the table `sheet`."""
    return {**head, "known_on": day}
