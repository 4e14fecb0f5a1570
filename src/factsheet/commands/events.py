"""`factsheet events`."""

from factsheet.commands.answer import answer
from factsheet.commands.options import Asked, reads
from factsheet.views import EVENTS

EXAMPLES = (
    "factsheet events --since 2024-10 --until 2024-11",
    "factsheet events --kind clash --place kursk -o json",
    "if factsheet events --kind clash --until 2024-10 -e >/dev/null; then echo fought; fi",
)


@reads()
def run(asked: Asked) -> None:
    """Print the events, one row each."""
    answer(EVENTS, asked, lambda index, wanted: index.facts(wanted.of("event")), ("event",))
