"""The texts of a resolved fact in which `--grep` and `search` look."""

from collections.abc import Iterator, Mapping
from typing import Any


def other_texts(fact: Mapping[str, Any]) -> Iterator[str]:
    """The texts of a resolved fact, beside its statement and its names, that `--grep` and `search` look through."""
    yield from (fact[key] for key in ("detail", "condition", "as_said", "value") if fact.get(key))
    for number in (fact.get(name) for name in ("best", "low", "high")):
        if isinstance(number, int) and number >= 1000:
            yield f"{number:,}"
    for each in fact["attributions"]:
        if each["quote"]:
            yield each["quote"]
        for cited in each["sources"]:
            yield cited["publisher"]
            if cited["title"]:
                yield cited["title"]
