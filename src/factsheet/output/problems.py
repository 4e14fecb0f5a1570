"""Problems of a sheet as text, JSON, and annotations of a code host: one line each, every text inert."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from factsheet.gate.codes import TOO_MUCH
from factsheet.gate.positions import end_at
from factsheet.gate.problems import Problem
from factsheet.plain import on_screen
from factsheet.record import as_json


class Found(NamedTuple):
    """A problem, and the text that it stands in."""

    path: str
    text: str
    problem: Problem

    @property
    def place(self) -> str:
        """`path:line:column`, as compilers write it."""
        return f"{self.path}:{self.problem.line}:{self.problem.column}"

    @property
    def kind(self) -> str:
        """`error E205 impossible-value`."""
        code = self.problem.fault.code
        return f"{code.severity} {code.code} {code.name}"

    @property
    def end(self) -> int:
        """The offset behind the value that is wrong, on the line where it begins."""
        offset = self.problem.offset
        if self.problem.fault.code is TOO_MUCH:  # it may have no end
            return offset + 1
        whole = end_at(self.text, offset)
        line_end = self.text.find("\n", offset, whole)
        return line_end if line_end >= 0 else whole


def lines(found: Iterable[Found]) -> Iterator[str]:
    """`path:line:column: error CODE name: where: what (hint)`."""
    for each in found:
        yield on_screen(f"{each.place}: {each.kind}: {each.problem.told}") + "\n"


def array(found: Iterable[Found]) -> Iterator[str]:
    """The problems as a JSON array, an object each."""
    opening = "["
    for each in found:
        yield f"{opening}{_object(each)}"
        opening = ",\n"
    yield "[]\n" if opening == "[" else "]\n"


def annotated(found: Iterable[Found]) -> Iterator[str]:
    """Workflow commands of GitHub Actions, which show a problem beside the line that has it.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    for each in found:
        problem, code = each.problem, each.problem.fault.code
        properties = {
            "file": each.path,
            "line": problem.line,
            "col": problem.column,
            "endColumn": problem.column + each.end - problem.offset,
            "title": f"{code.code} {code.name}",
        }
        told = ",".join(f"{key}={on_screen(_escaped(str(value), ':', ','))}" for key, value in properties.items())
        yield f"::{code.severity} {told}::{_escaped(on_screen(problem.told))}\n"


def _object(each: Found) -> str:
    problem, fault = each.problem, each.problem.fault
    return as_json(
        {
            "path": each.path,
            "line": problem.line,
            "column": problem.column,
            "end_column": problem.column + each.end - problem.offset,
            "severity": fault.code.severity,
            "code": fault.code.code,
            "name": fault.code.name,
            "where": problem.where,
            "what": fault.what,
            "hint": fault.hint or None,
        }
    )


def _escaped(text: str, *more: str) -> str:
    for letter in ("%", "\r", "\n", *more):
        text = text.replace(letter, f"%{ord(letter):02X}")
    return text
