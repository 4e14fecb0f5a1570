"""Every code that `check` can give: stable for ever, with its name, one line of meaning, and an explanation.

Longer than a room should be because it is a table and is read as one. Errors are what the format forbids; warnings
are what it allows and a careful editor would not leave so.
"""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Code(NamedTuple):
    """A kind of problem."""

    code: str
    name: str
    meaning: str
    explanation: str

    @property
    def severity(self) -> Severity:
        """Errors begin with E; warnings count only with `--strict`."""
        return "error" if self.code.startswith("E") else "warning"


NOT_UTF8 = Code(
    "E101", "not-utf8", "the file is not UTF-8",
    "A sheet is one UTF-8 file without a byte order mark. Save it as UTF-8; what stands behind the first wrong byte was"
    " not read.",
)  # fmt: skip
NOT_JSON = Code(
    "E102", "not-json", "the text is no JSON from here on",
    "A comma, a quote or a bracket is missing, or is one too many. What stands behind it was not read.",
)  # fmt: skip
UNKNOWN_KEY = Code(
    "E103", "unknown-key", "a key that the format does not have",
    "A key that is spelled wrong would be a fact that nobody sees. Free remarks belong into `note`.",
)  # fmt: skip
REPEATED_KEY = Code(
    "E104", "repeated-key", "a key is given twice in one object",
    "JSON leaves open which of them counts. Keep one.",
)  # fmt: skip
MISSING_KEY = Code(
    "E105", "missing-key", "a required key is not there",
    "Null and an empty list are the same as no key. A fact needs its statement, its day, and who said it, when, and"
    " where it was printed.",
)  # fmt: skip
WRONG_TYPE = Code(
    "E106", "wrong-type", "a text, a number, a list or an object belongs here",
    "Nothing is converted: \"12\" is a text, and 12 a number.",
)  # fmt: skip
UNKNOWN_FORMAT = Code(
    "E107", "unknown-format", "the sheet's format is not known to this version",
    "The key `format` names the format and its version. A newer sheet may need a newer factsheet.",
)  # fmt: skip
TOO_MUCH = Code(
    "E108", "too-much", "more than a sheet may hold",
    "The limits are far beyond what people keep in a sheet, so that a file that was made to fill a memory or a disk is"
    " told in time; \"factsheet help limits\" lists them. What stands behind what is too long or too deep was not"
    " read. Of a record with more than 30,000 values in which something is wrong, each list has its first fault told.",
)  # fmt: skip
BAD_ID = Code(
    "E201", "bad-id", "an id, a tag or a kind in another form than lower-case letters, digits and hyphens",
    "Ids are typed on command lines and stand in links: they begin with a letter or a digit.",
)  # fmt: skip
UNKNOWN_WORD = Code(
    "E202", "unknown-word", "a word that is not on the format's list",
    "Kinds of actors, hedges, stances, bounds, likelihoods and types of sources are closed lists, so that they can be"
    " filtered by and compared.",
)  # fmt: skip
BAD_DATE = Code(
    "E203", "bad-date", "no date of the format, or no day of the calendar",
    "Dates are ISO 8601 and a part of EDTF: 2024, 2024-10, 2024-10-28; a trailing ?, ~ or %; a/b, a/.., ../b; [a..b],"
    " [..b], [a..]. \"factsheet help dates\" tells more.",
)  # fmt: skip
BAD_VALUE = Code(
    "E204", "bad-value", "a value that its key cannot have",
    "Addresses are http or https, countries two capital letters (ISO 3166-1), languages tags of BCP 47, numbers fit"
    " 64 bits, and no text is empty.",
)  # fmt: skip
IMPOSSIBLE_VALUE = Code(
    "E205", "impossible-value", "numbers that do not go with their bound or with each other",
    "exact and about have `best`; at-least and more-than have `low`; at-most and fewer-than have `high`; range has both"
    " ends and no best; words has `as_said`. No number is derived: a midpoint that nobody said is no best value.",
)  # fmt: skip
DUPLICATE_ID = Code(
    "E301", "duplicate-id", "an id that another record has",
    "All records of a sheet share one space of ids, so that `show ID` means one thing.",
)  # fmt: skip
DANGLING_REFERENCE = Code(
    "E302", "dangling-reference", "a reference to a record that is not there, or is of another type",
    "Every actor, place, source and measure that a fact names stands in the sheet.",
)  # fmt: skip
CIRCLE = Code(
    "E303", "circle", "records that refer to each other in a circle",
    "Nothing can be a part of itself, copy itself or supersede itself.",
)  # fmt: skip
LEAD_OPPOSES = Code(
    "E401", "lead-opposes", "the first attribution does not assert the fact",
    "A fact stands because someone said it. Who denies it comes after; a denial alone is no fact.",
)  # fmt: skip
SAID_TWICE = Code(
    "E402", "said-twice", "the same actor, day and stance twice in one fact",
    "One attribution holds all sources of what someone said on one day.",
)  # fmt: skip
HEDGED_DENIAL = Code(
    "E403", "hedged-denial", "a denial with another hedge than stated",
    "Who denies something says so flatly; hedges are for what is asserted.",
)  # fmt: skip
UNSEEN_ONLY = Code(
    "E404", "unseen-only", "an attribution whose sources nobody saw",
    "A source with `seen: false` is known from its copies. Name the copy that was read.",
)  # fmt: skip
AHEAD_OF_ITSELF = Code(
    "E405", "ahead-of-itself", "a figure that describes a day after it was said",
    "Only planned and forecast measures may. A plan is no arrival: give the figure the measure that was meant.",
)  # fmt: skip
SUPERSEDED_TWICE = Code(
    "E406", "superseded-twice", "a fact with two successors",
    "A number is revised by one other. A third revises the second.",
)  # fmt: skip

ONE_ORIGIN = Code(
    "W101", "one-origin", "four or more links, one origin",
    "Ten copies of one wire story are one voice. An attribution that cites four sources looks well founded; here all"
    " of them come from one, and none is the speaker's own text. Look for a second origin, or cite one copy.",
)  # fmt: skip
KEY_UNSUPPORTED = Code(
    "W102", "key-unsupported", "a key fact with one origin and no primary source",
    "What the summary shows is read first and quoted most. It deserves the asserter's own text, which names"
    " the asserter as its `issuer`, or two reports that do not copy each other.",
)  # fmt: skip
SAID_BEFORE = Code(
    "W103", "said-before", "said or denied before it happened",
    "Nobody can report or deny what has not happened yet. Either a day is wrong, or it was a plan, which is a"
    " figure of a planned measure, or a forecast, which is an assessment.",
)  # fmt: skip
PRINTED_BEFORE = Code(
    "W104", "printed-before", "a source that was issued before it was said",
    "A page cannot print on Monday what was said on Tuesday. Time zones make a day at most; two days are a wrong date.",
)  # fmt: skip
SUPERSEDES_ACROSS = Code(
    "W105", "supersedes-across", "supersedes another measure, another scope, or another side's number",
    "Only its asserter revises a number: same measure, same scope, same side. Two estimates that contradict each other"
    " both stand.",
)  # fmt: skip
AFTER_AS_OF = Code(
    "W106", "after-as-of", "said after the day up to which the sheet was brought",
    "`as_of` tells a reader how fresh the sheet is. Move it on when you add what is newer.",
)  # fmt: skip
NEVER_ASSERTED = Code(
    "W107", "never-asserted", "retracted by someone who never asserted it",
    "Who retracts takes back what they, or someone of their side, asserted before. Who contradicts what another asserts"
    " denies or disputes it.",
)  # fmt: skip
LONG_STATEMENT = Code(
    "W201", "long-statement", "a statement of more than 140 characters",
    "A statement is one plain sentence that is read at a glance; more belongs into `detail`.",
)  # fmt: skip
NAMES_SPEAKER = Code(
    "W202", "names-speaker", "a statement that names who said it",
    "The attribution says who said it, and every output adds it: named twice, it reads as if someone else had. Only"
    " events of kind statement tell the act of saying.",
)  # fmt: skip
NUMBER_MISSING = Code(
    "W203", "number-missing", "a number in a statement that its figure does not have",
    "One number a figure: a reader who filters by the figure would not see this one. Days, and numbers that belong to"
    " names, do not count.",
)  # fmt: skip
LIKELIHOOD_TWICE = Code(
    "W204", "likelihood-twice", "a likelihood in words beside a likelihood or a confidence in fields",
    "Likelihood and confidence are two things, each said once and in the asserter's own terms. A statement that says"
    " \"probably\" beside a field says it twice, or says both as one.",
)  # fmt: skip
ALMOST_ALIKE = Code(
    "W301", "almost-alike", "two ids, kinds, tags or names that differ by one letter",
    "Most often one of them is a slip, and a filter by one misses the other.",
)  # fmt: skip
SHARED_ALIAS = Code(
    "W302", "shared-alias", "an alias of two actors",
    "A filter by it cannot know who is meant, and stops with an error.",
)  # fmt: skip
REPEATED_URL = Code(
    "W303", "repeated-url", "two sources with one address",
    "One page is one source: two would count as two origins. Documents of one site have each an address of its own;"
    " where it was not seen, leave `url` out.",
)  # fmt: skip
REPEATED_STATEMENT = Code(
    "W304", "repeated-statement", "two facts with the same statement",
    "One fact stands once; a second voice is a second attribution, a denial too.",
)  # fmt: skip
UNUSED = Code(
    "W305", "unused", "an actor, place, source or measure that nothing refers to",
    "It is left over, or the fact that needed it is not there.",
)  # fmt: skip
NO_ADDRESS = Code(
    "W306", "no-address", "a web page without an address",
    "A source of the types webpage, post and post-weblog is found by its `url` or its `archive_url`; without either,"
    " nobody can look it up.",
)  # fmt: skip
TOO_MANY_KEY = Code(
    "W307", "too-many-key", "more key facts than a screen holds",
    "The summary is one screen: at most 8 measures, 8 events and 4 assessments.",
)  # fmt: skip
MORE_WARNINGS = Code(
    "W308", "more-warnings", "more warnings than are told",
    "From here on none were looked for. --select and --ignore choose among them, and those that are left are told.",
)  # fmt: skip

CODES = {each.code: each for each in list(globals().values()) if isinstance(each, Code)}
