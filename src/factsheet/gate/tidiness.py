"""Warnings about the sheet as a whole: what is there twice, almost twice, or for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from factsheet.gate import codes
from factsheet.gate.positions import Step
from factsheet.gate.problems import Fault
from factsheet.gate.scanning import Scanned
from factsheet.names import fold

Noted = tuple[Scanned, tuple[Step, ...], Fault]
# Shorter words differ by a letter as a matter of course: EU and UN, Iran and Iraq.
_OWN_PAGE = "give each its own page, or cite the one that is there"
_SHORTEST, _LONGEST = 5, 100
_MOST_ALIKE = 100
_ON_THE_WEB = {"webpage", "post", "post-weblog"}
_MOST_KEY = {"figures": 8, "events": 8, "assessments": 4}
_CALLED = {"figures": "measures", "events": "events", "assessments": "assessments"}


class Twice:
    """What may stand in a sheet only once: statements, addresses, aliases."""

    def __init__(self) -> None:
        self._statements: dict[int, str] = {}
        self._addresses: dict[str, str] = {}
        self._called: dict[str, str] = {}

    def statement(self, scanned: Scanned) -> Iterator[Noted]:
        """Whether another fact has the same statement; of each, a hash is kept."""
        name = scanned.value["id"]
        first = self._statements.setdefault(hash(fold(scanned.value["statement"]).rstrip(". ")), name)
        if first != name:
            yield scanned, ("statement",), Fault(codes.REPEATED_STATEMENT, f"is the statement of '{first}', too")

    def source(self, scanned: Scanned) -> Iterator[Noted]:
        """Whether another source has the same address, and whether a web page has one at all."""
        source = scanned.value
        for key in ("url", "archive_url"):
            address = (source.get(key) or "").rstrip("/")
            first = self._addresses.setdefault(address, source["id"]) if address else source["id"]
            if first != source["id"]:
                yield scanned, (key,), Fault(codes.REPEATED_URL, f"is the address of '{first}', too", _OWN_PAGE)
        seen = source.get("seen") is not False
        if seen and source["type"] in _ON_THE_WEB and not source.get("url") and not source.get("archive_url"):
            yield scanned, ("type",), Fault(codes.NO_ADDRESS, f"a {source['type']} with neither url nor archive_url")

    def actor(self, scanned: Scanned) -> Iterator[Noted]:
        """Whether another actor is called by the same name."""
        actor = scanned.value
        names: list[tuple[tuple[Step, ...], str]] = [(("name",), actor["name"])]
        names += [(("aliases", number), alias) for number, alias in enumerate(actor.get("aliases") or ())]
        for path, name in names:
            first = self._called.setdefault(fold(name), actor["id"])
            if first != actor["id"]:
                yield scanned, path, Fault(codes.SHARED_ALIAS, f"'{name}' is a name of '{first}', too")


class Alike:
    """Words of one sort, to find those that differ by one letter; digits do not count."""

    def __init__(self, noun: str) -> None:
        self._noun = noun
        self._words: dict[str, tuple[str, Scanned, tuple[Step, ...]]] = {}

    def add(self, word: str, scanned: Scanned, path: tuple[Step, ...]) -> None:
        """Takes a word where it first stands."""
        bare = re.sub(r"\d+", "0", word)
        if _SHORTEST <= len(bare) <= _LONGEST and bare not in self._words:
            self._words[bare] = (word, scanned, path)

    def found(self) -> Iterator[Noted]:
        """The later of each two words that are one letter apart."""
        order = {bare: number for number, bare in enumerate(self._words)}
        told: set[str] = set()
        for bucket in self._buckets():
            words = sorted(bucket[:_MOST_ALIKE], key=order.__getitem__)
            for number, later in enumerate(words):
                earlier = next((each for each in words[:number] if one_letter_apart(each, later)), None)
                if earlier and later not in told:
                    told.add(later)
                    word, scanned, path = self._words[later]
                    what = f"{self._noun} '{word}' is one letter from '{self._words[earlier][0]}'"
                    yield scanned, path, Fault(codes.ALMOST_ALIKE, what)

    def _buckets(self) -> Iterable[list[str]]:
        """Words that share their first or their second half: two that are a letter apart share one of them."""
        buckets: dict[tuple[str, int, str], list[str]] = {}
        for bare in self._words:
            for half in {len(bare) // 2, (len(bare) - 1) // 2}:
                buckets.setdefault(("first", half, bare[:half]), []).append(bare)
                buckets.setdefault(("second", half, bare[-half:]), []).append(bare)
        return (bucket for bucket in buckets.values() if len(bucket) > 1)


def one_letter_apart(one: str, other: str) -> bool:
    """Whether a letter too many, too few or another one is all that two words differ by."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) == len(long):
        return short[at + 1 :] == long[at + 1 :] and short[at].isalpha() and long[at].isalpha()
    return short[at:] == long[at + 1 :] and long[at].isalpha()


def too_many_key(key: dict[str, list[Scanned]]) -> Iterator[Noted]:
    """The key facts beyond what a screen holds; of figures their measures count."""
    for section, facts in key.items():
        held: dict[Any, None] = {}
        for scanned in facts:
            held[scanned.value["measure"] if section == "figures" else scanned.value["id"]] = None
            if len(held) > _MOST_KEY[section]:
                what = f"more than {_MOST_KEY[section]} key {_CALLED[section]}"
                yield scanned, ("key",), Fault(codes.TOO_MANY_KEY, what)
                break
