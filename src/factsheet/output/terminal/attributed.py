"""The line of attribution, one everywhere: `— who hedge · day · printed in +n`, and `≠` for who denies."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from factsheet.attribution import asserting, opposing, speaker
from factsheet.output.terminal.days import short, year_of
from factsheet.output.terminal.flow import Word, part
from factsheet.output.terminal.pen import AGAINST, CONFIRMED, QUIET, Pen, Piece
from factsheet.vocabulary import STANCE_VERBS

if TYPE_CHECKING:
    from factsheet.contract import AttributionOf, Fact, Named

EMPTY: Mapping[str, str] = MappingProxyType({})


def attributed(fact: Fact, pen: Pen, year: str = "") -> list[list[Word]]:
    """The lines below a fact: who asserts it, the lead first, then who denies, disputes or retracts it."""
    lines = Lines(pen, fact["date"], shared_year(fact, year))
    return [*lines.asserted(fact), *lines.opposed(fact)]


def shared_year(fact: Fact, year: str) -> str:
    """The year, where a day may stand without it: a reader takes it from the year that stands last before the day.

    Nothing where a day of that year comes after one of another year.
    """
    shown = [year_of(each["date"]) for each in (*asserting(fact), *opposing(fact)) if each["date"] != fact["date"]]
    others = next((number for number, other in enumerate(shown) if other != year), len(shown))
    return "" if year in shown[others:] else year


class Lines:
    """Lines of attribution; `known` is the day and `year` the year that the reader has been told already.

    `between` stands between the parts: the pen's own mark, or a comma where lines run on as a text; `acronyms` are
    shorter names by actor's id.
    """

    def __init__(
        self, pen: Pen, known: str = "", year: str = "", *, between: str = "", acronyms: Mapping[str, str] = EMPTY
    ) -> None:
        self._acronyms = acronyms
        self._pen = pen
        self._known = known
        self._year = year
        self._tail: Word = (Piece(between or f" {pen.between}", QUIET),)

    def asserted(self, fact: Fact) -> list[list[Word]]:
        """A line for each who asserts the fact, those who said it alike together."""
        return [self._asserted(each) for each in _groups(asserting(fact))]

    def opposed(self, fact: Fact) -> list[list[Word]]:
        """A line for each who denies, disputes or retracts the fact."""
        return [self._opposed(each) for each in opposing(fact)]

    def alone(self, said: AttributionOf) -> list[Word]:
        """One attribution by itself."""
        return self._asserted([said]) if said["stance"] == "asserts" else self._opposed(said)

    def _asserted(self, said: list[AttributionOf]) -> list[Word]:
        lead = said[0]
        style = CONFIRMED if lead["hedge"] == "confirmed" else QUIET
        who = part(self._pen.text(", ".join(self._who(each) for each in said)), QUIET)
        opening: Word = (Piece(f"{self._pen.draw('—')} ", QUIET), *who[0])
        return [opening, *who[1:], (Piece(lead["hedge"], style), *self._tail), *self._where(lead)]

    def _opposed(self, said: AttributionOf) -> list[Word]:
        opening: Word = (Piece(f"{self._pen.draw('≠')} {STANCE_VERBS[said['stance']]}", AGAINST),)
        *first, last = part(self._pen.text(self._who(said)), QUIET)
        return [opening, *first, (*last, *self._tail), *self._where(said)]

    def _who(self, said: AttributionOf) -> str:
        return spoken_by(said, self._acronyms.get(said["by"]["id"], ""))

    def _where(self, said: AttributionOf) -> list[Word]:
        """The day, where it is not the known one, and the publication."""
        day: list[Word] = []
        if said["date"] != self._known:
            day = [(Piece(self._pen.draw(short(said["date"], self._year)), QUIET), *self._tail)]
        return [*day, *printed(said, self._pen)]


def printed(said: AttributionOf, pen: Pen) -> list[Word]:
    """The publication, with the count of further origins: `KBS World +1`."""
    cited = said["sources"]
    further = len({each["origin"] for each in cited}) - 1
    publisher = part(pen.text(cited[0]["publisher"]), QUIET, cited[0]["url"] or "")
    if further:
        publisher[-1] = (*publisher[-1], Piece(f" +{further}", QUIET))
    return publisher


def spoken_by(said: AttributionOf, name: str = "") -> str:
    """Who said it, whose side they are on where neither name nor body tells, and who passed it on.

    `name` is a shorter one to call them by.
    """
    by: Named = {"id": said["by"]["id"], "name": name or said["by"]["name"]}
    side = said["side"]
    if said["body"] or not side or side["name"] in said["by"]["name"]:
        return speaker({**said, "by": by})
    return speaker({**said, "by": by, "body": side})


def _groups(said: list[AttributionOf]) -> list[list[AttributionOf]]:
    """Those who said it alike on the same day and in the same places stand together."""
    groups: dict[tuple[str, str, str], list[AttributionOf]] = {}
    for each in said:
        printed_in = ",".join(cited["id"] for cited in each["sources"])
        groups.setdefault((each["hedge"], each["date"], printed_in), []).append(each)
    return list(groups.values())
