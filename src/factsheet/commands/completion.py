"""`factsheet completion`. Reads no sheet."""

from typing import Annotated

import typer

from factsheet.errors import Usage
from factsheet.names import suggestion
from factsheet.output import write

EXAMPLES = (
    'eval "$(factsheet completion bash)"      # in ~/.bashrc',
    'eval "$(factsheet completion zsh)"       # in ~/.zshrc, after compinit',
    "factsheet completion fish | source       # in ~/.config/fish/config.fish",
)
_SHELLS = ("bash", "zsh", "fish")
VALUES = {"shell": _SHELLS}


def run(
    shell: Annotated[str, typer.Argument(metavar="|".join(_SHELLS), help="The shell that is to complete.")],
) -> None:
    """Print a script that teaches a shell to complete commands, options, and the ids and words of the sheet in use."""
    if shell not in _SHELLS:
        raise Usage(f"no completion for '{shell}'{suggestion(shell, _SHELLS)}", f"one of {', '.join(_SHELLS)}")
    from factsheet.commands.shells import script

    write([script(shell)])
