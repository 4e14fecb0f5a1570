"""A terminal of any size around a process: what it is sent, and what is typed into it."""

import os
import pty
import select
import struct
import subprocess
import termios
from collections.abc import Callable
from fcntl import ioctl

from processes import PROGRAM, variables

_PATIENCE = 30
Changes = dict[str, str | None]


class Terminal:
    """A terminal in which a process runs that it is the terminal of."""

    def __init__(self, argv: list[str], columns: int = 0, lines: int = 0, changes: Changes | None = None) -> None:
        self._ours, theirs = pty.openpty()
        self.resize(columns, lines)
        env = variables(**{"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **(changes or {})})
        # A process that leads a session takes the first terminal that it opens for its own.
        started = ["bash", "-c", 'exec "$@" <"$0" >"$0" 2>&1', os.ttyname(theirs), *argv]
        self.process = subprocess.Popen(
            started, stdin=theirs, stdout=theirs, stderr=theirs, env=env, start_new_session=True
        )
        os.close(theirs)

    def resize(self, columns: int, lines: int) -> None:
        """Gives it another size; who is in front is sent SIGWINCH by the system."""
        ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def type(self, keys: bytes) -> None:
        """Presses keys."""
        os.write(self._ours, keys)

    def read(self, until: bytes | None = None) -> bytes:
        """What is printed until something was, or until the process closes the terminal."""
        found = b""
        while (until is None or until not in found) and select.select([self._ours], [], [], _PATIENCE)[0]:
            try:
                part = os.read(self._ours, 65536)
            except OSError:  # Linux: the other side is closed
                break
            if not part:
                break
            found += part
        return found

    def ended(self) -> int:
        """The exit code, negative for a signal."""
        code = self.process.wait(timeout=_PATIENCE)
        os.close(self._ours)
        return code


def drawn(*argv: str, meanwhile: Callable[[Terminal], None] | None = None, **changes: str | None) -> str:
    """What a terminal of 100 columns gets of a command; `meanwhile` is done once some of it is printed."""
    terminal = Terminal([PROGRAM, *argv], changes={"COLUMNS": "100", **changes})
    found = b""
    if meanwhile:
        found = terminal.read(until=b"\n")
        meanwhile(terminal)
    found += terminal.read()
    assert terminal.ended() == 0
    return found.decode("utf-8")
