"""Where indexes are kept: named by the hash of the sheet's bytes, believed only when nobody else could have made them.

Nothing here may cost an answer: whatever is wrong with the cache, the index is built in memory instead.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import stat
import time
import zlib
from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Any, BinaryIO

from factsheet import __version__
from factsheet.errors import BrokenSheet
from factsheet.gate.reading import portions, read, size
from factsheet.index import schema
from factsheet.progress import measured

if TYPE_CHECKING:
    from factsheet.gate.decoding import Decoded

_DAY = 24 * 3600
_SMALL = 1 << 20
# An index up to this size is checked whole before each use, which takes some milliseconds; a larger one once a day.
_CHECKED_ALWAYS = 16 << 20
_SECOND = 10**9
# What a damaged file makes SQLite say.
_DAMAGE = (sqlite3.DatabaseError, MemoryError)


def open_index(path: str | None, folder: str | None) -> sqlite3.Connection:
    """The index of the sheet at a path, read-only, from the folder if it has it.

    `-` is standard input, None the bundled sheet. Raises UnreadableSheet and BrokenSheet.
    """
    found = kept_index(path, folder) if folder is not None else None
    if found:
        return found
    from factsheet.gate.decoding import decoded

    content = read(path)
    # The file may be another one by now: what is kept is named by the bytes that it is built from.
    key = key_of([content.data]) if content.kept and folder is not None else None
    sheet = decoded(content)
    del content  # of a large sheet, its text is enough to hold
    kept = _kept(sheet, folder, key) if key and folder is not None else None
    return kept or _build_into(sqlite3.connect(":memory:"), sheet, closing=False)


def kept_index(path: str | None, folder: str) -> sqlite3.Connection | None:
    """The index of the sheet at a path if the folder has it, read-only; none is built, and no sheet is held whole."""
    try:
        return _believed(folder, key_of(measured("Looking at the sheet", portions(path), size(path))))
    except (OSError, MemoryError):
        return None


def forget(index: sqlite3.Connection) -> bool:
    """Removes the file of an index that turned out to be damaged; tells whether it had one."""
    path = index.execute("PRAGMA database_list").fetchone()[2]
    with contextlib.suppress(OSError):
        if path:
            os.unlink(path)
    return bool(path)


def key_of(parts: Iterable[bytes]) -> str:
    """The name of a sheet's index: a hash of the bytes, and of what makes an index of them."""
    parts = iter(parts)
    first = next(parts, b"")
    digest = _hash(len(first))
    length = 0
    for part in chain([first], parts):
        digest.update(part)
        length += len(part)
    digest.update(f"\n{__version__}\n{schema.VERSION}\n{sqlite3.sqlite_version}\n{length}".encode())
    return str(digest.hexdigest())


def _hash(size: int) -> Any:
    """A hash of 256 bits: for a small sheet the interpreter's own BLAKE2, since hashlib loads OpenSSL (3 ms of 60);
    for a large one SHA-256, for which processors have instructions.
    """
    if size < _SMALL:
        with contextlib.suppress(ImportError):
            return import_module("_blake2").blake2b(digest_size=32)
    import hashlib

    return hashlib.sha256()


def _believed(folder: str, key: str) -> sqlite3.Connection | None:
    """The kept index of that name, if it is whole and only this user could have written it."""
    try:
        if not _is_private(os.stat(folder), stat.S_ISDIR):
            return None
        for name in os.listdir(folder):
            if name.startswith(key) and name.endswith(".db"):
                path = os.path.join(folder, name)
                if _is_private(os.lstat(path), stat.S_ISREG) and _is_whole(path, name):
                    return _opened(path)
    except (OSError, ValueError, *_DAMAGE):
        return None
    return None


def _is_private(found: os.stat_result, is_right: Callable[[int], bool]) -> bool:
    """Whether what was found is of the right type, this user's, and closed to all others."""
    if not is_right(found.st_mode):
        return False
    mine = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    return mine and (os.name == "nt" or not found.st_mode & 0o077)


def _is_whole(path: str, name: str) -> bool:
    """Whether a file is as it was built: its name ends in its length and its checksum."""
    _, length, checksum, _ = name.split(".")
    with open(path, "rb") as file:
        found = os.fstat(file.fileno())
        if found.st_size != int(length, 16):
            return False
        if found.st_size > _CHECKED_ALWAYS and _is_vouched_for(found):
            return True
        if _checksum(file, found.st_size) != int(checksum, 16):
            return False
    if found.st_size > _CHECKED_ALWAYS or time.time() - found.st_mtime > _DAY:
        _vouch(path)
    return True


def _is_vouched_for(found: os.stat_result) -> bool:
    """Whether a file was checked whole within a day, and not written to since: its time is of a whole second then."""
    return found.st_mtime_ns % _SECOND == 0 and 0 <= time.time() - found.st_mtime < _DAY


def _vouch(path: str) -> None:
    """Marks an index as used and, if it is large, as checked; what is not used for a month is removed."""
    now = int(time.time())
    with contextlib.suppress(OSError):
        os.utime(path, (now, now))


def _checksum(file: BinaryIO, length: int) -> int:
    checksum = 0
    for part in measured("Checking the index", iter(partial(file.read, _SMALL), b""), length):
        checksum = zlib.crc32(part, checksum)
    return checksum


def _opened(path: str) -> sqlite3.Connection:
    connection = _connected(path, "ro&immutable=1")
    connection.execute("SELECT value FROM meta WHERE key = 'title'").fetchone()
    return connection


def _connected(path: str, mode: str) -> sqlite3.Connection:
    quoted = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return sqlite3.connect(os.fsencode(f"file:{quoted}?mode={mode}"), uri=True)


def _kept(sheet: Decoded, folder: str, key: str) -> sqlite3.Connection | None:
    """The index built and kept; None where nothing can be kept."""
    from factsheet.index.tidying import UNFINISHED, tidy
    from factsheet.temporary import new_file

    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        if not _is_private(os.stat(folder), stat.S_ISDIR):
            return None
        with new_file(folder, f"{key[:16]}.", UNFINISHED) as new:
            # The lock on the file is not SQLite's, and on some systems they would wait for each other.
            _build_into(_connected(new.path, "rw&nolock=1"), sheet, closing=True)
            whole = _whole_name(new.path, key)
            _vouch(new.path)
            new.settle()
            os.replace(new.path, os.path.join(folder, whole))
        opened = _opened(os.path.join(folder, whole))
        tidy(folder, whole)
        return opened
    except (OSError, ValueError, *_DAMAGE):
        return None


def _whole_name(path: str, key: str) -> str:
    with open(path, "rb") as file:
        length = os.fstat(file.fileno()).st_size
        return f"{key}.{length:x}.{_checksum(file, length):x}.db"


def _build_into(connection: sqlite3.Connection, sheet: Decoded, *, closing: bool) -> sqlite3.Connection:
    from factsheet.index.build import build

    try:
        problems = build(sheet, connection)
        if problems:
            raise BrokenSheet(sheet.label, problems)
    except BaseException:
        connection.close()
        raise
    if closing:
        connection.close()
    return connection
