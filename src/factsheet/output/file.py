"""A file replaced by a new text: whole or not at all, with the mode and, where it can be, the owner that it had."""

import contextlib
import os
import secrets
import stat
from collections.abc import Iterable
from typing import NamedTuple

from factsheet.errors import NoOutput


class _Place(NamedTuple):
    path: str
    mode: int
    owner: int
    group: int


def replace(path: str, parts: Iterable[str]) -> None:
    """Writes the text beside the file, then puts it in the file's place; of a link, the file behind it.

    Raises NoOutput: the file is then as it was, and nothing is left beside it.
    """
    made = None
    try:
        place = _place(path)
        made, descriptor = _beside(place.path)
        with open(descriptor, "w", encoding="utf-8", newline="") as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        _dress(made, place)
        os.replace(made, place.path)
        made = None
    except OSError as error:
        raise NoOutput(f"{path}: {(error.strerror or str(error)).lower()}") from None
    finally:
        if made:
            with contextlib.suppress(OSError):
                os.unlink(made)


def _place(path: str) -> _Place:
    real = os.path.realpath(path)
    found = os.stat(real)
    if not os.access(real, os.W_OK):
        raise PermissionError(0, "the file may not be written")
    return _Place(real, stat.S_IMODE(found.st_mode), found.st_uid, found.st_gid)


def _beside(path: str) -> tuple[str, int]:
    """A new file in the same folder, so that it can be renamed, open to nobody else."""
    folder, name = os.path.split(path)
    made = os.path.join(folder, f".{name[:100]}.{secrets.token_hex(4)}.new")
    return made, os.open(made, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_CLOEXEC", 0), 0o600)


def _dress(made: str, place: _Place) -> None:
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):
            os.chown(made, place.owner, place.group)
    os.chmod(made, place.mode)
