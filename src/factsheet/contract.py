"""The types of the resolved record: what the index keeps of a fact, and what `-o json` prints. The output's contract.

Every reference is replaced by what it stands for, every key is present, so that a record needs no other. For those who
read the code and for the type checker: at run time they are plain dicts, since making the types costs a start 2 ms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

if TYPE_CHECKING:
    from factsheet.record import Number


class Named(TypedDict):
    """An actor or a place, where another record refers to it."""

    id: str
    name: str


class MeasureOf(TypedDict):
    """A measure, where a figure refers to it."""

    id: str
    label: str
    unit: str


class Citation(TypedDict):
    """A source, where an attribution refers to it; `origin` is the source at the end of `derived_from`."""

    id: str
    publisher: str
    title: str | None
    issued: str | None
    url: str | None
    origin: str
    origin_publisher: str
    origin_issued: str | None


class AttributionOf(TypedDict):
    """Who said it. `body` is whom a person speaks for: the actor that they are part of; `side` is the topmost one."""

    by: Named
    body: Named | None
    side: Named | None
    via: list[Named]
    role: str | None
    date: str
    earliest: str | None
    latest: str | None
    stance: str
    hedge: str
    quote: str | None
    locator: str | None
    note: str | None
    sources: list[Citation]


class Brief(TypedDict):
    """A fact, where another one refers to it: enough to quote it without looking it up."""

    id: str
    statement: str
    condition: str | None
    value: str | None
    by: list[str]
    said: list[str]
    against: list[str]
    status: str
    sources: list[str]
    hedge: list[str]


class Fact(TypedDict):
    """An event, a figure or an assessment; what a type does not have is not there."""

    id: str
    type: str
    statement: str
    date: str
    earliest: str | None
    latest: str | None
    status: str
    superseded_by: Brief | None
    kind: NotRequired[str]
    condition: NotRequired[str | None]
    likelihood: NotRequired[str | None]
    confidence: NotRequired[str | None]
    measure: NotRequired[MeasureOf]
    best: NotRequired[Number | None]
    low: NotRequired[Number | None]
    high: NotRequired[Number | None]
    bound: NotRequired[str]
    as_said: NotRequired[str | None]
    scope: NotRequired[str | None]
    value: NotRequired[str]
    attributions: list[AttributionOf]
    origins: int
    detail: str | None
    actors: list[Named]
    places: list[Named]
    tags: list[str]
    key: bool
    supersedes: Brief | None
    note: str | None


class Actor(TypedDict):
    """An actor whole; `about` and `said` count facts of the selection, parts and members included."""

    id: str
    type: str
    name: str
    kind: str
    aliases: list[str]
    native_name: str | None
    in_text: str | None
    role: str | None
    country: str | None
    part_of: Named | None
    members: list[Named]
    description: str | None
    about: NotRequired[int]
    said: NotRequired[int]


class Source(TypedDict):
    """A source whole, `type` being CSL's.

    Of the selection `facts` counts the facts that cite it, `origin_copies` the links that copy its origin, and
    `origin_facts` the facts that cite its origin or a copy of that.
    """

    id: str
    type: str
    publisher: str
    title: str | None
    authors: list[str]
    container_title: str | None
    issued: str | None
    earliest: str | None
    latest: str | None
    accessed: str | None
    url: str | None
    archive_url: str | None
    language: str | None
    issuer: Named | None
    derived_from: Citation | None
    seen: bool
    note: str | None
    origin: str
    origin_publisher: str
    origin_issued: str | None
    facts: NotRequired[int]
    origin_copies: NotRequired[int]
    origin_facts: NotRequired[int]
