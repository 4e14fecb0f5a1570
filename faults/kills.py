"""A signal at a random moment while an index is built, an export is written, a sheet is formatted."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from typing import NamedTuple

from factsheet.export import NAMES
from faults.held import Outcome, Part, hold
from faults.scene import OLD, Scene

_SOFT = (signal.SIGINT, signal.SIGTERM)
_MEASURED = 5
_QUESTION = ("events", "-o", "jsonl")
# Of ten kills one is of a process of its own, for which most of the time is the loading of Python and its modules.
_WHOLE = 10
Started = tuple[Callable[[], int], Callable[[int], tuple[bytes, int]]]


class Work(NamedTuple):
    """What is killed: the command line, the file it is about, what that holds before and after."""

    words: tuple[str, ...]
    file: Path | None
    before: bytes
    after: bytes
    prepare: Callable[[], None]


def _index(scene: Scene) -> Work:
    words = ("-f", str(scene.sheet), *_QUESTION)
    return Work(words, None, b"", scene.right(*words), scene.forget)


def _export(name: str, scene: Scene) -> Work:
    file = scene.outputs / f"facts.{name}"
    words = ("-f", str(scene.sheet), "export", name)
    return Work((*words, "-O", str(file)), file, OLD, scene.run(*words).out, lambda: None)


def _fmt(scene: Scene) -> Work:
    file = scene.outputs / "sheet.json"
    before = scene.sheet.read_bytes()
    file.write_bytes(before)
    scene.run("fmt", str(file))
    return Work(("fmt", str(file)), file, before, file.read_bytes(), lambda: None)


def _part(name: str, what: str, of: Callable[[Scene], Work]) -> Part:
    def run(scene: Scene, chance: Random, kills: int, outcome: Outcome) -> None:
        work = of(scene)
        scene.clear()
        for start, part in ((_child, 1), (_process, _WHOLE)):
            lasts = _lasts(scene, work, start, min(_MEASURED, kills))
            for number, share in ((signal.SIGKILL, 1), *((each, 4) for each in _SOFT)):
                for _ in range(max(1, kills // part // share)):
                    delay = chance.uniform(0, lasts)
                    with outcome.trial(f"{number.name} after {delay:.3f} s of {lasts:.3f}"):
                        _killed(scene, work, start(scene, work.words), (number, delay), outcome)

    return Part(name, what, run)


def _child(scene: Scene, words: tuple[str, ...]) -> Started:
    """A copy of this process, which has loaded the program."""

    def ended(child: int) -> tuple[bytes, int]:
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        return scene.said.read_bytes(), code

    return lambda: scene.child(*words), ended


def _process(scene: Scene, words: tuple[str, ...]) -> Started:
    """A process of its own, from the start of Python on."""
    running: list[subprocess.Popen[bytes]] = []

    def begun() -> int:
        running.append(scene.started(*words, stdout=subprocess.DEVNULL))
        return running[-1].pid

    def ended(_: int) -> tuple[bytes, int]:
        with running.pop() as process:
            err = process.communicate(timeout=120)[1]
        return err, process.returncode

    return begun, ended


def _lasts(scene: Scene, work: Work, start: Callable[[Scene, tuple[str, ...]], Started], times: int) -> float:
    """How long the work takes undisturbed, in seconds."""
    seconds = []
    for _ in range(times):
        _ready(work)
        begin, end = start(scene, work.words)
        began = time.monotonic()
        ended = end(begin())
        seconds.append(time.monotonic() - began)
        hold(ended == (b"", 0), "an undisturbed run is right", ended)
    return median(seconds)


def _ready(work: Work) -> None:
    work.prepare()
    if work.file:
        work.file.write_bytes(work.before)


def _killed(scene: Scene, work: Work, started: Started, moment: tuple[signal.Signals, float], outcome: Outcome) -> None:
    number, delay = moment
    begin, end = started
    _ready(work)
    running = begin()
    time.sleep(delay)
    os.kill(running, number)
    _ended(*end(running), number, outcome)
    expected = [work.file] if work.file else []
    left, whole = scene.left(*expected), scene.whole()
    if number in _SOFT:
        hold(not left, f"nothing is left after {number.name}", left)
    elif left:
        outcome.counts["left something, which the next run removed"] += 1
    if work.file:
        now = work.file.read_bytes()
        hold(now in {work.before, work.after}, "the file is the old one or the new one", len(now))
        outcome.counts["new file" if now == work.after else "old file"] += 1
    _goes_on(scene, work, expected)
    hold(all(len(names) == 1 for names in left.values()), "a kill leaves one thing at most in each place", left)
    hold(len(whole) <= 1, "a kill leaves one index at most", len(whole))


def _ended(err: bytes, code: int, number: signal.Signals, outcome: Outcome) -> None:
    """Holds that a run ended by the signal, or well, and said nothing."""
    if b"KeyboardInterrupt" in err and b"factsheet" not in err:
        outcome.counts["Python itself was still starting"] += 1
        return
    hold(err == b"", "nothing is said", err)
    if code == 0:
        outcome.counts["ended before"] += 1
        return
    hold(code in {-number, 128 + number}, f"it ends by {number.name}", code)
    outcome.counts["stopped"] += 1


def _goes_on(scene: Scene, work: Work, expected: list[Path]) -> None:
    """Holds that the next run is right, and leaves nothing of the last."""
    ran = scene.run(*work.words)
    hold((ran.err, ran.code) == (b"", 0), "the next run says no word of error", ran.err)
    now = work.file.read_bytes() if work.file else ran.out
    hold(now == work.after, "the next run gives the right answer", len(now))
    left = scene.left(*expected)
    hold(not left, "the next run removes what was left", left)
    hold(len(scene.whole()) <= 1, "one index at most is kept", len(scene.whole()))


PARTS = (
    _part("index", "a run that builds an index, killed; the next run builds it", _index),
    *(_part(each, f"an export to {each} over a file that is there, killed", partial(_export, each)) for each in NAMES),
    _part("fmt", "a sheet put into canonical form, killed", _fmt),
)
