"""The format, version 1, as frozen pydantic models: every key, its type, and what it means.

Longer than a room should be because the format is one thing and is read as one page. What a single field cannot
say (a bound and its numbers, the first attribution) is in rules.py; what needs a second record, in references.py.
"""

import math
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from factsheet import dates, vocabulary
from factsheet.vocabulary import (
    ActorKind,
    AssessmentKind,
    Bound,
    Confidence,
    Hedge,
    Likelihood,
    MeasureKind,
    SourceType,
    Stance,
)

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_SURROGATE = re.compile("[\ud800-\udfff]")


class NotANumber:
    """What JSON has no number for: NaN, Infinity, or digits beyond 64 bits."""

    def __init__(self, written: str) -> None:
        self.written = written if len(written) <= 24 else f"{written[:20]}…"


def _text(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("empty_text", "is empty")
    return _paired(value)


def _paired(value: str) -> str:
    if not value.isascii() and _SURROGATE.search(value):
        raise PydanticCustomError("surrogate", "has an unpaired surrogate, which no text can hold")
    return value


def _date(value: str) -> str:
    try:
        dates.parse(_paired(value))
    except dates.BadDate as error:
        raise PydanticCustomError("bad_date", "{reason}", {"reason": str(error)}) from None
    return value


def _day(value: str) -> str:
    if not _DAY.fullmatch(_paired(value)):
        raise PydanticCustomError("bad_date", "'{value}' is no day; write 2024-10-28", {"value": value})
    return _date(value)


def _number(value: Any) -> int | float:
    if isinstance(value, NotANumber):
        raise PydanticCustomError("bad_number", "{written} is no number of 64 bits", {"written": value.written})
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PydanticCustomError("number_type", "must be a number")
    if (isinstance(value, int) and not -(2**63) <= value < 2**63) or not math.isfinite(value):
        raise PydanticCustomError("bad_number", "{written} is no number of 64 bits", {"written": str(value)})
    return value


Text = Annotated[str, AfterValidator(_text)]
Slug = Annotated[str, StringConstraints(pattern=vocabulary.SLUG)]
Date = Annotated[str, AfterValidator(_date)]
Day = Annotated[str, AfterValidator(_day)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://([^\s\p{C}/?#@]*@)?[\p{L}\p{N}\[][^\s\p{C}]*$")]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Language = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$")]
Number = Annotated[int | float, PlainValidator(_number), WithJsonSchema({"type": "number"})]


class Model(BaseModel):
    """What every record shares: no coercion, no unknown key, no change after the gate."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, use_attribute_docstrings=True)


class Actor(Model):
    """Someone who acts or speaks: a state, a body, a person, a paper, or sources whom nobody names."""

    id: Slug
    """The actor's id, unique in the sheet."""
    name: Text
    """The name by which lists call the actor."""
    kind: ActorKind
    """What the actor is."""
    aliases: list[Text] | None = None
    """Other names by which filters find the actor."""
    native_name: Text | None = None
    """The name in the actor's own script."""
    in_text: Text | None = None
    """How the name stands in a sentence where `name` will not do."""
    role: Text | None = None
    """The office of a person."""
    country: Country | None = None
    """ISO 3166-1 alpha-2."""
    part_of: Slug | None = None
    """The actor that this one belongs to, or speaks for."""
    members: list[Slug] | None = None
    """The actors for whom a group or an organisation speaks."""
    description: Text | None = None
    """A sentence about the actor."""


class Place(Model):
    """Where something happened."""

    id: Slug
    """The place's id, unique in the sheet."""
    name: Text
    """The name by which lists call the place."""
    aliases: list[Text] | None = None
    """Other names by which filters find the place."""
    country: Country | None = None
    """ISO 3166-1 alpha-2."""
    part_of: Slug | None = None
    """The place that this one lies in."""


class Source(Model):
    """A publication, with CSL-JSON's names where it has one."""

    id: Slug
    """The source's id, unique in the sheet."""
    type: SourceType
    """CSL's item type."""
    publisher: Text
    """Who printed it."""
    title: Text | None = None
    """The headline, as it was seen."""
    authors: list[Text] | None = None
    """Who wrote it, as it was printed."""
    container_title: Text | None = None
    """The work that it appeared in."""
    issued: Date | None = None
    """When it was printed."""
    accessed: Date | None = None
    """When the editor read it."""
    url: Url | None = None
    """Where it is."""
    archive_url: Url | None = None
    """Where a copy is kept."""
    language: Language | None = None
    """BCP 47."""
    issuer: Slug | None = None
    """The actor whose own text or recording this is; absent for a press account."""
    derived_from: Slug | None = None
    """The source that this one copies or reports."""
    seen: bool | None = None
    """False: known from its copies only."""
    note: Text | None = None
    """The editor's remark."""


class Measure(Model):
    """What a number counts."""

    id: Slug
    """The measure's id, unique in the sheet."""
    label: Text
    """The words that head its figures."""
    unit: Text
    """What one is: soldiers, shells, percent."""
    kind: MeasureKind | None = None
    """Whether it counts what is (`actual`, the default), what was planned or foreseen, a capacity, or a share."""
    description: Text | None = None
    """What is counted, and what is not."""


class Attribution(Model):
    """Who said it, the day it became public, how sure they were, and where it was printed."""

    by: Slug
    """The actor who said it."""
    date: Date
    """The day on which it became public."""
    hedge: Hedge
    """The asserter's degree of certainty."""
    sources: Annotated[list[Slug], Field(min_length=1)]
    """Where it was printed."""
    via: list[Slug] | None = None
    """Actors who passed it on when the asserter did not say it in public."""
    stance: Stance | None = None
    """Whether they assert the fact (the default), deny, dispute or retract it."""
    role: Text | None = None
    """The office in which they spoke, where it is not the actor's."""
    quote: Text | None = None
    """A few words where the exact wording matters."""
    locator: Text | None = None
    """Where in the source: an article, a page."""
    note: Text | None = None
    """The editor's remark."""


class Fact(Model):
    """What all facts share."""

    id: Slug
    """The fact's id, unique in the sheet."""
    statement: Text
    """One plain sentence that gives the content without who said it."""
    date: Date
    """When it happened; of a figure the day or period it describes; of an assessment the day it was made."""
    attributions: Annotated[list[Attribution], Field(min_length=1)]
    """Who said it; the first is the lead and asserts."""
    detail: Text | None = None
    """What a reader may want to know beyond the statement."""
    actors: list[Slug] | None = None
    """Who it is about."""
    places: list[Slug] | None = None
    """Where it happened."""
    tags: list[Slug] | None = None
    """Free words to find it by."""
    key: bool | None = None
    """Whether the summary shows it."""
    supersedes: Slug | None = None
    """The fact that its asserter revised or replaced by this one."""
    note: Text | None = None
    """The editor's remark."""


class Event(Fact):
    """Something that happened."""

    kind: Slug
    """What sort of event: an open word."""


class Figure(Fact):
    """A number that someone gave."""

    measure: Slug
    """What the number counts."""
    best: Number | None = None
    """The number given."""
    low: Number | None = None
    """The lowest that was said."""
    high: Number | None = None
    """The highest that was said."""
    bound: Bound | None = None
    """How the number is meant; `exact` by default."""
    as_said: Text | None = None
    """The asserter's words for the number."""
    scope: Text | None = None
    """What the number covers when that is less than the measure describes."""


class Assessment(Fact):
    """A judgement."""

    kind: AssessmentKind
    """What sort of judgement."""
    condition: Text | None = None
    """The "if" that it depends on."""
    likelihood: Likelihood | None = None
    """ICD 203, only in the asserter's own terms."""
    confidence: Confidence | None = None
    """How sure the asserter is of the judgement's basis, only in the asserter's own terms."""


class Sheet(Model):
    """A fact sheet."""

    schema_: Annotated[Text | None, Field(alias="$schema")] = None
    """The JSON Schema, for editors."""
    format: Literal["factsheet/1"]
    """The format's name and version."""
    title: Text
    """What the sheet is about."""
    description: Text | None = None
    """What the sheet is, and what it is not."""
    as_of: Day
    """The day up to which the editor has brought the sheet."""
    language: Language | None = None
    """BCP 47; `en` by default."""
    license: Text | None = None
    """An SPDX identifier."""
    actors: list[Actor] | None = None
    """Who the facts are about, and who said them."""
    places: list[Place] | None = None
    """Where things happened."""
    sources: list[Source] | None = None
    """Where it was printed."""
    measures: list[Measure] | None = None
    """What the numbers count."""
    events: list[Event] | None = None
    """What happened."""
    figures: list[Figure] | None = None
    """What numbers were given."""
    assessments: list[Assessment] | None = None
    """What was judged."""


MODELS: dict[str, type[Model]] = {
    "actors": Actor,
    "places": Place,
    "sources": Source,
    "measures": Measure,
    "events": Event,
    "figures": Figure,
    "assessments": Assessment,
}
assert vocabulary.FORMAT in Sheet.model_fields["format"].annotation.__args__  # type: ignore[union-attr]
