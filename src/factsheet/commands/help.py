"""`factsheet help`: of a command, of a type of record, or of a topic. Reads no sheet."""

from typing import Annotated, Any

import typer

from factsheet.errors import Usage
from factsheet.names import suggestion
from factsheet.output import write
from factsheet.output.filled import filled, page_width
from factsheet.templates import TEMPLATES
from factsheet.topics import TOPICS

EXAMPLES = ("factsheet help figures", "factsheet help filters", "factsheet help attribution")
NOUNS = tuple(TEMPLATES)
VALUES = {"topic": "topic"}


def run(
    ctx: typer.Context,
    topic: Annotated[
        str | None,
        typer.Argument(
            metavar="[COMMAND|TOPIC]",
            help=f"A command, a type of record ({', '.join(NOUNS)}), or {', '.join(TOPICS)}.",
        ),
    ] = None,
) -> None:
    """Print help on a command, on a type of record and its keys, or on a topic."""
    above: Any = ctx.parent
    commands = above.command.list_commands(above)
    if topic is None:
        write([above.get_help() + "\n"])
    elif topic in TOPICS:
        write([filled(TOPICS[topic], page_width(ctx.obj.environment))])
    elif topic in NOUNS:
        from factsheet.keys import page

        write([filled(page(topic), page_width(ctx.obj.environment))])
    elif topic in commands:
        command = above.command.get_command(above, topic)
        with command.make_context(topic, [], parent=above, resilient_parsing=True) as asked:
            write([command.get_help(asked) + "\n"])
    else:
        known = [*commands, *NOUNS, *TOPICS]
        raise Usage(f"no help on '{topic}'{suggestion(topic, known)}", f"topics are {', '.join(TOPICS)}")
