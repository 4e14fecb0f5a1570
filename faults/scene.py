"""A place of its own: a folder with a sheet, a cache, temporary files and outputs, and the program run in it."""

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from factsheet.__main__ import main, run
from faults import ROOT

_FACTS = ("events", "figures", "assessments")
EVERY = 10
OLD = b"what was there before\n" * 40


class Ran(NamedTuple):
    """What the program printed, and its exit code."""

    out: bytes
    err: bytes
    code: int


class Scene:
    """The folder, and what lies in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cache = folder / "cache"
        self.temporary = folder / "temporary"
        self.outputs = folder / "outputs"
        for each in (self.temporary, self.outputs):
            each.mkdir()
        self.sheet = folder / "sheet.json"
        self.sheet.write_bytes(portion())

    @property
    def variables(self) -> dict[str, str]:
        """The variables of a run: those of this process that find programs, and this place."""
        kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LD_LIBRARY_PATH"}}
        path = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
        return {
            **kept, "PYTHONPATH": path, "HOME": str(self.folder), "FACTSHEET_CACHE": str(self.cache),
            "TMPDIR": str(self.temporary), "LC_ALL": "C.UTF-8",
        }  # fmt: skip

    def started(self, *words: str, **more: Any) -> subprocess.Popen[bytes]:
        """The program as a process of its own."""
        pipe = subprocess.PIPE
        return subprocess.Popen(
            [sys.executable, "-m", "factsheet", *words],
            **{"stdin": subprocess.DEVNULL, "stdout": pipe, "stderr": pipe, "env": self.variables, **more},
        )

    def child(self, *words: str) -> int:
        """The program in a copy of this process, which has loaded it already; what it says goes into `said`.

        From its first step on it is at work, where a process of its own is loading modules for most of its time.
        """
        self.said.write_bytes(b"")
        signals = {signal.SIGINT, signal.SIGTERM}
        signal.pthread_sigmask(signal.SIG_BLOCK, signals)
        child = os.fork()
        if child == 0:
            _become(list(words), self.variables, self.said, signals)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, signals)
        return child

    @property
    def said(self) -> Path:
        """What a child says on standard error."""
        return self.folder / "said"

    def right(self, *words: str) -> bytes:
        """What the program answers without any cache."""
        return self.run(*words, FACTSHEET_CACHE="off").out

    def run(self, *words: str, **changes: str) -> Ran:
        """The program in this process, for what needs no process of its own: twenty times as fast."""
        streams = [io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2)]
        with (
            patch.dict(os.environ, {**self.variables, **changes}, clear=True),
            patch.object(tempfile, "tempdir", None),
            patch("sys.stdout", streams[0]),
            patch("sys.stderr", streams[1]),
        ):
            code = main(list(words))
        for each in streams:
            each.flush()
        out, err = (each.buffer.getvalue() for each in streams)
        return Ran(out, err, code)

    def forget(self) -> None:
        """Removes every index that is whole, so that the next run builds one; what is left over stays."""
        for path in self.whole():
            path.unlink()

    def left(self, *expected: Path) -> dict[str, list[str]]:
        """What lies where nothing should, by place: beside outputs, among temporary files, unfinished in the cache."""
        whole = self.whole()
        return {
            place.name: names
            for place in (self.outputs, self.temporary, self.cache)
            if (names := [path.name for path in _inside(place) if path not in expected and path not in whole])
        }

    def whole(self) -> list[Path]:
        """The indexes that are whole; of one sheet there is to be one at most."""
        return [path for path in _inside(self.cache) if path.suffix == ".db"]

    def clear(self) -> None:
        """Removes what lies in the folders."""
        for folder in (self.cache, self.temporary, self.outputs):
            shutil.rmtree(folder, ignore_errors=True)
        for folder in (self.temporary, self.outputs):
            folder.mkdir()


def _inside(folder: Path) -> list[Path]:
    """What lies in a folder; nothing where it is not there."""
    return sorted(folder.iterdir()) if folder.exists() else []


def _become(words: list[str], variables: dict[str, str], said: Path, signals: set[signal.Signals]) -> None:
    """Turns this process into the program."""
    code: object = 70
    try:
        nothing, errors = os.open(os.devnull, os.O_RDWR), os.open(said, os.O_WRONLY)
        for old, new in ((nothing, 0), (nothing, 1), (errors, 2)):
            os.dup2(old, new)
        os.environ.clear()
        os.environ.update(variables)
        tempfile.tempdir = None
        sys.argv = ["factsheet", *words]
        sys.stdout, sys.stderr = (os.fdopen(stream, "w", encoding="utf-8", closefd=False) for stream in (1, 2))
        for each in signals:
            signal.signal(each, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, signals)
        run()
    except SystemExit as stop:
        code = stop.code
    finally:
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 70)


@contextmanager
def scene() -> Iterator[Scene]:
    """A place that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        yield Scene(Path(folder).resolve())


def portion(tag: str = "") -> bytes:
    """A tenth of the facts of the bundled sheet, with all that they name, not in canonical form.

    With a tag, every statement begins with it.
    """
    content = json.loads((ROOT / "data" / "dprk-troops-ukraine.json").read_text("utf-8"))
    for section in _FACTS:
        content[section] = list(reversed(content[section][::EVERY]))
        for fact in content[section]:
            fact.pop("supersedes", None)
            fact["statement"] = f"{tag}{fact['statement']}"
    named = set(_texts([content[section] for section in _FACTS]))
    for section in ("sources", "measures", "places", "actors") * 3:  # what is named by what is named, and by that
        kept = [each for each in content[section] if each["id"] in named]
        named.update(_texts(kept))
    for section in ("sources", "measures", "places", "actors"):
        content[section] = [each for each in content[section] if each["id"] in named]
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _texts(value: Any) -> Iterator[str]:
    """Every text in a value of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)
