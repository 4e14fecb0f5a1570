"""Variables, streams, terminal, colour, width: asked once, at the edge, and handed down."""

import os
import sys
from stat import S_ISREG
from typing import NamedTuple, TextIO

_WIDTH = 80
_TEMPORARY = ("/tmp", "/var/tmp", "/usr/tmp")


class Environment(NamedTuple):
    """What the program runs in."""

    stdout_is_terminal: bool
    stderr_is_terminal: bool
    color: bool
    """Whether colour is wanted when `--color` does not say."""
    error_color: bool
    """Whether errors and hints are coloured."""
    width: int
    unicode: bool
    """Whether the terminal's encoding carries the drawing characters; what is no terminal gets UTF-8."""
    sheet: str | None
    """FACTSHEET_FILE; None for the bundled sheet."""
    stdout_is_file: bool = False
    """Whether answers go into a file: neither to a person nor to a program, which may draw on the same terminal."""

    @property
    def talks(self) -> bool:
        """Whether hints and counts are told: only when a person sees both streams."""
        return self.stdout_is_terminal and self.stderr_is_terminal


def ask() -> Environment:
    """The environment of this run."""
    at_terminal = _is_terminal(sys.stdout)
    return Environment(
        stdout_is_terminal=at_terminal,
        stderr_is_terminal=_is_terminal(sys.stderr),
        color=_color(at_terminal),
        error_color=_color(_is_terminal(sys.stderr)),
        width=_width(),
        unicode=not at_terminal or _carries_drawing(sys.stdout),
        sheet=os.environ.get("FACTSHEET_FILE") or None,
        stdout_is_file=_is_file(sys.stdout),
    )


def debugging() -> bool:
    """Whether a fault of the program is to print its traceback."""
    return bool(os.environ.get("FACTSHEET_DEBUG"))


def completing() -> str | None:
    """What a shell asks for that completes a line: `complete_bash`, by typer's protocol; None in any other run."""
    return os.environ.get("_FACTSHEET_COMPLETE") or None


def asked_by_git() -> bool:
    """Whether git runs the program as its external diff (git manual, GIT_DIFF_PATH_COUNTER)."""
    return "GIT_DIFF_PATH_COUNTER" in os.environ


def listing() -> int:
    """The width in which bash lists what it offers; 0 where it inserts it, as `menu-complete` does.

    bash tells it by COMP_TYPE (bash manual, Bash Variables): tab, `?`, `!` and `@` list.
    """
    return _width() - 1 if os.environ.get("COMP_TYPE") in {"9", "63", "33", "64"} else 0


def expanded(path: str) -> str:
    """A path as the shell would have handed it over: `~` and variables in their places."""
    return os.path.expanduser(os.path.expandvars(path))


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def _is_file(stream: TextIO | None) -> bool:
    try:
        return stream is not None and S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError, AttributeError):  # closed, or no stream of the system's
        return False


def _color(at_terminal: bool) -> bool:
    """NO_COLOR (not empty), then FORCE_COLOR (not empty, not 0), then whether a terminal can (no-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return at_terminal and os.environ.get("TERM") != "dumb"


def _width() -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and len(columns) < 6 and int(columns) > 0:
        return int(columns)
    for stream in (sys.__stdout__, sys.__stderr__):
        try:
            found = os.get_terminal_size(stream.fileno()).columns if stream else 0
        except (OSError, ValueError, AttributeError):
            continue
        if found > 0:
            return found
    return _WIDTH


def _carries_drawing(stream: TextIO | None) -> bool:
    try:
        "●─≠".encode(getattr(stream, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def temporary_folder() -> str:
    """The folder for what is not to outlast a run: TMPDIR, TEMP or TMP, else the system's.

    tempfile's own would try each by a file under any name, which nothing removes when the run is ended meanwhile.
    """
    wanted = [os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP")]
    for folder in filter(None, [*wanted, *_TEMPORARY]):
        if os.path.isdir(folder) and os.access(folder, os.W_OK | os.X_OK):
            return os.path.abspath(folder)
    return os.curdir


def cache_folder() -> str | None:
    """The folder for indexes; None to keep them in memory.

    FACTSHEET_CACHE, `off` for none, else where the system keeps a user's cache; none where there is no home.
    """
    wanted = os.environ.get("FACTSHEET_CACHE")
    if wanted == "off":
        return None
    try:
        return os.path.abspath(wanted) if wanted else _user_cache()
    except (OSError, RuntimeError, KeyError):  # no current folder, no home
        return None


def _user_cache() -> str | None:
    from platformdirs import user_cache_dir

    found = user_cache_dir("factsheet", appauthor=False)
    return found if os.path.isabs(found) else None
