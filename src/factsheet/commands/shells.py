"""The shells' questions, read as typer reads them, and the answers, written for commands/scripts.py.

Typer's own answers cannot be used with texts of a sheet: zsh evaluates what it is told, and a statement with `\\$(…)`
in it runs; a help text is read as rich's markup, which imports rich; fish asks twice.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

from typer._click.shell_completion import CompletionItem, ShellComplete, _resolve_context, _resolve_incomplete
from typer._completion_classes import BashComplete, FishComplete, ZshComplete
from typer.core import TyperCommand, TyperGroup

from factsheet.commands import options
from factsheet.commands.options import Run, file_in_use
from factsheet.completion import Line, offered
from factsheet.environment import Environment, listing
from factsheet.output import write
from factsheet.plain import on_screen

_WIDE = "\u1100"


def answer(program: Any, instruction: str, around: Environment) -> None:
    """Writes what a shell can offer; raises whatever goes wrong."""
    shell = _SHELLS[instruction](program, {"obj": around}, "factsheet", "_FACTSHEET_COMPLETE")
    write([shell.complete()])


def offers(found: Iterable[tuple[str, str]]) -> list[CompletionItem]:
    """Values with what they mean, as typer hands them on."""
    return [CompletionItem(value, help=meaning) for value, meaning in found]


class _Shell(ShellComplete):
    """A shell: what it asks for is found here, how it is told differs."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """What can stand at the cursor; behind `--option=` it begins with that."""
        ahead = ""
        if incomplete.startswith("--") and "=" in incomplete and "--" not in args:
            option, _, incomplete = incomplete.partition("=")
            ahead = f"{option}="
            args = [*args, option]
        ctx = _resolve_context(self.cli, self.ctx_args, self.prog_name, args)
        asked, typed = _resolve_incomplete(ctx, args, incomplete)
        is_command = isinstance(asked, (TyperCommand, TyperGroup))
        found = asked.shell_complete(ctx, typed) if is_command else _values(ctx, asked, typed)
        return [CompletionItem(ahead + each.value, each.type, on_screen(each.help or "")) for each in found]

    def complete(self) -> str:
        """The answer, a line each."""
        found = self.get_completions(*self.get_completion_args())
        types = {each.type for each in found}
        if "file" in types:
            return ":files\n"
        told = [":joined"] if "column" in types else []
        return "".join(f"{line}\n" for line in (*told, *self.lines(found)))

    def lines(self, found: list[CompletionItem]) -> list[str]:
        """The offers as the shell's script takes them."""
        return [self.format_completion(each) for each in found]


class _Bash(_Shell, BashComplete):
    """Bash has no place for a meaning: as gh does, it stands in the list, and never where an offer is put in."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words ahead of the cursor and the word at it; bash makes three words of `--option=value`."""
        args, incomplete = super().get_completion_args()
        values = zip(["", *args], args, strict=False)
        return [word for before, word in values if not (word == "=" and before.startswith("--"))], incomplete

    def lines(self, found: list[CompletionItem]) -> list[str]:
        """The values; in a list of several, what each means behind it, cut to the terminal."""
        width = listing() if len(found) > 1 and any(each.help for each in found) else 0
        longest = max((len(each.value) for each in found), default=0)
        room = width - longest - len("  ()")
        if room < 1:
            return [each.value for each in found]
        listed = [f"{each.value:{longest}}  ({_cut(each.help, room)})" if each.help else each.value for each in found]
        # Bash sets as many columns as the longest line leaves room for: one that is over half leaves one column.
        listed[0] += " " * (width // 2 + 1 - _width(listed[0]))
        return listed


class _Zsh(_Shell, ZshComplete):
    """Zsh: `_describe` takes value and meaning with a colon between them, and a backslash quotes."""

    def format_completion(self, item: CompletionItem) -> str:
        """An offer."""
        value, meaning = (each.replace("\\", "\\\\") for each in (item.value, item.help or ""))
        value = value.replace(":", "\\:")
        return f"{value}:{meaning}" if meaning else value


class _Fish(_Shell, FishComplete):
    """Fish: value and meaning with a tab between them."""

    def format_completion(self, item: CompletionItem) -> str:
        """An offer."""
        return f"{item.value}\t{item.help}" if item.help else item.value


_SHELLS: dict[str, Callable[..., _Shell]] = {"complete_bash": _Bash, "complete_zsh": _Zsh, "complete_fish": _Fish}


def _values(ctx: Any, parameter: Any, typed: str) -> list[CompletionItem]:
    """What completes the value of an option or an argument, by the tables of the command and of all."""
    module: Any = import_module(f"factsheet.commands.{ctx.info_name}") if ctx.parent else options
    wanted = {**options.VALUES, **getattr(module, "VALUES", {})}.get(parameter.name)
    if wanted is None:
        return []
    if wanted == "file":
        return [CompletionItem(typed, type="file")]
    given = ctx.params.get(parameter.name)
    run = Run(ctx.obj, ctx.find_root().params.get("file"))
    # A view of its own: its columns are more than those of the command without the option.
    command = f"{ctx.info_name} --origins" if ctx.params.get("origins") else ctx.info_name
    line = Line(command, file_in_use(run, ctx.params.get("file")), tuple(given or ()))
    if wanted == "topic":
        from factsheet.templates import TEMPLATES
        from factsheet.topics import TOPICS

        commands = ctx.parent.command.shell_complete(ctx.parent, typed)
        named = {each.value for each in commands}
        topics = tuple(topic for topic in (*TEMPLATES, *TOPICS) if topic not in named)
        return [*commands, *offers(offered(topics, typed, line))]
    type_ = "column" if wanted == "column" else "plain"
    return [CompletionItem(value, type_, meaning) for value, meaning in offered(wanted, typed, line)]


def _cut(text: str, room: int) -> str:
    """The text, or as much of it as so many columns of a terminal hold."""
    if _width(text) <= room:
        return text
    text = text[:room]
    while _width(text) > room - 1:
        text = text[:-1]
    return f"{text}…"


def _width(text: str) -> int:
    """At most so many columns a text takes: what is beyond Latin, Greek and Cyrillic may take two each."""
    return sum(2 if letter >= _WIDE else 1 for letter in text)
