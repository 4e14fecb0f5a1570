"""Warnings about attribution: origins, days that cannot be, who may revise whose number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from factsheet import dates
from factsheet.gate import codes
from factsheet.gate.known import Known
from factsheet.gate.problems import Fault
from factsheet.gate.rules import Finding

_MANY = 4
_AHEAD = {"planned", "forecast"}
# A page of the evening before, a zone west: no more than a day lies between them.
_ZONES = 1
_CYCLE, _DAYS_OF_CYCLE = 400, 146_097
_SPOKE = {"asserts": "said", "denies": "denied", "disputes": "disputed", "retracts": "retracted"}


def advice(section: str, fact: dict[str, Any], known: Known) -> Iterator[Finding]:
    """What the attributions of one fact leave to wish for."""
    yield from _origins(fact, known)
    ahead = known.measures.get(fact.get("measure", ""), {}).get("kind") in _AHEAD
    happened = dates.parse(fact["date"]).earliest
    for number, said in enumerate(fact["attributions"]):
        span = dates.parse(said["date"])
        if not ahead and happened and span.latest and span.latest < happened:
            what = f"{_SPOKE[_stance(said)]} on {said['date']}, before {_it(section)} on {fact['date']}"
            yield ("attributions", number, "date"), Fault(codes.SAID_BEFORE, what)
        if number and _stance(said) == "retracts" and not _asserted_by(known.side(said["by"]), fact, known):
            what = f"'{said['by']}' retracts what it did not assert"
            hint = "who contradicts another denies or disputes"
            yield ("attributions", number, "stance"), Fault(codes.NEVER_ASSERTED, what, hint)
        yield from _printed(number, said, span.earliest, known)


def _stance(said: dict[str, Any]) -> str:
    return said.get("stance") or "asserts"


def _asserted_by(side: str, fact: dict[str, Any], known: Known) -> bool:
    """Whether anyone of a side asserts the fact."""
    return any(_stance(said) == "asserts" and known.side(said["by"]) == side for said in fact["attributions"])


def _it(section: str) -> str:
    return {"events": "it happened", "figures": "the day it describes,"}.get(section, "it was judged")


def _origins(fact: dict[str, Any], known: Known) -> Iterator[Finding]:
    cited: set[str] = set()
    primary = False
    for number, said in enumerate(fact["attributions"]):
        own = {known.origin(each) for each in said["sources"]}
        is_primary = any(known.is_primary(said["by"], each) for each in said["sources"])
        if len(said["sources"]) >= _MANY and len(own) == 1 and not is_primary:
            what = f"all {len(said['sources'])} sources come from '{next(iter(own))}'"
            yield ("attributions", number, "sources"), Fault(codes.ONE_ORIGIN, what)
        if _stance(said) == "asserts":
            cited |= own
            primary = primary or is_primary
    if fact.get("key") and len(cited) == 1 and not primary:
        hint = f"if one is the own text of '{fact['attributions'][0]['by']}', name it as the source's issuer"
        yield ("key",), Fault(codes.KEY_UNSUPPORTED, "a key fact with one origin and no primary source", hint)


def _printed(number: int, said: dict[str, Any], earliest: str | None, known: Known) -> Iterator[Finding]:
    for place, cited in enumerate(said["sources"]):
        source = known.sources.get(cited, {})
        # What nobody saw stands here as an origin, not as what printed it (format.md, source): it may well be older.
        issued = source.get("issued") if source.get("seen") is not False else None
        latest = dates.parse(issued).latest if issued else None
        if latest and earliest and latest < earliest and _apart(latest, earliest) > _ZONES:
            what = f"'{cited}' was issued on {issued}, before it was said on {said['date']}"
            yield ("attributions", number, "sources", place), Fault(codes.PRINTED_BEFORE, what)


def _apart(first: str, second: str) -> int:
    return _number(second) - _number(first)


def _number(day: str) -> int:
    """Which day it is, counted: in another cycle of 400 years, since Python's calendar begins with the year 1."""
    cycles, year = divmod(int(day[:4]), _CYCLE)
    return date.fromisoformat(f"{year + _CYCLE:04}{day[4:]}").toordinal() + cycles * _DAYS_OF_CYCLE


def revision(new: dict[str, Any], old: dict[str, Any], known: Known) -> Iterator[Finding]:
    """What is wrong with one fact superseding another."""
    for key in ("measure", "scope"):
        if new.get(key) != old.get(key):
            what = f"'{old['id']}' has another {key}: {old.get(key) or 'none'}"
            yield ("supersedes",), Fault(codes.SUPERSEDES_ACROSS, what)
            return
    sides = [{known.side(said["by"]) for said in fact["attributions"][:1]} for fact in (new, old)]
    if not sides[0] & sides[1]:
        what = f"'{old['id']}' was said by '{old['attributions'][0]['by']}', of another side"
        yield ("supersedes",), Fault(codes.SUPERSEDES_ACROSS, what)
