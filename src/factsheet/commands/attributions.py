"""`factsheet attributions`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factsheet.commands.answer import answer
from factsheet.commands.options import Asked, reads
from factsheet.news import news
from factsheet.rows import attribution_row
from factsheet.views import ATTRIBUTIONS, NEWS
from factsheet.vocabulary import STATUSES

if TYPE_CHECKING:  # completion imports the command for its options alone
    from factsheet.index.reader import Index
    from factsheet.record import Row
    from factsheet.selection import Selection

EXAMPLES = (
    "factsheet attributions --by russia",
    "factsheet attributions --since 2025-04-21",
    "factsheet attributions --since 2025-04 --columns said,change,by,hedge,statement,before | grep -w denied",
)
GUIDE = """\
What is new

  --since DAY tells who last looked on DAY what was said from then on, and what each saying did to its fact, in the
  column change:

    first       asserted on the day on which the fact became known: nothing stood before
    supersedes  the same, in the place of an earlier fact, which the column supersedes quotes
    again       asserted once more, by whomever
    confirmed   the same with the hedge confirmed
    reverses    asserted by a side that had denied, disputed or retracted it; the column reverses tells how
    denied      by the speaker; disputed and retracted likewise. status tells what became of the fact

  before is the fact's status and value on the day before, status and value what they are now, or on the day of
  --as-of. With --since, facts that were retracted are there too: that they were is news.

  A terminal draws the facts by what happened to them, first what is no longer as it was told. What was said on a day
  that is not known, and may lie before DAY, stands apart at the end: who looked on DAY may know it. In a pipe it is
  among the rows, and jq leaves it out:

    factsheet attributions --since 2025-04-21 -o jsonl |
      jq -c 'select((.earliest // .latest) >= "2025-04-21")'
"""


@reads()
def run(asked: Asked) -> None:
    """Print one row for every "who said it", on the day it was said; with --since, what is new."""
    chosen = asked.selection
    if chosen.since is None:
        answer(ATTRIBUTIONS, asked, _rows)
        return
    everything = chosen._replace(statuses=chosen.statuses or STATUSES)
    answer(NEWS, asked._replace(selection=everything), news if asked.form.drawn else _rows)


def _rows(index: Index, wanted: Selection) -> Iterator[Row]:
    return map(attribution_row, index.said(wanted))
