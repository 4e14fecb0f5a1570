"""How each program is asked: command lines over the files of one size, all with the same variables."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from bench.command import Command
from bench.data import Files
from bench.peers import Peers, variables

_JQ = Path(__file__).parent / "jq"
# What DuckDB prints as the others do: tabs, and nothing in quotes.
_AS_TSV = "TO '/dev/stdout' (FORMAT csv, DELIMITER '\t', HEADER false, QUOTE '')"
# It tells how far it is on standard output, among the rows, unless it is asked not to.
_DUCKDB = """\
import sys, duckdb
connection = duckdb.connect(sys.argv[2])
connection.execute("SET enable_progress_bar = false")
connection.sql(sys.argv[1])
"""
_TSV = ("--tsv", "--no-headers")
OWN_FILE = "its own file"


@dataclass(frozen=True)
class Asking:
    """The programs, and the files that they are asked about."""

    peers: Peers
    files: Files
    home: Path
    """A folder for what programs make of the files."""

    @property
    def cache(self) -> Path:
        """Where factsheet keeps its indexes."""
        return self.home / "cache"

    @property
    def database(self) -> Path:
        """What sqlite-utils makes of the facts."""
        return self.home / "facts.db"

    @property
    def duck(self) -> Path:
        """What DuckDB makes of the facts."""
        return self.home / "facts.duckdb"

    def command(self, name: str, *argv: str, **more: str) -> Command:
        """A command line of any program."""
        return Command(name, argv, variables(self.cache, **more))

    def factsheet(self, *words: str, own: bool = True) -> Command:
        """Of the program itself, about the made sheet, or with `own` false about the bundled one."""
        told = f"`factsheet {' '.join(words)}`"
        sheet = ("-f", str(self.files.sheet)) if own else ()
        return self.command(told, self.peers.installed("factsheet"), *sheet, *words)

    def completing(self, line: str, program: str, *argv: str) -> Command:
        """What bash asks on a tab, by typer's protocol."""
        variable = f"_{program.upper().replace('.', '_')}_COMPLETE"
        asked = {variable: "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
        return self.command(f"completion of `{line}`", *argv, **asked)

    def jq(self, program: str, *values: str, file: Path | None = None) -> Command:
        """Of jq: a program in a file of bench/jq, its values as `--arg`, on the sheet."""
        pairs = zip(values[::2], values[1::2], strict=True)
        given = [word for name, value in pairs for word in ("--arg", name, value)]
        source = ("-f", str(_JQ / program)) if program.endswith(".jq") else (program,)
        argv = ("jq", "-r", "-L", str(_JQ), *given, *source, str(file or self.files.sheet))
        return self._found(self.command("jq, JSON Lines" if file else "jq, the sheet", *argv), "jq")

    def mlr(self, *words: str) -> Command:
        """Of Miller, on the CSV."""
        argv = ("mlr", "--icsv", "--otsv", "--headerless-csv-output", *words, str(self.files.csv))
        return self._found(self.command("mlr, CSV", *argv), "mlr")

    def recsel(self, *words: str) -> Command:
        """Of recutils, on the recfile."""
        found = self.command("recsel, recfile", "recsel", "-C", *words, str(self.files.records))
        return self._found(replace(found, separator=" "), "recsel")

    def csvcut(self, columns: str) -> Command:
        """Of csvkit, on the CSV."""
        found = self.command("csvcut, CSV", self.peers.installed("csvcut"), "-c", columns, str(self.files.csv))
        return replace(found, separator=",", heads=1)

    def utils(self, sql: str) -> Command:
        """Of sqlite-utils, on the database that it made."""
        argv = (self.peers.installed("sqlite-utils"), "query", str(self.database), sql, *_TSV)
        return self.command(f"sqlite-utils, {OWN_FILE}", *argv)

    def utils_memory(self, sql: str) -> Command:
        """Of sqlite-utils, on the CSV."""
        argv = (self.peers.installed("sqlite-utils"), "memory", f"{self.files.csv}:csv", sql, *_TSV)
        return self.command("sqlite-utils memory, CSV", *argv)

    def duckdb(self, name: str, sql: str, file: str = ":memory:") -> Command:
        """Of DuckDB: a question whose rows are printed."""
        return self.command(f"DuckDB, {name}", self.peers.python, "-c", _DUCKDB, f"COPY ({sql}) {_AS_TSV}", file)

    def python(self, name: str, code: str, *words: str) -> Command:
        """Of the interpreter."""
        return self.command(name, self.peers.python, "-c", code, *words)

    def shell(self, name: str, *lines: str) -> Command:
        """Of several commands, one after the other."""
        return self.command(name, "sh", "-ec", "\n".join(lines))

    def emptied(self, *paths: Path) -> Callable[[], None]:
        """What takes files and folders away, to be done before a run."""

        def away() -> None:
            for path in paths:
                if path.is_dir():
                    shutil.rmtree(path)
                path.unlink(missing_ok=True)

        return away

    def _found(self, command: Command, program: str) -> Command:
        return replace(command, missing=self.peers.missing(program))


def upto(command: Command, facts: int, most: int, why: str) -> Command:
    """The command, not run where there are more facts than it can be asked about."""
    return command if facts <= most or command.missing else replace(command, missing=why)
