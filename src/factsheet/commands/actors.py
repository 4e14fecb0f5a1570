"""`factsheet actors`."""

from factsheet.commands.answer import answer
from factsheet.commands.options import Asked, reads
from factsheet.index.census import actors
from factsheet.views import ACTORS

EXAMPLES = ("factsheet actors", "factsheet actors --measure killed --columns id,said")


@reads()
def run(asked: Asked) -> None:
    """Print who is in the sheet: how many facts are about them, how many they said."""
    answer(ACTORS, asked, actors)
