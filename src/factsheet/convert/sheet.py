"""A file of rows made into a sheet: its dialect told by its columns, everything that is wrong told at once."""

from __future__ import annotations

from typing import Any, NamedTuple

from factsheet.convert import acled, columns, lined, ucdp
from factsheet.convert.judged import Origin, sections
from factsheet.convert.naming import Ids
from factsheet.convert.options import Options
from factsheet.convert.referents import Referents
from factsheet.convert.rows import Table, folded
from factsheet.convert.tables import Tables, know_sheet
from factsheet.convert.text import text_of
from factsheet.convert.trouble import Troubles
from factsheet.errors import Unconverted, Usage
from factsheet.gate.reading import read
from factsheet.gate.unwritten import Unwritten
from factsheet.names import suggestion
from factsheet.plain import unpaired
from factsheet.vocabulary import FORMAT

_DATASETS = {"ucdp-ged": ucdp.facts_of, "acled": acled.facts_of}
_MARKS = {"ucdp-ged": ucdp.MARKS, "acled": acled.MARKS}
_CALLED = {"ucdp-ged": "UCDP GED", "acled": "ACLED"}
_KNOWN = frozenset((*columns.KNOWN, *ucdp.COLUMNS, *acled.COLUMNS))
_OPTIONS = {"title": "--title", "as_of": "--as-of", "language": "--language"}


class Converted(NamedTuple):
    """A sheet: its own keys, its records by section; and what a person should know of its making, a line each."""

    head: dict[str, Any]
    sections: dict[str, list[Any]]
    told: list[str]


class Known:
    """What was told beside the rows, and what is wrong with any of it."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.troubles = Troubles()
        self.ids = Ids()
        self.referents = Referents(self.ids, self.troubles)

    def read(self) -> None:
        """Reads the sheet and the tables that are known ahead of the rows."""
        if self.options.sheet is not None:
            know_sheet(self.options.sheet, self.referents)
        tables = Tables(self.referents, self.ids, self.troubles)
        for section, path in self.options.tables:
            tables.take(section, path, self.options.reading)
        tables.finish()

    def table(self, path: str, skipped: tuple[str, ...] = ()) -> Table:
        """A table of facts or attributions, without the columns that are left out; raises Usage."""
        content = read(path)
        table = Table(content.label, text_of(content), {*_KNOWN, *skipped}, self.options.reading, self.troubles)
        for name in skipped:
            if name not in table.columns:
                raise Usage(f"--skip: no column '{name}' in {path}{suggestion(name, table.columns)}")
        table.skip(skipped)
        return table


def converted(path: str, options: Options) -> Converted:
    """The sheet of a file of rows.

    Raises Usage, UnreadableSheet, NoText, BrokenSheet (of the sheet that is known), Unconverted with all that is wrong.
    """
    head = _head(options)
    known = Known(options)
    known.read()
    table = known.table(path, tuple(folded(name) for name in options.skipped))
    dialect = options.dialect or _dialect(table)
    facts, told = _facts(dialect, table, known)
    found = sections(facts, known.referents, known.troubles)
    if len(known.troubles):
        files = known.troubles.files
        label = files[0] if len(files) == 1 else f"{len(files)} files"
        raise Unconverted(label, known.troubles, are_all=known.troubles.are_all)
    return Converted(head, found, told)


def _head(options: Options) -> dict[str, Any]:
    """The sheet's own keys; raises Usage."""
    head = {"format": FORMAT, "title": unpaired(options.title), "as_of": options.as_of, "language": options.language}
    judge = Unwritten()
    judge.own(head)
    for _, _, path, what in judge.found():
        raise Usage(f"{_OPTIONS[str(path[0])]}: {what}")
    return head


def _dialect(table: Table) -> str:
    names = set(table.columns)
    return next((name for name, marks in _MARKS.items() if names >= marks), "factsheet")


def _facts(dialect: str, table: Table, known: Known) -> tuple[list[Origin], list[str]]:
    options = known.options
    if dialect in _DATASETS:
        if options.attributions is not None:
            raise Usage(f"--attributions does not go with the columns of {_CALLED[dialect]}")
        table.as_it_stands()
        facts = _DATASETS[dialect](table, known.referents, known.ids, known.troubles, options)
        return facts, [f"{table.label}: the columns are those of {_CALLED[dialect]}"]
    attributions = known.table(options.attributions) if options.attributions is not None else None
    return lined.facts_of(table, attributions, known.referents, known.ids, known.troubles, options)
