"""The records of a loaded sheet by id, and what follows from them and is never stored: status, side, origin."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from factsheet import dates
from factsheet.gate.known import Known
from factsheet.status import Voice, presence, steps

if TYPE_CHECKING:
    from factsheet.gate.model import Actor, Assessment, Event, Figure, Measure, Place, Sheet, Source
    from factsheet.vocabulary import Status

    Fact: TypeAlias = Event | Figure | Assessment


class Register:
    """A sheet's records by id, and answers about them; an id that is not there raises KeyError."""

    def __init__(self, sheet: Sheet) -> None:
        self.actors: Mapping[str, Actor] = MappingProxyType({each.id: each for each in sheet.actors})
        self.places: Mapping[str, Place] = MappingProxyType({each.id: each for each in sheet.places})
        self.sources: Mapping[str, Source] = MappingProxyType({each.id: each for each in sheet.sources})
        self.measures: Mapping[str, Measure] = MappingProxyType({each.id: each for each in sheet.measures})
        facts: tuple[Fact, ...] = (*sheet.events, *sheet.figures, *sheet.assessments)
        self.facts: Mapping[str, Fact] = MappingProxyType({each.id: each for each in facts})
        self._successors = {each.supersedes: each.id for each in facts if each.supersedes}
        self._steps: dict[str, list[tuple[str, Status]]] = {}
        self._known = Known()
        for actor in sheet.actors:
            self._known.add("actors", actor.model_dump(include={"id", "part_of"}))
        for source in sheet.sources:
            self._known.add("sources", source.model_dump(include={"id", "issuer", "derived_from"}))

    def successor(self, fact: str) -> str | None:
        """The id of the fact that names this one in `supersedes`."""
        return self._successors.get(self.facts[fact].id)

    def status(self, fact: str, day: str | None = None) -> Status | None:
        """The status of a fact, today or as it could be known on a day; None where nobody had asserted it by then.

        A day is `2024-10-28`, or `2024-10` or `2024` for the last day of it; anything else raises ValueError.
        """
        last = dates.whole(day).latest if day is not None else None
        voices = self._voices(fact)
        known = min(voice.known for voice in voices if voice.stance == "asserts")
        if last is not None and known > last:
            return None
        if fact not in self._steps:
            after = self.successor(fact)
            self._steps[fact] = steps(voices, presence(self._voices(after)) if after else [])
        return [status for since, status in self._steps[fact] if last is None or since <= last][-1]

    def origins(self, fact: str) -> frozenset[str]:
        """The ids of the sources from which everything comes that those who assert a fact are cited from."""
        asserting = (each for each in self.facts[fact].attributions if each.stance == "asserts")
        return frozenset(self.origin(source) for each in asserting for source in each.sources)

    def origin(self, source: str) -> str:
        """The id of the source at the end of `derived_from`; of a source that copies none, its own."""
        return self._known.origin(self.sources[source].id)

    def side(self, actor: str) -> str:
        """The id of the topmost actor that an actor is part of; of one that is part of none, its own."""
        return self._known.side(self.actors[actor].id)

    def is_primary(self, by: str, source: str) -> bool:
        """Whether a source, or what it copies, is the own text of the actor who said it, of a part or of its whole."""
        return self._known.is_primary(self.actors[by].id, self.sources[source].id)

    def _voices(self, fact: str) -> list[Voice]:
        return [
            Voice(dates.parse(each.date).order[0], each.by, self.side(each.by), each.stance)
            for each in self.facts[fact].attributions
        ]
