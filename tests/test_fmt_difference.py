"""`fmt --diff`: whatever the lines are, the difference makes the one text of the other, and is found in time."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Run
from factsheet.output import unified as room
from factsheet.output.unified import unified
from processes import ran
from properties import SETTINGS
from sheets import figure, sheet, written

words = st.sampled_from([f"{letter}\n" for letter in "abcdefgh"])
_HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n")
MANY: dict[str, tuple[Callable[[int], str], Callable[[int], bool]]] = {
    "each its own, here and there": ("t{}".format, lambda number: number % 400 == 0),
    "each its own, often": ("t{}".format, lambda number: number % 10 == 0),
    "such as come again": (lambda number: f"t{number * number % 151}", lambda number: number % 10 == 0),
    "all but one alike": (lambda number: "t" if number else "first", lambda number: number % 10 > 0),
}
"""Tags, and which lines of their sheet have a blank too many."""


def applied(difference: str, before: list[str]) -> list[str]:
    """What the difference makes of a text; it has to name each line that it takes or passes."""
    after: list[str] = []
    at = 0
    for line in difference.splitlines(keepends=True)[2:]:
        hunk = _HUNK.fullmatch(line)
        if hunk:
            start = int(hunk[1]) - (hunk[2] != "0")
            after += before[at:start]
            at = start
            assert len(after) == int(hunk[3]) - (hunk[4] != "0")
            continue
        if line[0] in " -":
            assert before[at] == line[1:]
            at += 1
        if line[0] in " +":
            after.append(line[1:])
    return after + before[at:]


@pytest.mark.parametrize("steps", [2_000_000, 20, 0], ids="steps={}".format)
@SETTINGS
@given(before=st.lists(words, max_size=40), after=st.lists(words, max_size=40))
def test_any_difference_makes_the_one_text_of_the_other(steps: int, before: list[str], after: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(room, "_MOST_STEPS", steps)
        patch.setattr(room, "_MOST_NEAR", steps)
        patch.setattr(room, "_NEAR", 4)
        told = "".join(unified("".join(before), "".join(after), "it"))
    assert applied(told, before) == after
    assert (told == "") == (before == after)


@pytest.mark.parametrize("tags", MANY)
def test_a_difference_of_many_thousand_lines_can_be_applied(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tags: str
) -> None:
    """Each line was compared with all that are like it, again and again: it took minutes."""
    monkeypatch.chdir(tmp_path)
    tag, is_spoiled = MANY[tags]
    path = Path(written(tmp_path, sheet(figures=[figure("it", tags=[tag(number) for number in range(40_000)])])))
    assert run("fmt", str(path)).code == 0
    canonical = path.read_text("utf-8")
    lines = [f"{line}{' ' * is_spoiled(number)}\n" for number, line in enumerate(canonical.splitlines())]
    path.write_text("".join(lines), "utf-8")
    told = run("fmt", "--diff", path.name)
    assert (told.err, told.code) == ("", 1)
    done = ran(["git", "apply", "-p0", "-"], told.out.encode(), GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert (done.stderr, done.returncode) == (b"", 0)
    assert path.read_text("utf-8") == canonical


def test_what_is_not_near_a_change_is_not_told() -> None:
    """In a text that is too long to be compared line by line with all others, too."""
    before = [f"{number % 5000}\n" for number in range(60_000)]
    after = before.copy()
    for place in range(40_000, 100, -1000):
        after[place : place + 1] = ["new\n", "and new\n"] * (place // 500)
    told = "".join(unified("".join(before), "".join(after), "it"))
    assert applied(told, before) == after
    assert told.count("\n ") < 7 * 40
    assert told.count("\n-") == 40
