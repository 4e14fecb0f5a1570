"""What is said on standard error: errors, and hints where a person looks on. Always one line each."""

import sys

from factsheet.plain import on_screen, typed, unpaired

# screens.md, Rules: palette.
_ERROR, _HINT, _ASIDE = "1;31", "36", "2"


def error(message: str, *, color: bool = False) -> None:
    """Says what went wrong."""
    _write(f"factsheet: {_dressed('error:', _ERROR, color)} {_inert(message)}")


def hint(message: str, *, color: bool = False) -> None:
    """Says what could be done."""
    _write(f"{_dressed('hint:', _HINT, color)} {_inert(message)}")


def aside(message: str, *, color: bool = False) -> None:
    """Says what a person may want after a screen; dim, since it is no part of the answer."""
    _write(_dressed(_inert(message), _ASIDE, color))


def say(line: str) -> None:
    """Says a line as it is."""
    _write(_inert(line))


def _inert(text: str) -> str:
    """Text from a sheet or a command line, without anything that steers a terminal."""
    return unpaired(on_screen(typed(text)))


def _dressed(text: str, code: str, color: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if color else text


def _write(line: str) -> None:
    """Writes to standard error, if there is one; where that fails there is nobody to tell."""
    stream = sys.stderr
    if stream is None:
        return
    try:
        stream.buffer.write(f"{line}\n".encode())
        stream.flush()
    except (OSError, ValueError):
        return
