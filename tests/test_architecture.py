"""The house: imports go downwards only, each library has its room, and no room is a lumber room."""

import ast
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import factsheet

SOURCE = Path(factsheet.__file__).parent
# Top to bottom (architecture.md): a module imports its own room, and what stands below. A new module finds its
# place here first.
LAYERS = (
    ("__main__",),
    ("cli",),
    ("commands",),
    ("completion",),
    ("diff", "export", "keys"),
    ("topics", "rows", "summary", "nothing", "canonical", "show", "quote", "templates", "loading", "register", "news"),
    ("estimates",),
    ("quoting",),
    ("convert",),
    ("output",),
    ("views",),
    ("told",),
    ("index",),
    ("gate",),
    ("change",),
    ("environment", "talk", "selection", "status", "values", "attribution"),
    ("whole",),
    ("contract",),
    ("record", "names"),
    ("dates", "errors", "plain", "progress", "temporary", "vocabulary"),
    ("handwritten",),
)
PACKAGES = {"commands", "convert", "diff", "export", "quoting", "output", "index", "gate"}
FILES = sorted(SOURCE.rglob("*.py"))


def module(path: Path) -> str:
    """A file's module below the package: `index.reader`; a package's own file is the package."""
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


MODULES = {module(path): ast.parse(path.read_text("utf-8")) for path in FILES}
each_module = pytest.mark.parametrize("name", [name for name in MODULES if name != "__init__"])


def imported(tree: ast.Module) -> Iterator[str]:
    """Everything that a module imports, wherever it stands: `factsheet.names`, `os`, `rich.table`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def inside(tree: ast.Module) -> set[str]:
    """The modules of the package that a module imports."""
    names = {name.removeprefix("factsheet.") for name in imported(tree) if name.startswith("factsheet.")}
    modules = {name if name in MODULES else name.rpartition(".")[0] for name in names}
    return {name for name in modules if name}  # what is left without a name is the package's own: __version__


def layer(name: str) -> int:
    """How far down a module stands."""
    room = name.partition(".")[0]
    found = [number for number, rooms in enumerate(LAYERS) if room in rooms]
    assert found, f"{name} has no layer yet: put it into LAYERS"
    return found[0]


def libraries(tree: ast.Module) -> set[str]:
    """The topmost names of what a module imports."""
    return {name.partition(".")[0] for name in imported(tree)}


def used(tree: ast.Module, dotted: str) -> bool:
    """Whether a name like `os.environ` occurs in the code."""
    return any(ast.unparse(node) == dotted for node in ast.walk(tree) if isinstance(node, ast.Attribute))


@each_module
def test_imports_go_downwards_only(name: str) -> None:
    def is_right(other: str) -> bool:
        same_room = name.partition(".")[0] == other.partition(".")[0] and name.partition(".")[0] in PACKAGES
        return same_room or layer(other) > layer(name)

    assert [other for other in sorted(inside(MODULES[name])) if not is_right(other)] == []


@each_module
def test_each_library_has_its_room(name: str) -> None:
    found = libraries(MODULES[name])
    room = name.partition(".")[0]
    assert not found & {"pydantic", "pydantic_core"} or room == "gate"
    assert "rich" not in found or name.startswith("output.terminal")
    assert "typer" not in found or room in {"cli", "commands", "__main__"}
    assert "sqlite3" not in found or room == "index" or name == "export.sqlite.file"
    assert "click" not in found


@each_module
def test_one_module_asks_for_the_environment_and_one_ends_the_program(name: str) -> None:
    tree = MODULES[name]
    if name != "environment":
        assert not any(used(tree, dotted) for dotted in ("os.environ", "os.getenv", "os.get_terminal_size"))
        calls = [node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
        assert "isatty" not in calls
    assert not used(tree, "sys.exit") or name == "__main__"


def test_the_rooms_that_must_exist_to_be_guarded_are_there() -> None:
    """A renamed room would make the tests above say yes to everything."""
    assert {room for rooms in LAYERS for room in rooms} == {name.partition(".")[0] for name in MODULES} - {"__init__"}
    assert "pydantic" in libraries(MODULES["gate.model"])
    assert "rich" in {
        library for name in MODULES if name.startswith("output.terminal") for library in libraries(MODULES[name])
    }
    assert used(MODULES["environment"], "os.environ")
    assert used(MODULES["__main__"], "sys.exit")


@each_module
def test_every_module_says_what_it_owns_and_none_is_a_lumber_room(name: str) -> None:
    assert ast.get_docstring(MODULES[name])
    assert not {"utils", "util", "helpers", "helper", "common", "manager", "misc", "base"} & set(name.split("."))


@pytest.mark.parametrize("path", FILES, ids=lambda path: os.path.relpath(path, SOURCE))
def test_a_long_file_gives_its_reason(path: Path) -> None:
    """architecture.md: one over 250 lines gives the reason in its docstring."""
    text = path.read_text("utf-8")
    if len(text.splitlines()) > 250:
        assert "onger" in (ast.get_docstring(ast.parse(text)) or "")
