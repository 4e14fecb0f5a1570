"""The longer look for what a machine does to a run: it counts what it tries, and sees what is planted."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from faults.scene import Scene

from conftest import HERE
from processes import variables

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals, limits and terminals as POSIX has them")
OLD = b"what was there before\n"
PART = ("index", "fmt", "change", "full")
IN_PLACE = """
import factsheet.output.file as m
def over(path, parts):
    try:
        with open(path, "wb") as file:
            file.writelines(parts)
    except OSError as error:
        raise m.Unwritable(path, "no room") from None
m.replace = over
"""
# At every moment of a run there is something to drop, and with this seed no signal comes near its start or its end.
DROPS_NOTHING = """
import os, time, factsheet.__main__ as m, factsheet.temporary as t
listen = m._listen
def begun():
    listen()
    os.makedirs(os.environ["FACTSHEET_CACHE"], 0o700, exist_ok=True)
    new = os.path.join(os.environ["FACTSHEET_CACHE"], "a.new")
    open(new, "w").close()
    t._held[new] = None
    time.sleep(0.3)
m._listen = begun
m._end = lambda number, _: os._exit(128 + number)
"""
# Something of the program made wrong, or of what surrounds it: where that is looked for, and what is then found.
PLANTED = {
    "import factsheet.index.cache as m; m.key_of = lambda _: 'a' * 64": (
        "change --kills 1", "change: written over in place, afterwards: each version has its own answer",
    ),
    # What changes the sheet then believes to be left alone.
    "import os; os.getppid = int": (
        "change --kills 3", "change: written over in place, afterwards: the sheet was changed to the end",
    ),
    DROPS_NOTHING: ("index --kills 4 --seed 14", "index: SIG(INT|TERM) after .*: nothing is left after SIG(INT|TERM)"),
    IN_PLACE: ("full --kills 1", "full: a short file, fmt, room for 0 bytes: the files are as they were"),
}  # fmt: skip


def looked(*words: str, first: str = "") -> subprocess.CompletedProcess[str]:
    """A run of `python -m faults`, something done to the program first."""
    code = f"import sys\n{first}\nfrom faults.run import main; sys.exit(main(sys.argv[1:]))"
    return subprocess.run(
        [sys.executable, "-c", code, "--report", "-", *words],
        cwd=HERE.parent, capture_output=True, check=False, timeout=120, text=True, env=variables(),
    )  # fmt: skip


@pytest.mark.parametrize("part", PART)
def test_a_short_look_finds_nothing_and_counts_what_it_tried(part: str) -> None:
    found = looked(part, "--kills", "1", "--seed", "5")
    assert found.returncode == 0, found.stdout + found.stderr
    assert found.stderr.startswith("seed 5\n")
    assert f"`python -m faults {part} --seed 5 --kills 1`: " in found.stdout
    assert f"| {part} |" in found.stdout
    assert "Nothing: all that faults/README.md lists held." in found.stdout


@pytest.mark.parametrize("words", ["--kills 0", "--jobs 0", "nowhere"])
def test_what_would_do_nothing_is_refused(words: str) -> None:
    found = looked(*words.split())
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr.splitlines()[-1].startswith("python -m faults: error: ")


@pytest.mark.parametrize("first", PLANTED)
def test_it_sees_what_is_planted(first: str) -> None:
    words, fault = PLANTED[first]
    found = looked(*words.split(), first=first)
    assert found.returncode == 1
    assert [line for line in found.stdout.splitlines() if re.match(rf"- {fault}", line)]


def test_what_is_left_is_told_by_place_and_is_no_whole_index(tmp_path: Path) -> None:
    place = Scene(tmp_path)
    assert (place.left(), place.whole()) == ({}, [])
    place.cache.mkdir()
    output, index, *others = (
        place.outputs / "facts.db", place.cache / "b.1.2.db", place.outputs / ".factsheet-12345678.new",
        place.temporary / "factsheet-12345678", place.cache / "a.12345678.new", place.cache / "a.87654321.new",
    )  # fmt: skip
    for path in (output, index, *others):
        path.write_bytes(OLD)
    left = {
        "outputs": [".factsheet-12345678.new"], "temporary": ["factsheet-12345678"],
        "cache": ["a.12345678.new", "a.87654321.new"],
    }  # fmt: skip
    assert (place.left(output), place.whole()) == (left, [index])
