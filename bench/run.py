"""The command line: what is measured, how often, how large, and where the report goes."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import PROJECT, check, growth, machine, start
from bench.asking import Asking
from bench.command import Answers, Question
from bench.data import Files, flattened, make
from bench.peers import Peers
from bench.report import Measured, sections, table
from bench.same import hold_same
from bench.targets import targets
from bench.timing import Failed, Timing

PARTS = ("start", "growth", "check")
_FILE = Path(__file__).with_name("results.md")
_BUNDLED = PROJECT / "data" / "dprk-troops-ukraine.json"
_MOST_HELD = 100_000
"""Up to so many facts all rows are held side by side; of more, how many there are."""


def arguments(words: list[str] | None) -> Namespace:
    """What was asked for."""
    parser = ArgumentParser(prog="bench", description="Time whole processes beside other programs that do the same.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all without one")
    parser.add_argument("--facts", default="1000,10000,100000,1000000", metavar="N,…", help="the sizes of the sheets")
    parser.add_argument("--runs", type=int, default=11, metavar="N", help="of each command; of the start three times")
    parser.add_argument("--seconds", type=float, default=20, metavar="S", help="what all runs of one command may take")
    parser.add_argument("--report", default=str(_FILE), metavar="FILE", help="where the report goes; - prints it")
    parser.add_argument("--folder", metavar="DIR", help="keep data and environment there, and use what is there")
    asked = parser.parse_args(words)
    for name in asked.parts:
        if name not in PARTS:
            parser.error(f"no part {name!r}; one of {', '.join(PARTS)}")
    if not all(each.isdigit() and int(each) >= 300 for each in asked.facts.split(",")):
        parser.error("--facts: numbers of 300 or more, with commas between them")
    return asked


def main(words: list[str] | None = None) -> int:
    """Measures what was asked for; 1 where a command failed, or did not do the same as the others."""
    asked = arguments(words)
    sizes = sorted({int(each) for each in asked.facts.split(",")})
    parts = asked.parts or PARTS
    with _folder(asked.folder) as home:
        _tell("installing the other programs")
        peers = Peers(home)
        found = _measured(peers, home, parts, sizes, Timing(asked.runs, asked.seconds))
        text = _report(peers, asked, found)
    if asked.report == "-":
        print(text, end="")
    else:
        Path(asked.report).write_text(text, "utf-8")
    return int(bool(found.faults))


@contextmanager
def _folder(kept: str | None) -> Iterator[Path]:
    if kept is None:
        with TemporaryDirectory(prefix="bench-") as made:
            yield Path(made)
        return
    folder = Path(kept).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    yield folder


def _measured(peers: Peers, home: Path, parts: Sequence[str], sizes: list[int], timing: Timing) -> Measured:
    found = Measured()
    if "start" in parts:
        asking = _asking(peers, home / "start")
        asking = Asking(peers, flattened(_BUNDLED, asking.home), asking.home)
        often = Timing(timing.runs * 3, timing.seconds)
        found.start = [_answered(often, each, rows=True) for each in start.questions(asking, asking.home)]
        found.faults += often.faults
    for facts in sizes if "growth" in parts or "check" in parts else ():
        asking = _asking(peers, home / str(facts), facts)
        if "growth" in parts:
            held = facts <= _MOST_HELD
            found.growth[facts] = [_answered(timing, each, rows=held) for each in growth.questions(asking, facts)]
        if "check" in parts:
            found.check[facts] = [_answered(timing, check.right(asking, facts))]
    if len(found.growth) > 1:
        both = {facts: _asking(peers, home / str(facts)) for facts in (sizes[-1], sizes[0])}
        found.growth[sizes[-1]].append(_answered(timing, growth.alike(both)))
    if "check" in parts:
        asking = _asking(peers, home / "planted")
        found.check.setdefault(check.FACTS, []).append(_answered(timing, check.faulty(asking, asking.home)))
    found.faults += timing.faults
    return found


def _asking(peers: Peers, folder: Path, facts: int = 0) -> Asking:
    """The programs and the files of a folder, which are made where they are not there."""
    folder.mkdir(exist_ok=True)
    files = Files.at(folder)
    made = folder / "made"
    if facts and not made.exists():
        _tell(f"making {facts:,} facts")
        make(folder, facts)
        made.touch()
    return Asking(peers, files, folder)


def _answered(timing: Timing, question: Question, *, rows: bool = False) -> tuple[Question, Answers]:
    """What came of a question; where programs differ in what they print, that is one of the faults."""
    _tell(question.title)
    answers = timing.answers(question, warm=not any(each.before for each in question.commands))
    done = tuple(each.command for each in answers.values() if each.runs)
    counts = {name: each.runs[0].lines - each.command.heads for name, each in answers.items() if each.runs}
    try:
        if question.same and rows and done:
            hold_same(replace(question, commands=done))
        elif question.same and len(set(counts.values())) > 1:
            raise Failed(f"not as many rows, {question.title}: {counts}")
    except Failed as fault:
        _tell(str(fault))
        timing.faults.append(str(fault))
    return question, answers


def _report(peers: Peers, asked: Namespace, found: Measured) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in peers.versions().items())
    sizes = f"--facts {asked.facts} " if asked.parts != ["start"] else ""
    words = " ".join(["python -m bench", *asked.parts, f"{sizes}--runs {asked.runs} --seconds {asked.seconds:g}"])
    lines = [
        f"# Results\n\n`{words}`, {date.today().isoformat()}; how it is measured is in README.md.\n",
        f"- Processor: {machine.processor()}; {machine.memory()} of memory. Instructions for SHA: {machine.sha()}.",
        f"- {versions}.\n",
        *(f"**Failed:** {fault.splitlines()[0]}\n" for fault in found.faults),
        "## Targets\n",
        *table(((each.wanted, each.measured, each.told) for each in targets(found)), ("target", "measured", ""), 3),
        *sections(found),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _tell(what: str) -> None:
    print(what, file=sys.stderr, flush=True)
