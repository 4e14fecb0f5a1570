"""Rows to bytes: the format that was asked for, and the one place that writes to standard output."""

import os
import sys
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, get_args

from factsheet.environment import Environment
from factsheet.errors import NoOutput, ReaderGone
from factsheet.record import Row
from factsheet.views import View

Format = Literal["table", "tsv", "csv", "json", "jsonl", "markdown", "ids"]
FORMATS: tuple[Format, ...] = get_args(Format)
# What is written at once grows, so that a large answer begins soon and goes on fast.
_FIRST_PORTION, _PORTION = 1 << 12, 1 << 16


class Form(NamedTuple):
    """How the rows are wanted."""

    format: Format
    columns: tuple[str, ...] = ()
    header: bool = False
    color: bool = False
    chosen: bool = False
    """Whether the command line asks for rows: a format, columns or a header."""

    @property
    def drawn(self) -> bool:
        """Whether a person gets the view's own screen; columns that were picked are a plain table."""
        return self.format == "table" and not self.columns


def rendered(
    view: View, rows: Iterable[Row], form: Form, environment: Environment, hints: list[str] | None = None
) -> Iterator[str]:
    """The rows of a view as text, portion by portion; a screen leaves in `hints` what it would tell a person after."""
    if form.columns:
        view = view.only(form.columns)
    match form.format:
        case "tsv":
            from factsheet.output import tsv

            return tsv.lines(view, rows, header=form.header)
        case "csv":
            from factsheet.output import csv

            return csv.lines(view, rows)
        case "markdown":
            from factsheet.output import markdown

            return markdown.lines(view, rows)
        case "table":
            from factsheet.output.terminal import drawing

            return drawing.portions(
                view, rows, environment, [] if hints is None else hints, color=form.color, drawn=form.drawn
            )
        case "json" | "jsonl":
            from factsheet.output import json

            return json.array(rows) if form.format == "json" else json.lines(rows)
        case "ids":
            return _ids(rows)


def encoded(part: str | bytes) -> bytes:
    """Text as UTF-8, whatever the locale says; bytes as they are."""
    return part if isinstance(part, bytes) else part.encode("utf-8", "backslashreplace")


def write(parts: Iterable[str | bytes]) -> None:
    """Writes to standard output; raises ReaderGone and NoOutput."""
    try:
        gathered: list[bytes] = []
        size, most = 0, _FIRST_PORTION
        for part in parts:
            gathered.append(encoded(part))
            size += len(gathered[-1])
            if size >= most:
                _put(b"".join(gathered))
                gathered, size, most = [], 0, _PORTION
        _put(b"".join(gathered))
    except BrokenPipeError:
        _silence()
        raise ReaderGone from None
    except OSError as error:
        _silence()
        raise NoOutput((error.strerror or str(error)).lower()) from None


def _put(portion: bytes) -> None:
    """Writes a portion, and does not wait for another; where there is nothing to write, a closed output will do."""
    stream = sys.stdout
    if stream is not None:
        stream.buffer.write(portion)
        stream.buffer.flush()
    elif portion:
        raise NoOutput("standard output is closed")


def _ids(rows: Iterable[Row]) -> Iterator[str]:
    seen: set[str] = set()
    for row in rows:
        name = row.record["id"]
        if name and name not in seen:
            seen.add(name)
            yield f"{name}\n"


def _silence() -> None:
    """Points standard output at nothing: the interpreter's last flush would complain (Python docs, SIGPIPE)."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.close(nothing)
