"""What is not to outlast a run: it goes with whatever ends the run, or by a later run where that was a kill.

Who makes it holds a lock on it. The system lets go of a lock when a process ends, however it ends: what nobody holds is
nobody's any more. A disk that knows no locks keeps what a kill left.
"""

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress

_CLOSED = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_NEW = os.O_CREAT | os.O_EXCL | os.O_RDWR | _CLOSED
_TRIES = 5
# What is there for a time, in the order in which it was made.
_held: dict[str, None] = {}


class Made:
    """A new file or folder, open."""

    def __init__(self, path: str, descriptor: int) -> None:
        self.path = path
        self._descriptor = descriptor

    def write(self, parts: Iterable[bytes]) -> None:
        """Writes the file, and waits until it is on the disk; raises OSError."""
        with open(self._descriptor, "wb", closefd=False) as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())

    def settle(self) -> None:
        """To be called ahead of a new name: Windows renames no open file."""
        if os.name == "nt":
            self.close()

    def close(self) -> None:
        """Lets go of it; once is enough."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)


@contextmanager
def new_file(folder: str, prefix: str, suffix: str = "") -> Iterator[Made]:
    """A new file that its user alone can open; it is removed in the end, unless it was renamed. Raises OSError."""
    with _made(os.path.join(folder, f"{prefix}{os.urandom(4).hex()}{suffix}"), _file) as file:
        yield file


@contextmanager
def new_folder(folder: str, prefix: str, suffix: str = "") -> Iterator[str]:
    """A new folder that its user alone can enter; in the end it is removed, if it is empty. Raises OSError."""
    with _made(os.path.join(folder, f"{prefix}{os.urandom(4).hex()}{suffix}"), _folder) as made:
        yield made.path


@contextmanager
def held(path: str) -> Iterator[Callable[[], None]]:
    """Removes what a path leads to in the end, unless what is yielded was called: it stays then."""
    _held[path] = None
    try:
        yield lambda: _held.pop(path, None)
    finally:
        if path in _held:
            _remove(path)
            _held.pop(path, None)


def drop() -> None:
    """Removes all that this run has for a time, at once: it is about to end."""
    for path in reversed(tuple(_held)):
        _remove(path)


def named(prefix: str, suffix: str = "") -> Callable[[str], bool]:
    """Whether a name is one that new_file or new_folder makes of these."""
    pattern = re.compile(rf"{re.escape(prefix)}[0-9a-f]{{8}}{re.escape(suffix)}")
    return lambda name: pattern.fullmatch(name) is not None


def sweep(folder: str, is_temporary: Callable[[str], bool], holding: Iterable[str] | None = None) -> None:
    """Removes the files that killed runs left in a folder under temporary names.

    Where `holding` is given, it is folders that they left, and what these may hold: one that holds anything else is
    somebody else's. Silent whatever goes wrong: what is not removed now is by another run.
    """
    with suppress(OSError, ValueError):
        for name in filter(is_temporary, os.listdir(folder or os.curdir)):
            with suppress(OSError):
                _sweep(os.path.join(folder, name), None if holding is None else frozenset(holding))


@contextmanager
def _made(path: str, make: Callable[[str], int]) -> Iterator[Made]:
    with held(path):
        made = Made(path, _locked(path, make))
        try:
            yield made
        finally:
            made.close()


def _file(path: str) -> int:
    return os.open(path, _NEW, 0o600)


def _folder(path: str) -> int:
    os.mkdir(path, 0o700)
    return -1 if os.name == "nt" else os.open(path, os.O_RDONLY | _CLOSED)


def _locked(path: str, make: Callable[[str], int]) -> int:
    """What was made, open, and locked."""
    for _ in range(_TRIES):
        descriptor = make(path)
        with suppress(OSError):
            _lock(descriptor, wait=True)
        if os.path.lexists(path):
            return descriptor
        os.close(descriptor)  # it was swept ahead of the lock
    raise FileNotFoundError(0, "it was removed as soon as it was made", path)


def _lock(descriptor: int, *, wait: bool) -> None:
    """Holds a lock until the end of this process; raises OSError where there is none to be had."""
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ImportError:  # Windows
        raise OSError from None
    flock(descriptor, LOCK_EX if wait else LOCK_EX | LOCK_NB)


def _sweep(path: str, holding: frozenset[str] | None) -> None:
    """Removes what is of the right type, this user's, and held by nobody; raises OSError where it cannot."""
    found = os.lstat(path)
    is_right = stat.S_ISREG if holding is None else stat.S_ISDIR
    if os.name == "nt" or found.st_uid != os.getuid() or not is_right(found.st_mode):
        return
    how = os.O_RDWR if holding is None else os.O_RDONLY
    descriptor = os.open(path, how | os.O_NOFOLLOW | os.O_NONBLOCK | _CLOSED)
    try:
        _lock(descriptor, wait=False)
        if holding is not None and holding.issuperset(left := os.listdir(path)):
            for name in left:
                os.unlink(os.path.join(path, name))
        _remove(path)
    finally:
        os.close(descriptor)


def _remove(path: str) -> None:
    with suppress(OSError):
        try:
            os.unlink(path)
        except (IsADirectoryError, PermissionError):  # what Linux and macOS say of a folder
            os.rmdir(path)
