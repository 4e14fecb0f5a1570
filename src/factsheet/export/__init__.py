"""Facts on their way out: one module a format, each of them told what it carries and where it puts what it cannot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from factsheet.export.carried import Carried

Parts = Callable[["Carried"], Iterable[str | bytes]]


class Format(NamedTuple):
    """A format to export to."""

    name: str
    holds: str
    """What its file is, for whom, in a sentence."""
    elsewhere: Mapping[str, str]
    """What the format has no place for, and where a reader still sees it."""
    left: Mapping[str, str]
    """The fields that are not in the file (`figures.best`, `attributions.note`, `actors.*`), and why."""
    parts: Parts
    """Writes what is carried, portion by portion: the same for the same sheet, byte for byte."""
    binary: bool = False


def format_of(name: str) -> Format:
    """The format of a name that is in NAMES."""
    from importlib import import_module

    found: Format = import_module(f"factsheet.export.{NAMES[name]}").FORMAT
    return found


# Each format's name on the command line, and its module.
NAMES = {
    "csl-json": "csl_json",
    "bibtex": "bibtex",
    "markdown": "markdown",
    "sqlite": "sqlite",
    "timelinejs": "timelinejs",
}
