"""`factsheet assessments`."""

from factsheet.commands.answer import answer
from factsheet.commands.options import Asked, reads
from factsheet.views import ASSESSMENTS

EXAMPLES = (
    "factsheet assessments --kind warning",
    "factsheet assessments --by russia --columns said,by,statement",
)


@reads()
def run(asked: Asked) -> None:
    """Print the judgements, with condition, likelihood and confidence."""
    answer(ASSESSMENTS, asked, lambda index, wanted: index.facts(wanted.of("assessment")), ("assessment",))
