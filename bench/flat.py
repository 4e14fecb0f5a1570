"""Facts as flat rows, for programs that read no nested JSON: names in the place of references, values joined by `; `.

What stands in a cell is what `factsheet` prints in the column of that name, so that answers can be held side by side.
"""

from collections.abc import Callable
from typing import Any

Record = dict[str, Any]

COLUMNS = (
    "id", "type", "date", "statement", "by", "said", "hedge", "sources", "urls", "tags", "retracted",
)  # fmt: skip
_AGAINST = ("denies", "disputes", "retracts")


class Flat:
    """The rows of a sheet's facts."""

    def __init__(self, actors: list[Record], source: Callable[[str], Record]) -> None:
        self._actors = {each["id"]: each for each in actors}
        self._source = source

    def row(self, type_: str, fact: Record) -> dict[str, str]:
        """The row of a fact; every cell is a text."""
        asserting = [each for each in fact["attributions"] if _stance(each) == "asserts"]
        against = [each for each in fact["attributions"] if _stance(each) in _AGAINST]
        cited = dict.fromkeys(name for each in [*asserting, *against] for name in each["sources"])
        printed = [self._source(name) for name in cited]
        cells = (
            fact["id"],
            type_,
            fact["date"],
            fact["statement"],
            "; ".join(self._speaker(each) for each in asserting),
            "; ".join(each["date"] for each in asserting),
            "; ".join(each["hedge"] for each in asserting),
            "; ".join(_printed_in(each) for each in printed),
            "; ".join(each["url"] for each in printed if "url" in each),
            "; ".join(fact.get("tags", ())),
            "true" if retracted(fact) else "false",
        )
        return dict(zip(COLUMNS, cells, strict=True))

    def _speaker(self, said: Record) -> str:
        actor = self._actors[said["by"]]
        body = actor.get("part_of") if actor["kind"] == "person" else None
        name = f"{actor['name']} ({self._actors[body]['name']})" if body else actor["name"]
        via = ", ".join(self._actors[each]["name"] for each in said.get("via", ()))
        return f"{name} via {via}" if via else str(name)


def retracted(fact: Record) -> bool:
    """Whether everyone who asserts a fact has later said that they retract it (format.md)."""
    taken = {said["by"]: said["date"] for said in fact["attributions"] if _stance(said) == "retracts"}
    asserting = (said for said in fact["attributions"] if _stance(said) == "asserts")
    return bool(taken) and all(taken.get(said["by"], "") >= said["date"] for said in asserting)


def _stance(said: Record) -> str:
    return str(said.get("stance", "asserts"))


def _printed_in(source: Record) -> str:
    return " ".join(filter(None, (source["publisher"], source.get("issued"))))
