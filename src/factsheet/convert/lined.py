"""Files with the columns of the fact line: from their tables to the records of a sheet."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from factsheet.convert.columns import ATTRIBUTION_DERIVED, ATTRIBUTION_NAMES, DERIVED, NAMES, OTHER_NAMES
from factsheet.convert.facts import Facts, Made
from factsheet.convert.judged import Origin, Path
from factsheet.convert.naming import Ids
from factsheet.convert.options import Options
from factsheet.convert.referents import Referents
from factsheet.convert.rows import Table
from factsheet.convert.trouble import Spot, Troubles
from factsheet.names import Nearest

# Where an attribution has its keys, by the column in which its speaker stands.
_OF_SAYING = {
    "by": {"date": "said", "note": "attribution_note"},
    "against": {"date": "against", "hedge": "against_hedge", "stance": "against"},
}
_OF_FACT = {"places": "place"}


def facts_of(
    table: Table, attributions: Table | None, referents: Referents, ids: Ids, troubles: Troubles, options: Options
) -> tuple[list[Origin], list[str]]:
    """The facts of the tables, and what a person should know of it."""
    known(table, (*NAMES, *DERIVED, *OTHER_NAMES), troubles)
    if attributions:
        known(attributions, (*ATTRIBUTION_NAMES, *ATTRIBUTION_DERIVED, *OTHER_NAMES), troubles)
    facts = Facts(referents, ids, troubles, options)
    facts.take(table, attributions)
    found = [Origin(made.section, made.record, _Spots(made).of) for made in facts.finish()]
    told = _unread(table)
    if attributions and facts.left_out:
        left = "1 attribution" if facts.left_out == 1 else f"{facts.left_out} attributions"
        told.append(f"{attributions.label}: left out, since their facts are not in the rows: {left}")
    return found, told


def _unread(table: Table) -> list[str]:
    names = [name for name in table.columns if name in DERIVED]
    return [f"{table.label}: not read, since they follow from the rest: {', '.join(names)}"] if names else []


def known(table: Table, names: Collection[str], troubles: Troubles) -> None:
    """Holds that a table has no other columns, and none twice under two names."""
    seen: dict[str, str] = {}
    nearest = Nearest()
    for name in table.columns:
        own = OTHER_NAMES.get(name, name)
        if name not in names:
            what = f"no column '{name}' is known{nearest.suggestion(name, names)}; --skip {name} leaves it out"
            troubles.add(Spot(table.label, table.first, name), what)
        elif own in seen:
            troubles.add(Spot(table.label, table.first, name), f"is the column '{seen[own]}' by another name")
        seen.setdefault(own, name)


class _Spots(NamedTuple):
    """Where what a fact has comes from."""

    made: Made

    def of(self, path: Path) -> Spot:
        """The cell of a path."""
        key = str(path[0])
        if key == "bound" and key not in self.made.row.cells:
            return self.made.row.at("value")
        if key != "attributions":
            return self.made.row.at(_OF_FACT.get(key, key))
        if len(path) < 2:
            return self.made.row.at("by")
        saying = self.made.said.all[int(path[1])]
        own = str(path[2]) if len(path) > 2 else saying.column
        return saying.row.at(_OF_SAYING[saying.column].get(own, own))
