"""The line of attribution, one everywhere: `— who hedge · day · printed in +n`, and `≠` for who denies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet.attribution import asserting, opposing, speaker
from factsheet.output.terminal.days import short
from factsheet.output.terminal.flow import Word, part
from factsheet.output.terminal.pen import AGAINST, CONFIRMED, QUIET, Pen, Piece
from factsheet.vocabulary import STANCE_VERBS

if TYPE_CHECKING:
    from factsheet.contract import AttributionOf, Fact


def attributed(fact: Fact, pen: Pen, year: str = "") -> list[list[Word]]:
    """The lines below a fact: who asserts it, the lead first, then who denies, disputes or retracts it."""
    told = [_asserted(fact["date"], each, pen, year) for each in _groups(asserting(fact))]
    return told + [_opposed(fact["date"], each, pen, year) for each in opposing(fact)]


def spoken_by(said: AttributionOf) -> str:
    """Who said it, whose side they are on where neither name nor body tells, and who passed it on."""
    side = said["side"]
    if said["body"] or not side or side["name"] in said["by"]["name"]:
        return speaker(said)
    return speaker({**said, "body": side})


def alone(said: AttributionOf, pen: Pen) -> list[Word]:
    """One attribution by itself, its day standing elsewhere."""
    if said["stance"] == "asserts":
        return _asserted(said["date"], [said], pen, "")
    return _opposed(said["date"], said, pen, "")


def _groups(said: list[AttributionOf]) -> list[list[AttributionOf]]:
    """Those who said it alike on the same day and in the same places stand together."""
    groups: dict[tuple[str, str, str], list[AttributionOf]] = {}
    for each in said:
        printed = ",".join(cited["id"] for cited in each["sources"])
        groups.setdefault((each["hedge"], each["date"], printed), []).append(each)
    return list(groups.values())


def _asserted(known: str, said: list[AttributionOf], pen: Pen, year: str) -> list[Word]:
    lead = said[0]
    style = CONFIRMED if lead["hedge"] == "confirmed" else QUIET
    who = part(pen.text(", ".join(spoken_by(each) for each in said)), QUIET)
    opening: Word = (Piece(f"{pen.draw('—')} ", QUIET), *who[0])
    return [opening, *who[1:], (Piece(lead["hedge"], style), *_tail(pen)), *_where(known, lead, pen, year)]


def _opposed(known: str, said: AttributionOf, pen: Pen, year: str) -> list[Word]:
    opening: Word = (Piece(f"{pen.draw('≠')} {STANCE_VERBS[said['stance']]}", AGAINST),)
    *first, last = part(pen.text(spoken_by(said)), QUIET)
    return [opening, *first, (*last, *_tail(pen)), *_where(known, said, pen, year)]


def _where(known: str, said: AttributionOf, pen: Pen, year: str) -> list[Word]:
    """The day, where it is not the one that is known already, and the publication with the count of further origins."""
    day: list[Word] = []
    if said["date"] != known:
        day = [(Piece(pen.draw(short(said["date"], year)), QUIET), *_tail(pen))]
    cited = said["sources"]
    further = len({each["origin"] for each in cited}) - 1
    publisher = part(pen.text(cited[0]["publisher"]), QUIET, cited[0]["url"] or "")
    if further:
        publisher[-1] = (*publisher[-1], Piece(f" +{further}", QUIET))
    return [*day, *publisher]


def _tail(pen: Pen) -> Word:
    return (Piece(f" {pen.between}", QUIET),)
