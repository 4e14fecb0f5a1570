"""The closed lists of the format, and the words that each one prints."""

from typing import Literal, get_args

FORMAT = "factsheet/1"
# format.md, The sheet: what an id, a tag and an event's kind look like.
SLUG = r"^[a-z0-9][a-z0-9-]*$"

FactType = Literal["event", "figure", "assessment"]
ActorKind = Literal[
    "state", "government", "military", "intelligence", "international-organisation", "person", "group", "media",
    "research", "company", "document", "unnamed",
]  # fmt: skip
MeasureKind = Literal["actual", "planned", "forecast", "capacity", "share"]
Bound = Literal["exact", "about", "at-least", "more-than", "at-most", "fewer-than", "range", "words"]
Stance = Literal["asserts", "denies", "disputes", "retracts"]
Hedge = Literal["confirmed", "stated", "estimated", "assessed", "reported", "alleged"]
Status = Literal["standing", "superseded", "disputed", "retracted"]
AssessmentKind = Literal["implication", "forecast", "warning", "analysis", "recommendation"]
Likelihood = Literal[
    "almost-no-chance", "very-unlikely", "unlikely", "roughly-even-chance", "likely", "very-likely", "almost-certain",
]  # fmt: skip
Confidence = Literal["low", "moderate", "high"]
# CSL 1.0.2's item types: https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types
SourceType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
]  # fmt: skip

LIKELIHOODS: tuple[str, ...] = get_args(Likelihood)
STATUSES: tuple[str, ...] = get_args(Status)
SOURCE_TYPES: tuple[str, ...] = get_args(SourceType)
ASSESSMENT_KINDS: tuple[str, ...] = get_args(AssessmentKind)
# An event's kind is an open slug; these are the ones that format.md names.
NAMED_EVENT_KINDS = ("deployment", "statement", "clash", "desertion", "agreement")
FACT_SECTIONS: dict[str, FactType] = {"events": "event", "figures": "figure", "assessments": "assessment"}
REFERENT_SECTIONS = {"actors": "actor", "places": "place", "sources": "source", "measures": "measure"}
SECTIONS: dict[str, str] = {**REFERENT_SECTIONS, **FACT_SECTIONS}

# format.md, the table of bounds: the words in front of the number.
BOUND_WORDS = {
    "exact": "",
    "about": "about ",
    "at-least": "at least ",
    "more-than": "more than ",
    "at-most": "at most ",
    "fewer-than": "fewer than ",
}
# format.md, the table of hedges: the verb in a sentence.
HEDGE_VERBS = {
    "confirmed": "confirmed",
    "stated": "said",
    "estimated": "estimated",
    "assessed": "assessed",
    "reported": "reported",
    "alleged": "alleged",
}
STANCE_VERBS = {"denies": "denied", "disputes": "disputed", "retracts": "retracted"}
