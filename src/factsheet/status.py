"""Status is never stored: it follows from who said what, and when (format.md, Status is never stored)."""

from collections.abc import Iterable, Iterator
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
    heard = _Heard()
    for voice in voices:
        if voice.known <= day:
            heard.add(voice)
    return heard.status(superseded=superseded)


def steps(voices: list[Voice], superseded: list[tuple[str, bool]]) -> list[tuple[str, Status]]:
    """The days on which the status of a fact changes, each with the status from then on.

    `superseded` says from which days on an asserted successor is there, or is there no longer.
    """
    found: list[tuple[str, Status]] = []
    replaced = dict(superseded)
    is_replaced = False
    for day, heard in _heard_on({voice.known for voice in voices} | set(replaced), voices):
        is_replaced = replaced.get(day, is_replaced)
        status = heard.status(superseded=is_replaced)
        if not found or found[-1][1] != status:
            found.append((day, status))
    return found


def presence(voices: list[Voice]) -> list[tuple[str, bool]]:
    """From which days on a successor is there, asserted, or, retracted, is there no longer."""
    known = min(voice.known for voice in voices if voice.stance == "asserts")
    days = {known} | {voice.known for voice in voices if voice.known > known}
    return [(day, heard.status(superseded=False) != "retracted") for day, heard in _heard_on(days, voices)]


class _Heard:
    """What has been said of a fact so far: the last day of each voice, and of each side, is what counts."""

    def __init__(self) -> None:
        self._asserted: dict[str, str] = {}
        self._retracted: dict[str, str] = {}
        self._affirmed: dict[str, str] = {}
        self._denied: dict[str, str] = {}
        self._still: set[str] = set()
        """Who asserts it, and has not said later that they retract it."""
        self._against: set[str] = set()
        """The sides that deny or dispute it, and have not asserted it on that day or later."""

    def add(self, voice: Voice) -> None:
        """Takes an attribution."""
        if voice.stance == "asserts":
            _keep_later(self._asserted, voice.by, voice.known)
            _keep_later(self._affirmed, voice.side, voice.known)
        elif voice.stance == "retracts":
            _keep_later(self._retracted, voice.by, voice.known)
        else:
            _keep_later(self._denied, voice.side, voice.known)
        _sort_into(self._still, voice.by, _is_later(voice.by, self._asserted, self._retracted))
        _sort_into(self._against, voice.side, _is_later(voice.side, self._denied, self._affirmed))

    def status(self, *, superseded: bool) -> Status:
        """The status that follows."""
        if self._asserted and not self._still:
            return "retracted"
        if superseded:
            return "superseded"
        return "disputed" if self._against else "standing"


def _heard_on(days: Iterable[str], voices: Iterable[Voice]) -> Iterator[tuple[str, _Heard]]:
    """Each day in its order, with all that is known then."""
    heard = _Heard()
    waiting = sorted(voices, reverse=True)
    for day in sorted(days):
        while waiting and waiting[-1].known <= day:
            heard.add(waiting.pop())
        yield day, heard


def _keep_later(days: dict[str, str], name: str, day: str) -> None:
    days[name] = max(days.get(name, ""), day)


def _is_later(name: str, one: dict[str, str], other: dict[str, str]) -> bool:
    """Whether the day of the one is there, and the day of the other, if it is there, before it."""
    return one.get(name, "") > other.get(name, "")


def _sort_into(names: set[str], name: str, belongs: bool) -> None:
    if belongs:
        names.add(name)
    else:
        names.discard(name)
