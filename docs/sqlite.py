"""Makes docs/sqlite.md, what `factsheet export sqlite` writes, from the declarations that write it.

    python docs/sqlite.py [--check]

`--check` writes nothing and exits with 1 where the file is not what would be written.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from factsheet.export.sqlite import layout
from factsheet.export.sqlite.table import Column, Table

PAGE = Path(__file__).with_name("sqlite.md")
HEAD = f"""\
# The database that `factsheet export sqlite` writes

One file for Datasette, sqlite-utils, DuckDB and whoever writes SQL; the README has a recipe for each. `docs/sqlite.py`
makes this page from the declarations that make the tables, and the same remarks stand in the file itself: `.schema` of
the `sqlite3` shell prints them.

- **A row of `facts` can be quoted without another**: who said it, the day, the hedge, who denies it and where it was
  printed are written out in it, as on every line that factsheet prints. All facts are one table, since most questions
  are asked of all: what a type has not is NULL. The tables below it have the same once more as ids, to join by.
- The views `fact_lines` and `attribution_lines` have the columns of `factsheet events`, `figures`, `assessments` and
  `attributions`. `"by"` is a word of SQL and wants its quotes.
- Several values in one cell are joined by `; `. What is not known is NULL.
- Days are ISO texts, which compare and sort as they are. `--since` and `--until` are
  `coalesce(latest, '9999') >= '2024-10-01' AND coalesce(earliest, '') <= '2024-10-31'`; the order of factsheet is
  `ORDER BY coalesce(earliest, latest), coalesce(latest, '9999-12-31'), id`.
- Full-text search: `WHERE rowid IN (SELECT rowid FROM facts_fts WHERE facts_fts MATCH 'kursk kill*')`. Each `…_fts` is
  of the table before it (FTS5, external content); whoever changes a text fills it anew with
  `INSERT INTO facts_fts (facts_fts) VALUES ('rebuild')`. A Python whose SQLite has no FTS5 writes none of them.
- `PRAGMA application_id` is {layout.APPLICATION_ID} (`fact`), `PRAGMA user_version` is {layout.VERSION}: another one
  has other tables. Columns are added at the end. The tables are not STRICT, so that SQLite before 3.37 can open it.
- `--as-of` keeps what could be known on that day: `sheet.known_on` names it, and every `note`, every `detail` and the
  description of the sheet are NULL, since they may tell what came later.
- With filters, the file has the chosen facts and what they name. A fact that is not in it is not referred to by id;
  `supersedes_text` and `superseded_by_text` have its words. Foreign keys hold.
- It is built in the folder of temporary files (`TMPDIR`), then written to its place whole, or not at all.
- The same sheet, the same bytes, by the same version of SQLite.
"""


def page() -> str:
    """The page."""
    return "\n".join([HEAD, *(line for table in layout.TABLES for line in _table(table)), *_views()])


def _table(table: Table) -> Iterator[str]:
    yield f"## {table.name}\n"
    yield f"{_capital(table.says)}.{_search(table)}\n"
    yield "| column | type | holds |\n| --- | --- | --- |"
    yield from (f"| `{column.name}` | {_type(column)} | {_holds(column)} |" for column in table.columns)
    yield ""


def _views() -> Iterator[str]:
    for view in layout.VIEWS:
        names = (column.rpartition(" AS ")[2].rpartition(".")[2].strip('"') for column in view.columns)
        yield f"## {view.name}\n"
        yield f"{_capital(view.says)}: {', '.join(f'`{name}`' for name in names)}.\n"


def _search(table: Table) -> str:
    names = ", ".join(f"`{name}`" for name in table.searched)
    return f" `{table.name}_fts` searches {names}." if names else ""


def _type(column: Column) -> str:
    """The type, whether it can be NULL, and what it refers to."""
    kind = column.declared.partition(" ")[0].lower()
    empty = "" if "NOT NULL" in column.declared else ", can be NULL"
    key = ", primary key" if "PRIMARY KEY" in column.declared else ""
    referred = re.search(r"REFERENCES (\w+)", column.declared)
    return f"{kind}{key}{empty}{f', of [{referred[1]}](#{referred[1]})' if referred else ''}"


def _holds(column: Column) -> str:
    """What it holds, and the texts that it is one of."""
    values = re.findall(r"'([^']+)'", column.declared)
    return f"{column.says}: {', '.join(f'`{value}`' for value in values)}" if values else column.says


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def main() -> int:
    """Writes the page, or tells whether it is what would be written."""
    if "--check" in sys.argv[1:]:
        return int(PAGE.read_text("utf-8") != page())
    PAGE.write_text(page(), "utf-8", newline="")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
