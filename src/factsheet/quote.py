"""A fact as a sentence ready to paste, that keeps statement, hedge, name, day and source together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from factsheet import dates
from factsheet.attribution import asserter, asserting, opposing, speaker
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


def quoted(fact: Fact, actor: ActorOf, successor: FactOf, language: str) -> str:
    """The sentence, every further asserter, every denial, and the status when it is not standing.

    `actor` gives an actor by id, `successor` a fact as it was known on the same day.
    In a sheet of another language than English the neutral form: `statement (NAME, 2025-01-13; KBS World)`.
    """
    if language.partition("-")[0].lower() != "en":
        return " ".join(_neutral(fact))
    lead, *others = asserting(fact)
    first = _act(fact, lead) if fact.get("kind") == "statement" else _said(fact, lead, actor)
    further = (
        f"{_capital(_name(each, actor))} {_JOINS[each['hedge']]} {_day_and_source(each, actor)}." for each in others
    )
    against = (
        f"{_capital(_name(each, actor))} {STANCE_VERBS[each['stance']]} it {_day_and_source(each, actor)}."
        for each in opposing(fact)
    )
    return " ".join([first, *further, *against, *_status(fact, actor, successor)])


def _said(fact: Fact, lead: AttributionOf, actor: ActorOf) -> str:
    condition = f", if {fact['condition']}" if fact.get("condition") else ""
    verb = HEDGE_VERBS[lead["hedge"]]
    judged = "".join(_judged(fact))
    day = dates.on_day(lead["date"])
    return f"{_open(fact)}{condition}, {_name(lead, actor)} {verb}{judged} {day}{_via(lead, actor)} ({_printed(lead)})."


def _act(fact: Fact, lead: AttributionOf) -> str:
    """Where saying is itself the event, nothing follows but where it was printed (format.md, statement).

    A publication of no day or of another one does not tell when it was said, and the day comes first.
    """
    same_day = lead["sources"][0]["issued"] == lead["date"]
    day = "" if same_day else f"{dates.on_day(lead['date'])}; "
    return f"{_open(fact)} ({day}{_printed(lead)})."


def _judged(fact: Fact) -> Iterator[str]:
    if fact.get("likelihood"):
        yield f" as {str(fact['likelihood']).replace('-', ' ')}"
    if fact.get("confidence"):
        yield f" with {fact['confidence']} confidence"


def _status(fact: Fact, actor: ActorOf, successor: FactOf) -> Iterator[str]:
    after = fact["superseded_by"]
    if after:
        known = successor(after["id"])
        yield f"Superseded: {_said(known, asserting(known)[0], actor)}"
    elif fact["status"] != "standing":
        yield f"{fact['status'].capitalize()}."


def _day_and_source(attribution: AttributionOf, actor: ActorOf) -> str:
    """The day and the publication; its day only where it is another one."""
    cited = attribution["sources"][0]
    other_day = cited["issued"] and cited["issued"] != attribution["date"]
    printed = _printed(attribution) if other_day else cited["publisher"]
    return f"{dates.on_day(attribution['date'])}{_via(attribution, actor)} ({printed})"


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


def _neutral(fact: Fact) -> Iterator[str]:
    yield fact["statement"]
    if fact.get("condition"):
        yield f"({fact['condition']})"
    for each in asserting(fact):
        yield f"({_plainly(each)})"
    for each in opposing(fact):
        yield f"(≠ {_plainly(each)})"
    if fact["status"] != "standing":
        yield f"[{fact['status']}]"


def _plainly(attribution: AttributionOf) -> str:
    return f"{speaker(attribution)}, {attribution['date']}; {attribution['sources'][0]['publisher']}"


def _open(fact: Fact) -> str:
    return fact["statement"].rstrip(".")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
