"""Whether several programs print the same lines: in any order, one at a time, whatever there are."""

import subprocess
from hashlib import blake2b
from itertools import islice

from bench.command import Command, Question
from bench.timing import Failed

_ALL = (1 << 128) - 1


def lines_of(command: Command) -> tuple[int, int]:
    """How many rows a command prints, and a sum over them that is the same in any order."""
    count = total = 0
    separator = command.separator.encode()
    with subprocess.Popen(command.argv, env=dict(command.env), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as run:
        assert run.stdout
        for line in islice(run.stdout, command.heads, None):
            row = line.rstrip(b"\r\n").replace(separator, b" ")
            count += 1
            total += int.from_bytes(blake2b(row, digest_size=16).digest(), "little")
    return count, total & _ALL


def hold_same(question: Question) -> int:
    """How many rows all commands of a question print; raises Failed where they are not the same."""
    found = {each.name: lines_of(each) for each in question.commands if not each.missing}
    if len(set(found.values())) > 1:
        told = "\n".join(f"{name}: {count} rows, {total:x}" for name, (count, total) in found.items())
        raise Failed(f"not the same rows, {question.title}:\n{told}")
    return next(iter(found.values()))[0]
