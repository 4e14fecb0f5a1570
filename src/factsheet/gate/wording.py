"""Warnings about wording: length, who said it, numbers and likelihoods that stand in the wrong place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from factsheet.dates import MONTHS
from factsheet.gate import codes
from factsheet.gate.known import Known
from factsheet.gate.problems import Fault
from factsheet.gate.rules import Finding

_LONGEST = 140
# A longer statement is told as such; what is looked for in it is looked for in its beginning.
_LOOKED_THROUGH = 2000
_MOST_NAMED = 200
_MONTH = "|".join(MONTHS)
# 28 October 2024, 8 to 13 October, October 28, October 2024, in 2024, 2020 to 2024.
_DAYS = re.compile(
    rf"\b\d{{1,2}}(?:\s*(?:to|and|or|-|–)\s*\d{{1,2}})?\s+(?:{_MONTH})\b(?:\s+\d{{4}})?"
    rf"|\b(?:{_MONTH})\s+\d{{1,2}}\b(?:,?\s+\d{{4}})?|\b(?:19|20)\d\d\b",
)
_NUMBER = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_ORDINAL = re.compile(r"\b\d+(?:st|nd|rd|th)\b|\b\w+-\d+\b|\b\d+-\w*mm\b|\b\d+\s?mm\b")
_TIMES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_LIKELIHOOD = re.compile(
    r"\b(?:(?:very |highly )?(?:un)?likely|(?:im)?probabl[ey]|almost certain(?:ly)?|roughly even|"
    r"(?:low|moderate|high) confidence)\b",
    re.IGNORECASE,
)


def advice(section: str, fact: dict[str, Any], known: Known) -> Iterator[Finding]:
    """What the wording of one fact leaves to wish for."""
    if len(fact["statement"]) > _LONGEST:
        what = f"has {len(fact['statement'])} characters; a statement has at most {_LONGEST}"
        yield ("statement",), Fault(codes.LONG_STATEMENT, what)
    statement = fact["statement"][:_LOOKED_THROUGH]
    if not (section == "events" and fact["kind"] == "statement"):
        yield from _speakers(fact, statement, known)
    if section == "figures":
        yield from _numbers(fact, statement, known)
    elif section == "assessments" and (fact.get("likelihood") or fact.get("confidence")):
        found = _LIKELIHOOD.search(statement)
        if found:
            field = "likelihood" if fact.get("likelihood") else "confidence"
            yield ("statement",), Fault(codes.LIKELIHOOD_TWICE, f"says '{found[0]}', and '{field}' says it too")


def _speakers(fact: dict[str, Any], statement: str, known: Known) -> Iterator[Finding]:
    about = set(fact.get("actors") or ())
    for said in fact["attributions"]:
        asserts = (said.get("stance") or "asserts") == "asserts"
        actor = known.actors.get(said["by"], {})
        # A state that acts is named as such; who a fact is about may say it, too.
        if not asserts or actor.get("kind") == "state" or said["by"] in about:
            continue
        found = known.calling(said["by"]).search(statement)
        if found:
            yield ("statement",), Fault(codes.NAMES_SPEAKER, f"names '{found[0]}', who said it")
            return


def _numbers(figure: dict[str, Any], statement: str, known: Known) -> Iterator[Finding]:
    if not _NUMBER.search(statement):
        return
    rest = _ORDINAL.sub(" ", _DAYS.sub(" ", _without_names(figure, statement, known)))
    has = {float(figure[key]) for key in ("best", "low", "high") if figure.get(key) is not None}
    has |= {number for key in ("as_said", "scope") for _, number in _read((figure.get(key) or "")[:_LOOKED_THROUGH])}
    for text, number in _read(rest):
        if number not in has:
            yield ("statement",), Fault(codes.NUMBER_MISSING, f"has the number {text}, and its figure has not")
            return


def _without_names(figure: dict[str, Any], statement: str, known: Known) -> str:
    """The statement without what belongs to names."""
    named = ((section, each) for section in ("actors", "places") for each in figure.get(section) or ())
    for section, each in islice(named, _MOST_NAMED):
        for name in known.names(section, each):
            statement = statement.replace(name, " ")
    return statement.replace(figure.get("scope") or "\0", " ")


def _read(text: str) -> Iterator[tuple[str, float]]:
    """The numbers of a text, as written and as they count."""
    for match in _NUMBER.finditer(text):
        following = text[match.end() :].split(maxsplit=1)[:1]
        times = _TIMES.get(following[0].strip(".,;") if following else "", 1)
        yield match[0], round(float(match[0].replace(",", "")) * times, 6)
