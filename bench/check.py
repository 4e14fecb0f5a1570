"""Times `factsheet check` on 10,000 facts with 1,000 planted faults against json.load and pydantic's own validation.

    python bench/check.py [RUNS]

Whole processes of this interpreter, in turn, medians of one run; prints a Markdown table with the ratio. The program
must be installed for the interpreter that runs this.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from planted import planted

FACTS, FAULTS = 10_000, 1_000
REFERENCE = """\
import json, sys
from pydantic import ValidationError
from factsheet.gate.model import Sheet
with open(sys.argv[1], encoding="utf-8") as file:
    sheet = json.load(file)
try:
    Sheet.model_validate(sheet)
except ValidationError as error:
    print(error.error_count())
"""


def seconds(command: list[str]) -> float:
    """The time of one whole process, its output piped; a negative answer is expected."""
    began = perf_counter()
    subprocess.run(command, check=False, stdout=subprocess.PIPE)
    return perf_counter() - began


def main() -> None:
    """Makes the sheet, runs both in turn, prints the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "planted.json"
        path.write_text(planted(FACTS, FAULTS).text, "utf-8")
        commands = {
            "`json.load` and pydantic": [sys.executable, "-c", REFERENCE, str(path)],
            "`factsheet check`": [sys.executable, "-m", "factsheet", "check", str(path)],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                times[name].append(seconds(command))
    base = median(next(iter(times.values())))
    print("| command | s | ratio |\n| --- | --: | --: |")
    for name, found in times.items():
        print(f"| {name} | {median(found):.2f} | {median(found) / base:.2f} |")


if __name__ == "__main__":
    main()
