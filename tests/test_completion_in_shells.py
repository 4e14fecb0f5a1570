"""Completion in bash, zsh and fish themselves, tab pressed; a sheet's texts are shown and never run."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from factsheet.plain import on_screen
from hostile import TEXTS
from keyboard import in_fish, needs, typed
from processes import PROGRAM, ran
from sheets import event, sheet, written

pytestmark = pytest.mark.usefixtures("tiny")
SHELLS = ("bash", "zsh", "fish")
TWO = sheet(events=[event("late", statement="Too late."), event("later", statement="Later still.")])
# Each would make a file if a shell took it for code at any time.
TRAPS = (
    "$(touch trap)", "`touch trap`", "\\$(touch trap)", "\\\\$(touch trap)", "\\`touch trap\\`", "${$(touch trap)}",
    "'; touch trap; '", '"; touch trap; "', "'$(touch trap)'", '"$(touch trap)"', "''$(touch trap)",
    "))'; touch trap #",
    "a\n$(touch trap)", "a\ntouch trap", "x; touch trap", "| touch trap", "(touch trap)", "<(touch trap)", "\n:files\n",
    "%F{red}%n%", "%(?.$(touch trap).)", "a:b\\:c::", "*", "~", "!!", "!$", "{a,b}", "\x1b]0;title\x07", "\\e[31m",
    "#", "&", "a\tb", "-S x", "\\", "\\'", "%s%n%d",
)  # fmt: skip


def offered(shell: str, line: str, folder: Path) -> dict[str, str]:
    """What a shell lists behind a line of at least two offers, each with its meaning."""
    if shell == "fish":
        return dict(each.partition("\t")[::2] for each in in_fish(line, folder))
    rows = (row.partition("\r")[0].rstrip() for row in typed(shell, line, folder).screen.split("\n"))
    pattern = r"(\S+) +-- (.*)" if shell == "zsh" else r"(\S+) +\((.*)\)"
    return {found[1]: found[2] for found in (re.fullmatch(pattern, row) for row in rows) if found}


def completed(shell: str, line: str, folder: Path) -> str:
    """The line that tab makes of a line; for fish, of the only offer."""
    if shell != "fish":
        return typed(shell, line, folder).line
    (only,) = in_fish(line, folder)
    return f"{line.rpartition(' ')[0]} {only.partition(chr(9))[0]} "


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(("line", "made"), [
    ("factsheet sh", "factsheet show "),
    ("factsheet show bri", "factsheet show bridge-fell "),
    ("factsheet figures --measure k", "factsheet figures --measure killed "),
    ("factsheet figures --measure=k", "factsheet figures --measure=killed "),
    ("factsheet events --statu", "factsheet events --status "),
    ("factsheet events --columns id,dat", "factsheet events --columns id,date"),
    ("factsheet -f two.json show later la", "factsheet -f two.json show later late "),
    ("factsheet -f tw", "factsheet -f two.json "),
    ("factsheet --file=tw", "factsheet --file=two.json "),
    ("factsheet check tw", "factsheet check two.json "),
])  # fmt: skip
def test_tab_completes_the_line(shell: str, line: str, made: str, tmp_path: Path) -> None:
    written(tmp_path, TWO, "two.json")
    # Fish sets no blank behind an offer of `complete -C`.
    assert completed(shell, line, tmp_path).rstrip() == made.rstrip()
    if shell != "fish":
        assert completed(shell, line, tmp_path) == made


@pytest.mark.parametrize("shell", SHELLS)
def test_ids_are_listed_with_their_statement_beside_them(shell: str, tmp_path: Path) -> None:
    written(tmp_path, TWO, "two.json")
    assert offered(shell, "factsheet -f two.json show la", tmp_path) == {"late": "Too late.", "later": "Later still."}
    assert offered(shell, "factsheet show -f two.json la", tmp_path) == {"late": "Too late.", "later": "Later still."}
    assert offered(shell, "factsheet actors -a n", tmp_path) == {"north": "North", "north-army": "Army of the North"}
    assert offered(shell, "factsheet su", tmp_path).keys() <= {"summary"}


@pytest.mark.parametrize("shell", SHELLS)
def test_a_sheets_texts_are_listed_and_never_run(shell: str, tmp_path: Path) -> None:
    texts = [*TRAPS, *TEXTS]
    statements = [f"{text} {text}." for text in texts]
    ids = [f"x-{number:03}" for number in range(len(texts))]
    hostile = [event(name, statement=text) for name, text in zip(ids, statements, strict=True)]
    written(tmp_path, sheet(events=hostile), "hostile.json")
    found = offered(shell, "factsheet -f hostile.json show x", tmp_path)
    assert list(found) == ids
    for meaning, statement in zip(found.values(), statements, strict=True):
        assert on_screen(statement).strip().startswith(meaning.strip("… "))
        assert meaning
    assert not [path for path in tmp_path.rglob("*") if path.name in {"trap", "title"}]
    if shell != "fish":
        pressed = typed(shell, "factsheet -f hostile.json show x", tmp_path)
        assert pressed.line == "factsheet -f hostile.json show x-0"
        assert "\x1b" not in pressed.screen
        assert "\x07" not in pressed.screen


@pytest.mark.parametrize("shell", SHELLS)
def test_nothing_is_offered_and_nothing_said_where_there_is_no_answer(shell: str, tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("{")
    for line in ("factsheet -f none.json show ", "factsheet -f broken.json show ", "factsheet events --since "):
        if shell == "fish":
            assert in_fish(line, tmp_path) == []
        else:
            assert re.sub(r"\s|\x08", "", typed(shell, line, tmp_path).screen) in {
                line.replace(" ", ""), f"f{line.replace(' ', '')}"
            }  # fmt: skip
            assert typed(shell, line, tmp_path).line == line


def test_zsh_loads_the_script_from_a_folder_of_its_path(tmp_path: Path) -> None:
    needs("zsh")
    (tmp_path / "_factsheet").write_bytes(ran([PROGRAM, "completion", "zsh"]).stdout)
    assert typed("zsh from fpath", "factsheet sh", tmp_path, FOLDER=str(tmp_path)).line == "factsheet show "


def test_the_script_of_each_shell_is_read_without_a_word(tmp_path: Path) -> None:
    check: dict[str, Callable[[str], list[str]]] = {
        "bash": lambda path: ["bash", "--posix", "-c", f". {path}"],
        "zsh": lambda path: ["zsh", "-f", "-c", f"autoload -Uz compinit; compinit -D -u; . {path}"],
        "fish": lambda path: ["fish", "--no-config", path],
    }
    for shell, argv in check.items():
        needs(shell)
        path = tmp_path / shell
        path.write_bytes(ran([PROGRAM, "completion", shell]).stdout)
        done = ran(argv(str(path)))
        assert (done.stdout, done.stderr, done.returncode) == (b"", b"", 0)
