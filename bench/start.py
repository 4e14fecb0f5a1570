"""The start: what everyday commands on the bundled sheet take, beside programs that do as little or the same."""

from dataclasses import replace
from pathlib import Path

from bench.asking import Asking
from bench.command import Command, Question

BARE, PASS = "a bare typer program", "`python -c pass`"
START, SAME, COMPLETIONS = "Everyday commands", "The id and the day of every event", "Completion"
BARE_COMPLETION = "completion of `bare.py --`"
_PROGRAM = """\
import typer
app = typer.Typer()
@app.command()
def main(name: str = "x"):
    print(name)
app()
"""
_COLUMNS = "id,date"


def questions(asking: Asking, home: Path) -> list[Question]:
    """All of them; the files are flat ones of the bundled sheet."""
    bare = home / "bare.py"
    bare.write_text(_PROGRAM, "utf-8")
    typer = (asking.peers.python, str(bare))
    return [_everyday(asking, typer), _same(asking), _completions(asking, typer)]


def _everyday(asking: Asking, typer: tuple[str, ...]) -> Question:
    lines = ("--version", "--help", "summary", "timeline --since 2025", "show nis", "figures --measure killed")
    cold = asking.factsheet("summary", own=False)
    completed = asking.completing("factsheet show nis", "factsheet", asking.peers.installed("factsheet"))
    return Question(
        START,
        "Output piped, the bundled sheet (540 KB), indexed but for the line that says cold.",
        (
            asking.command(BARE, *typer),
            replace(asking.python(PASS, "pass"), silent=True),
            *(asking.factsheet(*line.split(), own=False) for line in lines),
            completed,
            replace(cold, name=f"{cold.name}, cold", before=asking.emptied(asking.cache)),
        ),
        same=False,
    )


def _same(asking: Asking) -> Question:
    """The same rows of the same facts, from each in the form that it reads."""
    sql = "SELECT id, date FROM facts WHERE type = 'event'"
    return Question(
        SAME,
        "Of the bundled sheet, by programs that a shell has. They read flat files of it, in which names are in their"
        " places and nothing is left to check; `csvcut`, which does not filter, a file of the events alone.",
        (
            asking.factsheet("events", "--columns", _COLUMNS, own=False),
            _events_alone(asking),
            asking.utils_memory(sql),
            asking.jq(".events[] | [.id, .date] | @tsv"),
            asking.recsel("-e", "type = 'event'", "-R", _COLUMNS),
            asking.mlr("filter", '$type == "event"', "then", "cut", "-o", "-f", _COLUMNS),
        ),
    )


def _events_alone(asking: Asking) -> Command:
    lines = asking.files.csv.read_text("utf-8").splitlines(keepends=True)
    alone = asking.files.csv.with_name("events.csv")
    alone.write_text("".join([lines[0], *(line for line in lines if ",event," in line)]), "utf-8")
    return replace(asking, files=asking.files._replace(csv=alone)).csvcut(_COLUMNS)


def _completions(asking: Asking, typer: tuple[str, ...]) -> Question:
    program = asking.peers.installed("factsheet")
    lines = ("sh", "show nis", "figures --measure k", "events --columns id,s", "timeline --")
    return Question(
        COMPLETIONS,
        "What bash asks on a tab, by typer's protocol.",
        (
            asking.completing("bare.py --", "bare.py", *typer),
            *(asking.completing(f"factsheet {line}", "factsheet", program) for line in lines),
        ),
        same=False,
    )
