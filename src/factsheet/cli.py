"""The table of contents: each command's name and line of help. Its module is imported when it is called."""

from importlib import import_module
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from factsheet import __version__
from factsheet.commands.options import Run
from factsheet.errors import Usage
from factsheet.names import suggestion
from factsheet.output import write

_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Entry(NamedTuple):
    """A command in the table: the section it stands in, and its line of help."""

    section: str
    help: str


READING = "Reading a sheet"
WRITING = "Writing a sheet"
CARRYING = "Carrying it elsewhere"
HELP = "Help"
COMMANDS = {
    "summary": Entry(READING, "The sheet in one screen."),
    "events": Entry(READING, "The events, one row each."),
    "timeline": Entry(READING, "The chronology."),
    "figures": Entry(READING, "Every estimate, by measure and date."),
    "assessments": Entry(READING, "Judgements, with condition, likelihood and confidence."),
    "actors": Entry(READING, "Who is in the sheet."),
    "sources": Entry(READING, "The publications, and what they copy."),
    "attributions": Entry(READING, 'One row for every "who said it".'),
    "show": Entry(READING, "Records whole, by id."),
    "search": Entry(READING, "Facts, actors and sources that have all the words."),
    "quote": Entry(READING, "Sentences ready to paste, attribution kept on."),
    "list": Entry(READING, "What can be filtered by and picked."),
    "export": Entry(CARRYING, "Facts in a format of another program, attribution kept on."),
    "check": Entry(WRITING, "The problems of a sheet, each at its line and column."),
    "convert": Entry(WRITING, "A sheet made of a CSV file, one fact a row."),
    "fmt": Entry(WRITING, "Sheets put into their one canonical form."),
    "diff": Entry(WRITING, "What differs between two sheets, by record and by field."),
    "init": Entry(WRITING, "A new sheet to begin with: an example of every kind of record."),
    "template": Entry(WRITING, "A stub of one record, every key with an example."),
    "schema": Entry(WRITING, "The JSON Schema of the format, for editors."),
    "help": Entry(HELP, "Help on a command, or on a topic."),
    "completion": Entry(HELP, "A script that teaches a shell to complete."),
}
_EXAMPLES = (
    "factsheet summary",
    "factsheet figures --measure killed",
    "factsheet timeline --since 2024-10 | grep -i kursk",
)


class Command(TyperCommand):
    """A command whose help begins with examples."""

    examples: tuple[str, ...] = ()
    guide: str = ""
    """What a person needs to know of it beyond its options."""

    def get_help_option(self, ctx: Any) -> Any:
        """The option that prints help."""
        return _written_help(super().get_help_option(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Reads the arguments; an error names this command, which typer forgets for an option without its value."""
        try:
            return super().parse_args(ctx, args)
        except TyperException as wrong:
            wrong.ctx = getattr(wrong, "ctx", None) or ctx  # type: ignore[attr-defined]
            raise

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Writes what it does, examples, usage, options, and its guide where it has one."""
        _introduction(self.help or "", self.examples, formatter)
        self.format_usage(ctx, formatter)
        self.format_options(ctx, formatter)
        if self.guide:
            from factsheet.output.filled import filled

            formatter.write(f"\n{filled(self.guide, formatter.width).rstrip()}\n")


class Contents(TyperGroup):
    """The commands by name; one is imported and its options are built when it is called."""

    def get_help_option(self, ctx: Any) -> Any:
        """The option that prints help."""
        return _written_help(super().get_help_option(ctx))

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 (typer's signature)
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 (typer's signature)
        """The command of a name, or None."""
        return built(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the arguments name; raises Usage with the nearest name where there is none."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            raise Usage(f"no command '{name}'{suggestion(name, COMMANDS)}", '"factsheet --help" lists them')
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """The commands that begin so, else the options: typer would import every command for its line of help."""
        from factsheet.commands.shells import offers

        named = offers((name, entry.help) for name, entry in COMMANDS.items() if name.startswith(incomplete))
        return named or super(TyperGroup, self).shell_complete(ctx, incomplete)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Writes what the program does, examples, usage, commands by section, options."""
        _introduction(self.help or "", _EXAMPLES, formatter)
        self.format_usage(ctx, formatter)
        self.format_options(ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 (typer's signature)
        """Writes the table of contents; no command is imported for it."""
        for section in (READING, CARRYING, WRITING, HELP):
            with formatter.section(section):
                formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items() if entry.section == section])
        from factsheet.topics import TOPICS

        with formatter.section("Topics of help"):
            formatter.write_text(", ".join(TOPICS))


def built(name: str) -> Any:
    """The command of a name, its options built."""
    module = import_module(f"factsheet.commands.{name}")
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    alone.command(name, cls=Command, context_settings=_SETTINGS)(module.run)
    command = typer.main.get_command(alone)
    command.examples = module.EXAMPLES  # type: ignore[attr-defined]
    command.guide = getattr(module, "GUIDE", "")  # type: ignore[attr-defined]
    return command


def program() -> Any:
    """The whole program as a command."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None, cls=Contents, context_settings=_SETTINGS)
    app.callback(invoke_without_command=True)(root)
    return typer.main.get_command(app)


def root(
    ctx: typer.Context,
    file: Annotated[
        str | None, typer.Option("--file", "-f", metavar="PATH", help="The sheet to read; - is standard input.")
    ] = None,
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    """Fact sheets: every fact with who said it, the day they said it, and where it was printed.

    Reads the sheet of -f, else of FACTSHEET_FILE, else the bundled one.
    """
    if version:
        write([f"factsheet {__version__}\n"])
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        write([ctx.get_help() + "\n"])
        raise typer.Exit
    ctx.obj = Run(ctx.obj, file)


def _written_help(option: Any) -> Any:
    """The help option, printing as every answer is printed: a closed pipe and a full disk are told alike."""

    def show(ctx: Any, _: Any, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            write([ctx.get_help() + "\n"])
            ctx.exit()

    if option is not None:
        option.callback = show
    return option


def _introduction(text: str, examples: tuple[str, ...], formatter: Any) -> None:
    formatter.write(f"{text.strip()}\n")
    with formatter.section("Examples"):
        for example in examples:
            formatter.write(f"{'':>{formatter.current_indent}}{example}\n")
    formatter.write("\n")
