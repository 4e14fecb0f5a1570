"""The other programs: Python's in an environment made for the run, those of the system where they are found."""

import os
import shutil
import subprocess
import venv
from pathlib import Path

from bench import PROJECT

_INSTALLED = ("csvkit", "sqlite-utils", "duckdb", "jsonschema")
_VERSIONS = ("typer", "factsheet", "pydantic", *_INSTALLED)
# The program, the package that brings it, and how it tells its version.
_FOUND = {"jq": "jq", "recsel": "recutils", "mlr": "miller"}


class Peers:
    """Where every program is, and in which version."""

    def __init__(self, home: Path) -> None:
        self._bin = home / "env" / "bin"
        if not self._bin.exists():
            venv.create(home / "env", with_pip=True)
        pip = [str(self._bin / "python"), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
        subprocess.run([*pip, str(PROJECT), *_INSTALLED], check=True)
        # Once more without what it needs: an environment that is kept gets the program as it is now.
        subprocess.run([*pip, "--force-reinstall", "--no-deps", str(PROJECT)], check=True)

    @property
    def python(self) -> str:
        """The interpreter of the environment."""
        return str(self._bin / "python")

    def installed(self, name: str) -> str:
        """A program of the environment."""
        return str(self._bin / name)

    def missing(self, name: str) -> str:
        """Why a program of the system is not run; nothing where it is there."""
        return "" if shutil.which(name) else f"`{name}` is not installed (package {_FOUND[name]})"

    def versions(self) -> dict[str, str]:
        """The version of each, as the report tells it."""
        asked = "import importlib.metadata as m, sys; print(*map(m.version, sys.argv[1:]))"
        found = _printed([self.python, "-c", asked, *_VERSIONS]).split()
        known = dict(zip(_VERSIONS, found, strict=True))
        python = _printed([self.python, "--version"]).split()[-1]
        sqlite = _printed([self.python, "-c", "import sqlite3; print(sqlite3.sqlite_version)"])
        system = {name: self.missing(name) or _version(name) for name in _FOUND}
        return {"Python": python, "SQLite": sqlite, **known, **system}


def variables(cache: Path, **more: str) -> dict[str, str]:
    """The variables that every command gets: nothing of the user's but where programs are."""
    return {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "FACTSHEET_CACHE": str(cache), **more}


def _version(name: str) -> str:
    return _printed([name, "--version"]).splitlines()[0].split()[-1].removeprefix("jq-")


def _printed(argv: list[str]) -> str:
    return subprocess.run(argv, check=True, capture_output=True, text=True).stdout.strip()
