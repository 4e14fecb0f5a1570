"""The program as a process of its own: what a shell, a pipe and a signal see of it."""

import os
import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent
PROGRAM = str(BIN / "factsheet")
MODULE = [sys.executable, "-m", "factsheet"]


def variables(**changes: str | None) -> dict[str, str]:
    """This test's variables with changes: None takes one away. The installed program is first on the path."""
    found = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", **changes}
    return {name: value for name, value in found.items() if value is not None}


def ran(argv: list[str], stdin: bytes = b"", /, **changes: str | None) -> subprocess.CompletedProcess[bytes]:
    """A process that has ended, with what it printed."""
    return subprocess.run(argv, input=stdin, capture_output=True, env=variables(**changes), check=False, timeout=60)


def shell(line: str, /, **changes: str | None) -> subprocess.CompletedProcess[bytes]:
    """A line of bash that has ended; a pipe fails where any part of it does."""
    return ran(["bash", "-c", f"set -o pipefail; {line}"], **changes)
