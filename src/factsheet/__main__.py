"""The only place where an error becomes an exit code, and the only one that ends the program."""

import gc
import os
import sys

# The less is loaded here, the sooner an interrupt ends in silence: typing's own would load typing, and
# annotations from __future__ a module of that name.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from factsheet.errors import FactsheetError

_RARELY = 100_000
_REPORT = "this is a fault of factsheet; please report it with what FACTSHEET_DEBUG=1 prints"


def main(argv: list[str] | None = None) -> int:
    """Runs a command line and returns its exit code (`factsheet help exit-codes`)."""
    from factsheet.errors import Exit, FactsheetError, OutOfMemory, ReaderGone

    arguments = sys.argv[1:] if argv is None else argv
    try:
        from factsheet.environment import ask, completing

        instruction = completing()
        return _run(arguments, ask()) if instruction is None else _complete(instruction)
    except ReaderGone:
        return Exit.OK
    except FactsheetError as stop:
        return _told(stop, color=_colored(arguments))
    except BrokenPipeError:
        return Exit.OK
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except MemoryError:
        return _told(OutOfMemory(), color=False)
    except Exception as fault:
        return _fault(fault)


def run() -> None:
    """Runs the program and ends it."""
    try:
        _listen()
    except KeyboardInterrupt:
        os._exit(130)
    # What a start imports is no garbage: looking for some, 37 times and once more at the end, is a tenth of the run.
    gc.set_threshold(_RARELY)
    code = main()
    _drop()
    _leave(code)


def _leave(code: int) -> None:
    """Ends the process, and does not take apart what goes with it anyway: that is another tenth of the run."""
    if sys.gettrace() or sys.getprofile():  # who watches a run writes down at its end what was seen
        sys.exit(code)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, OSError, ValueError):  # closed, or nobody reads it
            continue
    os._exit(code)


def _listen() -> None:
    """Lets a signal end the program where it is, with nothing left behind and nothing said.

    An exception would be lost where Python calls back, and would cut short what tidies up.
    """
    import signal

    usual = {signal.SIG_DFL, signal.default_int_handler}
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) in usual:  # nohup has it ignored
            signal.signal(number, _end)


def _end(number: int, _: object) -> None:
    """Ends with 128 and the signal's number, as shells count; at a keyboard by the signal itself.

    A shell goes on with a loop when a command of it only exits with 130.
    """
    import signal

    _drop()
    _take_back()
    if number == signal.SIGINT and any(map(_in_front, range(3))):
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
    os._exit(128 + number)


def _in_front(stream: int) -> bool:
    """Whether a stream is the terminal whose keys reach this process."""
    try:
        return os.tcgetpgrp(stream) == os.getpgrp()
    except (AttributeError, OSError):  # Windows; no terminal, or another one
        return False


def _take_back() -> None:
    """Takes a line of progress back, if there is one; a terminal that is gone has none."""
    progress = sys.modules.get("factsheet.progress")
    try:
        getattr(progress, "take_back", bool)()
    except OSError:
        return


def _drop() -> None:
    """Removes what is there for a time, if anything can be."""
    drop = getattr(sys.modules.get("factsheet.temporary"), "drop", None)
    if drop:
        drop()


def _run(argv: list[str], around: "Any") -> int:
    import typer
    from typer.exceptions import TyperException

    from factsheet.cli import program
    from factsheet.errors import Exit
    from factsheet.progress import shown_by

    try:
        command = program()
        with shown_by(_line(around)), command.make_context("factsheet", list(argv), obj=around) as ctx:
            command.invoke(ctx)
    except typer.Exit as stop:
        return stop.exit_code
    except TyperException as wrong:
        return _usage(wrong, color=_colored(argv))
    return Exit.OK


def _line(around: "Any") -> "Any":
    """What shows a person how far long work has come; nothing where standard error is no terminal."""
    if not around.stderr_is_terminal:
        return None
    from factsheet.output.terminal.progress import Line

    return Line(width=around.width, color=around.error_color)


def _complete(instruction: str) -> int:
    """Answers a shell that completes a line; silent whatever goes wrong: the person is typing."""
    from contextlib import suppress

    with suppress(BaseException):
        from factsheet.cli import program
        from factsheet.commands.shells import answer
        from factsheet.environment import ask

        answer(program(), instruction, ask())
    return 0


def _usage(wrong: "Any", *, color: bool) -> int:
    """Tells of a command line that typer could not read."""
    from factsheet.errors import Exit
    from factsheet.talk import error, hint

    message = wrong.format_message().rstrip(".")
    error(message[:1].lower() + message[1:], color=color)
    ctx = getattr(wrong, "ctx", None)
    hint(
        _named_sheet(message, ctx)
        or _example(message, ctx)
        or f'"{ctx.command_path if ctx else "factsheet"} --help" tells more',
        color=color,
    )
    return Exit.USAGE


def _example(message: str, ctx: "Any") -> str:
    """How the command is called, where it was called without what it needs."""
    examples = getattr(getattr(ctx, "command", None), "examples", ())
    return str(examples[0]) if examples and message.startswith("Missing argument") else ""


def _named_sheet(message: str, ctx: "Any") -> str:
    """The same command on a sheet that was named behind it: what reads a sheet is told which one by `-f`."""
    name = message.partition("unexpected extra argument")[2].rpartition("(")[2].rstrip(")")
    reads = ctx is not None and any("--file" in option.opts for option in ctx.command.params)
    return f"factsheet {ctx.info_name} -f {name}" if reads and name.endswith(".json") and " " not in name else ""


def _told(stop: "FactsheetError", *, color: bool) -> int:
    from factsheet.errors import BrokenSheet, Unconverted
    from factsheet.talk import error, hint, say

    if isinstance(stop, BrokenSheet | Unconverted):
        for line in stop.lines:
            say(line)
    error(stop.message, color=color)
    if stop.hint:
        hint(stop.hint, color=color)
    return stop.code


def _colored(arguments: list[str]) -> bool:
    """Whether an error is coloured: it can come before its command is built, and `--color never` holds all the same."""
    from itertools import pairwise

    from factsheet.environment import ask

    refused = "--color=never" in arguments or ("--color", "never") in pairwise(arguments)
    return not refused and ask().error_color


def _fault(fault: Exception) -> int:
    from factsheet.environment import debugging
    from factsheet.errors import Exit
    from factsheet.talk import error

    if debugging():
        import traceback

        traceback.print_exception(fault)
    error(f"{type(fault).__name__}: {fault}; {_REPORT}")
    return Exit.FAULT


if __name__ == "__main__":
    run()
