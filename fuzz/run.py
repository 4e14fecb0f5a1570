"""The command: parts tried side by side until each has had its inputs, or the time is over."""

import argparse
import resource
import sys
import warnings
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from time import monotonic

from fuzz.parts import PARTS
from fuzz.report import report
from fuzz.trial import MOST_BYTES, Outcome, made, one, tried

Task = tuple[str, int, int, int]
_FILE = Path(__file__).parent / "report.md"


def arguments(words: list[str] | None) -> argparse.Namespace:
    """What was asked."""
    parser = argparse.ArgumentParser("python -m fuzz", description="Look for faults with inputs near what is right.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all without one")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="the seed; 1 where it is not given")
    parser.add_argument("--minutes", type=float, metavar="M", help="stop after so many minutes")
    parser.add_argument("--inputs", type=int, metavar="N", help="so many inputs of each part, not its own number")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="processes; 1 where it is not given")
    parser.add_argument("--report", default=str(_FILE), metavar="FILE", help="where the report goes; - prints it")
    parser.add_argument("--input", metavar="PART:N", help="try the one input of that number, and show it")
    asked = parser.parse_args(words)
    for name in asked.parts:
        if name not in PARTS:
            parser.error(f"no part {name!r}; one of {', '.join(PARTS)}")
    for option in ("minutes", "inputs", "jobs"):
        given = getattr(asked, option)
        if given is not None and not given > 0:
            parser.error(f"--{option} is more than 0")
    part, _, number = (asked.input or "").partition(":")
    if asked.input is not None and not (part in PARTS and number.isascii() and number.isdigit()):
        parser.error(f"no input {asked.input!r}; a part and a number, as sheets:1347")
    return asked


def main(words: list[str] | None = None) -> int:
    """Runs what was asked; 1 where something did not hold."""
    asked = arguments(words)
    _strict()
    if asked.input is not None:
        return _alone(asked.input, asked.seed)
    names = asked.parts or list(PARTS)
    print(f"seed {asked.seed}", file=sys.stderr)
    found = _run(_tasks(names, asked.seed, asked.inputs), names, asked.jobs, asked.minutes)
    text = report(asked, found)
    if asked.report == "-":
        print(text, end="")
    else:
        Path(asked.report).write_text(text, "utf-8")
    return int(any(outcome.faults for outcome in found.values()))


def _alone(name: str, seed: int) -> int:
    part, _, number = name.partition(":")
    given, _ = made(PARTS[part], seed, int(number))
    print(given if isinstance(given, str) else repr(given))
    fault = one(PARTS[part], seed, int(number), Outcome())
    print(f"{fault.what}\n{fault.detail}" if fault else "everything holds")
    return int(fault is not None)


def _tasks(names: list[str], seed: int, inputs: int | None) -> list[Task]:
    """Portions of all parts, so ordered that all parts get on alike."""
    tasks: list[tuple[float, Task]] = []
    for name in names:
        part = PARTS[name]
        total = part.inputs if inputs is None else inputs
        tasks += [
            (start / total, (name, seed, start, min(start + part.portion, total)))
            for start in range(0, total, part.portion)
        ]
    return [task for _, task in sorted(tasks, key=lambda each: each[0])]


def _portion(task: Task) -> tuple[str, Outcome]:
    name, seed, start, stop = task
    return name, tried(PARTS[name], seed, range(start, stop))


def _run(tasks: list[Task], names: list[str], jobs: int, minutes: float | None) -> dict[str, Outcome]:
    found = {name: Outcome() for name in names}
    ends = monotonic() + minutes * 60 if minutes is not None else None
    for number, (name, outcome) in enumerate(_outcomes(tasks, jobs), start=1):
        known = {each.what for each in found[name].faults}
        for fault in outcome.faults:
            if fault.what not in known:
                known.add(fault.what)
                print(f"{name}:{fault.number}: {fault.what}: {fault.detail:.300}", file=sys.stderr, flush=True)
        found[name].add(outcome)
        if number % 50 == 0:
            told = ", ".join(f"{each} {outcome.inputs:,}" for each, outcome in found.items())
            print(f"{number} of {len(tasks)} portions: {told}", file=sys.stderr, flush=True)
        if ends is not None and monotonic() > ends:
            break
    return found


def _outcomes(tasks: list[Task], jobs: int) -> Iterator[tuple[str, Outcome]]:
    """What comes of each portion, in their order whatever the number of processes."""
    if jobs == 1:
        yield from map(_portion, tasks)
        return
    # An executor, since a pool waits for ever for what a killed process had begun.
    with ProcessPoolExecutor(jobs, get_context("spawn"), _strict) as pool:
        try:
            yield from pool.map(_portion, tasks)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _strict() -> None:
    """Holds this process to what any input may cost, and makes a fault of a warning."""
    warnings.simplefilter("error")
    with suppress(ValueError, OSError):  # where the system has no such limit
        resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
