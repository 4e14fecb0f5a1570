"""Times the start and the completion: whole processes, in turn, medians of one run, in an environment made for it.

    python bench/start.py [RUNS]

Prints two Markdown tables: each command, its median, and the ratio to a bare typer program of the same interpreter;
then what bash asks on a tab, and the ratio to a bare typer program's own completion.
"""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from statistics import median
from time import perf_counter

PROJECT = Path(__file__).parent.parent
BARE = """\
import typer
app = typer.Typer()
@app.command()
def main(name: str = "x"):
    print(name)
app()
"""


def commands(home: Path) -> dict[str, list[str]]:
    """The command lines, by the name that the table gives them."""
    programs = home / "env" / "bin"
    (home / "bare.py").write_text(BARE)
    (home / "one.csv").write_text("a,b\n1,2\n")
    return {
        "`python -c pass`": [str(programs / "python"), "-c", "pass"],
        "a bare typer program": [str(programs / "python"), str(home / "bare.py")],
        "`factsheet --version`": [str(programs / "factsheet"), "--version"],
        "`factsheet summary`": [str(programs / "factsheet"), "summary"],
        "`factsheet show nis`": [str(programs / "factsheet"), "show", "nis"],
        "`factsheet timeline --since 2025`": [str(programs / "factsheet"), "timeline", "--since", "2025"],
        "`csvcut` on a file of one line": [str(programs / "csvcut"), "-c", "a", str(home / "one.csv")],
    }


def completions(home: Path) -> dict[str, list[str]]:
    """The questions of bash, by the line that the table gives them: as `env` puts them, by typer's protocol."""
    programs = home / "env" / "bin"
    bare = [str(programs / "python"), str(home / "bare.py")]
    lines = ("sh", "show nis", "figures --measure k", "events --columns id,s", "timeline --")
    return {
        "a bare typer program, `--`": [*asked("_BARE_PY_COMPLETE", "bare.py --"), *bare],
        **{
            f"`factsheet {line}`": [*asked("_FACTSHEET_COMPLETE", f"factsheet {line}"), str(programs / "factsheet")]
            for line in lines
        },
    }


def asked(variable: str, line: str) -> list[str]:
    """The beginning of a question about a line that ends at the cursor."""
    return ["env", f"{variable}=complete_bash", f"COMP_WORDS={line}", f"COMP_CWORD={line.count(' ')}"]


def seconds(command: list[str], cache: Path) -> float:
    """The time of one whole process, its output piped; a completion that says nothing is no measure."""
    began = perf_counter()
    env = {"FACTSHEET_CACHE": str(cache), "PATH": "/usr/bin:/bin"}
    ended = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=env)
    took = perf_counter() - began
    if command[0] == "env" and not ended.stdout:
        raise SystemExit(f"nothing was offered: {command}")
    return took


def main() -> None:
    """Makes the environment, runs everything in turn, prints the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 31
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        venv.create(home / "env", with_pip=True)
        pip = [str(home / "env" / "bin" / "pip"), "install", "--quiet", str(PROJECT), "csvkit"]
        subprocess.run(pip, check=True)
        print(f"Python {sys.version.split()[0]}, medians of {runs} runs in turn\n")
        times = timed(commands(home), runs, home / "cache")
        show("command", times, times["a bare typer program"])
        times = timed(completions(home), runs, home / "cache")
        show("completion of", times, times["a bare typer program, `--`"])


def timed(found: dict[str, list[str]], runs: int, cache: Path) -> dict[str, list[float]]:
    """The times of each command line, run in turn after two rounds that do not count."""
    times: dict[str, list[float]] = {name: [] for name in found}
    for number in range(runs + 2):
        for name, command in found.items():
            took = seconds(command, cache)
            if number >= 2:
                times[name].append(took)
    return times


def show(what: str, times: dict[str, list[float]], bare: list[float]) -> None:
    """Prints a table: medians, and their ratio to the bare program's."""
    print(f"| {what} | ms | ratio |\n| --- | --: | --: |")
    for name, each in times.items():
        print(f"| {name} | {median(each) * 1000:.0f} | {median(each) / median(bare):.2f} |")
    print()


if __name__ == "__main__":
    main()
