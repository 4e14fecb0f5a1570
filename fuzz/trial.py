"""One input tried after another, each from a seed of its own, so that any of them can be tried alone."""

import signal
import traceback
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple

import factsheet
from fuzz.chance import Chance
from fuzz.held import Part, Tally, TooSlow, Unheld

MOST_SECONDS = 5.0
# Of memory, all that the process holds.
MOST_BYTES = 3 << 30
_SOURCE = str(Path(factsheet.__file__).parent)


class Fault(NamedTuple):
    """Something that did not hold: what, for which input, and the first words of that."""

    what: str
    number: int
    detail: str


@dataclass
class Outcome:
    """What came of some inputs of a part."""

    inputs: int = 0
    slowest: tuple[float, int] = (0.0, 0)
    """The most that a single command took, and the number of its input."""
    digest: int = 0
    tally: Tally = field(default_factory=Tally)
    faults: list[Fault] = field(default_factory=list)

    def add(self, other: "Outcome") -> None:
        """Takes what came of others, which must have seen the same keys in the objects of a type."""
        self.inputs += other.inputs
        self.slowest = max(self.slowest, other.slowest)
        self.digest = (self.digest + other.digest) % 2**32
        self.tally.counts.update(other.tally.counts)
        self.faults += other.faults
        for name, keys in other.tally.shapes.items():
            try:
                self.tally.shape(name, keys)
            except Unheld as unheld:
                self.faults.append(Fault(unheld.what, -1, str(unheld)))


def tried(part: Part, seed: int, numbers: range) -> Outcome:
    """What comes of the inputs of these numbers."""
    outcome = Outcome()
    for number in numbers:
        fault = one(part, seed, number, outcome)
        outcome.inputs += 1
        outcome.slowest = max(outcome.slowest, (_CLOCK.longest, number))
        if fault:
            outcome.faults.append(fault)
    return outcome


def made(part: Part, seed: int, number: int) -> tuple[Any, Chance]:
    """The input of a number, and the chance that goes on from there."""
    chance = Chance(f"{seed}:{part.name}:{number}")
    return part.make(chance), chance


def one(part: Part, seed: int, number: int, outcome: Outcome) -> Fault | None:
    """Tries one input; returns what did not hold."""
    given = None
    try:
        given, chance = made(part, seed, number)
        outcome.digest = (outcome.digest + zlib.crc32(repr(given).encode("utf-8", "backslashreplace"))) % 2**32
        with limited():
            part.check(given, chance, outcome.tally)
    except Unheld as unheld:
        return Fault(unheld.what, number, str(unheld))
    except TooSlow:
        return Fault(f"no command takes more than {MOST_SECONDS:g} s", number, f"{given!r:.300}")
    except Exception as crash:  # noqa: BLE001 (whatever the program lets out is what is looked for)
        return Fault(f"no crash: {type(crash).__name__} in {_place(crash)}", number, f"{crash}: {given!r:.300}")
    return None


def _place(crash: BaseException) -> str:
    frames = [each for each in traceback.extract_tb(crash.__traceback__) if each.filename.startswith(_SOURCE)]
    if not frames:
        frames = list(traceback.extract_tb(crash.__traceback__))
    return f"{Path(frames[-1].filename).stem}.{frames[-1].name}"


class _Clock:
    """How much processor time the longest command of an input took."""

    def __init__(self) -> None:
        self.began, self.longest, self.runs, self.rang = 0.0, 0.0, False, False

    def start(self) -> None:
        self.began, self.longest, self.runs, self.rang = process_time(), 0.0, True, False

    def stop(self) -> None:
        self.lap()
        self.runs = False

    def lap(self) -> None:
        now = process_time()
        self.began, self.longest = now, max(self.longest, now - self.began)


_CLOCK = _Clock()


@contextmanager
def limited() -> Iterator[None]:
    """Ends what takes more processor time than any command may; begins anew where a command begins (`again`).

    Raises TooSlow in the end, too, if it came: completion keeps silent about whatever is raised in it.
    """
    signal.signal(signal.SIGPROF, _stop)
    _CLOCK.start()
    again()
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        _CLOCK.stop()
        if _CLOCK.rang:
            raise TooSlow


def again() -> None:
    """Gives the next command its whole time; does nothing where none is counted, and so nothing would heed the end."""
    if _CLOCK.runs:
        _CLOCK.lap()
        signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)


def _stop(*_: object) -> None:
    _CLOCK.rang = True
    raise TooSlow
