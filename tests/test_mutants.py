"""How `nox --session mutants` tells a mutant that is explained from one that is not (tests/explained.py)."""

from pathlib import Path

import pytest

import factsheet
from conftest import HERE
from explained import Mutant, changed, explanations, stale, unexplained

EMPTY, NONE = '- found = None\n+ found = ""', "- primary = False\n+ primary = None"
DOCUMENT = f"""\
# Mutants

## dates

An empty text is as little as None.

```diff
{EMPTY}
```

## gate/attributing

```diff
{NONE}
```
"""
EXPLAINED = [Mutant("dates", EMPTY), Mutant("gate/attributing", NONE)]
SURVIVED = {"factsheet.dates.x_meant__mutmut_4": EMPTY, "factsheet.gate.attributing.xǁSaidǁof__mutmut_12": NONE}
SHOWN = """\
# factsheet.dates.x_meant__mutmut_4: survived
--- src/factsheet/dates.py
+++ src/factsheet/dates.py
@@ -1,4 +1,4 @@
 def meant(text):
-    found = None
+    found = ""
     return found
"""


def test_a_document_explains_a_mutant_by_its_module_and_its_change() -> None:
    assert explanations(DOCUMENT) == EXPLAINED
    assert changed(SHOWN) == EMPTY


def test_what_is_explained_is_neither_open_nor_stale() -> None:
    assert unexplained(SURVIVED, EXPLAINED) == []
    assert stale(SURVIVED, EXPLAINED) == []


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("factsheet.dates.x_meant__mutmut_5", ""),  # mutmut showed nothing
        ("factsheet.dates.x_meant__mutmut_5", "- found = None"),  # a part of a block
        ("factsheet.dates.x_meant__mutmut_5", NONE),  # a block of another module
        ("factsheet.gate.rules.x_meant__mutmut_5", EMPTY),
        ("factsheet.index.dates.x_meant__mutmut_5", EMPTY),
    ],
)
def test_a_mutant_is_explained_by_a_whole_block_of_its_module_alone(name: str, change: str) -> None:
    assert unexplained({**SURVIVED, name: change}, EXPLAINED) == [name]


def test_an_explanation_that_no_mutant_needs_is_stale() -> None:
    survived = {"factsheet.dates.x_meant__mutmut_4": EMPTY, "factsheet.dates.x_meant__mutmut_5": NONE}
    assert stale(survived, EXPLAINED) == [EXPLAINED[1]]


@pytest.mark.parametrize(
    "block",
    [
        "```diff\n- a\n+ b\n```\n## dates\n", "## dates\n```diff\n```\n", "## dates\n```diff\n\n```\n",
        "## dates\n" + "```diff\n- a\n+ b\n```\n" * 2, "## dates\n```diff\n- a\n+ b\n",
    ],
    ids=["ahead of any module", "empty", "blank", "twice", "endless"],
)  # fmt: skip
def test_a_block_that_explains_nothing_is_refused(block: str) -> None:
    with pytest.raises(ValueError, match="a block "):
        explanations(block)


def test_what_is_explained_is_a_change_of_lines_that_are_there() -> None:
    found = explanations((HERE / "mutants.md").read_text("utf-8"))
    assert len(found) > 20
    for each in found:
        source = (Path(factsheet.__file__).parent / f"{each.module}.py").read_text("utf-8")
        there = {line.strip() for line in source.splitlines()}
        gone = [line.removeprefix("- ") for line in each.change.splitlines() if line.startswith("- ")]
        assert gone
        assert [line for line in gone if line not in there] == []
