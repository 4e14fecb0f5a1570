"""Where in the text a key or a value of a record stands; worked out only for a record that has a problem.

A walk along one path: what lies beside it is skipped by the C scanner, so that depth costs no recursion here.
"""

from collections.abc import Iterator
from json import JSONDecodeError

from factsheet.gate.syntax import blank_after, scan_string, scanner
from factsheet.plain import unpaired

_skip = scanner(parse_int=lambda _: None, parse_float=lambda _: None)
Step = str | int


class Places:
    """The places of one text: each object or list on the way is taken apart once, however much of it is wrong.

    What was taken apart last is kept, as problems come record by record.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._start = -1
        self._members: dict[int, dict[Step, tuple[int, int]]] = {}

    def value_at(self, start: int, path: tuple[Step, ...]) -> int:
        """The offset of the value that a path leads to; of the innermost value on the way that exists."""
        offset = start
        for step in path:
            found = self._of(start, offset).get(step)
            if not found:
                return offset
            offset = found[1]
        return offset

    def key_at(self, start: int, path: tuple[Step, ...]) -> int:
        """The offset of the last key of a path; of the innermost value on the way where there is none."""
        offset = self.value_at(start, path[:-1])
        found = self._of(start, offset).get(path[-1])
        return found[0] if found else offset

    def _of(self, start: int, offset: int) -> dict[Step, tuple[int, int]]:
        """The key and the value of each member of the object or list at an offset; of two of one name, the last."""
        if start != self._start:
            self._start, self._members = start, {}
        members = self._members.get(offset)
        if members is None:
            members = {name: (key, value) for name, key, value in _children(self._text, offset)}
            self._members[offset] = members
        return members


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
