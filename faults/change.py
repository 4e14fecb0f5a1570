"""A sheet that changes while it is read: written over in place, emptied and written, another put in its place."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from factsheet.index.cache import key_of
from faults.held import Outcome, Part, hold
from faults.scene import Scene, portion

_MOST_PAUSE = 0.03


def _in_place(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY)
    os.write(descriptor, data)
    os.close(descriptor)


def _emptied(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _renamed(path: Path, data: bytes) -> None:
    other = path.with_suffix(".other")
    other.write_bytes(data)
    other.replace(path)


def _gone(path: Path, data: bytes) -> None:
    path.unlink(missing_ok=True)
    path.write_bytes(data)


_WAYS: dict[str, Callable[[Path, bytes], None]] = {
    "written over in place": _in_place,
    "emptied and written": _emptied,
    "another put in its place": _renamed,
    "removed and written": _gone,
}


@contextmanager
def _changing(
    path: Path, versions: list[bytes], way: Callable[[Path, bytes], None], seed: float
) -> Iterator[Callable[[], bool]]:
    """Another process that changes the file again and again, at random moments; what is yielded tells if it still does.

    It ends with this process, however that ends.
    """
    parent = os.getpid()
    child = os.fork()
    if child == 0:
        chance = Random(seed)
        try:
            while os.getppid() == parent:
                for data in versions:
                    way(path, data)
                    time.sleep(chance.uniform(0, _MOST_PAUSE) * chance.choice((0, 0.1, 1)))
        finally:
            os._exit(0)
    ended: list[int] = []

    def is_running() -> bool:
        if not ended and os.waitpid(child, os.WNOHANG)[0]:
            ended.append(child)
        return not ended

    try:
        yield is_running
    finally:
        if is_running():
            os.kill(child, 9)
            os.waitpid(child, 0)


def _run(scene: Scene, chance: Random, kills: int, outcome: Outcome) -> None:
    versions = [portion(tag) for tag in ("First: ", "Other: ")]
    words = ("-f", str(scene.sheet), "events", "-o", "jsonl")
    answers = []
    for data in versions:
        scene.sheet.write_bytes(data)
        answers.append(scene.right(*words))
    hold(len(versions[0]) == len(versions[1]) and answers[0] != answers[1], "two versions of one length")
    for name, way in _WAYS.items():
        with _changing(scene.sheet, versions, way, chance.random()) as is_running:
            for number in range(kills):
                if chance.random() < 0.7:
                    scene.forget()
                with outcome.trial(f"{name}, number {number}"):
                    _asked(scene, words, answers, outcome)
            lasted = is_running()
        with outcome.trial(f"{name}, afterwards"):
            hold(lasted, "the sheet was changed to the end")
            _afterwards(scene, words, versions, answers)


def _asked(scene: Scene, words: tuple[str, ...], answers: list[bytes], outcome: Outcome) -> None:
    ran = scene.run(*words)
    if ran.code == 0:
        hold(ran.out in answers, "the answer of a version that there was", len(ran.out))
        hold(ran.err == b"", "no word of error", ran.err)
        outcome.counts["answers"] += 1
        return
    hold(ran.code == 3 and ran.out == b"", "it cannot be read, or it is no sheet", ran)
    hold(ran.err.count(b"factsheet: error: ") == 1, "one clear error", ran.err)
    outcome.counts["clear errors"] += 1


def _afterwards(scene: Scene, words: tuple[str, ...], versions: list[bytes], answers: list[bytes]) -> None:
    """Holds that each kept index is that of the bytes it is named by."""
    known = {key_of([data]) for data in versions}
    for path in scene.whole():
        hold(path.name.split(".")[0] in known, "an index is kept of a version that there was", path.name)
    for data, answer in zip(versions, answers, strict=True):
        scene.sheet.write_bytes(data)
        hold(scene.run(*words).out == answer, "each version has its own answer")


PART = Part("change", "a sheet that changes while it is read, in four ways", _run)
