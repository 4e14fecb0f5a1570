"""Standard streams that remember what was written, for as long as something of the program runs."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


class Stream(io.TextIOWrapper):
    """A stream that is a terminal, or is not."""

    def __init__(self, content: bytes = b"", *, terminal: bool = False, encoding: str = "utf-8") -> None:
        self.bytes = io.BytesIO(content)
        super().__init__(self.bytes, encoding=encoding, errors="backslashreplace")
        self._terminal = terminal

    def isatty(self) -> bool:
        """Whether a person sees it."""
        return self._terminal

    def text(self) -> str:
        """What was written."""
        self.flush()
        return self.bytes.getvalue().decode("utf-8")


@dataclass
class Streams:
    """Standard output and standard error."""

    out: Stream
    err: Stream


@contextmanager
def streams(content: bytes = b"", *, terminal: bool = False, encoding: str = "utf-8") -> Iterator[Streams]:
    """New standard streams; the old ones come back at the end."""
    kept = sys.stdin, sys.stdout, sys.stderr
    new = Streams(Stream(terminal=terminal, encoding=encoding), Stream(terminal=terminal, encoding=encoding))
    sys.stdin, sys.stdout, sys.stderr = Stream(content), new.out, new.err
    try:
        yield new
    finally:
        sys.stdin, sys.stdout, sys.stderr = kept
