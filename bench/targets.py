"""What the program is held to, and whether it does."""

from collections.abc import Iterator
from statistics import StatisticsError
from typing import NamedTuple

from bench import growth, start
from bench.command import Answer, Answers
from bench.report import Measured, seconds

_BARE, _FILTER, _COLD, _MEMORY = 1.2, 25.0, 2.0, 0.5
# What differs by less is the same: the machine does other things, too.
_SAME = 1.1
_LEAST_FILTER = 1_000_000
# A sheet below a megabyte is hashed without OpenSSL, which takes 4 MB of memory: growth is counted from there on.
_LEAST_GROWN = 10_000


class Target(NamedTuple):
    """What is wanted, what was measured, and whether that is enough; None where it was not measured."""

    wanted: str
    measured: str
    met: bool | None

    @property
    def told(self) -> str:
        """The verdict."""
        return {True: "met", False: "**missed**", None: "not measured"}[self.met]


def targets(found: Measured) -> Iterator[Target]:
    """All of them."""
    yield from _judged("the start", _start(found))
    sizes = sorted(found.growth)
    if not sizes:
        return
    largest, least = sizes[-1], sizes[0]
    yield from _judged(growth.FILTER, _filter(found.grown(largest, growth.FILTER), largest))
    yield from _judged(growth.ALIKE, _alike(found.grown(largest, growth.ALIKE), largest, least))
    yield from _judged(growth.COLD, _cold(found.grown(largest, growth.COLD), largest))
    grown = next((size for size in sizes if size >= _LEAST_GROWN), least)
    for title in (growth.TIMELINE, growth.COLUMNS):
        yield from _judged(
            title, _timeline(title, found.grown(largest, title), found.grown(grown, title), largest, grown)
        )


def _judged(title: str, judged: Iterator[Target]) -> Iterator[Target]:
    """The targets of one question; a command that failed has no figures."""
    try:
        yield from judged
    except StatisticsError:
        yield Target(title, "a command failed", None)


def _start(found: Measured) -> Iterator[Target]:
    wanted = f"warm start at most {_BARE} times a bare typer program"
    everyday, asked = found.started(start.START), found.started(start.COMPLETIONS)
    if not everyday:
        return
    bare = everyday[start.BARE].seconds
    warm = [each for each in _own(everyday) if "cold" not in each.command.name]
    yield _worst(wanted, warm, bare)
    first, *own = asked.values()
    yield _worst("the same of completion, beside that program's own completion", own, first.seconds)
    same = found.started(start.SAME)
    mine, *others = same.values()
    python = [each for each in others if each.command.name.startswith(("csvcut", "sqlite-utils")) and each.runs]
    slowest = max([*warm, mine], key=lambda each: each.seconds)
    for peer in python:
        what = f"{_ms(slowest)} ({slowest.command.name}) to {_ms(peer)}"
        yield Target(f"warm start ahead of {peer.command.name}", what, slowest.seconds < peer.seconds)


def _worst(wanted: str, own: list[Answer], base: float) -> Target:
    worst = max(own, key=lambda each: each.seconds)
    ratio = worst.seconds / base
    return Target(wanted, f"{ratio:.2f} at most ({worst.command.name})", ratio <= _BARE)


def _filter(answers: Answers, facts: int) -> Iterator[Target]:
    mine, jq = _beside(answers)
    wanted = f"a warm filter over 1,000,000 facts at least {_FILTER:g} times faster than jq"
    if not jq.runs:
        yield Target(wanted, _missing(jq), None)
        return
    ratio = jq.seconds / mine.seconds
    yield Target(wanted, f"{ratio:.1f} times, {facts:,} facts", ratio >= _FILTER if facts >= _LEAST_FILTER else None)


def _alike(answers: Answers, facts: int, least: int) -> Iterator[Target]:
    """Whether one record takes as long whatever there is beside it, the hash of the file taken off."""
    for name in (growth.SHOWN, growth.COMPLETED):
        wanted = f"{name} the same in the largest sheet as in the smallest, but for the hash of the file"
        if not answers:
            yield Target(wanted, "one size alone", None)
            continue
        large, small = (
            answers[growth.of(name, size)].seconds - answers[growth.of(growth.HASH, size)].seconds
            for size in (facts, least)
        )
        what = f"{seconds(large)} s at {facts:,}, {seconds(small)} s at {least:,} (without the hash)"
        yield Target(wanted, what, large <= small * _SAME)


def _cold(answers: Answers, facts: int) -> Iterator[Target]:
    mine, jq = _beside(answers)
    time, memory = f"cold at most {_COLD:g} times jq's one pass", f"cold at most {_MEMORY:g} of jq's peak memory"
    if not jq.runs:
        yield from (Target(wanted, _missing(jq), None) for wanted in (time, memory))
        return
    for wanted, ratio, most in (
        (time, mine.seconds / jq.seconds, _COLD),
        (memory, mine.memory / jq.memory, _MEMORY),
    ):
        yield Target(wanted, f"{ratio:.2f} times, {facts:,} facts", ratio <= most)


def _timeline(title: str, large: Answers, small: Answers, facts: int, least: int) -> Iterator[Target]:
    mine, jq = _beside(large)
    grown = mine.memory / next(iter(small.values())).memory
    what = f"{mine.memory / 2**20:.0f} MB at {facts:,}, {grown:.2f} times that at {least:,}"
    yield Target(f"{title.lower()} in constant memory", what, grown <= _SAME if facts > least else None)
    wanted = f"{title.lower()} at least as fast as jq printing the same"
    if not jq.runs:
        yield Target(wanted, _missing(jq), None)
        return
    ratio = mine.seconds / jq.seconds
    yield Target(wanted, f"{ratio:.2f} of its time, {facts:,} facts", ratio <= 1)


def _own(answers: Answers) -> list[Answer]:
    return [each for name, each in answers.items() if "`factsheet" in name]


def _beside(answers: Answers) -> tuple[Answer, Answer]:
    return next(iter(answers.values())), answers[growth.JQ]


def _missing(answer: Answer) -> str:
    return answer.missing or "not measured"


def _ms(answer: Answer) -> str:
    return f"{answer.seconds * 1000:.0f} ms"
