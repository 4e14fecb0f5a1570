"""The options that reading commands share: each group is a function whose parameters are its options.

`@reads()` gives a command the options of the groups and hands it what was asked, checked and frozen.
"""

import inspect
import sys
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, NamedTuple

import typer

from factsheet import dates
from factsheet.environment import Environment
from factsheet.errors import Usage
from factsheet.gate.limits import MOST_VALUES
from factsheet.names import suggestion
from factsheet.output import FORMATS, Form
from factsheet.plain import typed, unpaired
from factsheet.selection import Selection, span_of_days
from factsheet.vocabulary import STATUSES

COLORS = ("auto", "always", "never")
# What completes the values of options and arguments: words, or a noun of factsheet/completion.py. A command's own table
# goes before this one. Typer's `autocompletion` would look at each function at every start; this is read on a tab.
VALUES: dict[str, str | tuple[str, ...]] = {
    "actor": "actor",
    "by": "actor",
    "kind": "kind",
    "measure": "measure",
    "place": "place",
    "source": "source",
    "status": STATUSES,
    "tag": "tag",
    "ids": "record",
    "file": "file",
    "files": "file",
    "output": ("auto", *FORMATS),
    "columns": "column",
    "color": COLORS,
}
_Many = list[str] | None
Command = Callable[..., None]
Made = Callable[[typer.Context, list[Any]], Any]


class Run(NamedTuple):
    """What stands before a command's name, and what the program runs in."""

    environment: Environment
    file: str | None = None


class Asked(NamedTuple):
    """What a reading command was asked."""

    selection: Selection
    form: Form
    environment: Environment
    file: str | None
    """The sheet's path; None for the bundled sheet."""
    fails_when_empty: bool


class Chosen(NamedTuple):
    """What of a sheet was chosen, by a command that has a form of its own for it."""

    selection: Selection
    environment: Environment
    file: str | None
    """The sheet's path; None for the bundled sheet."""
    fails_when_empty: bool


def reads(*, limited: bool = True) -> Callable[[Command], Command]:
    """Gives a command the shared options; it is called with its own parameters and `asked`."""

    def made(ctx: typer.Context, found: list[Any]) -> Asked:
        selection, wanted, (file, fails), *limits = found
        if limits:
            selection = selection._replace(limit=limits[0][0], reverse=limits[0][1])
        return Asked(selection, wanted, ctx.obj.environment, file, fails)

    groups = (filters, form, sheet, part) if limited else (filters, form, sheet)
    return lambda command: _extended(command, "asked", groups, made)


def chooses(command: Command) -> Command:
    """Gives a command the filters and the sheet, no form; it is called with its own parameters and `chosen`."""

    def made(ctx: typer.Context, found: list[Any]) -> Chosen:
        selection, (file, fails), (limit, reverse) = found
        return Chosen(selection._replace(limit=limit, reverse=reverse), ctx.obj.environment, file, fails)

    return _extended(command, "chosen", (filters, sheet, part), made)


def prints(command: Command) -> Command:
    """Gives a command the options of how its rows are wanted; it is called with its own parameters and `wanted`."""
    return _extended(command, "wanted", (form,), lambda _, found: found[0])


def _extended(command: Command, given: str, groups: tuple[Callable[..., Any], ...], made: Made) -> Command:
    """The command with the options of the groups; `given` is the parameter that takes what is made of them."""
    own = [each for name, each in inspect.signature(command).parameters.items() if name != given]
    options_of = [(group, inspect.signature(group).parameters) for group in groups]
    shared = [each for _, options in options_of for each in options.values()]

    @wraps(command)
    def run(ctx: typer.Context, **values: Any) -> None:
        values["ctx"] = ctx
        found = [group(**{name: values[name] for name in options}) for group, options in options_of]
        command(**{each.name: values[each.name] for each in own}, **{given: made(ctx, found)})

    parameters = {each.name: each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in (*own, *shared)}
    parameters["ctx"] = inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    run.__signature__ = inspect.Signature(list(parameters.values()))  # type: ignore[attr-defined]
    run.__annotations__ = {}
    del run.__wrapped__
    return run


def file_in_use(run: Run, file: str | None) -> str | None:
    """The path of the sheet in use: after the command, before it, FACTSHEET_FILE, or None for the bundled one."""
    chosen = file if file is not None else run.file
    return chosen if chosen is not None else run.environment.sheet


def sheet(
    ctx: typer.Context,
    file: Annotated[
        str | None, typer.Option("--file", "-f", metavar="PATH", help="The sheet to read; - is standard input.")
    ] = None,
    exit_status: Annotated[
        bool, typer.Option("--exit-status", "-e", help="Exit with 1 where there is no result.")
    ] = False,
) -> tuple[str | None, bool]:
    """The path of the sheet in use, and whether an empty result is a negative answer."""
    return file_in_use(ctx.obj, file), exit_status


def filters(  # noqa: PLR0917 (an option is a parameter)
    actor: Annotated[
        _Many, typer.Option("--actor", "-a", metavar="ACTOR", help="About it, said or passed on by it.")
    ] = None,
    by: Annotated[_Many, typer.Option("--by", metavar="ACTOR", help="Said or passed on by it, in any stance.")] = None,
    kind: Annotated[
        _Many, typer.Option("--kind", "-k", metavar="KIND", help="Events and assessments of a kind.")
    ] = None,
    measure: Annotated[_Many, typer.Option("--measure", "-m", metavar="MEASURE", help="Figures of a measure.")] = None,
    place: Annotated[
        _Many, typer.Option("--place", "-p", metavar="PLACE", help="In a place or in a part of it.")
    ] = None,
    source: Annotated[_Many, typer.Option("--source", "-s", metavar="SOURCE", help="Printed in a source.")] = None,
    status: Annotated[_Many, typer.Option("--status", metavar="STATUS", help=f"One of {', '.join(STATUSES)}.")] = None,
    tag: Annotated[_Many, typer.Option("--tag", "-t", metavar="TAG", help="With a tag.")] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DAY", help="Not over before DAY (2024, 2024-10, 2024-10-28).")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="Begun by DAY.")] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DAY", help="The sheet as it could be known on DAY.")
    ] = None,
    grep: Annotated[
        _Many, typer.Option("--grep", "-g", metavar="TEXT", help="With a text in statement, names, values, sources.")
    ] = None,
) -> Selection:
    """The filters that every reading command has; raises Usage."""
    for value in status or ():
        if value not in STATUSES:
            raise Usage(f"no status '{value}'{suggestion(value, STATUSES)}", f"one of {', '.join(STATUSES)}")
    first, last = span_of_days(_day("--since", since), _day("--until", until))
    known = _day("--as-of", as_of)
    return Selection(
        actors=_texts("--actor", actor),
        by=_texts("--by", by),
        kinds=_texts("--kind", kind),
        measures=_texts("--measure", measure),
        places=_texts("--place", place),
        sources=_texts("--source", source),
        statuses=_texts("--status", status),
        tags=_texts("--tag", tag),
        since=first,
        until=last,
        as_of=known.latest if known else None,
        text=_texts("--grep", grep),
    )


def part(
    limit: Annotated[int | None, typer.Option("--limit", "-n", metavar="N", help="The first N alone.")] = None,
    reverse: Annotated[bool, typer.Option("--reverse", "-r", help="Last day first.")] = False,
) -> tuple[int | None, bool]:
    """Which part of the result, and which way round; raises Usage."""
    if limit is not None and limit < 1:
        raise Usage(f"--limit {limit}: must be 1 or more")
    return limit and min(limit, sys.maxsize), reverse


def form(
    ctx: typer.Context,
    output: Annotated[
        str, typer.Option("--format", "-o", metavar="FORMAT", help=f"One of auto, {', '.join(FORMATS)}.")
    ] = "auto",
    columns: Annotated[
        str | None, typer.Option("--columns", metavar="A,B,C", help="These columns in this order.")
    ] = None,
    header: Annotated[bool, typer.Option("--header", help="Names of the columns first (tsv).")] = False,
    color: Annotated[str, typer.Option("--color", metavar="WHEN", help="auto, always or never.")] = "auto",
) -> Form:
    """How the rows are wanted; raises Usage."""
    around: Environment = ctx.obj.environment
    chosen = tuple(each.strip() for each in columns.split(",")) if columns is not None else ()
    asked_for_rows = output != "auto" or bool(chosen) or header
    if output == "auto":
        output = "table" if around.stdout_is_terminal else "tsv"
    for known in FORMATS:
        if known == output:
            if chosen and known in {"json", "jsonl", "ids"}:
                raise Usage(f"--columns does not go with {known}", "-o json | jq picks fields")
            return Form(known, chosen, header, colored(color, wanted=around.color), asked_for_rows)
    if "." in output or "/" in output:
        raise Usage(f"'{output}' is no format, and -o names no file", f"write a file with: -o csv > {output}")
    raise Usage(f"no format '{output}'{suggestion(output, FORMATS)}", f"one of auto, {', '.join(FORMATS)}")


def _texts(option: str, values: _Many) -> tuple[str, ...]:
    """The values of an option, bytes that were no UTF-8 written out: no sheet has such a value. Raises Usage."""
    if values and len(values) > MOST_VALUES:
        raise Usage(f"{option} is given {len(values):,} times, and may be {MOST_VALUES} times at most")
    return tuple(unpaired(typed(each)) for each in values or ())


def _day(option: str, text: str | None) -> dates.Span | None:
    if text is None:
        return None
    try:
        return dates.whole(text)
    except dates.BadDate as error:
        raise Usage(f"{option}: {error}", '"factsheet help dates" tells how days are written') from None


def colored(when: str, *, wanted: bool) -> bool:
    """Whether colour is wanted, `wanted` being what `--color auto` means; raises Usage."""
    if when not in COLORS:
        raise Usage(f"no colour '{when}'", f"one of {', '.join(COLORS)}")
    return wanted if when == "auto" else when == "always"
