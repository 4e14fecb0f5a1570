"""What is new since a day: what was said from then on, by what it did, the facts once each."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.attribution import known_from
from factsheet.change import CHANGES, Heard, News, Told, change, reversed_by
from factsheet.index.reader import Index, Said
from factsheet.record import Row
from factsheet.selection import Selection

_PERHAPS = "perhaps"


def news(index: Index, asked: Selection) -> Iterator[Row]:
    """One row, News, for a screen; none where nothing was said since the day."""
    since = asked.since or ""
    told: dict[str, dict[str, Told]] = {done: {} for done in (*CHANGES, _PERHAPS)}
    shown = 0
    for said in index.said(asked):
        shown += 1
        done = change(said.fact, said.attribution)
        group = told[done if known_from(said.attribution) >= since else _PERHAPS]
        name = said.fact["id"]
        if name not in group:
            group[name] = _told(index, said, done, asked)
        status = said.before.partition(" ")[0]
        group[name].heard.append(Heard(said.attribution, status, reversed_by(said.fact, said.attribution)))
    if shown:
        total = index.count_said(asked) if asked.limit else shown
        *groups, perhaps = (list(group.values()) for group in told.values())
        yield Row(News(since, asked.until, asked.as_of, shown, total, dict(zip(CHANGES, groups, strict=True)), perhaps))


def _told(index: Index, said: Said, done: str, asked: Selection) -> Told:
    other = said.fact["supersedes"] if done == "supersedes" else None
    return Told(said.fact, [], index.fact(other["id"], Selection(as_of=asked.as_of)) if other else None)
