"""The bytes of a sheet: from a file, from standard input, from the bundled sheet."""

import os
import stat
import sys
import time
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from factsheet.errors import UnreadableSheet
from factsheet.gate import limits

BUNDLED = "dprk-troops-ukraine.json"
SCHEMA = "factsheet-1.schema.json"
_PORTION = 1 << 20
_TRIES = 10
_JUST_NOW = 0.1


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

    Nothing where there is no regular file, since what comes through a pipe can be read once, and nothing of one that
    is larger than a sheet may be. Raises OSError.
    """
    found = size(path)
    if path == "-" or found is None or found > limits.MOST_BYTES:
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
        if (size(label) or 0) > limits.MOST_BYTES:
            raise _too_large(label)
        with open(label, "rb") as file:
            return Content(label, _of_one_moment(label, file), kept=True)
    except OSError as error:
        raise UnreadableSheet(label, _reason(error)) from None
    except ValueError as error:  # a NUL in the path
        raise UnreadableSheet(label, str(error)) from None
    except MemoryError:
        raise UnreadableSheet(label, "it is larger than the memory") from None


def _of_one_moment(label: str, file: BinaryIO) -> bytes:
    """All that a file holds, read again where it was written to meanwhile; raises OSError and UnreadableSheet."""
    for _ in range(_TRIES):
        before = os.fstat(file.fileno())
        if not stat.S_ISREG(before.st_mode):
            return _whole(label, file)
        data = _whole(label, file, before.st_size)
        after = os.fstat(file.fileno())
        file.seek(0)
        if (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size) and (
            # The time of a file goes in steps: a file of just now may have been written to twice in one of them.
            abs(time.time() - after.st_mtime) > _JUST_NOW or _holds(file, data)
        ):
            return data
        file.seek(0)
    raise OSError(0, "it was changed while it was being read")


def _holds(file: BinaryIO, data: bytes) -> bool:
    """Whether these bytes are all that is left of a file to be read."""
    place = 0
    while part := file.read(_PORTION):
        if data[place : place + len(part)] != part:
            return False
        place += len(part)
    return place == len(data)


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise UnreadableSheet("-", "standard input is closed")
    return _whole("-", sys.stdin.buffer)


def _whole(label: str, file: BinaryIO, length: int = 0) -> bytes:
    """All bytes of what may be a pipe without an end, or a device; raises UnreadableSheet where they are too many.

    Of a stream that is no text, no more than a NUL shows: none of JSON or CSV can hold one.
    """
    portion = max(length + 1, _PORTION)
    parts = [file.read(portion) or b""]
    # Less than was asked for is the end: whoever types a sheet would have to end it once more.
    while len(parts[-1]) == portion and len(parts) * portion <= limits.MOST_BYTES and b"\0" not in parts[-1]:
        parts.append(file.read(portion) or b"")
    if sum(map(len, parts)) > limits.MOST_BYTES:
        raise _too_large(label)
    return b"".join(parts)


def _too_large(label: str) -> UnreadableSheet:
    return UnreadableSheet(label, f"it has more than {limits.SIZE}, the most that a sheet may have")


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
