"""`factsheet convert`."""

from __future__ import annotations

import os
from typing import Annotated, get_args

import typer

from factsheet import dates
from factsheet.canonical import canonical
from factsheet.convert.guide import GUIDE
from factsheet.convert.options import Options
from factsheet.convert.rows import Reading
from factsheet.errors import Unwritable, Usage
from factsheet.gate.limits import readable
from factsheet.names import suggestion
from factsheet.output import write
from factsheet.plain import typed
from factsheet.talk import say
from factsheet.vocabulary import FACT_SECTIONS, SourceType

__all__ = ["EXAMPLES", "GUIDE", "VALUES", "run"]
EXAMPLES = (
    'factsheet convert facts.csv --title "The bridge" --as-of 2024-10-31 --actors actors.csv -O my.json',
    "factsheet -f my.json events -o csv | factsheet convert - --title Events --as-of 2024-10-31 --with my.json",
    'factsheet convert GEDEvent.csv --title "One war" --as-of 2024-10-31 --said 2024-06-11 -O my.json',
)
DIALECTS = ("factsheet", "ucdp-ged", "acled")
TYPES = tuple(FACT_SECTIONS.values())
SOURCE_TYPES: tuple[str, ...] = get_args(SourceType)
VALUES = {
    **dict.fromkeys(("path", "sheet", "actors", "places", "sources", "measures", "attributions", "into"), "file"),
    "dialect": DIALECTS,
    "fact_type": TYPES,
    "source_type": SOURCE_TYPES,
}


def run(  # noqa: PLR0917 (an option is a parameter)
    path: Annotated[
        str, typer.Argument(metavar="FILE", help="CSV in UTF-8: comma, semicolon or tab; - is standard input.")
    ],
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="The sheet's title; required.")] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DAY", help="The day up to which the rows were brought; required.")
    ] = None,
    language: Annotated[
        str | None, typer.Option("--language", metavar="TAG", help="The sheet's language (BCP 47); en without it.")
    ] = None,
    dialect: Annotated[
        str | None,
        typer.Option("--from", metavar="DIALECT", help=f"{', '.join(DIALECTS)}; else told by the columns."),
    ] = None,
    sheet: Annotated[
        str | None,
        typer.Option("--with", metavar="SHEET", help="A sheet whose actors, places, sources and measures are known."),
    ] = None,
    actors: Annotated[
        str | None, typer.Option("--actors", metavar="FILE", help="A table of actors: name, kind …")
    ] = None,
    places: Annotated[
        str | None, typer.Option("--places", metavar="FILE", help="A table of places: name, country …")
    ] = None,
    sources: Annotated[
        str | None, typer.Option("--sources", metavar="FILE", help="A table of publications: publisher, issued, type …")
    ] = None,
    measures: Annotated[
        str | None, typer.Option("--measures", metavar="FILE", help="A table of measures: id, label, unit …")
    ] = None,
    attributions: Annotated[
        str | None,
        typer.Option(
            "--attributions", metavar="FILE", help='A table of who said it, as "attributions -o csv" prints it.'
        ),
    ] = None,
    fact_type: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help=f"Of rows without one: {', '.join(TYPES)}.")
    ] = None,
    source_type: Annotated[
        str | None,
        typer.Option("--source-type", metavar="TYPE", help="Of publications without one: CSL's, as webpage."),
    ] = None,
    said: Annotated[
        str | None, typer.Option("--said", metavar="DAY", help="When the dataset became public (UCDP, ACLED).")
    ] = None,
    skip: Annotated[list[str] | None, typer.Option("--skip", metavar="COLUMN", help="Leave out a column.")] = None,
    verbatim: Annotated[bool, typer.Option("--verbatim", help=r"Undo no escape: \t and '= stay as they are.")] = False,
    no_quotes: Annotated[
        bool, typer.Option("--no-quotes", help='Quotes are letters, as in "-o tsv --header".')
    ] = False,
    into: Annotated[
        str | None, typer.Option("--output", "-O", metavar="FILE", help="Write a new file, whole or not at all.")
    ] = None,
) -> None:
    """Make a sheet of a CSV file, one fact a row, asking nothing and guessing nothing."""
    tables = {"actors": actors, "places": places, "sources": sources, "measures": measures}
    options = Options(
        title=_needed("--title", title),
        as_of=_needed("--as-of", as_of),
        language=language,
        dialect=_one_of("--from", dialect, DIALECTS),
        fact_type=_one_of("--type", fact_type, TYPES),
        source_type=_one_of("--source-type", source_type, SOURCE_TYPES),
        said=_day(said),
        sheet=sheet,
        tables=tuple((section, file) for section, file in tables.items() if file is not None),
        attributions=attributions,
        skipped=tuple(skip or ()),
        reading=Reading(quotes=not no_quotes, escapes=not verbatim),
    )
    if [path, sheet, attributions, *tables.values()].count("-") > 1:
        raise Usage("standard input can be read once", "give files for the others")
    if into not in {None, "-"} and os.path.lexists(_path(into)):
        raise Unwritable(into or "", "it is there already")
    _write(path, options, None if into == "-" else into)


def _write(path: str, options: Options, into: str | None) -> None:
    from factsheet.convert.sheet import converted

    made = converted(path, options)
    for line in made.told:
        say(line)
    parts = readable(canonical(made.head, made.sections), sum(map(len, made.sections.values())))
    if into is None:
        write(part.decode() for part in parts)
    else:
        from factsheet.output.file import create

        create(into, parts)


def _path(into: str | None) -> str:
    """A path that can be asked for; one with a NUL is told when it is written."""
    return "" if into is None or "\0" in into else into


def _needed(option: str, value: str | None) -> str:
    if value is None:
        raise Usage(f"no {option}: every sheet has one, and no row tells it", f"{option} {_SHOWN[option]}")
    return typed(value)


def _one_of(option: str, value: str | None, known: tuple[str, ...]) -> str | None:
    if value is not None and value not in known:
        raise Usage(f"{option}: no '{value}'{suggestion(value, known)}", f"one of {', '.join(known)}")
    return value


def _day(said: str | None) -> str | None:
    try:
        return said if said is None or dates.whole(said) else None
    except dates.BadDate as error:
        raise Usage(f"--said: {error}") from None


_SHOWN = {"--title": '"What it is about"', "--as-of": "2024-10-31, the day up to which the rows were brought"}
