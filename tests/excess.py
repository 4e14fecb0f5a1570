"""What is too much in a sheet, as `check` tells it."""

from conftest import Run

HEAD = '{"format": "factsheet/1", "title": "A", "as_of": "2024-12-31"'
"""The beginning of a sheet, as text."""


def errors(run: Run, content: bytes) -> list[str]:
    """The errors that `check` tells of a sheet, without the name of the file."""
    told = run("check", "-", stdin=content)
    found = [line.removeprefix("-:") for line in told.out.splitlines() if ": error E" in line]
    assert (told.err, told.code) == ("", 1 if found else 0)
    return found


def too_much(run: Run, content: bytes) -> list[str]:
    """What is too much in a sheet that has no other fault."""
    found = errors(run, content)
    assert [line for line in found if ": error E108 too-much: " not in line] == []
    return [line.partition(" too-much: ")[2] for line in found]
