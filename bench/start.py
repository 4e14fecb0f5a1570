"""Times the start: whole processes, in turn, medians of one run, in an environment made for it.

    python bench/start.py [RUNS]

Prints a Markdown table: each command, its median, and the ratio to a bare typer program of the same interpreter.
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


def seconds(command: list[str], cache: Path) -> float:
    """The time of one whole process, its output piped."""
    began = perf_counter()
    subprocess.run(
        command, check=True, stdout=subprocess.PIPE, env={"FACTSHEET_CACHE": str(cache), "PATH": "/usr/bin:/bin"}
    )
    return perf_counter() - began


def main() -> None:
    """Makes the environment, runs everything in turn, prints the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 31
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        venv.create(home / "env", with_pip=True)
        pip = [str(home / "env" / "bin" / "pip"), "install", "--quiet", str(PROJECT), "csvkit"]
        subprocess.run(pip, check=True)
        found = commands(home)
        times: dict[str, list[float]] = {name: [] for name in found}
        for number in range(runs + 2):
            for name, command in found.items():
                took = seconds(command, home / "cache")
                if number >= 2:
                    times[name].append(took)
    bare = median(times["a bare typer program"])
    print(f"Python {sys.version.split()[0]}, medians of {runs} runs in turn\n")
    print("| command | ms | ratio |\n| --- | --: | --: |")
    for name, each in times.items():
        print(f"| {name} | {median(each) * 1000:.0f} | {median(each) / bare:.2f} |")


if __name__ == "__main__":
    main()
