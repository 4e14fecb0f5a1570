"""Who said it, the day, and where it was printed, as short texts that every view uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet.dates import LAST_DAY

if TYPE_CHECKING:
    from factsheet.contract import AttributionOf, Brief, Citation, Fact

AGAINST = {"denies", "disputes", "retracts"}


def asserter(attribution: AttributionOf) -> str:
    """Who said it: a person with the body they speak for."""
    body = attribution["body"]
    return f"{attribution['by']['name']} ({body['name']})" if body else attribution["by"]["name"]


def speaker(attribution: AttributionOf) -> str:
    """Who said it, and who passed it on."""
    via = ", ".join(each["name"] for each in attribution["via"])
    return f"{asserter(attribution)} via {via}" if via else asserter(attribution)


def objection(attribution: AttributionOf) -> str:
    """Who denies, disputes or retracts it, and when: `Vassily Nebenzia (Russia) denies 2024-10-30`."""
    return f"{speaker(attribution)} {attribution['stance']} {attribution['date']}"


def asserting(fact: Fact) -> list[AttributionOf]:
    """The attributions that assert the fact, lead first."""
    return [each for each in fact["attributions"] if each["stance"] == "asserts"]


def opposing(fact: Fact) -> list[AttributionOf]:
    """The attributions that deny, dispute or retract the fact."""
    return [each for each in fact["attributions"] if each["stance"] in AGAINST]


def printed_in(citation: Citation) -> str:
    """A publication with the day it was issued: `KBS World 2025-04-30`."""
    return f"{citation['publisher']} {citation['issued']}" if citation["issued"] else citation["publisher"]


def citations(attributions: list[AttributionOf]) -> list[Citation]:
    """The sources of attributions, each once, in their order."""
    return list({cited["id"]: cited for each in attributions for cited in each["sources"]}.values())


def origins(attributions: list[AttributionOf]) -> int:
    """How many origins the sources of attributions have: ten copies of one story are one (format.md, source)."""
    return len({cited["origin"] for cited in citations(attributions)})


def known_from(attribution: AttributionOf) -> str:
    """The day from which an attribution is known; an open earliest day counts as the latest one, as it sorts."""
    return attribution["earliest"] or attribution["latest"] or LAST_DAY


def brief(fact: Fact) -> Brief:
    """A fact as another one refers to it, its attribution kept on."""
    said = asserting(fact)
    return {
        "id": fact["id"],
        "statement": fact["statement"],
        "condition": fact.get("condition"),
        "value": fact.get("value"),
        "by": [speaker(each) for each in said],
        "said": [each["date"] for each in said],
        "against": [objection(each) for each in opposing(fact)],
        "status": fact["status"],
        "sources": [printed_in(each) for each in citations(said)],
        "hedge": [each["hedge"] for each in said],
    }


def quotation(fact: Brief) -> str:
    """A fact that another one refers to, on one line, its attribution kept on."""
    value = f" [{fact['value']}]" if fact["value"] else ""
    condition = f" (if {fact['condition']})" if fact["condition"] else ""
    said = ", ".join(" ".join(each) for each in zip(fact["by"], fact["hedge"], fact["said"], strict=True))
    printed = ", ".join(fact["sources"])
    status = "" if fact["status"] == "standing" else f"; {fact['status']}"
    against = "".join(f"; {each}" for each in fact["against"])
    return f"{fact['id']}: {fact['statement']}{value}{condition} — {said} ({printed}){against}{status}"
