"""`check` beside what else judges a sheet: one that is right, of any size, and one with a thousand planted faults."""

from dataclasses import replace
from pathlib import Path

from bench import PROJECT
from bench.asking import Asking, upto
from bench.command import Command, Question
from planted import planted

RIGHT, PLANTED = "A sheet that is right", "10,000 facts, 1,000 planted faults"
PYDANTIC, SCHEMA = "`json.load` and pydantic", "jsonschema, the published schema"
FACTS, FAULTS = 10_000, 1_000
# How much each is asked about, from what it took where there was less.
_MOST_WHOLE, _MOST_SCHEMA = 100_000, 10_000
_PYDANTIC = """\
import json, sys
from pydantic import ValidationError
from factsheet.gate.model import Sheet
with open(sys.argv[1], encoding="utf-8") as file:
    sheet = json.load(file)
try:
    Sheet.model_validate(sheet)
    print(0)
except ValidationError as error:
    print(error.error_count())
"""
_SCHEMA = """\
import json, sys
from jsonschema import Draft202012Validator
schema, sheet = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
print(sum(1 for _ in Draft202012Validator(schema).iter_errors(sheet)))
"""


def right(asking: Asking, facts: int) -> Question:
    """A sheet of which there is nothing to tell."""
    return Question(
        RIGHT,
        "Nothing is found by any of them. `check` judges references, days and wording, too; what pydantic and"
        " jsonschema say has no line and no column.",
        tuple(_judges(asking, asking.files.sheet, facts)),
        same=False,
    )


def faulty(asking: Asking, folder: Path) -> Question:
    """A sheet with faults at known places."""
    path = folder / "planted.json"
    path.write_text(planted(FACTS, FAULTS).text, "utf-8")
    told = "Unknown references, days, words, ids, and long statements; `check` finds all of them, each at its place."
    return Question(PLANTED, told, tuple(_judges(asking, path, FACTS, code=1)), same=False)


def _judges(asking: Asking, sheet: Path, facts: int, code: int = 0) -> list[Command]:
    checked = asking.command("`factsheet check`", asking.peers.installed("factsheet"), "check", str(sheet))
    pydantic = asking.python(PYDANTIC, _PYDANTIC, str(sheet))
    schema = asking.python(SCHEMA, _SCHEMA, str(PROJECT / "data" / "factsheet-1.schema.json"), str(sheet))
    return [
        replace(checked, silent=True, codes=(code,)),
        upto(pydantic, facts, _MOST_WHOLE, "holds the sheet and its models whole"),
        upto(schema, facts, _MOST_SCHEMA, "too slow"),
    ]
