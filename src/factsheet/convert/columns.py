"""The columns that `convert` reads: a name, whose column it is, and what stands in it. `help convert` prints them."""

from typing import NamedTuple


class Column(NamedTuple):
    """A column."""

    name: str
    meaning: str


# A fact's own: they stand in the first row of a fact.
FACT = (
    Column("id", "lower-case letters, digits, hyphens; else made (see Ids). Rows with one id are one fact"),
    Column("type", "event, figure or assessment; or --type for all rows"),
    Column("statement", "one plain sentence without who said it"),
    Column("date", 'when it happened: 2024-10-28, 2024-10, a/b … ("factsheet help dates")'),
    Column("kind", "of events: clash, agreement …; of assessments: forecast, warning, analysis …"),
    Column("place", "where: names (or column places)"),
    Column("actors", "who it is about: names"),
    Column("measure", "of figures: what is counted, an id or a name"),
    Column("unit", "of the measure: people, shells, percent"),
    Column("value", "about 10000, at least 3000, 11000-12000 (scope), more than 10 million"),
    Column("best", "or the numbers, with low, high and bound; value is then only compared"),
    Column("low", "a number"),
    Column("high", "a number"),
    Column("bound", "exact about at-least more-than at-most fewer-than range words"),
    Column("as_said", "the asserter's words for the number; bound words has them in value, too"),
    Column("scope", "what the number covers when that is less than the measure"),
    Column("condition", 'of assessments: the "if"'),
    Column("likelihood", "of assessments: almost-no-chance … almost-certain, in the asserter's terms"),
    Column("confidence", "of assessments: low, moderate, high"),
    Column("detail", "what a reader may want to know beyond the statement"),
    Column("note", "the editor's remark"),
    Column("tags", "slugs"),
    Column("key", "yes: the summary shows it"),
    Column("supersedes", "the id of the fact that its asserter revised by this one"),
)
SAID = (
    Column("by", "who said it: Name, Name (Body) of a person who speaks for a body, Name via Relayer"),
    Column("said", "the day on which each said it"),
    Column("hedge", "confirmed stated estimated assessed reported alleged"),
    Column("stance", "of the row's one speaker: asserts (if empty), denies, disputes, retracts"),
    Column("via", "relayers of the row's one speaker; with this column by is not split at via"),
    Column("role", "the office of the row's one speaker; so are:"),
    Column("quote", "a few words"),
    Column("locator", "where in the source"),
    Column("attribution_note", "the editor's remark"),
    Column("against", "who objects: Name (Body) denies 2024-10-30"),
    Column("against_hedge", "one for each in against; a denial's is stated"),
)
PRINTED = (
    Column("sources", "where it was printed: Publisher 2024-10-30; a last word that is a date is the day"),
    Column("urls", "their addresses: as many as sources, a; ; b where one has none"),
    Column("publisher", "or, instead of sources, publishers"),
    Column("issued", "and the day of each"),
    Column("title", "the headline of each; of one source it may hold anything"),
    Column("source_type", "CSL's type, of each or one for all: article-newspaper, webpage, report, book …"),
    Column("language", "of the publications, each or one for all: en, ko"),
)
NAMED = (
    Column("actor_kind", "the kind of each in by: state, government, military, person, media …"),
    Column("body_kind", "of each body in brackets in by and against, in order"),
    Column("via_kind", "of each relayer in by, via and against, in order"),
    Column("against_kind", "of each in against"),
    Column("actors_kind", "of each in actors"),
    Column("measure_label", "the words that head the measure's figures, if measure is an id"),
    Column("measure_kind", "actual (if empty), planned, forecast, capacity, share"),
)
# What follows from the rest, or belongs to another line of the output.
DERIVED = ("status", "origins", "lowest", "highest", "estimates", "before")
OTHER_NAMES = {"places": "place", "url": "urls", "source": "sources", "tag": "tags", "actor": "actors"}
NAMES = tuple(each.name for each in (*FACT, *SAID, *PRINTED, *NAMED))
FACT_NAMES = tuple(each.name for each in FACT)
KNOWN = frozenset((*NAMES, *DERIVED, *OTHER_NAMES))
# The columns of `factsheet attributions`: what one row of `--attributions` may have.
ATTRIBUTION_NAMES = (
    "id", *(each.name for each in SAID if not each.name.startswith("against")), *(each.name for each in PRINTED),
    "actor_kind", "body_kind", "via_kind",
)  # fmt: skip
# Of its fact, or derived.
ATTRIBUTION_DERIVED = (
    "before", "statement", "condition", "type", "change", "value", "status", "supersedes", "reverses"
)  # fmt: skip
