"""The excerpt below a problem, on a terminal: what is wrong is in sight, the caret is under it, and every line fits."""

import json

import pytest
from rich.cells import cell_len

from conftest import Ran, Run
from drawn import Drawn
from sheets import encoded, sheet

PERSON = {"id": "speaker", "name": "Speaker", "kind": "person"}
WIDTHS = (40, 80, 120)


def checked(run: Run, content: bytes, width: int) -> Ran:
    """What `check` draws, without colour, on a terminal of that width; no line of it is wider."""
    ran = run("check", "-", "--color", "never", stdin=content, columns=width)
    assert ran.code == 1
    assert Drawn(ran.out).widest <= width
    return ran


def marked(out: str) -> list[str]:
    """What stands above the carets of each excerpt."""
    lines = out.splitlines()
    found = [
        (lines[number - 1], line) for number, line in enumerate(lines) if set(line.partition("│")[2]) == {" ", "^"}
    ]
    return [above[line.index("^") : line.rindex("^") + 1] for above, line in found]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("filler", ["word ", "한국 ", "e\u0301 "])
def test_what_is_wrong_at_the_end_of_a_line_of_a_megabyte_is_in_sight(run: Run, width: int, filler: str) -> None:
    long = {"description": filler * (900_000 // len(filler.encode()))}
    wrong = [{**PERSON, "id": f"p{number}", "kind": f"wrong-{number}"} for number in range(40)]
    ran = checked(run, json.dumps({**long, **sheet(actors=wrong, places=[])}, ensure_ascii=False).encode(), width)
    assert [each for each in marked(ran.out) if each.startswith('"wrong-')] == [f'"wrong-{n}"' for n in range(40)]


@pytest.mark.parametrize("width", [*WIDTHS, *(each + 1 for each in WIDTHS)])
@pytest.mark.parametrize("before", ["", "a"])
def test_behind_wide_letters_the_caret_stands_under_what_is_wrong(run: Run, width: int, before: str) -> None:
    """Where the excerpt begins in the middle of a letter, a blank stands for its other half."""
    content = f'{{"title": "{before}{"한" * 200}", "x'.encode()
    above, below = checked(run, content, width).out.splitlines()[-2:]
    assert cell_len(above.removesuffix('"x')) == below.index("^")
    assert cell_len(above) == width


@pytest.mark.parametrize("width", WIDTHS)
def test_of_the_line_before_a_long_one_the_same_part_is_shown(run: Run, width: int) -> None:
    counted = "".join(f"{number:05}" for number in range(10_000))
    ran = checked(run, f'{{"format": "{counted}",\n "title":  "{counted}" x'.encode(), width)
    above, below, _ = ran.out.splitlines()[-3:]
    first = below.index("0")
    assert below[first:].startswith(above[first:][:-3])


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("length", [1, 30, 31, 32, 33, 34, 70, 71, 72, 73, 74, 75, 200])
def test_what_is_missing_at_the_end_of_a_line_has_its_caret_behind_it(run: Run, width: int, length: int) -> None:
    for content in (b'{"' + b"a" * length + b'":', b'{"' + b"a" * length + b"\xff"):
        ran = checked(run, content, width)
        assert ran.out.count("^") == 1


def test_many_problems_of_one_line_are_drawn_one_by_one(run: Run) -> None:
    content = encoded(sheet(actors=[{**PERSON, "aliases": [1] * 3000}]))
    assert marked(checked(run, content, 80).out) == ["1"] * 3000
