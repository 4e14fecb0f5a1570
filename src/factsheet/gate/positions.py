"""Where in the text a key or a value of a record stands; worked out only for a record that has a problem.

A walk along one path: what lies beside it is skipped by the C scanner, so that depth costs no recursion here.
"""

from collections.abc import Iterator
from json import JSONDecodeError

from factsheet.gate.syntax import blank_after, scan_string, scanner
from factsheet.plain import unpaired

_skip = scanner(parse_int=lambda _: None, parse_float=lambda _: None)
Step = str | int


def value_at(text: str, start: int, path: tuple[Step, ...]) -> int:
    """The offset of the value that a path leads to; of the innermost value on the way that exists."""
    offset = start
    for step in path:
        found = [value for name, _, value in _children(text, offset) if name == step]
        if not found:
            return offset
        offset = found[-1]
    return offset


def key_at(text: str, start: int, path: tuple[Step, ...]) -> int:
    """The offset of the last key of a path; of the innermost value on the way where there is none."""
    offset = value_at(text, start, path[:-1])
    found = [key for name, key, _ in _children(text, offset) if name == path[-1]]
    return found[-1] if found else offset


def repeated_keys(text: str, start: int, path: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], int]]:
    """The path and offset of every key that its object already has, in a record of ordinary depth."""
    seen: set[Step] = set()
    for name, key, value in _children(text, start):
        if isinstance(name, str) and name in seen:
            yield (*path, name), key
        seen.add(name)
        if text[value] in "{[" and len(path) < 8:
            yield from repeated_keys(text, value, (*path, name))


def _children(text: str, start: int) -> Iterator[tuple[Step, int, int]]:
    """The members of an object or a list that is known to be well formed: name, offset of the key, of the value."""
    opening = text[start]
    if opening not in "{[":
        return
    offset = blank_after(text, start + 1)
    number = 0
    while text[offset] not in "]}":
        key = offset
        name: Step = number
        if opening == "{":
            key_text, offset = scan_string(text, offset + 1, True)
            name = unpaired(key_text)
            offset = blank_after(text, blank_after(text, offset) + 1)
        yield name, key, offset
        try:
            _, offset = _skip(text, offset)
        except RecursionError:  # nested as deep as the scanner could just follow
            return
        offset = blank_after(text, offset)
        if text[offset] == ",":
            offset = blank_after(text, offset + 1)
        number += 1


def end_at(text: str, offset: int) -> int:
    """The offset behind the key or value that begins at an offset; behind one character where none does."""
    try:
        return _skip(text, offset)[1]
    except (StopIteration, JSONDecodeError, RecursionError):
        return offset + 1
