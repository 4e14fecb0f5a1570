"""Status is never stored: it follows from who said what, and when (format.md, Status is never stored)."""

from collections.abc import Iterable
from typing import NamedTuple

from factsheet.vocabulary import Status


class Voice(NamedTuple):
    """What counts of an attribution: the day it is known from, who spoke, for which side, and how."""

    known: str
    by: str
    side: str
    """The id of the actor's topmost `part_of`."""
    stance: str


def status_on(day: str, voices: Iterable[Voice], *, superseded: bool) -> Status:
    """The status of a fact as it could be known on a day."""
    heard = [voice for voice in voices if voice.known <= day]
    if _retracted(heard):
        return "retracted"
    if superseded:
        return "superseded"
    return "disputed" if any(_stands(denial, heard) for denial in heard) else "standing"


def steps(voices: list[Voice], superseded: list[tuple[str, bool]]) -> list[tuple[str, Status]]:
    """The days on which the status of a fact changes, each with the status from then on.

    `superseded` says from which days on an asserted successor is there, or is there no longer.
    """
    found: list[tuple[str, Status]] = []
    for day in sorted({voice.known for voice in voices} | {day for day, _ in superseded}):
        replaced = [there for since, there in superseded if since <= day]
        status = status_on(day, voices, superseded=bool(replaced) and replaced[-1])
        if not found or found[-1][1] != status:
            found.append((day, status))
    return found


def presence(voices: list[Voice]) -> list[tuple[str, bool]]:
    """From which days on a successor is there, asserted, or, retracted, is there no longer."""
    known = min(voice.known for voice in voices if voice.stance == "asserts")
    days = sorted({known} | {voice.known for voice in voices if voice.known > known})
    return [(day, status_on(day, voices, superseded=False) != "retracted") for day in days]


def _retracted(heard: list[Voice]) -> bool:
    """Whether everyone who asserts it has later said that they retract it."""
    asserted = {voice.by: voice.known for voice in sorted(heard) if voice.stance == "asserts"}
    retracted = {voice.by: voice.known for voice in sorted(heard) if voice.stance == "retracts"}
    return bool(asserted) and all(retracted.get(by, "") >= day for by, day in asserted.items())


def _stands(denial: Voice, heard: list[Voice]) -> bool:
    """Whether a voice denies or disputes, and its side has not asserted the fact on that day or later."""
    if denial.stance not in {"denies", "disputes"}:
        return False
    return not any(
        voice.stance == "asserts" and voice.side == denial.side and voice.known >= denial.known for voice in heard
    )
