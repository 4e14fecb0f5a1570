"""The whole of an exported database as SQL. Public: whatever changes here, VERSION tells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factsheet.export.sqlite.facts import FACT_TABLES, SAID_TABLES
from factsheet.export.sqlite.referents import ACTOR_TABLES, MEASURES, PLACE_TABLES, SHEET, SOURCE_TABLES
from factsheet.export.sqlite.table import Table

VERSION = 1
"""The user_version: another one has other tables."""
APPLICATION_ID = int.from_bytes(b"fact")
"""By which `file` and others know what it is."""
TABLES: tuple[Table, ...] = (
    SHEET,
    *FACT_TABLES,
    *SAID_TABLES,
    *ACTOR_TABLES,
    *PLACE_TABLES,
    *SOURCE_TABLES,
    MEASURES,
)


# As in the index, marks of vowels belong to words; here accents do not count.
_TOKENS = "tokenize=\"unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'\""


class View(NamedTuple):
    """A view, in SQL that DuckDB reads as SQLite does."""

    name: str
    says: str
    columns: tuple[str, ...]
    source: str

    @property
    def created(self) -> str:
        """The statement that creates it."""
        return f"CREATE VIEW {self.name} AS -- {self.says}\nSELECT {', '.join(self.columns)}\nFROM {self.source}"


# command-line.md, the fact line; then what the lines of each type add.
FACT_LINES = View(
    "fact_lines",
    "the lines that factsheet prints of facts, in its columns",
    (
        *("id", "date", "type", "statement", "value", 'said_by AS "by"', "said", "hedge", "against", "status"),
        *("sources", "origins", "urls", "kind", "places AS place", "condition", "measure"),
        "(SELECT unit FROM measures WHERE measures.id = facts.measure) AS unit",
        *("best", "low", "high", "bound", "scope", "likelihood", "confidence"),
    ),
    "facts",
)
ATTRIBUTION_LINES = View(
    "attribution_lines",
    "who said what on which day, each with the fact that it is about",
    (
        *("attributions.fact AS id", "attributions.date AS said", "stance", 'attributions.said_by AS "by"'),
        *("attributions.hedge", "statement", "value", "condition", "status", "attributions.sources"),
        *("attributions.urls", "quote"),
    ),
    "attributions JOIN facts ON facts.id = attributions.fact",
)
VIEWS = (FACT_LINES, ATTRIBUTION_LINES)


def created() -> Iterator[str]:
    """The statements that create the tables and the views."""
    yield from (table.created for table in TABLES)
    yield from (view.created for view in VIEWS)


def only_carried() -> Iterator[str]:
    """The statements after which no fact refers by id to one that is not in the file; its words stay."""
    for name in ("supersedes", "superseded_by"):
        yield f"UPDATE facts SET {name} = NULL WHERE {name} NOT IN (SELECT id FROM facts)"


def indexed() -> Iterator[str]:
    """The statements that create the indexes, once the tables are full."""
    for table in TABLES:
        yield from table.indexed


def searched() -> Iterator[str]:
    """The statements that create full-text search and fill it; they need FTS5.

    By `content`, written so, Datasette and sqlite-utils know which table is searched.
    """
    for table in TABLES:
        if table.searched:
            name, columns = f"{table.name}_fts", ", ".join(table.searched)
            yield f'CREATE VIRTUAL TABLE {name} USING fts5 ({columns}, content="{table.name}", {_TOKENS})'
            yield f"INSERT INTO {name} ({name}) VALUES ('rebuild')"
            yield f"INSERT INTO {name} ({name}) VALUES ('optimize')"
