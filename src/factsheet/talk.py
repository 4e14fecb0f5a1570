"""What is said on standard error: errors, and hints where a person looks on. Always plain, always one line each."""

import sys

from factsheet.plain import on_screen, unpaired


def error(message: str) -> None:
    """Says what went wrong."""
    say(f"factsheet: error: {message}")


def hint(message: str) -> None:
    """Says what could be done."""
    say(f"hint: {message}")


def say(line: str) -> None:
    """Writes one line to standard error, if there is one; text from a sheet or a command line is inert in it."""
    stream = sys.stderr
    if stream is None:
        return
    try:
        stream.buffer.write((unpaired(on_screen(line)) + "\n").encode("utf-8"))
        stream.flush()
    except (OSError, ValueError):
        return
