"""What `nox` does: the tests on every Python that is found, their branch coverage, and mutants of what judges.

`nox` runs the tests on each Python from 3.11 on, with the lowest and with the newest dependencies that pyproject.toml
allows, and then measures what they cover. `nox --list` names the sessions, `nox --session "tests(3.12-lowest)"` runs
one of them. What stands behind `--` goes to pytest: `nox --session tests -- tests/test_gate.py`.
"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import nox

sys.path.insert(0, str(Path(__file__).parent / "tests"))
from explained import changed, explanations, stale, unexplained

HERE = Path(__file__).parent
PROJECT = tomllib.loads((HERE / "pyproject.toml").read_text("utf-8"))["project"]
FIRST, LAST = 11, 30
DEPENDENCIES = ("lowest", "newest")
# What a Python or a library that is another one breaks first: the installed program, what it prints, what it refuses.
BRIEF = (
    "test_dates.py", "test_gate.py::test_check_prints_every_problem_at_its_line_and_column", "test_golden.py",
    "test_help.py", "test_process.py", "test_rules.py",
)  # fmt: skip
# What the tests of BRIEF are run by; the judges from outside that the others ask are not installed for them.
RUNNERS = ("pytest", "pytest-xdist", "hypothesis")

MUTATOR = "mutmut>=3.6"
# Which modules are mutated, and by which tests each mutant is to be seen: a name for both.
MUTATED = {
    "dates": (("dates.py",), ("test_dates.py",)),
    "rules": (("gate/rules.py", "gate/attributing.py", "gate/naming.py"), ("test_rules.py",)),
    "query": (
        ("index/query.py",),
        ("test_filters.py", "test_filters_days.py", "test_filters_values.py", "test_as_of.py"),
    ),
}

nox.needs_version = ">=2025.5.1"
nox.options.default_venv_backend = "virtualenv"
nox.options.sessions = ["tests", "coverage"]


def candidates() -> Iterator[Path]:
    """Where a Python may be: the one that runs nox, the folders of PATH, the versions of pyenv."""
    yield Path(sys.executable)
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    folders = [*map(Path, os.environ.get("PATH", os.defpath).split(os.pathsep)), *pyenv.glob("versions/*/bin")]
    for minor in range(FIRST, LAST):
        yield from (folder / f"python3.{minor}" for folder in folders)


def version_of(python: Path) -> str:
    """The version that a Python says it has, as `3.12`; nothing where it does not run, as a shim, or has no SQLite."""
    ask = "import sqlite3, sys; print('%d.%d' % sys.version_info[:2])"
    try:
        done = subprocess.run([python, "-c", ask], capture_output=True, check=True, text=True, timeout=30)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip()


def pythons() -> dict[str, str]:
    """Every Python from 3.11 on that is found, the oldest first: its version, and where it is."""
    found: dict[str, str] = {}
    for python in candidates():
        if shutil.which(python) and (version := version_of(python)) not in found and version.startswith("3."):
            found[version] = str(python)
    minors = {version: int(version.removeprefix("3.")) for version in found}
    return {version: found[version] for version in sorted(found, key=minors.__getitem__) if minors[version] >= FIRST}


def lowest() -> list[str]:
    """The dependencies of the program, each at the lowest version that pyproject.toml allows."""
    return [re.sub(r"^([\w-]+)>=([\w.]+).*", r"\1==\2", each) for each in PROJECT["dependencies"]]


def runners() -> list[str]:
    """Of what the tests need, that by which they are run."""
    return [each for each in PROJECT["optional-dependencies"]["test"] if each.split(">")[0] in RUNNERS]


def install(session: nox.Session, dependencies: str, *more: str) -> None:
    """Installs this checkout with the lowest or the newest dependencies."""
    bounds = lowest() if dependencies == "lowest" else ["--upgrade", "--upgrade-strategy=eager"]
    session.install("--editable", *more, *bounds)


FOUND = pythons()
MATRIX = [
    nox.param(python, dependencies, id=f"{version}-{dependencies}")
    for version, python in FOUND.items()
    for dependencies in DEPENDENCIES
]
# One session for each further Python: the oldest with the lowest dependencies, the next with the newest, and so on.
FURTHER = [
    nox.param(FOUND[version], DEPENDENCIES[number % 2], id=f"{version}-{DEPENDENCIES[number % 2]}")
    for number, version in enumerate(each for each in FOUND if FOUND[each] != sys.executable)
]


@nox.session
@nox.parametrize("python,dependencies", MATRIX)
def tests(session: nox.Session, dependencies: str) -> None:
    """All tests, on a Python, with the lowest or the newest dependencies."""
    install(session, dependencies, ".[test]")
    session.run("python", "-m", "pytest", "-n", "auto", *session.posargs)


@nox.session
@nox.parametrize("python,dependencies", FURTHER)
def brief(session: nox.Session, dependencies: str) -> None:
    """What breaks first, on each Python beside the one that runs nox: half a minute each."""
    install(session, dependencies, ".", *runners())
    names = [f"tests/{name}" for name in BRIEF]
    session.run("python", "-m", "pytest", "-n", "auto", *(session.posargs or names))


@nox.session
def coverage(session: nox.Session) -> None:
    """All tests that coverage can count, and which branches they take; fails below the share of pyproject.toml."""
    session.install("--editable", ".[test,dev]")
    session.run("coverage", "erase")
    session.run("coverage", "run", "-m", "pytest", "-n", "auto", "-m", "not uncounted", *session.posargs)
    session.run("coverage", "combine", "--quiet")
    session.run("coverage", "report")


@nox.session
def mutants(session: nox.Session) -> None:
    """Mutants of dates, gate/rules and index/query; fails unless tests/mutants.md explains just those that survive."""
    explained = explanations((HERE / "tests" / "mutants.md").read_text("utf-8"))
    session.install("--editable", ".[test]", MUTATOR)
    survived: dict[str, str] = {}
    undecided: dict[str, str] = {}
    for name, (modules, judges) in MUTATED.items():
        work = Path(session.create_tmp()) / name
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(HERE, work, ignore=shutil.ignore_patterns(".*", "mutants", "__pycache__"))
        (work / "setup.cfg").write_text(settings(modules, judges), "utf-8")
        with session.chdir(work):
            session.run("mutmut", "run", "--max-children", str(os.cpu_count() or 1), env={"PYTHONPATH": ""})
            survived |= ended(session, "survived", "no tests")
            undecided |= ended(session, "timeout")  # on a busy machine one that no test sees may be among them
    open_ones, old_ones = unexplained(survived, explained), stale(survived | undecided, explained)
    for name, change in survived.items():
        session.log(f"{'not explained' if name in open_ones else 'explained'}: {name}\n{change}")
    for each in old_ones:
        session.log(f"explained, and did not survive: {each.module}\n{each.change}")
    if open_ones or old_ones:
        session.error(
            f"{len(open_ones)} mutants survive that tests/mutants.md does not explain, "
            f"and {len(old_ones)} that it explains do not"
        )


def settings(modules: tuple[str, ...], judges: tuple[str, ...]) -> str:
    """What mutmut is told: which modules, by which tests."""
    lists = {
        "source_paths": ["src"],
        "only_mutate": [f"src/factsheet/{each}" for each in modules],
        "also_copy": ["data", "docs", "fuzz", "faults", "bench", "README.md", "LICENSE", "noxfile.py"],
        "pytest_add_cli_args_test_selection": [f"tests/{each}" for each in judges],
        "pytest_add_cli_args": ["-p", "no:cacheprovider"],
    }
    lines = [f"{key} =\n" + "".join(f"    {each}\n" for each in each_list) for key, each_list in lists.items()]
    # Each mutant in a process that has run no test: what a cache has of the right code would answer for the mutant.
    return "[mutmut]\nprocess_isolation = forkserver\n" + "".join(lines)


def ended(session: nox.Session, *ends: str) -> dict[str, str]:
    """The mutants that ended so: the name of each, and the lines that it takes away and puts there."""
    listed = session.run("mutmut", "results", silent=True) or ""
    names = [line.split(":")[0].strip() for line in listed.splitlines() if line.strip().endswith(ends)]
    return {name: changed(session.run("mutmut", "show", name, silent=True) or "") for name in names}
