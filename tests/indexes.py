"""What the tests of the cache share: the question that they ask, and what they find in the folder of indexes."""

import subprocess
import sys
from pathlib import Path

from conftest import TINY, Run

QUESTION = ("timeline", "--type", "all", "-o", "json", "-f")


def kept(folder: Path) -> list[Path]:
    """The indexes of a folder."""
    return sorted(folder.glob("*.db"))


def answer(run: Run, path: object = TINY) -> str:
    """What the tool says of a sheet; it has to say it without a word of error."""
    ran = run(*QUESTION, str(path))
    assert (ran.err, ran.code) == ("", 0)
    return ran.out


def process(*words: str, **variables: str) -> str:
    """What a process of its own prints, with no variables but these."""
    found = subprocess.run([sys.executable, *words], env=variables, capture_output=True, check=True)
    assert found.stderr == b""
    return found.stdout.decode("utf-8")
