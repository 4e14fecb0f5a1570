"""A record with what its screen shows around it: whole sources, who is part of whom, what refers to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from factsheet.contract import Fact, Source
    from factsheet.record import Number


class Referring(NamedTuple):
    """What refers to a record in one role: the first of it, and how many there are."""

    role: str
    """`said`, `about`, `fact`, `part` or `copy`, as `show` names them in a pipe."""
    records: list[Any]
    total: int
    rest: str = ""
    """The command that lists them all."""


class Compared(NamedTuple):
    """The estimates of one measure and scope: how many, and from which number to which."""

    scope: str | None
    estimates: int
    lowest: Number | None
    highest: Number | None


class Whole(NamedTuple):
    """A record of any type with its surroundings; what a type has no use for stays empty."""

    noun: str
    record: Any
    sources: dict[str, Source]
    """The sources that it cites or is derived from, each with all that it is derived from."""
    inside: frozenset[tuple[str, str]] = frozenset()
    """An actor and another that is a part or a member of it, or itself: those that matter here, by id."""
    successor: Fact | None = None
    predecessor: Fact | None = None
    compared: tuple[Compared, ...] = ()
    referring: tuple[Referring, ...] = ()

    def is_primary(self, by: str, source: Source) -> bool:
        """Whether a source is the asserter's own: its issuer is the asserter, a part of it, or has it as a part."""
        issuer = source["issuer"]
        return issuer is not None and not self.inside.isdisjoint({(by, issuer["id"]), (issuer["id"], by)})

    def of_role(self, role: str) -> Referring:
        """What refers to it in a role."""
        return next((each for each in self.referring if each.role == role), Referring(role, [], 0))
