"""The report: what it was measured on, a table a question, and what became of the targets."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bench.command import Answer, Answers, Question

_SMALL = 1.0


@dataclass
class Measured:
    """All that a run found."""

    start: list[tuple[Question, Answers]] = field(default_factory=list)
    growth: dict[int, list[tuple[Question, Answers]]] = field(default_factory=dict)
    check: dict[int, list[tuple[Question, Answers]]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    """Commands that failed, or that did not print what others print."""

    def grown(self, facts: int, title: str) -> Answers:
        """What was answered to one question about a sheet of so many facts."""
        return _of(self.growth.get(facts, []), title)

    def started(self, title: str) -> Answers:
        """What was answered to one question about the start."""
        return _of(self.start, title)


def _of(asked: list[tuple[Question, Answers]], title: str) -> Answers:
    return next((answers for question, answers in asked if question.title == title), {})


def table(rows: Iterable[Iterable[str]], heads: tuple[str, ...], left: int = 1) -> Iterator[str]:
    """A Markdown table whose first columns are texts, the others numbers."""
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * left}{' --: |' * (len(heads) - left)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""


def sections(found: Measured) -> Iterator[str]:
    """All tables."""
    if found.start:
        yield "## Start\n"
        for question, answers in found.start:
            first = next(iter(answers.values()))
            base = first.seconds if first.runs else 0.0
            yield f"### {question.title}\n\n{question.told}\n"
            heads = ("command", "ms", "least", "processor ms", "ratio", "runs")
            yield from table((_started(each, base) for each in answers.values()), heads)
    for title, by_size in (("Growth", found.growth), ("Check", found.check)):
        if by_size:
            yield f"## {title}\n"
            yield from _by_question(by_size)


def _by_question(by_size: dict[int, list[tuple[Question, Answers]]]) -> Iterator[str]:
    """A table a question, all sizes in it."""
    asked = {question.title: question for each in by_size.values() for question, _ in each}
    for title, question in asked.items():
        yield f"### {title}\n\n{question.told}\n"
        rows = [
            _grown(facts, answer, next(iter(answers.values())))
            for facts, each in by_size.items()
            for found, answers in each
            if found.title == title
            for answer in answers.values()
        ]
        heads = ("facts", "command", "s", "processor s", "ratio", "peak MB", "lines", "runs")
        yield from table(rows, heads, left=2)


def _started(answer: Answer, base: float) -> tuple[str, ...]:
    if not answer.runs:
        return answer.command.name, "—", "", "", answer.missing, ""
    least = min(each.seconds for each in answer.runs)
    return (
        answer.command.name,
        f"{answer.seconds * 1000:.0f}",
        f"{least * 1000:.0f}",
        f"{answer.processor * 1000:.0f}",
        f"{answer.seconds / base:.2f}" if base else "",
        str(len(answer.runs)),
    )


def _grown(facts: int, answer: Answer, first: Answer) -> tuple[str, ...]:
    if not answer.runs:
        return f"{facts:,}", answer.command.name, "—", "", answer.missing, "", "", ""
    ratio = f"{answer.seconds / first.seconds:.2f}" if first.runs else ""
    return (
        f"{facts:,}",
        answer.command.name,
        seconds(answer.seconds),
        seconds(answer.processor),
        ratio,
        f"{answer.memory / 2**20:.0f}",
        f"{answer.runs[0].lines:,}",
        str(len(answer.runs)),
    )


def seconds(found: float) -> str:
    """A time, to what can be told of it."""
    return f"{found:.3f}" if found < _SMALL else f"{found:.2f}"
