"""What each word of the format's closed lists means: an editor shows it beside the word.

format.md has the tables of hedges and bounds; likelihoods are those of ICD 203, types of sources CSL's.
"""

from collections.abc import Mapping

Meanings = Mapping[str, str]

ACTOR_KINDS: Meanings = {
    "state": "A state: Ukraine, South Korea.",
    "government": "A government, a ministry, an office of state, a parliament.",
    "military": "Armed forces, or a part of them.",
    "intelligence": "An intelligence service.",
    "international-organisation": "An organisation of states, or a body of one.",
    "person": "A person; `part_of` is whom they speak for.",
    "group": "A party, a movement, several who speak together.",
    "media": "A paper, a station, an agency that reports in its own name.",
    "research": "A research institute, a university, analysts who publish.",
    "company": "A company.",
    "document": "A document that speaks for itself: a treaty, a leaked order.",
    "unnamed": "Sources whom nobody names: that they are not named is stated, never hidden.",
}
MEASURE_KINDS: Meanings = {
    "actual": "It counts what is or was. The same as no key.",
    "planned": "It counts what somebody means to do; its figures may describe a day to come.",
    "forecast": "It counts what somebody expects; its figures may describe a day to come.",
    "capacity": "It counts what is possible at most, used or not.",
    "share": "A share, in percent.",
}
BOUNDS: Meanings = {
    "exact": "The number as it is. Has `best`, neither `low` nor `high`. The same as no key.",
    "about": "About so many. Has `best`; `low` and `high` if they were said.",
    "at-least": "So many or more. Has `low` alone.",
    "more-than": "More than so many. Has `low` alone.",
    "at-most": "So many or fewer. Has `high` alone.",
    "fewer-than": "Fewer than so many. Has `high` alone.",
    "range": "From one number to another. Has `low` and `high`, never `best`.",
    "words": "Words without a number: several hundred. Has `as_said`, no number.",
}
STANCES: Meanings = {
    "asserts": "Says that the fact is so. The same as no key.",
    "denies": "Says that the fact is not so; the hedge is `stated`.",
    "disputes": "Doubts the fact or says that it is not shown, without saying that it is not so.",
    "retracts": "Takes back what the same actor asserted before.",
}
HEDGES: Meanings = {
    "confirmed": "Says that an earlier report about itself or its own knowledge is true.",
    "stated": 'Says it flatly, own acts included; a denial\'s hedge too. "Claimed" is this.',
    "estimated": 'Gives a number as an estimate, with "about" or "we believe".',
    "assessed": "Gives the judgement of its analysts.",
    "reported": "Passes on what others said or saw.",
    "alleged": "Accuses another and shows nothing.",
}
ASSESSMENT_KINDS: Meanings = {
    "implication": "What follows from it.",
    "forecast": "What will come.",
    "warning": "What may come, and should not.",
    "analysis": "What it is, or why it is so.",
    "recommendation": "What should be done.",
}
LIKELIHOODS: Meanings = {
    "almost-no-chance": "Almost no chance, remote: 1 to 5 percent.",
    "very-unlikely": "Very unlikely, highly improbable: 5 to 20 percent.",
    "unlikely": "Unlikely, improbable: 20 to 45 percent.",
    "roughly-even-chance": "Roughly even chance: 45 to 55 percent.",
    "likely": "Likely, probable: 55 to 80 percent.",
    "very-likely": "Very likely, highly probable: 80 to 95 percent.",
    "almost-certain": "Almost certain, nearly certain: 95 to 99 percent.",
}
CONFIDENCES: Meanings = {
    "low": "What the judgement rests on is thin, or cannot be relied on.",
    "moderate": "What the judgement rests on is plausible and not enough for more.",
    "high": "What the judgement rests on is good; it can be wrong all the same.",
}
SOURCE_TYPES: Meanings = {
    "article": "A paper that was not published in a journal: a preprint.",
    "article-journal": "An article of a journal.",
    "article-magazine": "An article of a magazine.",
    "article-newspaper": "An article of a newspaper or of an agency, in print or on its site.",
    "bill": "A law that was proposed.",
    "book": "A book.",
    "broadcast": "A recording, or what was sent by radio or television.",
    "chapter": "A chapter of a book.",
    "classic": "A work that is cited by its own divisions, whatever the edition.",
    "collection": "A collection, as of an archive.",
    "dataset": "Data.",
    "document": "A document for which no other type fits.",
    "entry": "An entry of a data base or a catalogue.",
    "entry-dictionary": "An entry of a dictionary.",
    "entry-encyclopedia": "An entry of an encyclopedia.",
    "event": "A conference, an exhibition: itself, not what was printed of it.",
    "figure": "A drawing or a chart within another work.",
    "graphic": "A picture that stands for itself: a photograph, a poster.",
    "hearing": "The record of a hearing.",
    "interview": "An interview.",
    "legal_case": "A case before a court.",
    "legislation": "A law, a resolution.",
    "manuscript": "A manuscript, a thing written and not published.",
    "map": "A map.",
    "motion_picture": "A film, a video.",
    "musical_score": "A musical score.",
    "pamphlet": "A pamphlet.",
    "paper-conference": "A paper given at a conference.",
    "patent": "A patent.",
    "performance": "A live performance.",
    "periodical": "An issue of a periodical whole.",
    "personal_communication": "A letter or a message to one.",
    "post": "A post on a social medium or in a forum.",
    "post-weblog": "A post on a blog.",
    "regulation": "An order or a rule of an authority.",
    "report": "A report of an institution: a study, a briefing.",
    "review": "A review.",
    "review-book": "A review of a book.",
    "software": "A program.",
    "song": "A song, a piece of recorded sound.",
    "speech": "A speech.",
    "standard": "A standard.",
    "thesis": "A thesis.",
    "treaty": "A treaty.",
    "webpage": "A page of a site for which no other type fits.",
}
LISTS: Mapping[str, Meanings] = {
    "hedge": HEDGES,
    "stance": STANCES,
    "bound": BOUNDS,
    "kind of an actor": ACTOR_KINDS,
    "kind of a measure": MEASURE_KINDS,
    "kind of an assessment": ASSESSMENT_KINDS,
    "likelihood (ICD 203)": LIKELIHOODS,
    "confidence": CONFIDENCES,
    "type of a source (CSL)": SOURCE_TYPES,
}
# Words that people write for one of a list, where the nearest in letters is another one.
MEANT: Mapping[str, str] = {
    "announced": "stated", "claimed": "stated", "declared": "stated", "said": "stated", "believed": "assessed",
    "concluded": "assessed", "judged": "assessed", "accused": "alleged", "relayed": "reported", "denied": "denies",
    "disputed": "disputes", "retracted": "retracts", "newspaper": "article-newspaper", "article-web": "webpage",
    "website": "webpage", "tweet": "post", "country": "state", "newspaper-article": "article-newspaper",
    "organisation": "group", "organization": "group", "agency": "government", "ministry": "government",
}  # fmt: skip


def meanings_of(words: list[str]) -> Meanings:
    """What the words of a list mean; raises LookupError where no table has just these words in their order."""
    for table in LISTS.values():
        if list(table) == words:
            return table
    raise LookupError(f"no meanings for {', '.join(words)}")
