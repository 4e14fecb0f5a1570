"""A fact as it could be known on a day: later attributions dropped, remarks hidden, all that follows from them anew.

Which facts are known at all, and their status, is in the index (query.py); here is what a single record shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, cast

from factsheet.attribution import asserting, brief, known_from, origins
from factsheet.index.texts import other_texts
from factsheet.names import fold, words

if TYPE_CHECKING:
    from factsheet.contract import AttributionOf, Brief, Fact

    Load = Callable[[str], Fact | None]


def cut(fact: Fact, day: str, status: str, successor: str | None, load: Load) -> Fact:
    """The fact as of a day, with its status and successor on it; `load` gives another fact as it is today, by id."""
    known = dict(fact)
    heard = [_silent(each) for each in fact["attributions"] if known_from(each) <= day]
    known["attributions"] = heard
    known["status"] = status
    known["origins"] = origins([each for each in heard if each["stance"] == "asserts"])
    known["detail"] = known["note"] = None
    known["superseded_by"] = _briefly(successor if status == "superseded" else None, day, load)
    known["supersedes"] = _briefly(fact["supersedes"] and fact["supersedes"]["id"], day, load)
    return cast("Fact", known)


def names_in(fact: Fact) -> set[str]:
    """The ids of the actors and places that a fact names."""
    spoken = [each["by"]["id"] for each in fact["attributions"]]
    spoken += [body["id"] for each in fact["attributions"] if (body := each["body"])]
    spoken += [via["id"] for each in fact["attributions"] for via in each["via"]]
    return {*spoken, *(each["id"] for each in fact["actors"]), *(each["id"] for each in fact["places"])}


def has_text(fact: Fact, names: Iterable[str], wanted: Iterable[str]) -> bool:
    """Whether `--grep` finds any of its texts in what is left of a fact."""
    texts = [fold(text) for text in (fact["statement"], *names, *other_texts(fact))]
    return any(fold(each) in text for each in wanted for text in texts)


def has_words(fact: Fact, names: Iterable[str], wanted: Iterable[str]) -> bool:
    """Whether every word begins a word of what is left of a fact."""
    found = [word for text in (fact["statement"], *names, *other_texts(fact)) for word in words(text)]
    return all(any(word.startswith(each) for word in found) for each in wanted)


def _silent(attribution: AttributionOf) -> AttributionOf:
    return {**attribution, "note": None}


def _briefly(name: str | None, day: str, load: Load) -> Brief | None:
    fact = load(name) if name else None
    if fact is None:
        return None
    known: Fact = {**fact, "attributions": [each for each in fact["attributions"] if known_from(each) <= day]}
    return brief(known) if asserting(known) else None
