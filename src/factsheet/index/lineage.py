"""Where sources come from, and who is part of whom: the two chains by which a source is an origin, or primary."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from factsheet.index.reader import Index, referent_row
from factsheet.selection import Selection

if TYPE_CHECKING:
    from factsheet.contract import Source


def ancestry(index: Index, sources: Iterable[str], asked: Selection) -> dict[str, Source]:
    """The sources, and all that they are derived from, by id."""
    rows = index.db.execute(
        """WITH RECURSIVE chain (id) AS (SELECT value FROM json_each(:ids)
          UNION SELECT json_extract(record, '$.derived_from.id') FROM chain JOIN referent USING (id))
        SELECT id, record FROM chain JOIN referent USING (id)""",
        {"ids": json.dumps(list(sources))},
    )
    return {name: referent_row(record, asked).record for name, record in rows}


def inside(index: Index, actors: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Every pair among the actors of which the second is the first, a part or a member of it, or of one of those."""
    rows = index.db.execute(
        """WITH RECURSIVE wanted (id) AS (SELECT value FROM json_each(:ids)),
          inside (whole, n) AS (SELECT id, n FROM wanted JOIN referent USING (id)
            UNION SELECT inside.whole, part.piece FROM inside JOIN part ON part.whole = inside.n)
        SELECT whole, id FROM inside JOIN referent USING (n) JOIN wanted USING (id)""",
        {"ids": json.dumps(list(actors))},
    )
    return frozenset((whole, piece) for whole, piece in rows)
