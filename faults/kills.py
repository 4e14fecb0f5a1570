"""A signal at a random moment while an index is built, an export is written, a sheet is formatted."""

import signal
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

from factsheet.export import NAMES
from faults.held import Outcome, Part, hold
from faults.scene import OLD, Ran, Scene

_SOFT = (signal.SIGINT, signal.SIGTERM)
_MEASURED = 3
# The output before it is whole; and of a database, the folder in which it is built.
_MOST_LEFT = 2
_QUESTION = ("events", "-o", "jsonl")


class Work(NamedTuple):
    """What is killed: the command line, the file it is about, what that holds before and after."""

    words: tuple[str, ...]
    file: Path | None
    before: bytes
    after: bytes
    prepare: Callable[[], None]


def _index(scene: Scene) -> list[tuple[str, Work]]:
    words = ("-f", str(scene.sheet), *_QUESTION)
    return [("index", Work(words, None, b"", scene.run(*words).out, scene.forget))]


def _exports(scene: Scene) -> list[tuple[str, Work]]:
    found = []
    for name in NAMES:
        file = scene.outputs / f"facts.{name}"
        words = ("-f", str(scene.sheet), "export", name)
        work = Work((*words, "-O", str(file)), file, OLD, scene.run(*words).out, lambda: None)
        found.append((f"export {name}", work))
    return found


def _fmt(scene: Scene) -> list[tuple[str, Work]]:
    file = scene.outputs / "sheet.json"
    before = scene.sheet.read_bytes()
    file.write_bytes(before)
    scene.run("fmt", str(file))
    return [("fmt", Work(("fmt", str(file)), file, before, file.read_bytes(), lambda: None))]


def _part(name: str, what: str, works: Callable[[Scene], list[tuple[str, Work]]]) -> Part:
    def run(scene: Scene, chance: Random, kills: int, outcome: Outcome) -> None:
        for called, work in works(scene):
            scene.clear()
            lasts = _lasts(scene, work)
            numbers = [(signal.SIGKILL, kills), *((each, max(1, kills // 4)) for each in _SOFT)]
            for number, times in numbers:
                for _ in range(times):
                    delay = chance.uniform(0, lasts)
                    with outcome.trial(f"{called}, {number.name} after {delay:.3f} s of {lasts:.3f}"):
                        _killed(scene, work, number, delay, outcome)

    return Part(name, what, run)


def _lasts(scene: Scene, work: Work) -> float:
    """How long the work takes undisturbed, in seconds."""
    longest = 0.0
    for _ in range(_MEASURED):
        _ready(work)
        began = time.monotonic()
        ran = scene.ran(*work.words)
        longest = max(longest, time.monotonic() - began)
        hold((ran.err, ran.code) == (b"", 0), "an undisturbed run is right", ran.err)
    return longest


def _ready(work: Work) -> None:
    work.prepare()
    if work.file:
        work.file.write_bytes(work.before)


def _killed(scene: Scene, work: Work, number: signal.Signals, delay: float, outcome: Outcome) -> None:
    _ready(work)
    with scene.started(*work.words) as process:
        time.sleep(delay)
        process.send_signal(number)
        out, err = process.communicate(timeout=120)
    _ended(Ran(out, err, process.returncode), number, outcome)
    expected = [work.file] if work.file else []
    left = scene.left(*expected)
    if number in _SOFT:
        hold(not left, f"nothing is left after {number.name}", left)
    elif left:
        outcome.counts["left something, which the next run removed"] += 1
    if work.file:
        now = work.file.read_bytes()
        hold(now in {work.before, work.after}, "the file is the old one or the new one", len(now))
        outcome.counts["new file" if now == work.after else "old file"] += 1
    _goes_on(scene, work, expected)
    hold(len(left) <= _MOST_LEFT, f"a kill leaves {_MOST_LEFT} things at most", left)


def _ended(ran: Ran, number: signal.Signals, outcome: Outcome) -> None:
    """Holds that a run ended by the signal, or well, and said nothing."""
    if b"KeyboardInterrupt" in ran.err and b"factsheet" not in ran.err.replace(b"factsheet.__main__", b""):
        outcome.counts["Python itself was still starting"] += 1
        return
    hold(ran.err == b"", "nothing is said", ran.err)
    if ran.code == 0:
        outcome.counts["ended before"] += 1
        return
    hold(ran.code in {-number, 128 + number}, f"it ends by {number.name}", ran.code)
    outcome.counts["stopped"] += 1


def _goes_on(scene: Scene, work: Work, expected: list[Path]) -> None:
    """Holds that the next run is right, and leaves nothing of the last."""
    ran = scene.run(*work.words)
    hold((ran.err, ran.code) == (b"", 0), "the next run says no word of error", ran.err)
    now = work.file.read_bytes() if work.file else ran.out
    hold(now == work.after, "the next run gives the right answer", len(now))
    left = scene.left(*expected)
    hold(not left, "the next run removes what was left", left)


PARTS = (
    _part("index", "a run that builds an index, killed; the next run builds it", _index),
    _part("export", "each format written over a file that is there, killed", _exports),
    _part("fmt", "a sheet put into canonical form, killed", _fmt),
)
