"""A fact as sentences ready to paste, that keep statement, hedge, name, day and source together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from factsheet import dates
from factsheet.attribution import asserter, asserting, opposing, speaker
from factsheet.quoting.sentence import Sentence, Style
from factsheet.vocabulary import HEDGE_VERBS, STANCE_VERBS

if TYPE_CHECKING:
    from factsheet.contract import AttributionOf, Fact

    FactOf = Callable[[str], Fact]

# How a further asserter joins the first: the verb of the hedge, and what it refers to.
_JOINS = {
    "confirmed": "confirmed it",
    "stated": "said so",
    "estimated": "estimated the same",
    "assessed": "assessed the same",
    "reported": "reported it",
    "alleged": "alleged it",
}
ActorOf = Callable[[str], Any]


def is_english(language: str) -> bool:
    """Whether the sentences of a sheet in that language can be joined by English words."""
    return language.partition("-")[0].lower() == "en"


def quoted(fact: Fact, actor: ActorOf, successor: FactOf, style: Style, *, english: bool) -> str:
    """What is said, every further asserter, every denial, and the status when it is not standing, in a style.

    `actor` gives an actor by id, `successor` a fact as it was known on the same day.
    In a sheet of another language than English the neutral form: `statement (NAME, 2025-01-13; KBS World)`.
    """
    return style.quote(sentences(fact, actor, successor, english=english, apart=style.apart))


def sentences(
    fact: Fact, actor: ActorOf, successor: FactOf, *, english: bool, apart: bool = True
) -> Iterator[Sentence]:
    """The same before it is written; publications that stand `apart` give no day to a sentence."""
    return _spoken(fact, actor, successor, apart=apart) if english else _neutral(fact)


def _spoken(fact: Fact, actor: ActorOf, successor: FactOf, *, apart: bool) -> Iterator[Sentence]:
    lead, *others = asserting(fact)
    yield _act(fact, lead, apart=apart) if fact.get("kind") == "statement" else _said(fact, lead, actor)
    for each in others:
        yield _further(each, _JOINS[each["hedge"]], actor)
    for each in opposing(fact):
        yield _further(each, f"{STANCE_VERBS[each['stance']]} it", actor)
    yield from _status(fact, actor, successor)


def _said(fact: Fact, lead: AttributionOf, actor: ActorOf, before: str = "") -> Sentence:
    condition = f", if {fact['condition']}" if fact.get("condition") else ""
    verb = HEDGE_VERBS[lead["hedge"]]
    judged = "".join(_judged(fact))
    day = dates.on_day(lead["date"])
    text = f"{before}{_open(fact)}{condition}, {_name(lead, actor)} {verb}{judged} {day}{_via(lead, actor)}"
    return Sentence(text, lead, _printed(lead))


def _act(fact: Fact, lead: AttributionOf, *, apart: bool) -> Sentence:
    """Where saying is itself the event, nothing follows but where it was printed (format.md, statement).

    A publication of no day or of another one does not tell when it was said, nor one that stands apart: the day
    comes first then.
    """
    same_day = lead["sources"][0]["issued"] == lead["date"]
    day = "" if same_day and not apart else dates.on_day(lead["date"])
    return Sentence(_open(fact), lead, _printed(lead), kept=day)


def _judged(fact: Fact) -> Iterator[str]:
    if fact.get("likelihood"):
        yield f" as {str(fact['likelihood']).replace('-', ' ')}"
    if fact.get("confidence"):
        yield f" with {fact['confidence']} confidence"


def _status(fact: Fact, actor: ActorOf, successor: FactOf) -> Iterator[Sentence]:
    after = fact["superseded_by"]
    if after:
        known = successor(after["id"])
        yield _said(known, asserting(known)[0], actor, before="Superseded: ")
    elif fact["status"] != "standing":
        yield Sentence(fact["status"].capitalize())


def _further(attribution: AttributionOf, does: str, actor: ActorOf) -> Sentence:
    """Another one who asserts it or is against it, the day, the publication; its day only where it is another one."""
    cited = attribution["sources"][0]
    other_day = cited["issued"] and cited["issued"] != attribution["date"]
    day = dates.on_day(attribution["date"])
    text = f"{_capital(_name(attribution, actor))} {does} {day}{_via(attribution, actor)}"
    return Sentence(text, attribution, _printed(attribution) if other_day else cited["publisher"])


def _printed(attribution: AttributionOf) -> str:
    cited = attribution["sources"][0]
    return f"{cited['publisher']}, {dates.in_words(cited['issued'])}" if cited["issued"] else cited["publisher"]


def _name(attribution: AttributionOf, actor: ActorOf) -> str:
    """The asserter as a sentence has it; the office in which they spoke, where it is not the actor's own."""
    if attribution["role"]:
        return f"{attribution['by']['name']} ({attribution['role']})"
    return actor(attribution["by"]["id"])["in_text"] or asserter(attribution)


def _via(attribution: AttributionOf, actor: ActorOf) -> str:
    names = [_relayer(actor(each["id"])) for each in attribution["via"]]
    if not names:
        return ""
    *first, last = names
    return f", via {', '.join(first)} and {last}" if first else f", via {last}"


def _relayer(record: Any) -> str:
    if record["in_text"]:
        return str(record["in_text"])
    role = f"the {record['role']} " if record["kind"] == "person" and record["role"] else ""
    return f"{role}{record['name']}"


def _neutral(fact: Fact) -> Iterator[Sentence]:
    yield Sentence(fact["statement"], end="")
    if fact.get("condition"):
        yield Sentence(f"({fact['condition']})", end="")
    for each in asserting(fact):
        yield _plainly(each)
    for each in opposing(fact):
        yield _plainly(each, before="≠ ")
    if fact["status"] != "standing":
        yield Sentence(f"[{fact['status']}]", end="")


def _plainly(attribution: AttributionOf, before: str = "") -> Sentence:
    who = f"{before}{speaker(attribution)}, {attribution['date']}"
    return Sentence("", attribution, attribution["sources"][0]["publisher"], kept=who, end="")


def _open(fact: Fact) -> str:
    return fact["statement"].rstrip(".")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
