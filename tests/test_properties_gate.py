"""Whatever the bytes: a sheet, its problems, or one line of error; never a fault of the program."""

import json
import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import TINY, Ran, Run
from properties import SETTINGS

CONTENT = TINY.read_bytes()
CHECKED = re.compile(r"-:([1-9]\d*):([1-9]\d*): (error|warning) [EW]\d{3} [a-z0-9-]+: \S[^\n]*: \S[^\n]*")
READ = re.compile(r"-:([1-9]\d*):([1-9]\d*): \S[^\n]*: \S[^\n]*")
COUNT = re.compile(r"factsheet: error: ([1-9]\d*) problems? in -")
COMMANDS = [
    "summary", "timeline --type all -o json", "figures -o csv", "attributions --as-of 2024-03", "actors -o jsonl",
    "sources -o markdown", "search bridge", "list places", "show bridge-fell daily north", "quote bridge-fell",
]  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(
        ["", " ", "2024", "2024-13", "north", "bridge-fell", "daily", "denies", "words", "\ud800", 2**63, -1, 0.5]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=4,
)  # fmt: skip
# An edit of the bytes: what to do, at which place, how long it is or what comes there.
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["flip", "set", "delete", "double", "insert", "cut"]),
        st.integers(0, len(CONTENT) - 1),
        st.integers(1, 300),
    ),
    min_size=1,
    max_size=4,
)
STRUCTURE = b'{}[],:"\\\n\t \x00\x1f\x7f\x80\xc0\xed\xff019eE.-ntfNI'


def edited(content: bytes, edits: list[tuple[str, int, int]]) -> bytes:
    """The bytes after the edits."""
    for kind, place, size in edits:
        piece = content[place : place + size]
        content = {
            "flip": content[:place] + bytes(byte ^ 1 << size % 8 for byte in piece[:1]) + content[place + 1 :],
            "set": content[:place] + STRUCTURE[size % len(STRUCTURE) :][:1] + content[place + 1 :],
            "delete": content[:place] + content[place + size :],
            "double": content[:place] + piece + content[place:],
            "insert": content[:place] + STRUCTURE[size % len(STRUCTURE) :][:1] + content[place:],
            "cut": content[:place],
        }[kind]
    return content


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The path of every value inside a value."""
    inner: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return [found for key, each in inner for found in ((*path, key), *places(each, (*path, key)))]


PLACES = places(json.loads(CONTENT))


@st.composite
def swapped(draw: st.DrawFn) -> bytes:
    """The small sheet with values of any type in the place of some of its own, and keys of any name beside them."""
    sheet = json.loads(CONTENT)
    for _ in range(draw(st.integers(1, 3))):
        *way, last = draw(st.sampled_from(PLACES))
        holder = sheet
        try:
            for step in way:
                holder = holder[step]
            match draw(st.sampled_from(["replace", "remove", "add"])):
                case "replace":
                    holder[last] = draw(JSON)
                case "remove":
                    del holder[last]
                case "add" if isinstance(holder, list):
                    holder.append(draw(JSON))
                case "add":
                    holder[draw(st.text(max_size=8) | st.sampled_from(["supersedes", "part_of", "low"]))] = draw(JSON)
        except (KeyError, IndexError, TypeError):  # an earlier swap took the place away
            continue
    text = json.dumps(sheet, ensure_ascii=draw(st.booleans()), indent=draw(st.sampled_from([None, 2, "\t"])))
    return text.encode("utf-8", "backslashreplace")


def holds_for(content: bytes, command: str, run: Run) -> None:
    """Checks and reads the bytes, and compares what is said of them with the text and with each other."""
    checked, read = run("check", "-", stdin=content), run(*command.split(), "-f", "-", stdin=content)
    assert checked.err == ""
    lines = checked.out.splitlines()
    errors = [line for line in lines if positioned(line, content) == "error"]
    assert checked.code == (1 if errors else 0)
    assert read.code == (3 if errors else read.code)
    if not errors:
        assert_answered(read)
        return
    assert read.out == ""
    *shown, last = read.err.splitlines()
    count = COUNT.fullmatch(last)
    assert count
    assert int(count[1]) == len(errors)
    assert all(READ.fullmatch(line) for line in shown)
    assert shown == [re.sub(r": error E\d{3} [a-z0-9-]+: ", ": ", line, count=1) for line in errors[:20]]


def assert_answered(read: Ran) -> None:
    """A good sheet is answered; an id or a name that it no longer has is named in an error."""
    if read.code != 0:
        assert read.code in {1, 2}
        assert re.fullmatch(r"(factsheet: error: no [^\n]*\n(hint: [^\n]*\n)?)+", read.err)
    else:
        assert read.err == ""


def positioned(line: str, content: bytes) -> str:
    """How grave a line of `check` is; it must have the documented shape, and point into the text."""
    found = CHECKED.fullmatch(line)
    assert found, line
    row, column = int(found[1]), int(found[2])
    rows = content.decode("utf-8", "replace").split("\n")
    assert row <= len(rows), line
    assert column <= len(rows[row - 1]) + 1, line
    return found[3]


def test_random_bytes_are_problems_at_a_place(run: Run) -> None:
    @SETTINGS
    @given(st.binary(max_size=60) | st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")))
    def holds(content: bytes) -> None:
        holds_for(content, "events", run)

    holds()


def test_random_json_is_problems_at_a_place(run: Run) -> None:
    @SETTINGS
    @given(JSON, st.sampled_from(["%s", '{"format": "factsheet/1", "events": [%s]}', '{"actors": %s, "format": %s}']))
    def holds(value: object, around: str) -> None:
        holds_for(around.replace("%s", json.dumps(value)).encode(), "events", run)

    holds()


def test_a_sheet_with_bytes_changed_is_read_or_its_problems_are_told(run: Run) -> None:
    @settings(SETTINGS, max_examples=250)
    @given(EDITS, st.sampled_from(COMMANDS))
    def holds(edits: list[tuple[str, int, int]], command: str) -> None:
        holds_for(edited(CONTENT, edits), command, run)

    holds()


def test_a_sheet_with_values_changed_is_read_or_its_problems_are_told(run: Run) -> None:
    @settings(SETTINGS, max_examples=250)
    @given(swapped(), st.sampled_from(COMMANDS))
    def holds(content: bytes, command: str) -> None:
        holds_for(content, command, run)

    holds()
