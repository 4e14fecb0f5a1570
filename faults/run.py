"""The command: each part in a place of its own, and the report."""

import argparse
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from random import Random

from faults.held import Outcome, Unheld
from faults.parts import PARTS
from faults.report import report
from faults.scene import scene

_FILE = Path(__file__).parent / "report.md"


def arguments(words: list[str] | None) -> argparse.Namespace:
    """What was asked."""
    parser = argparse.ArgumentParser("python -m faults", description="Make faults of the machine, and look what holds.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all without one")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="the seed; 1 where it is not given")
    parser.add_argument("--kills", type=int, default=200, metavar="N", help="of each work; 200 where it is not given")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="processes; 1 where it is not given")
    parser.add_argument("--report", default=str(_FILE), metavar="FILE", help="where the report goes; - prints it")
    asked = parser.parse_args(words)
    for name in asked.parts:
        if name not in PARTS:
            parser.error(f"no part {name!r}; one of {', '.join(PARTS)}")
    for option in ("kills", "jobs"):
        if getattr(asked, option) < 1:
            parser.error(f"--{option} is 1 at least")
    return asked


def main(words: list[str] | None = None) -> int:
    """Runs what was asked; 1 where something did not hold."""
    asked = arguments(words)
    print(f"seed {asked.seed}", file=sys.stderr, flush=True)
    found: dict[str, Outcome] = {}
    for name, outcome in _outcomes([(each, asked.seed, asked.kills) for each in asked.parts or PARTS], asked.jobs):
        found[name] = outcome
        told = f"{name}: {outcome.trials:,} trials, {len(outcome.faults):,} faults"
        print("\n".join([told, *outcome.faults[:20]]), file=sys.stderr, flush=True)
    text = report(asked, found)
    if asked.report == "-":
        print(text, end="")
    else:
        Path(asked.report).write_text(text, "utf-8")
    return int(any(outcome.faults for outcome in found.values()))


def _part(task: tuple[str, int, int]) -> tuple[str, Outcome]:
    name, seed, kills = task
    outcome = Outcome()
    with scene() as place:
        try:
            PARTS[name].run(place, Random(f"{seed}:{name}"), kills, outcome)
        except Unheld as unheld:
            outcome.faults.append(f"ahead of any fault: {unheld}")
    return name, outcome


def _outcomes(tasks: list[tuple[str, int, int]], jobs: int) -> Iterator[tuple[str, Outcome]]:
    if jobs == 1:
        yield from map(_part, tasks)
        return
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        yield from pool.map(_part, tasks)
