"""Actors as a tree by `part_of`: in which order they stand, and which lines lead to them.

A tree needs its rows at hand: of each, only what is drawn is kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

# How many cells a level takes.
STEP = 3


class Actor(NamedTuple):
    """What is drawn of an actor."""

    id: str
    name: str
    native: str = ""
    kind: str = ""
    part_of: str = ""
    """The id of what it is a part of; empty for none."""
    whole: str = ""
    """The name of that."""
    aliases: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    """How many facts are about it and how many it said; nothing for one that stands for its parts' sake alone."""
    weight: int = 0
    """By how much it comes before others: what the whole branch is in and said, as a whole's counts hold its parts'."""
    quiet: bool = False
    """Whether no fact names it, but its parts."""


class Node(NamedTuple):
    """An actor in its place."""

    actor: Actor
    lead: str
    """The lines that lead to its name."""
    under: str
    """The lines that run on under its name."""
    flat: bool
    """Whether it stands beside what it is a part of, since the tree has no room to go deeper."""


def of_record(record: Any) -> Actor:
    """What is drawn of an actor's record."""
    whole = record["part_of"] or {"id": "", "name": ""}
    counts = (record["about"], record["said"])
    return Actor(
        record["id"], record["name"], record["native_name"] or "", record["kind"], whole["id"], whole["name"],
        tuple(record["aliases"]), counts, sum(counts), not record.get("itself", True),
    )  # fmt: skip


def grown(actors: Iterable[Actor], deepest: int) -> list[Node]:
    """The nodes from top to bottom; what lies deeper than `deepest` stands at that level, behind its whole."""
    parts: dict[str, list[Actor]] = defaultdict(list)
    known: set[str] = set()
    for actor in actors:
        known.add(actor.id)
        parts[actor.part_of].append(actor)
    for name in [name for name in parts if name and name not in known]:
        # Not among the rows: it comes where its parts would, dim, and is not counted.
        weight = sum(part.weight for part in parts[name])
        parts[""].append(Actor(name, parts[name][0].whole, weight=weight, quiet=True))
    for each in parts.values():
        each.sort(key=lambda actor: -actor.weight)
    return _nodes(list(_walked(parts)), deepest)


def _walked(parts: dict[str, list[Actor]]) -> Iterator[tuple[Actor, int]]:
    """Every actor with its depth, a whole before its parts; without recursion, since chains may be long."""
    waiting = [(actor, 0) for actor in reversed(parts[""])]
    while waiting:
        actor, depth = waiting.pop()
        yield actor, depth
        waiting.extend((part, depth + 1) for part in reversed(parts.get(actor.id, [])))


def _nodes(walked: list[tuple[Actor, int]], deepest: int) -> list[Node]:
    """Each with its lines, found from the bottom up: a line runs where another of that level follows."""
    runs = [False] * (deepest + 2)
    nodes = []
    for actor, depth in reversed(walked):
        level = min(depth, deepest)
        rails = "".join("│  " if runs[each] else "   " for each in range(1, level))
        turn, on = ("├─ ", "│  ") if runs[level] else ("└─ ", "   ")
        own = "│ " if runs[level + 1] else "  "
        nodes.append(Node(actor, rails + turn if level else "", (rails + on if level else "") + own, depth > deepest))
        runs[level] = True
        runs[level + 1 :] = [False] * (len(runs) - level - 1)
    return nodes[::-1]
