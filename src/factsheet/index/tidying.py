"""What goes from a cache folder when an index is built: leftovers, what is unused for a month, the oldest of many."""

import re
import stat
import time
from contextlib import suppress
from pathlib import Path

from factsheet.temporary import sweep

UNFINISHED = ".new"
"""How the name of an index ends that is being built."""
_KEPT_DAYS = 30
_MOST_FILES = 32
_MOST_BYTES = 1 << 30
_HOUR = 3600
_DAY = 24 * _HOUR
# The names of what is kept here, and of what is being built; all else in the folder is somebody else's.
_KEPT = re.compile(r"[0-9a-f]{64}\.[0-9a-f]+\.[0-9a-f]+\.db")
_BEING_BUILT = re.compile(rf"[0-9a-f]{{16}}\.[0-9a-f]{{8}}{re.escape(UNFINISHED)}")


def tidy(folder: str, newest: str) -> None:
    """Removes what was left over, what was not used for a month, and the oldest beyond the limits.

    The newest index, by its name, stays whatever its size; so does all that is not the program's own.
    """
    sweep(folder, lambda name: _BEING_BUILT.fullmatch(name) is not None)
    now = time.time()
    kept = []
    for path in Path(folder).iterdir():
        with suppress(OSError):
            found = path.lstat()
            age = now - found.st_mtime
            if not stat.S_ISREG(found.st_mode):
                continue
            if _BEING_BUILT.fullmatch(path.name):
                if age > _HOUR:  # one that could not be locked is somebody's for that long
                    _remove(path)
            elif path.name == newest:
                kept.append((True, found.st_mtime, found.st_size, path))
            elif not _KEPT.fullmatch(path.name):
                continue
            elif age > _KEPT_DAYS * _DAY or _same(path.name, newest):
                _remove(path)
            else:
                kept.append((False, found.st_mtime, found.st_size, path))
    total = 0
    for number, (is_newest, _, length, path) in enumerate(sorted(kept, reverse=True), start=1):
        total += length
        if not is_newest and (number > _MOST_FILES or total > _MOST_BYTES):
            _remove(path)


def _same(name: str, newest: str) -> bool:
    """Whether a file is a damaged index of the sheet that was just built anew."""
    return name.split(".", 1)[0] == newest.split(".", 1)[0]


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
