"""How much a sheet may hold and a command line ask: far more than people do, and so little that it is told in time.

Measured: all rows of UCDP GED, the largest table that people convert, are 1.2 GB and 2.3 million records. Of 200,000
facts and as many sources (155 MB) the index has four times the length, and the gate takes five times that of memory. A
JSON text of empty lists takes 22 times its length once it is read.
"""

from collections.abc import Iterable, Iterator

from factsheet.errors import TooLarge

MOST_BYTES = 2 << 30
"""Of a file or of standard input: twenty times what hosts of git repositories take."""
MOST_RECORDS = 5_000_000
MOST_CHARACTERS = 2_000_000
"""Of a record, of a key of the sheet's own, or of its value; blanks between its parts do not count."""
WIDEST = 8 * MOST_CHARACTERS
"""Of a record with its blanks and escapes: what `fmt` may make of one that has as many characters as it may have."""
MOST_DEPTH = 100
"""Of lists and objects in each other; a sheet in order has 6."""
MOST_STEPS = 100
"""Of `part_of` or `derived_from`, one after another."""
MOST_PARTS, MOST_PARTS_EACH = 1_000_000, 20
"""Parts and members of all actors and places, with those of these, each as often as it is named; or so many for each of
them, if that is more. People's are inside each other three or four deep."""
MOST_SAID = 200
"""Attributions of a fact: a list of who said what has the fact beside each of them, and those that it reverses."""
MOST_IN_ALL, MOST_TIMES = 20_000_000, 20
"""Characters of a whole sheet with what its records name in the place of each reference, as the index keeps them; or so
many times its own length, if that is more: people's sheets are 2 to 6 times it."""
MOST_PROBLEMS = 10_000
"""Errors of one sheet that are told; warnings as many."""
WIDE = 3 * MOST_PROBLEMS
"""Values of a record all of whose errors are found at once: pydantic takes a kilobyte for each error."""
MOST_VALUES = 500
"""Of one option: each is looked for in every fact, and SQLite takes a thousand terms."""
MOST_WORDS = 100
"""Of a search: each is looked for in every word of a record that has them all."""
MOST_COLUMNS = 50
"""That are asked for by name: twice as many as the widest view has."""

SIZE = "2 GiB"
"""MOST_BYTES in words."""

LIMITS = {
    "a file": f"{SIZE}; standard input, too",
    "a sheet": f"{MOST_RECORDS:,} records",
    "a record": f"{MOST_CHARACTERS:,} characters; a key of the sheet's own, and its value, as many each",
    "parts": f"{MOST_PARTS:,} inside each other in all, {MOST_PARTS_EACH} for each actor and place if that is more",
    "a fact": f"{MOST_SAID:,} attributions",
    "depth": f"{MOST_DEPTH} lists and objects in each other",
    "steps": f"{MOST_STEPS} of part_of or derived_from, one after another",
    "a sheet in full": f"{MOST_IN_ALL:,} characters with all that its records name, or {MOST_TIMES} times its length",
    "a command line": f"{MOST_VALUES} values of one option, {MOST_WORDS} words to search for, {MOST_COLUMNS} columns",
    "problems": f"{MOST_PROBLEMS:,} errors, and as many warnings; one a list in a record of {WIDE:,} values",
}
"""Each limit in words, as the help tells it."""


def readable(parts: Iterable[str], records: int) -> Iterator[bytes]:
    """The parts of a sheet that is about to be written, as bytes; raises TooLarge where nobody could read it."""
    if records > MOST_RECORDS:
        raise TooLarge(f"{MOST_RECORDS:,} records")
    length = 0
    for part in parts:
        data = part.encode()
        length += len(data)
        if length > MOST_BYTES:
            raise TooLarge(SIZE)
        yield data
