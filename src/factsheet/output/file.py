"""A file written whole or not at all: a new one, or one replaced with the mode and, where it can be, its owner."""

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from factsheet.errors import AlreadyThere, Unwritable
from factsheet.temporary import Made, named, new_file, sweep

_PREFIX, _SUFFIX = ".factsheet-", ".new"


class _Place(NamedTuple):
    path: str
    mode: int
    owner: int
    group: int


def exchange(path: str, before: bytes, after: bytes) -> None:
    """Replaces a file's bytes, unless someone wrote to it since they were read: that is not ours to undo.

    Raises Unwritable.
    """
    try:
        with open(_place(path).path, "rb") as file:
            now = file.read()
    except OSError as error:
        raise Unwritable(path, _reason(error)) from None
    if now == before:
        replace(path, [after])
    elif now != after:
        raise Unwritable(path, "it was changed while it was being read")


def create(path: str, parts: Iterable[bytes]) -> None:
    """Writes a new file, whole or not at all; what is there already is never overwritten.

    Raises AlreadyThere and Unwritable. Nothing is left beside it by an error or an interrupt.
    """
    if os.path.lexists(path):
        raise AlreadyThere(path)
    try:
        with _beside(path) as new:
            new.write(parts)
            os.chmod(new.path, 0o666 & ~_umask())
            new.settle()
            _name(new.path, path)
    except FileExistsError:
        raise AlreadyThere(path) from None
    except (OSError, ValueError) as error:  # a NUL in the path
        raise Unwritable(path, _reason(error)) from None


def put(path: str, parts: Iterable[bytes]) -> None:
    """Writes a file, whole or not at all, in the place of one that is there. Raises Unwritable."""
    if os.path.exists(path):
        replace(path, parts)
    else:
        create(path, parts)


def _name(made: str, path: str) -> None:
    """Gives the file its name unless another has it by now; a disk that knows no links is asked once more."""
    try:
        os.link(made, path)
    except FileExistsError:
        raise
    except OSError:
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        os.rename(made, path)


def _umask() -> int:
    """What this process takes from the modes of new files; it can be asked only by being set."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def replace(path: str, parts: Iterable[bytes]) -> None:
    """Writes the bytes beside the file, then puts them in the file's place; of a link, the file behind it.

    Raises Unwritable: the file is then as it was. Nothing is left beside it by an error or an interrupt.
    """
    try:
        place = _place(path)
        with _beside(place.path) as new:
            new.write(parts)
            _dress(new.path, place)
            new.settle()
            os.replace(new.path, place.path)
    except OSError as error:
        raise Unwritable(path, _reason(error)) from None


def _place(path: str) -> _Place:
    """The file behind a path: a regular one, since a pipe or a device would no longer be one."""
    real = os.path.realpath(path)
    found = os.stat(real)
    if not stat.S_ISREG(found.st_mode):
        raise OSError(0, "it is no regular file")
    # A rename asks the folder alone; whoever took the right to write from a file meant the file.
    if not os.access(real, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise PermissionError(0, "the file is read-only")
    return _Place(real, stat.S_IMODE(found.st_mode), found.st_uid, found.st_gid)


@contextlib.contextmanager
def _beside(path: str) -> Iterator[Made]:
    """A new file in the same folder, so that it can be renamed; its name is short, whatever the file's is.

    What runs that were killed left there goes first.
    """
    folder = os.path.dirname(path)
    sweep(folder, named(_PREFIX, _SUFFIX))
    with new_file(folder, _PREFIX, _SUFFIX) as new:
        yield new


def _dress(made: str, place: _Place) -> None:
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):
            os.chown(made, place.owner, place.group)
    os.chmod(made, place.mode)


def _reason(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
