"""Completion in bash, zsh and fish themselves, tab pressed; a sheet's texts are shown and never run."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from factsheet.cli import COMMANDS
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


LINES = {
    "factsheet sh": "factsheet show ",
    "factsheet show bri": "factsheet show bridge-fell ",
    "factsheet figures --measure k": "factsheet figures --measure killed ",
    "factsheet figures --measure=k": "factsheet figures --measure=killed ",
    "factsheet events --statu": "factsheet events --status ",
    "factsheet events --columns id,dat": "factsheet events --columns id,date",
    "factsheet -f two.json show later la": "factsheet -f two.json show later late ",
    "factsheet -f tw": "factsheet -f two.json ",
    "factsheet --file=tw": "factsheet --file=two.json ",
    "factsheet check tw": "factsheet check two.json ",
}


def offered(shell: str, lines: Iterable[str], folder: Path) -> list[dict[str, str]]:
    """What a shell lists behind each line of at least two offers, with what stands beside them."""
    if shell == "fish":
        return in_fish(lines, folder)
    return [listed(shell, pressed.screen) for pressed in typed(shell, lines, folder)]


def listed(shell: str, screen: str) -> dict[str, str]:
    """The rows of a list on the screen of bash or zsh."""
    pattern = r"(\S+) +-- (.*)" if shell == "zsh" else r"(\S+) +\((.*)\)"
    rows = (row.partition("\r")[0].rstrip() for row in screen.split("\n"))
    return {found[1]: found[2] for found in (re.fullmatch(pattern, row) for row in rows) if found}


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_tab_completes_the_line(shell: str, tmp_path: Path) -> None:
    written(tmp_path, TWO, "two.json")
    made = [pressed.line for pressed in typed(shell, LINES, tmp_path)]
    assert dict(zip(LINES, made, strict=True)) == LINES


def test_fish_is_offered_what_completes_the_line(tmp_path: Path) -> None:
    written(tmp_path, TWO, "two.json")
    for (line, made), answer in zip(LINES.items(), in_fish(LINES, tmp_path), strict=True):
        (only,) = answer
        assert f"{line.rpartition(' ')[0]} {only}" == made.rstrip()


@pytest.mark.parametrize("shell", SHELLS)
def test_ids_are_listed_with_their_statement_beside_them(shell: str, tmp_path: Path) -> None:
    written(tmp_path, TWO, "two.json")
    lines = ["factsheet -f two.json show la", "factsheet show -f two.json la", "factsheet actors -a n"]
    ahead, after, actors = offered(shell, lines, tmp_path)
    assert ahead == after == {"late": "Too late.", "later": "Later still."}
    assert actors == {"north": "North", "north-army": "Army of the North"}


@pytest.mark.parametrize("shell", SHELLS)
def test_a_sheets_texts_are_listed_and_never_run(shell: str, tmp_path: Path) -> None:
    statements = [f"{text} {text}." for text in (*TRAPS, *TEXTS)]
    ids = [f"x-{number:03}" for number in range(len(statements))]
    hostile = [event(name, statement=text) for name, text in zip(ids, statements, strict=True)]
    written(tmp_path, sheet(events=hostile), "hostile.json")
    (found,) = offered(shell, ["factsheet -f hostile.json show x"], tmp_path)
    assert list(found) == ids
    for meaning, statement in zip(found.values(), statements, strict=True):
        assert meaning
        assert on_screen(statement).strip().startswith(meaning.strip("… "))
    assert not list(tmp_path.rglob("trap"))


@pytest.mark.parametrize("shell", SHELLS)
def test_nothing_is_offered_and_nothing_said_where_there_is_no_answer(shell: str, tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("{")
    lines = ["factsheet -f none.json show ", "factsheet -f broken.json show ", "factsheet events --since "]
    if shell == "fish":
        assert in_fish(lines, tmp_path) == [{}, {}, {}]
        return
    for line, pressed in zip(lines, typed(shell, lines, tmp_path), strict=True):
        assert pressed.line == line
        # Zsh draws the first letter twice.
        assert "".join(re.sub(r".\x08", "", pressed.screen).split()) == "".join(line.split())


def test_commands_keep_their_order_in_fish(tmp_path: Path) -> None:
    (found,) = in_fish(["factsheet "], tmp_path)
    assert list(found) == list(COMMANDS)


def test_zsh_loads_the_script_from_a_folder_of_its_path(tmp_path: Path) -> None:
    needs("zsh")
    (tmp_path / "_factsheet").write_bytes(ran([PROGRAM, "completion", "zsh"]).stdout)
    (pressed,) = typed("zsh from fpath", ["factsheet sh"], tmp_path, FOLDER=str(tmp_path))
    assert pressed.line == "factsheet show "


@pytest.mark.parametrize(("shell", "reads"), [
    ("bash", ["bash", "--posix", "-c", ". $0"]),
    ("zsh", ["zsh", "-f", "-c", "autoload -Uz compinit; compinit -D -u; . $0"]),
    ("fish", ["fish", "--no-config"]),
])  # fmt: skip
def test_the_script_is_read_without_a_word(shell: str, reads: list[str], tmp_path: Path) -> None:
    needs(shell)
    script = tmp_path / shell
    script.write_bytes(ran([PROGRAM, "completion", shell]).stdout)
    done = ran([*reads, str(script)])
    assert (done.stdout, done.stderr, done.returncode) == (b"", b"", 0)
