"""The report of a run: what was tried, how often, what was slowest, what did not hold; no date."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator

from fuzz.parts import PARTS
from fuzz.trial import MOST_SECONDS, Fault, Outcome

_MARK = "output "


def report(asked: Namespace, found: dict[str, Outcome]) -> str:
    """The report as Markdown."""
    total = sum(outcome.inputs for outcome in found.values())
    head = f"# What a run tried\n\n`{_command(asked)}`: {total:,} inputs.\n\n"
    return head + "\n".join([*_parts(found), "", *_outputs(found), *_faults(asked.seed, found)]) + "\n"


def _command(asked: Namespace) -> str:
    """The command line that tries the same; in how many processes is all one."""
    words = ["python -m fuzz", *asked.parts, f"--seed {asked.seed}"]
    words += [f"--inputs {asked.inputs}"] if asked.inputs is not None else []
    words += [f"--minutes {asked.minutes:g}"] if asked.minutes is not None else []
    return " ".join(words)


def _parts(found: dict[str, Outcome]) -> Iterator[str]:
    yield "| part | inputs | of which | slowest command, processor s | digest |\n| --- | --: | --- | --: | --- |"
    for name, outcome in found.items():
        counts = outcome.tally.counts
        kinds = ", ".join(f"{kind} {counts[kind]:,}" for kind in sorted(counts) if not kind.startswith(_MARK))
        slowest, number = outcome.slowest
        row = (name, f"{outcome.inputs:,}", kinds, f"{slowest:.2f} (number {number})", f"`{outcome.digest:08x}`")
        yield f"| {' | '.join(row)} |"
    yield ""
    yield from (f"- **{name}**: {PARTS[name].what}." for name in found)


def _outputs(found: dict[str, Outcome]) -> Iterator[str]:
    outputs: Counter[tuple[str, str]] = Counter()
    for outcome in found.values():
        for kind, count in outcome.tally.counts.items():
            if kind.startswith(_MARK):
                view, _, form = kind.removeprefix(_MARK).rpartition(" ")
                outputs[view, form] += count
    if not outputs:
        return
    forms = sorted({form for _, form in outputs})
    yield f"## Outputs by view and format: {sum(outputs.values()):,}\n"
    yield f"| view | {' | '.join(forms)} |\n| --- |{' --: |' * len(forms)}"
    for view in sorted({view for view, _ in outputs}):
        yield f"| {view} | {' | '.join(f'{outputs[view, form]:,}' for form in forms)} |"
    yield ""


def _faults(seed: int, found: dict[str, Outcome]) -> Iterator[str]:
    yield "## What did not hold\n"
    first: dict[tuple[str, str], Fault] = {}
    times: Counter[tuple[str, str]] = Counter()
    for name, outcome in found.items():
        for fault in outcome.faults:
            first.setdefault((name, fault.what), fault)
            times[name, fault.what] += 1
    if not first:
        yield f"Nothing: no crash, no command of more than {MOST_SECONDS:g} s, and all that fuzz/README.md lists held."
    for (name, what), fault in first.items():
        yield f"- {what}: {times[name, what]:,} inputs of {name}, first `--seed {seed} --input {name}:{fault.number}`"
