"""The report of a run: what was tried, how often, what came of it, what did not hold; no date, no place."""

import re
from argparse import Namespace
from collections.abc import Iterator

from faults.held import Outcome
from faults.parts import PARTS

_SHOWN = 50


def report(asked: Namespace, found: dict[str, Outcome]) -> str:
    """The report as Markdown."""
    total = sum(outcome.trials for outcome in found.values())
    words = " ".join(["python -m faults", *asked.parts, f"--seed {asked.seed} --kills {asked.kills}"])
    head = f"# What a run tried\n\n`{words}`: {total:,} trials.\n\n"
    return head + "\n".join([*_parts(found), "", *_faults(found)]) + "\n"


def _parts(found: dict[str, Outcome]) -> Iterator[str]:
    yield "| part | trials | what came of them | did not hold |\n| --- | --: | --- | --: |"
    for name, outcome in found.items():
        counts = ", ".join(f"{what} {count:,}" for what, count in sorted(outcome.counts.items()))
        yield f"| {name} | {outcome.trials:,} | {counts} | {len(outcome.faults):,} |"
    yield ""
    yield from (f"- **{name}**: {PARTS[name].what}." for name in found)


def _faults(found: dict[str, Outcome]) -> Iterator[str]:
    yield "## What did not hold\n"
    every = [f"- {name}: {_placeless(fault)}" for name, outcome in found.items() for fault in outcome.faults]
    if not every:
        yield "Nothing: all that faults/README.md lists held."
    yield from every[:_SHOWN]
    if len(every) > _SHOWN:
        yield f"- and {len(every) - _SHOWN:,} more"


def _placeless(fault: str) -> str:
    """A fault without the folder in which it was made: it is gone, and is nobody's business."""
    return re.sub(r"(?:/[^/\s'\"]+)+/(?=[^/\s'\"]+)", "…/", fault)
