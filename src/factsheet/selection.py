"""What was asked for: the filters of a command line, checked and frozen."""

from typing import NamedTuple

from factsheet.dates import Span


class Selection(NamedTuple):
    """The filters. Those of one option are alternatives; different options must all hold."""

    types: tuple[str, ...] = ()
    """Types of fact; empty for all."""
    actors: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    """Empty for every status but `retracted`."""
    tags: tuple[str, ...] = ()
    since: str | None = None
    """The first day wanted."""
    until: str | None = None
    """The last day wanted."""
    as_of: str | None = None
    """The day on whose knowledge the sheet is shown."""
    text: tuple[str, ...] = ()
    ids: tuple[str, ...] | None = None
    """These facts alone, retracted ones too."""
    key: bool = False
    """The editor's key facts alone."""
    limit: int | None = None
    reverse: bool = False

    @property
    def narrows(self) -> bool:
        """Whether any filter but `as_of` leaves facts out."""
        chosen = (self.actors, self.by, self.kinds, self.measures, self.places, self.sources, self.statuses, self.tags)
        return any((*chosen, self.text, self.since, self.until, self.ids is not None))

    @property
    def partial(self) -> bool:
        """Whether a list of what facts name shows only what the selected ones name."""
        return self.narrows or self.as_of is not None

    @property
    def undated(self) -> "Selection":
        """The same, but for the days wanted."""
        return self._replace(since=None, until=None)

    def of(self, *types: str) -> "Selection":
        """The same for these types of fact."""
        return self._replace(types=types)

    def only(self, ids: tuple[str, ...]) -> "Selection":
        """The same for these facts alone, retracted ones too, without a limit."""
        return self._replace(ids=ids, limit=None, reverse=False)


def span_of_days(since: Span | None, until: Span | None) -> tuple[str | None, str | None]:
    """The first day of `--since` and the last day of `--until` (format.md: each takes the whole month or year)."""
    return (since.earliest if since else None, until.latest if until else None)
