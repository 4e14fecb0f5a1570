"""What must hold of a sheet's problems, whatever the bytes: their place, their words, and what others say of the sheet.

The others are the reader of JSON that Python has, and a validator that reads the published schema.
"""

import json
import re
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

from factsheet.gate.codes import CODES
from factsheet.gate.passage import findings_of
from factsheet.gate.problems import Problem
from factsheet.gate.reading import SCHEMA, Content, shipped
from factsheet.gate.unsaid import UNSAID
from fuzz.held import hold

NO_JSON = {"E101", "E102"}
# What is beyond a limit is not read to its end: whether it is JSON behind that is not known.
BEYOND = {"E108"}
UNSAID_CODES = {code.code for each in UNSAID for code in each.codes}
_NEVER = object()
_LONG_NUMBER = re.compile(rb"[0-9]{4300}")


def judge(part: str = "") -> Validator:
    """A validator of sheets; of one record of a type where its name is given."""
    # Python's `$` passes a line feed at the end, and that of no other dialect does (factsheet help schema).
    schema = json.loads(Path(shipped(SCHEMA)).read_text("ascii"), object_hook=_ended)
    return Draft202012Validator(schema | {"$ref": f"#/$defs/{part}"} if part else schema)


def _ended(node: dict[str, Any]) -> dict[str, Any]:
    pattern = node.get("pattern")
    return {**node, "pattern": pattern[:-1] + r"\Z"} if isinstance(pattern, str) and pattern.endswith("$") else node


def judged(data: bytes) -> tuple[str, list[Problem], set[str]]:
    """The text, everything that `check` finds in it, and the codes of the errors; holds what problems must be like."""
    text, found = findings_of(Content("a.json", data, kept=False))
    rows = text.split("\n")
    for problem in found:
        hold(problem.code in CODES, "a problem has a known code", problem)
        hold(1 <= problem.line <= len(rows), "a problem is on a line of the text", problem)
        hold(1 <= problem.column <= len(rows[problem.line - 1]) + 1, "a problem is in its line", problem)
        hold(problem.where and problem.fault.what, "a problem tells where and what", problem)
    places = [(each.line, each.column) for each in found]
    hold(places == sorted(places), "problems are told in the order of the text", places)
    return text, found, {each.code for each in found if each.fault.code.severity == "error"}


def as_json(data: bytes) -> Any:
    """What Python's reader makes of the bytes; a value that nothing equals where it is no JSON."""
    try:
        return json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        return _NEVER


def is_json(content: object) -> bool:
    """Whether there was something to read."""
    return content is not _NEVER


def agrees_with_reader(data: bytes, codes: set[str]) -> Any:
    """Holds that the gate finds JSON where Python's reader does; returns what that reads."""
    content = as_json(data)
    if not is_json(content):
        # A number of more digits than Python's reader converts is JSON all the same.
        hold(codes & (NO_JSON | BEYOND) or _LONG_NUMBER.search(data), "what is no JSON is told as such", data)
    elif not isinstance(content, dict):
        hold(codes, "a sheet is an object", data)
    elif data.count(b"[") + data.count(b"{") < 800:
        hold(not codes & NO_JSON, "JSON is told as such", data)
    return content


def agrees_with_schema(validator: Validator, content: Any, codes: set[str]) -> None:
    """Holds that gate and schema judge alike, but for what is listed as what no schema can say."""
    try:
        is_valid = validator.is_valid(content)
    except RecursionError:
        return
    if is_valid:
        # Of a key that is given twice, readers of JSON see the last value alone.
        is_listed = codes <= UNSAID_CODES or "E104" in codes
        hold(is_listed, "what the schema lets pass and the gate does not is listed", sorted(codes))
    else:
        hold(codes, "what the schema refuses, the gate refuses", content)
