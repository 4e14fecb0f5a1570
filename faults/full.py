"""A disk that is full after any number of bytes: a small one where it can be mounted, or a limit of a file's size."""

import os
import resource
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from typing import NamedTuple

from factsheet.export import NAMES
from faults import ROOT
from faults.held import Outcome, Part, hold
from faults.scene import OLD, Ran, Scene

_STEP = 4096
_MOST_STEPS = 60
_ROOM = 64 << 20


class Work(NamedTuple):
    """A command that writes: its words, the files that come of it, and what they hold before."""

    words: tuple[str, ...]
    files: tuple[Path, ...] = ()
    before: bytes | None = None


def _works(scene: Scene) -> Iterator[tuple[str, Work]]:
    reads = ("-f", str(scene.sheet))
    yield "index", Work((*reads, "events", "-o", "jsonl"))
    for name in NAMES:
        file = scene.outputs / f"facts.{name}"
        yield f"export {name}", Work((*reads, "export", name, "-O", str(file)), (file,), OLD)
    file = scene.outputs / "sheet.json"
    yield "fmt", Work(("fmt", str(file)), (file,), scene.sheet.read_bytes())
    yield "init", Work(("init", str(file)), (file, file.with_name("factsheet-1.schema.json")))
    rows = ("convert", str(ROOT / "tests" / "data" / "facts.csv"), "--title", "Rows", "--as-of", "2024-10-31")
    yield "convert", Work((*rows, "-O", str(file)), (file,))


def _run(scene: Scene, _: Random, kills: int, outcome: Outcome) -> None:
    for name, place in (("a small disk", _small_disk), ("a short file", _short_file)):
        with place(scene) as limited:
            if limited is None:
                outcome.counts[f"{name} cannot be mounted here"] += 1
                continue
            for called, work in _works(limited.scene):
                _tried(f"{name}, {called}", limited, work, kills, outcome)


def _tried(name: str, limited: "Limited", work: Work, kills: int, outcome: Outcome) -> None:
    """Runs a command with less room than it needs, from none on, until there is enough."""
    scene = limited.scene
    _ready(scene, work)
    whole = scene.run(*work.words)
    hold(whole.code == 0, f"{name}: it works where there is room", whole.err)
    right = whole, [file.read_bytes() for file in work.files]
    size = limited.parts * max(path.stat().st_size for path in (*scene.whole(), *work.files))
    step = max(_STEP, size // max(1, min(_MOST_STEPS, kills)) // _STEP * _STEP)
    for limit in range(0, size + 2 * step, step):
        with outcome.trial(f"{name}, room for {limit:,} bytes"):
            _ready(scene, work)
            _judged(scene, work, limited.run(work.words, limit), right, outcome)


def _ready(scene: Scene, work: Work) -> None:
    scene.clear()
    if work.before is not None:
        work.files[0].write_bytes(work.before)


def _judged(scene: Scene, work: Work, ran: Ran, right: tuple[Ran, list[bytes]], outcome: Outcome) -> None:
    now = [file.read_bytes() if file.exists() else None for file in work.files]
    if ran.code == 0:
        hold(ran == right[0], "the right answer", ran.err)
        hold(now == right[1], "the right files", [each and len(each) for each in now])
        outcome.counts["right"] += 1
    else:
        hold(ran.code == 4, "the output could not be written", ran)
        hold(ran.err.startswith(b"factsheet: error: cannot write ") and ran.err.count(b"\n") == 1, "one line", ran.err)
        hold(now == [work.before, *[None] * (len(work.files) - 1)][: len(now)], "the files are as they were", now)
        outcome.counts["one clear error"] += 1
    left = scene.left(*work.files)
    hold(not left and len(scene.whole()) <= 1, "nothing is left", left)


class Limited(NamedTuple):
    """A place where there is only so much room."""

    scene: Scene
    run: Callable[[tuple[str, ...], int], Ran]
    """Runs words with room for so many bytes."""
    parts: int
    """How often the size of the largest file is needed at most."""


@contextmanager
def _short_file(scene: Scene) -> Iterator[Limited | None]:
    """No file may be longer."""
    yield Limited(scene, lambda words, limit: _apart(scene, words, limit), 1)


def _apart(scene: Scene, words: tuple[str, ...], limit: int) -> Ran:
    """A run in a child of this process, under a limit that cannot be lifted again."""
    pipes = [os.pipe() for _ in range(2)]
    child = os.fork()
    if child == 0:
        code = 70
        with suppress(BaseException):
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            ran = scene.run(*words)
            code = ran.code
            for (_, end), text in zip(pipes, (ran.out, ran.err), strict=True):
                with open(end, "wb") as stream:
                    stream.write(text)
        os._exit(code)
    out, err = (_all(*pipe) for pipe in pipes)
    return Ran(out, err, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def _all(start: int, end: int) -> bytes:
    os.close(end)
    with open(start, "rb") as stream:
        return stream.read()


@contextmanager
def _small_disk(scene: Scene) -> Iterator[Limited | None]:
    """A disk of its own for everything, filled up but for the room that there is to be; None where none can be had."""
    disk = scene.folder / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={_ROOM}", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        yield None
        return
    try:
        place = Scene(disk)
        yield Limited(place, lambda words, limit: _filled(place, words, limit), 3)
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def _filled(scene: Scene, words: tuple[str, ...], limit: int) -> Ran:
    filler = scene.folder / "filler"
    found = os.statvfs(scene.folder)
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, found.f_bavail * found.f_frsize - limit))
    try:
        return scene.run(*words)
    finally:
        filler.unlink()


PART = Part("full", "a disk that is full, after any number of bytes", _run)
