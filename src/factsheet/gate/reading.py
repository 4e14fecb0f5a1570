"""The bytes of a sheet: from a file, from standard input, from the bundled sheet."""

import os
import stat
import sys
from collections.abc import Iterator
from typing import NamedTuple

from factsheet.errors import UnreadableSheet

BUNDLED = "dprk-troops-ukraine.json"
SCHEMA = "factsheet-1.schema.json"
_PORTION = 1 << 20


class Content(NamedTuple):
    """The bytes of a sheet, and what errors call it."""

    label: str
    data: bytes
    kept: bool
    """Whether an index of it may be kept: standard input's never is."""


def bundled_path() -> str:
    """Where the bundled sheet is."""
    return shipped(BUNDLED)


def shipped(name: str) -> str:
    """Where a file of `data/` is: in the package as installed, else in the checkout that it runs from."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    installed = os.path.join(package, "data", name)
    if os.path.exists(installed):
        return installed
    return os.path.join(os.path.dirname(os.path.dirname(package)), "data", name)


def size(path: str | None) -> int | None:
    """How many bytes the sheet at a path has, the bundled one for None; None where there is no regular file."""
    try:
        found = os.stat(path if path is not None else bundled_path())
    except (OSError, ValueError):  # a NUL in the path
        return None
    return found.st_size if stat.S_ISREG(found.st_mode) else None


def portions(path: str | None) -> Iterator[bytes]:
    """The bytes of the sheet at a path, the bundled one for None, a part at a time: its length is no matter.

    Nothing where there is no regular file, since what comes through a pipe can be read once. Raises OSError.
    """
    if path == "-" or size(path) is None:
        return
    with open(path if path is not None else bundled_path(), "rb") as file:
        while part := file.read(_PORTION):
            yield part


def read(path: str | None) -> Content:
    """The bytes of the sheet at a path, of standard input for `-`, of the bundled sheet for None.

    Raises UnreadableSheet.
    """
    label = path if path is not None else bundled_path()
    try:
        if label == "-":
            return Content(label, _standard_input(), kept=False)
        with open(label, "rb") as file:
            return Content(label, file.read(), kept=True)
    except OSError as error:
        raise UnreadableSheet(label, _reason(error)) from None
    except ValueError as error:  # a NUL in the path
        raise UnreadableSheet(label, str(error)) from None
    except MemoryError:
        raise UnreadableSheet(label, "it is larger than the memory") from None


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise UnreadableSheet("-", "standard input is closed")
    return sys.stdin.buffer.read()


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
