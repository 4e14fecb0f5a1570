"""The mutants that tests/mutants.md explains: each by its module, the lines that go and the lines that come."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

_SECTION = "## "
_BLOCK = "```diff"
_END = "```"
_CHANGED = re.compile(r"[-+](?![-+])")


class Mutant(NamedTuple):
    """A change of a module, which is named as in the document: `gate/attributing`."""

    module: str
    change: str


def changed(shown: str) -> str:
    """Of what mutmut shows of a mutant, the lines that go and come, without the blanks at their beginning."""
    lines = [line for line in shown.splitlines() if _CHANGED.match(line)]
    return "\n".join(f"{line[0]} {line[1:].strip()}" for line in lines)


def explanations(text: str) -> list[Mutant]:
    """What a document explains; raises ValueError for a block of no module, of no change, or that is there twice."""
    found: list[Mutant] = []
    for each in _blocks(text):
        if not each.module or not each.change.strip():
            raise ValueError(f"a block explains nothing: {each}")
        if each in found:
            raise ValueError(f"a block is there twice: {each}")
        found.append(each)
    return found


def unexplained(survived: Mapping[str, str], explained: Iterable[Mutant]) -> list[str]:
    """The names of the mutants that survived unexplained; one of which no change is known is always among them."""
    known = set(explained)
    return [name for name, change in survived.items() if not change or Mutant(_module(name), change) not in known]


def stale(survived: Mapping[str, str], explained: Iterable[Mutant]) -> list[Mutant]:
    """The explanations of mutants that did not survive, or are no more."""
    needed = {Mutant(_module(name), change) for name, change in survived.items()}
    return [each for each in explained if each not in needed]


def _blocks(text: str) -> Iterator[Mutant]:
    module = ""
    block: list[str] | None = None
    for line in text.splitlines():
        if block is None:
            if line.startswith(_SECTION):
                module = line.removeprefix(_SECTION).strip()
            elif line.strip() == _BLOCK:
                block = []
        elif line.strip() == _END:
            yield Mutant(module, "\n".join(block))
            block = None
        else:
            block.append(line)
    if block is not None:
        raise ValueError(f"a block has no end: {block}")


def _module(name: str) -> str:
    """The module of a mutant that mutmut names: `gate/attributing` of `factsheet.gate.attributing.x_of__mutmut_1`."""
    return name.rpartition(".")[0].removeprefix("factsheet.").replace(".", "/")
