"""What a person tells beside the rows: what no cell holds, and nothing may guess."""

from typing import NamedTuple

from factsheet.convert.rows import Reading


class Options(NamedTuple):
    """What was told."""

    title: str
    as_of: str
    language: str | None = None
    dialect: str | None = None
    """The columns that the file has; None to tell them by their names."""
    fact_type: str | None = None
    """The type of facts in rows without one."""
    source_type: str | None = None
    """The type of publications in rows without one."""
    said: str | None = None
    """The day on which a dataset became public."""
    sheet: str | None = None
    """The path of a sheet whose actors, places, sources and measures are known."""
    tables: tuple[tuple[str, str], ...] = ()
    """Sections, each with the path of a table of its records."""
    attributions: str | None = None
    """The path of a table of attributions."""
    skipped: tuple[str, ...] = ()
    """Columns that are left out."""
    reading: Reading = Reading()
