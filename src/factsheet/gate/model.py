"""The format, version 1, as frozen pydantic models: every key, its type, and what it means.

Longer than a room should be because the format is one thing and is read as one page. What a single field cannot
say (a bound and its numbers, the first attribution) is in rules.py; what needs a second record, in references.py.
"""

import math
import re
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError, core_schema

from factsheet import dates, vocabulary
from factsheet.gate import patterns
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


class Absent:
    """Marks a field in which null says what an absent key says: the value given here (format.md, The sheet)."""

    def __init__(self, value: object) -> None:
        self._value = value

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """The field's own schema, null allowed beside it."""
        return core_schema.no_info_after_validator_function(self._filled, core_schema.nullable_schema(handler(source)))

    def _filled(self, value: Any) -> Any:
        return self._value if value is None else value


class Listed:
    """Marks a field that is a list in JSON and a tuple here: a sheet is frozen through and through, and hashable."""

    def __init__(self, least: int = 0) -> None:
        self._least = least or None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """The schema of a list of the tuple's items; it is dumped as a list, too."""
        listed = core_schema.list_schema(handler.generate_schema(get_args(source)[0]), min_length=self._least)
        as_list = core_schema.wrap_serializer_function_ser_schema(lambda value, dump: dump(list(value)), schema=listed)
        return core_schema.no_info_after_validator_function(tuple, listed, serialization=as_list)


Text = Annotated[str, AfterValidator(_text), WithJsonSchema(patterns.TEXT)]
Slug = Annotated[str, StringConstraints(pattern=vocabulary.SLUG)]
Date = Annotated[str, AfterValidator(_date), WithJsonSchema(patterns.DATE)]
Day = Annotated[str, AfterValidator(_day), WithJsonSchema(patterns.DAY)]
Url = Annotated[
    str,
    StringConstraints(pattern=r"^https?://([^\s\p{C}/?#@]*@)?[\p{L}\p{N}\[][^\s\p{C}]*$"),
    WithJsonSchema(patterns.URL),
]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$"), Field(examples=["KR", "UA"])]
Language = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$"), Field(examples=["en", "ko", "pt-BR"])
]
Number = Annotated[int | float, PlainValidator(_number), WithJsonSchema(patterns.NUMBER)]
_Item = TypeVar("_Item")
Some = Annotated[tuple[_Item, ...], Listed(1)]
Many = Annotated[tuple[_Item, ...], Listed(), Absent(())]


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
    aliases: Many[Text] = ()
    """Other names by which filters find the actor."""
    native_name: Text | None = None
    """The name in the actor's own script."""
    in_text: Text | None = None
    """How the name stands in a sentence where `name` will not do."""
    role: Text | None = None
    """The office of a person."""
    country: Country | None = None
    """The country, by its two capital letters (ISO 3166-1 alpha-2)."""
    part_of: Slug | None = None
    """The actor that this one belongs to, or speaks for."""
    members: Many[Slug] = ()
    """The actors for whom a group or an organisation speaks."""
    description: Text | None = None
    """A sentence about the actor."""


class Place(Model):
    """Where something happened."""

    id: Slug
    """The place's id, unique in the sheet."""
    name: Text
    """The name by which lists call the place."""
    aliases: Many[Text] = ()
    """Other names by which filters find the place."""
    country: Country | None = None
    """The country, by its two capital letters (ISO 3166-1 alpha-2)."""
    part_of: Slug | None = None
    """The place that this one lies in."""


class Source(Model):
    """A publication, with CSL-JSON's names where it has one."""

    id: Slug
    """The source's id, unique in the sheet."""
    type: SourceType
    """What it is, by CSL's item types."""
    publisher: Text
    """Who printed it."""
    title: Text | None = None
    """The headline, as it was seen."""
    authors: Many[Text] = ()
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
    """The language that it is printed in, a tag of BCP 47."""
    issuer: Slug | None = None
    """The actor whose own text or recording this is; absent for a press account."""
    derived_from: Slug | None = None
    """The source that this one copies or reports."""
    seen: Annotated[bool, Absent(True)] = True
    """False where it is known from its copies only: their origin, and no attribution's only source."""
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
    kind: Annotated[MeasureKind, Absent("actual")] = "actual"
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
    sources: Some[Slug]
    """Where it was printed."""
    via: Many[Slug] = ()
    """Actors who passed it on when the asserter did not say it in public."""
    stance: Annotated[Stance, Absent("asserts")] = "asserts"
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
    attributions: Some[Attribution]
    """Who said it; the first is the lead and asserts."""
    detail: Text | None = None
    """What a reader may want to know beyond the statement."""
    actors: Many[Slug] = ()
    """Who it is about."""
    places: Many[Slug] = ()
    """Where it happened."""
    tags: Many[Slug] = ()
    """Free words to find it by."""
    key: Annotated[bool, Absent(False)] = False
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
    bound: Annotated[Bound, Absent("exact")] = "exact"
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
    """How likely it is by the words of ICD 203, only in the asserter's own terms."""
    confidence: Confidence | None = None
    """How sure the asserter is of the judgement's basis, only in the asserter's own terms."""


class Sheet(Model):
    """A fact sheet."""

    schema_: Annotated[Text | None, Field(alias="$schema", examples=["factsheet-1.schema.json"])] = None
    """The path or the address of the format's JSON Schema, for editors."""
    format: Literal["factsheet/1"]
    """The format's name and version."""
    title: Text
    """What the sheet is about."""
    description: Text | None = None
    """What the sheet is, and what it is not."""
    as_of: Day
    """The day up to which the editor has brought the sheet."""
    language: Annotated[Language, Absent("en")] = "en"
    """The language that it is written in, a tag of BCP 47; `en` by default."""
    license: Text | None = None
    """The licence, by its SPDX identifier."""
    actors: Many[Actor] = ()
    """Who the facts are about, and who said them."""
    places: Many[Place] = ()
    """Where things happened."""
    sources: Many[Source] = ()
    """Where it was printed."""
    measures: Many[Measure] = ()
    """What the numbers count."""
    events: Many[Event] = ()
    """What happened."""
    figures: Many[Figure] = ()
    """What numbers were given."""
    assessments: Many[Assessment] = ()
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
