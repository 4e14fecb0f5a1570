"""`factsheet completion`. Reads no sheet."""

from typing import Annotated

import typer

from factsheet.commands.scripts import SCRIPTS
from factsheet.errors import Usage
from factsheet.names import suggestion
from factsheet.output import write

EXAMPLES = (
    'eval "$(factsheet completion bash)"      # in ~/.bashrc',
    'eval "$(factsheet completion zsh)"       # in ~/.zshrc, after compinit',
    "factsheet completion fish | source       # in ~/.config/fish/config.fish",
)
VALUES = {"shell": tuple(SCRIPTS)}


def run(
    shell: Annotated[str, typer.Argument(metavar="|".join(SCRIPTS), help="The shell that is to complete.")],
) -> None:
    """Print a script that teaches a shell to complete commands, options, and the ids and words of the sheet in use."""
    if shell not in SCRIPTS:
        raise Usage(f"no completion for '{shell}'{suggestion(shell, SCRIPTS)}", f"one of {', '.join(SCRIPTS)}")
    write([SCRIPTS[shell]])
