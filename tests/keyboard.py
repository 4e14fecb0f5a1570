"""A person at a shell: a line is typed, tab is pressed, and what the screen and the line hold is told."""

import os
import pty
import re
import select
import shutil
import struct
import subprocess
import termios
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from fcntl import ioctl
from pathlib import Path
from typing import NamedTuple

import pytest

from processes import variables

# So high and wide that no shell asks before it lists, and breaks no line.
_ROWS, _COLUMNS = 1000, 200
_PATIENCE = 30
# Each shell reads this when it starts; control-G then tells that it has done all that was typed, and what the line is.
_START = {
    "bash": r"""
        PS1='ready> '
        bind 'set enable-bracketed-paste off'; bind 'set bell-style none'; bind 'set completion-query-items 0'
        bind 'set page-completions off'; bind 'set show-all-if-ambiguous on'
        told() { printf '\n<%s>\n' "$READLINE_LINE"; READLINE_LINE=; }
        bind -x '"\C-g": told'
        eval "$(factsheet completion bash)"
    """,
    "zsh": r"""
        PS1='ready> '
        autoload -Uz compinit; compinit -D -u
        unsetopt beep list_ambiguous auto_menu always_last_prompt; LISTMAX=9999
        told() { zle -I; print -r -- "<$BUFFER>"; BUFFER= }
        zle -N told; bindkey '^G' told
    """,
}
_START["zsh from fpath"] = "fpath=($FOLDER $fpath)" + _START["zsh"]
_START["zsh"] += 'eval "$(factsheet completion zsh)"'

_ARGV = {"bash": ["bash", "--noprofile", "--rcfile", "{}", "-i"], "zsh": ["zsh", "-d", "-i"]}


class Typed(NamedTuple):
    """What came of a line and a tab."""

    screen: str
    line: str


def needs(shell: str) -> None:
    """Skips a test where there is no such shell; where FACTSHEET_TEST_EVERY_SHELL is set, as in CI, the test fails."""
    if shutil.which(shell) is None:
        (pytest.fail if os.environ.get("FACTSHEET_TEST_EVERY_SHELL") else pytest.skip)(f"no {shell} here")


def typed(shell: str, lines: Iterable[str], folder: Path, /, **changes: str | None) -> list[Typed]:
    """What a shell shows, and makes of each line, when tab is pressed behind it; the shell starts in the folder."""
    needs(shell.split(maxsplit=1)[0])
    with _terminal(shell, folder, changes) as terminal:
        _read_until(terminal, r"ready> $")
        return [_pressed(terminal, line) for line in lines]


def in_fish(lines: Iterable[str], folder: Path, /, **changes: str | None) -> list[dict[str, str]]:
    """What fish offers behind each line: values, and what stands beside them."""
    needs("fish")
    asked = "factsheet completion fish | source; for line in $argv; complete -C $line; echo; end"
    done = subprocess.run(
        ["fish", "--no-config", "-c", asked, *lines], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True,
        env=variables(HOME=str(folder), **changes), check=True, timeout=_PATIENCE,
    )  # fmt: skip
    assert done.stderr == b""
    answers = re.findall(r"((?:.+\n)*)\n", done.stdout.decode("utf-8"))
    return [dict(offer.partition("\t")[::2] for offer in answer.splitlines()) for answer in answers]


def _pressed(terminal: int, line: str) -> Typed:
    """The line typed, tab pressed, and control-G, which tells what came of it and takes it back."""
    os.write(terminal, f"{line}\t\x07".encode())
    # What is typed ahead of the next prompt would be the terminal's, not the shell's.
    found = _read_until(terminal, r"<[^\r\n]*>\r\n[^<]*ready> $")
    screen, made = re.split(r"<([^\r\n]*)>\r\n", found)[:2]
    return Typed(screen, made)


@contextmanager
def _terminal(shell: str, folder: Path, changes: dict[str, str | None]) -> Iterator[int]:
    """A terminal with a shell of its own, which ends with it."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    start = home / ".zshrc"
    start.write_text(_START[shell])
    ours, theirs = pty.openpty()
    ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", _ROWS, _COLUMNS, 0, 0))
    env = variables(HOME=str(home), ZDOTDIR=str(home), TERM="xterm", LC_ALL="C.UTF-8", **changes)
    argv = [each.format(start) for each in _ARGV[shell.split(maxsplit=1)[0]]]
    started = subprocess.Popen(
        argv, stdin=theirs, stdout=theirs, stderr=theirs, env=env, cwd=folder, start_new_session=True
    )
    os.close(theirs)
    try:
        yield ours
    finally:
        started.kill()
        started.wait(timeout=_PATIENCE)
        os.close(ours)


def _read_until(terminal: int, pattern: str) -> str:
    """What the terminal shows up to a pattern, without the escapes that place the cursor and colour the prompt."""
    found = b""
    while select.select([terminal], [], [], _PATIENCE)[0]:
        found += os.read(terminal, 65536)
        text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\x1b\([B0]", "", found.decode("utf-8", "replace"))
        if re.search(pattern, text):
            return text
    pytest.fail(f"the shell waits; it showed {found!r}")
