"""`factsheet help`: of a command, or of a topic. Reads no sheet."""

from typing import Annotated, Any

import typer

from factsheet.errors import Usage
from factsheet.names import suggestion
from factsheet.output import write
from factsheet.topics import TOPICS

EXAMPLES = ("factsheet help figures", "factsheet help filters", "factsheet help exit-codes")
VALUES = {"topic": "topic"}


def run(
    ctx: typer.Context,
    topic: Annotated[
        str | None,
        typer.Argument(
            metavar="[COMMAND|TOPIC]",
            help="A command, or output, dates, filters, exit-codes, environment, schema, words.",
        ),
    ] = None,
) -> None:
    """Print help on a command, or on a topic."""
    above: Any = ctx.parent
    commands = above.command.list_commands(above)
    if topic is None:
        write([above.get_help() + "\n"])
    elif topic in TOPICS:
        write([TOPICS[topic]])
    elif topic in commands:
        command = above.command.get_command(above, topic)
        with command.make_context(topic, [], parent=above, resilient_parsing=True) as asked:
            write([command.get_help(asked) + "\n"])
    else:
        known = [*commands, *TOPICS]
        raise Usage(f"no help on '{topic}'{suggestion(topic, known)}", f"topics are {', '.join(TOPICS)}")
