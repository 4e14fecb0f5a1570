"""Tables of rows for tests of `convert`: the least that is a fact, and what a test adds to it."""

import csv
import io
import json
from typing import Any

from conftest import Ran, Run

Cells = dict[str, str]
EVENT: Cells = {
    "type": "event", "statement": "The bridge fell.", "date": "2024-03-01", "kind": "collapse", "by": "River Watch",
    "actor_kind": "research", "said": "2024-03-02", "hedge": "stated", "sources": "Gazette 2024-03-02",
    "source_type": "article-newspaper",
}  # fmt: skip
FIGURE: Cells = {
    **EVENT, "type": "figure", "statement": "They were counted.", "kind": "", "measure": "killed", "unit": "people",
    "value": "12",
}  # fmt: skip
OPTIONS = ("--title", "A sheet", "--as-of", "2024-12-31")


def table(*rows: Cells, delimiter: str = ",", end: str = "\n") -> bytes:
    """The rows as CSV; a row without a column has an empty cell."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, names, restval="", delimiter=delimiter, lineterminator=end)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def convert(run: Run, content: bytes, *options: str) -> Ran:
    """What `convert` makes of a table."""
    return run("convert", "-", *OPTIONS, *options, stdin=content)


def sheet_of(run: Run, *rows: Cells, options: tuple[str, ...] = (), told: str = "") -> dict[str, Any]:
    """The sheet that is made of rows, which must pass `check`."""
    ran = convert(run, table(*rows), *options)
    assert (ran.err, ran.code) == (told, 0)
    checked = run("check", "-", stdin=ran.out.encode())
    assert (checked.code, checked.err) == (0, "")
    found: dict[str, Any] = json.loads(ran.out)
    return found


def troubles(run: Run, *rows: Cells, options: tuple[str, ...] = ()) -> list[str]:
    """What is wrong with rows, each with its line and column; nothing is written."""
    ran = convert(run, table(*rows), *options)
    *lines, error, hint = ran.err.splitlines()
    count = "1 problem" if len(lines) == 1 else f"{len(lines)} problems"
    assert (ran.out, ran.code) == ("", 1)
    assert error.startswith(f"factsheet: error: {count} in ")
    assert error.endswith("; nothing was written")
    assert hint.startswith("hint: ")
    return [line.removeprefix("-:") for line in lines]
