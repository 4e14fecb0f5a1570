"""Every view in every format: a sheet indexed once, and the commands' own functions called with odd options."""

import csv
import inspect
import io
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import SimpleNamespace
from typing import Any, NamedTuple

import typer

from factsheet.commands.options import Run
from factsheet.environment import Environment
from factsheet.errors import FactsheetError
from factsheet.export import NAMES as EXPORTS
from factsheet.export import format_of
from factsheet.gate.decoding import decoded
from factsheet.gate.reading import Content
from factsheet.index import cache
from factsheet.index.build import build
from factsheet.output import FORMATS
from factsheet.quoting import STYLES
from fuzz import printed
from fuzz.chance import ODD, Chance
from fuzz.dates import point
from fuzz.held import Tally, hold
from fuzz.stream import streams
from fuzz.trial import again

WIDTHS = (20, 40, 60, 80, 100, 120, 200)
_LISTS = ("measures", "places", "kinds", "tags", "columns")
_TYPES = ("event", "figure", "assessment", "attribution", "all")
NAMES = (
    "summary", "events", "timeline", "figures", "assessments", "actors", "sources", "sources --origins", "attributions",
    "show", "search", "quote", *(f"list {noun}" for noun in _LISTS),
)  # fmt: skip


class _Kept(sqlite3.Connection):
    """A database in memory that commands close and the next one reads on."""

    def close(self) -> None:
        """Leaves it open, until `end`."""

    def end(self) -> None:
        """Closes it."""
        super().close()


class Command(NamedTuple):
    """A command's function, and the values of its parameters where nothing is said."""

    run: Callable[..., None]
    usual: dict[str, Any]


def _command(name: str) -> Command:
    run: Callable[..., None] = import_module(f"factsheet.commands.{name.partition(' ')[0]}").run
    return Command(run, {each.name: each.default for each in inspect.signature(run).parameters.values()})


_COMMANDS = {name: _command(name) for name in (*NAMES, "export")}


@contextmanager
def indexed(data: bytes) -> Iterator[list[Any]]:
    """The problems of a sheet; meanwhile every command reads its index in memory, which with any is of no use."""
    connection: _Kept = sqlite3.connect(":memory:", factory=_Kept)
    opened = cache.open_index
    cache.open_index = lambda path, folder: connection  # noqa: ARG005
    try:
        yield build(decoded(Content("a.json", data, kept=False)), connection)
    finally:
        cache.open_index = opened
        connection.end()


def viewed(ids: list[str], chance: Chance, tally: Tally) -> None:
    """Prints the indexed sheet through two of its views, each in two formats, and holds what each must be like."""
    for _ in range(2):
        name = chance.one(NAMES)
        asked = {**_own(chance, name, ids), **(_filters(chance, name, ids) if chance.happens(0.4) else {})}
        answers = [_answer(chance, name, asked, output, tally) for output in chance.sample(FORMATS, 2)]
        printed.same([each for each in answers if each])
    if chance.happens(0.2):
        _exported(chance, tally)


def _own(chance: Chance, name: str, ids: list[str]) -> dict[str, Any]:
    some = [chance.one(ids) for _ in range(1 + chance.upto(2))]
    noun = name.partition(" ")[2]
    of: dict[str, Callable[[], dict[str, Any]]] = {
        "summary": lambda: {"everything": chance.happens(0.6)},
        "timeline": lambda: {"wanted_types": [chance.one(_TYPES) for _ in range(1 + chance.upto(2))]},
        "show": lambda: {"ids": some},
        "sources --origins": lambda: {"origins": True},
        "quote": lambda: {
            "ids": [*some, *(each for each in ids if each.startswith(("e", "f", "as")))][-4:],
            "style": chance.one(STYLES),
        },
        "search": lambda: {"text": [chance.one(("a", "the", "of", "river", "x", "2024", "國", *ODD[:30]))]},
        f"list {noun}": lambda: {"what": noun},
    }
    return of.get(name, dict)()


def _filters(chance: Chance, name: str, ids: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {
        chance.one(("since", "until", "as_of", "as_of")): point(chance, 2009, 2026),
        chance.one(("actor", "by")): [chance.one(("actor-0", "actor-1"))],
        chance.one(("kind", "measure", "place", "source", "tag")): [chance.one(ids)],
        "status": [chance.one(("standing", "disputed", "superseded", "retracted"))],
        "grep": [chance.one(("a", "e", "북", "x"))], "limit": chance.one((1, 2, 2**63 - 1)), "reverse": True,
    }  # fmt: skip
    known = [key for key in found if key in _COMMANDS[name].usual]
    return {key: found[key] for key in chance.sample(known, min(len(known), 1 + chance.upto(2)))}


def _exported(chance: Chance, tally: Tally) -> None:
    """Exports the sheet in a format of another program."""
    name = chance.one(tuple(EXPORTS))
    run, usual = _COMMANDS["export"]
    around = Environment(False, False, False, False, 80, True, None)
    again()
    with streams() as std:
        run(**{**usual, "ctx": SimpleNamespace(obj=Run(around)), "format": name})
    data = std.out.bytes.getvalue()
    tally.counts["exported"] += 1
    hold(data, "an export is a whole file", name)
    if not format_of(name).binary:
        hold(not printed.STEERING.search(data.decode()), f"no escape in {name}", data)
    if name == "csl-json":
        json.loads(data)
    if name == "timelinejs":
        rows = csv.reader(io.StringIO(data.decode(), newline=""), strict=True)
        hold(len({len(row) for row in rows}) == 1, "a row of an export has the columns of its header", data)


def _answer(chance: Chance, name: str, asked: dict[str, Any], output: str, tally: Tally) -> "printed.Answer | None":
    """What a command prints; None where it says that it has no such id, value or column."""
    run, usual = _COMMANDS[name]
    width, color, terminal = chance.one(WIDTHS), output == "table" and chance.happens(0.2), chance.happens(0.5)
    around = Environment(terminal, terminal, color, color, width, chance.happens(0.8), None)
    values = {
        **usual, "ctx": SimpleNamespace(obj=Run(around)), "output": output, **asked,
        "color": "always" if color else "never", "header": output == "tsv",
    }  # fmt: skip
    again()
    ended = 0
    with streams(terminal=terminal) as std:
        try:
            run(**values)
        except typer.Exit as stop:
            ended = stop.exit_code
        except FactsheetError as stop:
            ended = stop.code
            hold(ended == 2, "a sheet that was let in is read", (name, asked, stop.message))
    hold(ended in {0, 1, 2}, "an exit code is a documented one", (name, asked, ended))
    hold(color or not printed.STEERING.search(std.err.text()), "no escape in what is told", std.err.text())
    out = std.out.text()
    if name == "quote" and output in {"markdown", "table"}:  # its notes stand below, to be copied as they are
        out = out.partition("\n\n[^1]: ")[0].rstrip("\n") + "\n" * bool(out)
    answer = printed.Answer(name, output, out, width, color)
    if ended == 2:
        tally.counts["refused a value that the sheet has not"] += 1
        hold(not answer.text, "what is refused prints nothing", answer)
        return None
    tally.counts[f"output {name} {output}"] += 1
    printed.right(answer, tally)
    return answer
