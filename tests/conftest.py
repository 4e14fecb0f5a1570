"""Runs a command line as the installed command does, and tells what came of it."""

import io
import shlex
import signal
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from factsheet.__main__ import main

HERE = Path(__file__).parent
TINY = HERE / "data" / "tiny.json"
# The same sheet as it might be a month later: every kind of change occurs.
LATER = HERE / "data" / "later.json"
BUNDLED = HERE.parent / "data" / "dprk-troops-ukraine.json"
# Where a shell without job control runs the tests in its background, interrupts are ignored, and below nohup it is that
# the terminal is gone; so they would be by every program that a test starts and ends by them.
for number, usual in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL)):
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, usual)


class Ran(NamedTuple):
    """What a command line printed, and its exit code."""

    out: str
    err: str
    code: int

    @property
    def rows(self) -> list[list[str]]:
        """The lines of tsv, split into their columns."""
        return [line.split("\t") for line in self.out.splitlines()]


class Stream(io.TextIOWrapper):
    """A standard stream that is a terminal or is not, and remembers what was written."""

    def __init__(self, *, terminal: bool = False, encoding: str = "utf-8", content: bytes = b"") -> None:
        self.bytes = io.BytesIO(content)
        super().__init__(self.bytes, encoding=encoding)
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def text(self) -> str:
        self.flush()
        return self.bytes.getvalue().decode("utf-8")


Run = Callable[..., Ran]
Complete = Callable[[str], dict[str, str]]


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No variable of the machine, and a cache of this test's own."""
    for name in ("FACTSHEET_FILE", "FACTSHEET_DEBUG", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FACTSHEET_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command line given as one text or as words: `run("events -n 1")`, `run("show", "an id")`.

    `columns` makes standard output and error a terminal of that width; `stdin` is what standard input holds.
    """

    def call(*words: str, columns: int | None = None, stdin: bytes = b"", encoding: str = "utf-8") -> Ran:
        argv = shlex.split(words[0]) if len(words) == 1 else list(words)
        out, err = (Stream(terminal=columns is not None, encoding=encoding) for _ in range(2))
        with monkeypatch.context() as patch:
            patch.setattr("sys.stdin", Stream(content=stdin))
            patch.setattr("sys.stdout", out)
            patch.setattr("sys.stderr", err)
            if columns is not None:
                patch.setenv("COLUMNS", str(columns))
            code = main(argv)
        return Ran(out.text(), err.text(), code)

    return call


@pytest.fixture
def complete(run: Run, monkeypatch: pytest.MonkeyPatch) -> Complete:
    """What fish is offered for a line that ends at the cursor: each value, and what stands beside it."""

    def call(line: str) -> dict[str, str]:
        with monkeypatch.context() as patch:
            patch.setenv("_FACTSHEET_COMPLETE", "complete_fish")
            patch.setenv("_TYPER_COMPLETE_ARGS", f"factsheet {line}")
            answered = run()
        assert (answered.err, answered.code) == ("", 0)
        found = dict(each.partition("\t")[::2] for each in answered.out.splitlines())
        assert len(found) == answered.out.count("\n")
        return found

    return call


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Makes the small sheet the sheet in use, and tells where it is."""
    monkeypatch.setenv("FACTSHEET_FILE", str(TINY))
    return TINY


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """The folder in which this test's indexes are kept."""
    return tmp_path / "cache"


@pytest.fixture
def right(run: Run, monkeypatch: pytest.MonkeyPatch) -> str:
    """The answer of the small sheet without any cache."""
    with monkeypatch.context() as patch:
        patch.setenv("FACTSHEET_CACHE", "off")
        from indexes import answer

        return answer(run)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` rewrites the golden outputs; read the difference before it is committed."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden from what is printed")
