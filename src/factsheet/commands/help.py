"""`factsheet help`: of a command, or of a topic. Reads no sheet."""

from typing import Annotated, Any

import typer

from factsheet.errors import Usage
from factsheet.names import suggestion
from factsheet.output import write

EXAMPLES = ("factsheet help figures", "factsheet help filters", "factsheet help exit-codes")


def run(
    ctx: typer.Context,
    topic: Annotated[
        str | None,
        typer.Argument(
            metavar="[COMMAND|TOPIC]", help="A command, or output, dates, filters, exit-codes, environment."
        ),
    ] = None,
) -> None:
    """Print help on a command, or on a topic."""
    from factsheet.cli import COMMANDS, built
    from factsheet.topics import TOPICS

    above: Any = ctx.parent
    if topic is None:
        write([above.get_help() + "\n"])
    elif topic in TOPICS:
        write([TOPICS[topic]])
    elif topic in COMMANDS:
        command = built(topic)
        with command.make_context(topic, [], parent=above, resilient_parsing=True) as asked:
            write([command.get_help(asked) + "\n"])
    else:
        known = [*COMMANDS, *TOPICS]
        raise Usage(f"no help on '{topic}'{suggestion(topic, known)}", f"topics are {', '.join(TOPICS)}")
