"""What must hold of what is printed: no escape, rows of one width, JSON with the same keys, no line too wide."""

import csv
import io
import json
import re
from itertools import pairwise
from typing import Any, NamedTuple

from rich.cells import cell_len

from factsheet.errors import OutOfMemory
from factsheet.views import VIEWS
from fuzz.held import Tally, hold
from hostile import OWN, STEERING, from_csv, unescaped

__all__ = ["STEERING", "Answer", "cell_len", "fitted", "right", "same"]
_NARROWEST = 20
csv.field_size_limit(10_000_000)
_COLUMNS = {view.name: [column.name for column in view.columns] for view in VIEWS}
# How the program tells that there was not enough memory: for what a sheet asks for, and for the file itself.
_NO_MEMORY = (OutOfMemory().message, "it is larger than the memory")
_BAR = re.compile(r"(?<!\\)\|")


def fitted(told: str) -> None:
    """Holds that what was told is not that the memory was too small: it is an error as any other, with a code."""
    hold(not any(words in told for words in _NO_MEMORY), "no command takes more memory than there is", told)


class Answer(NamedTuple):
    """What a command printed in a format, on how wide a terminal, with colours or without."""

    command: str
    format: str
    text: str
    width: int = 80
    color: bool = False

    @property
    def columns(self) -> list[str]:
        """The columns that its rows have."""
        return _COLUMNS.get(self.command) or _COLUMNS[self.command.partition(" ")[0]]

    @property
    def cells(self) -> list[list[str]] | None:
        """The cells of each row, as the texts that they are; None for what has no cells."""
        if self.format == "tsv":
            return [[unescaped(cell) for cell in line.split("\t")] for line in self.lines[1:]]
        if self.format == "csv":
            rows = list(csv.reader(io.StringIO(self.text, newline=""), strict=True))[1:]
            return [[from_csv(cell) for cell in row] for row in rows]
        return None

    @property
    def lines(self) -> list[str]:
        """Its lines, told by line feeds alone."""
        return self.text.split("\n")[:-1]

    @property
    def objects(self) -> list[Any] | None:
        """Its objects; None for what has none."""
        if self.format == "json":
            found = json.loads(self.text, object_pairs_hook=_once)
            hold(isinstance(found, list), "json is an array", self.text)
            return list(found)
        return [json.loads(line, object_pairs_hook=_once) for line in self.lines] if self.format == "jsonl" else None

    @property
    def rows(self) -> int | None:
        """How many rows it has; None for a screen, and for ids, which are told once."""
        if self.format in {"json", "jsonl"}:
            return len(self.objects or ())
        if self.format == "markdown":
            return len(self.lines) - 2
        cells = self.cells
        return None if cells is None else len(cells)


def right(answer: Answer, tally: Tally) -> None:
    """Holds what must be so of an answer alone."""
    text = OWN.sub("", answer.text) if answer.color else answer.text
    hold(not STEERING.search(text), "no escape in an output", text)
    hold(not text or text.endswith("\n"), "an output ends with its line", text)
    match answer.format:
        case "table":
            widest = max((cell_len(line) for line in OWN.sub("", text).split("\n")), default=0)
            hold(widest <= max(answer.width, _NARROWEST), "no line is wider than the terminal", (answer.width, text))
        case "tsv":
            hold(answer.lines[0].split("\t") == answer.columns, "tsv names its columns", text)
            _even([line.split("\t") for line in answer.lines], answer)
        case "csv":
            _even(list(csv.reader(io.StringIO(text, newline=""), strict=True)), answer)
        case "markdown":
            bars = {len(_BAR.findall(line.replace("\\\\", ""))) for line in answer.lines}
            hold(bars == {len(answer.columns) + 1}, "a row of markdown has the columns of its header", text)
        case "ids":
            hold(len(answer.lines) == len(set(answer.lines)), "each id stands once", text)
        case _:
            for each in answer.objects or ():
                # What a field of a record was and is has the keys that such a field has.
                field = f" {each['field']}" if each.get("field") else ""
                _shapes(f"{answer.command} {each.get('type', '')}{field}{_sort(each)}", each, tally)


def same(answers: list[Answer]) -> None:
    """Holds that all formats of one answer have the same rows, and the same cells."""
    if not answers:
        return
    counts = {(each.format in {"json", "jsonl"} and each.command == "show", each.rows) for each in answers}
    counts = {each for each in counts if each[1] is not None}
    hold(len(counts) == len({each[0] for each in counts}), "all formats have the same rows", (answers[0][:2], counts))
    for one, other in pairwise([each for each in answers if each.format in {"tsv", "csv"}]):
        hold(one.cells == other.cells, "tsv and csv have the same cells", (one.cells, other.cells))
    for one, other in pairwise([each for each in answers if each.format in {"json", "jsonl"}]):
        hold(one.objects == other.objects, "json and jsonl have the same objects", (one.text, other.text))
    objects = next((each.objects for each in answers if each.objects is not None), None)
    for each in answers:
        if objects is not None and each.cells is not None and each.command != "show":
            found, wanted = [row[0] for row in each.cells], [record["id"] or "" for record in objects]
            hold(found == wanted, "rows and objects are of the same records", (found, wanted))


def _even(rows: list[list[str]], answer: Answer) -> None:
    widths = {len(row) for row in rows}
    hold(widths == {len(answer.columns)}, f"a row of {answer.format} has the columns of its header", answer.text)


def _shapes(name: str, value: Any, tally: Tally) -> None:
    """Holds that an object, and every one inside it, has the keys that others in its place have."""
    if isinstance(value, dict):
        tally.shape(name, tuple(value))
        for key, each in value.items():
            _shapes(f"{name}.{key}", each, tally)
    elif isinstance(value, list):
        for each in value:
            _shapes(f"{name}{_sort(each)}", each, tally)


def _sort(value: Any) -> str:
    """What else tells objects of one type apart: what is said of a fact from the fact, and facts from referents."""
    if not isinstance(value, dict):
        return ""
    return "".join(f" {key}" for key in ("stance", "name", "issued", "statement") if key in value)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    hold(len(found) == len(pairs), "an object has each key once", pairs)
    return found
