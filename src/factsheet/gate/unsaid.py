"""What the JSON Schema cannot say: what it lets through, and the gate refuses."""

from typing import NamedTuple

from factsheet.gate import codes
from factsheet.gate.codes import Code


class Unsaid(NamedTuple):
    """Something that no schema can say, with the codes under which `check` tells it."""

    codes: tuple[Code, ...]
    what: str


UNSAID = (
    Unsaid((codes.NOT_UTF8, codes.NOT_JSON), "text that is no UTF-8, or no JSON: no schema ever sees it"),
    Unsaid((codes.REPEATED_KEY,), "a key that is given twice in one object"),
    Unsaid((codes.BAD_DATE,), "an end before its start: 2024-03-02/2024-03-01"),
    Unsaid((codes.BAD_VALUE,), "whole numbers beyond 64 bits: to a schema, 1e20 and its digits are one number"),
    Unsaid((codes.BAD_VALUE,), "NaN, which is no JSON and which some readers let through"),
    Unsaid((codes.BAD_VALUE,), "half a letter: an unpaired surrogate"),
    Unsaid((codes.BAD_VALUE,), "an address with a letter that Unicode does not have, a host that begins with a sign"),
    Unsaid((codes.IMPOSSIBLE_VALUE,), "numbers out of order: low above best or high, best above high"),
    Unsaid((codes.DUPLICATE_ID,), "an id that another record has"),
    Unsaid((codes.DANGLING_REFERENCE,), "a reference to what is not there, or is of another type"),
    Unsaid((codes.CIRCLE,), "records that refer to each other in a circle"),
    Unsaid((codes.SAID_TWICE,), "the same actor, day and stance twice in one fact"),
    Unsaid((codes.UNSEEN_ONLY,), "an attribution whose sources nobody saw"),
    Unsaid((codes.AHEAD_OF_ITSELF,), "a figure of a day to come whose measure is neither planned nor forecast"),
    Unsaid((codes.SUPERSEDED_TWICE,), "a fact with two successors"),
    Unsaid((codes.TOO_MUCH,), 'more than a sheet may hold: "factsheet help limits" lists how much that is'),
)
