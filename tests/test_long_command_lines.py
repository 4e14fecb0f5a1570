"""Command lines that ask for more than people type: each is answered in time, or refused in a line."""

from pathlib import Path

import pytest

from conftest import Run
from factsheet.gate.limits import MOST_COLUMNS, MOST_VALUES, MOST_WORDS
from sheets import event, sheet, written

VALUES = {
    "--actor": "north", "--by": "north", "--kind": "collapse", "--measure": "killed", "--place": "ford",
    "--source": "daily", "--status": "standing", "--tag": "bridge", "--grep": "zzz",
}  # fmt: skip


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize("option", VALUES)
def test_an_option_takes_some_hundred_values(run: Run, option: str) -> None:
    given = [option, VALUES[option]]
    assert run("timeline", *given * MOST_VALUES) == run("timeline", *given)
    ran = run("timeline", *given * 1000)
    told = f"factsheet: error: {option} is given 1,000 times, and may be {MOST_VALUES} times at most\n"
    assert (ran.out, ran.err, ran.code) == ("", told, 2)


@pytest.mark.usefixtures("tiny")
def test_any_of_many_texts_is_found(run: Run) -> None:
    """Each is a term of a statement in SQL, and SQLite takes a thousand of them."""
    texts = [part for number in range(MOST_VALUES - 1) for part in ("--grep", f"no {number}")]
    assert run("events", *texts, "--grep", "the bridge") == run("events --grep 'the bridge'")


def test_a_search_takes_some_hundred_words(run: Run, tmp_path: Path) -> None:
    words = [f"w{number}x" for number in range(MOST_WORDS + 1)]
    path = written(tmp_path, sheet(events=[event("a", statement=f"{' '.join(words)}."), event("b")]))
    assert run("search", "-f", path, *words[:-1], "-o", "ids").out == "a\n"
    ran = run("search", "-f", path, *words)
    told = f"factsheet: error: {MOST_WORDS + 1} words to search for, and at most {MOST_WORDS} can be\n"
    assert (ran.out, ran.err, ran.code) == ("", told, 2)


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize("output", ["tsv", "csv", "table", "markdown"])
def test_some_dozen_columns_can_be_asked_for(run: Run, output: str) -> None:
    assert run("events", "--columns", ",".join(["id"] * MOST_COLUMNS), "-o", output).code == 0
    ran = run("events", "--columns", ",".join(["id"] * 1000), "-o", output)
    told = f"factsheet: error: --columns names 1,000 columns, and may name {MOST_COLUMNS} at most\n"
    assert (ran.out, ran.err, ran.code) == ("", told, 2)


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize("command", ["show", "quote"])
@pytest.mark.parametrize("output", ["tsv", "json", "table"])
def test_a_record_that_is_named_again_is_printed_once(run: Run, command: str, output: str) -> None:
    """As `attributions | cut -f 1 | xargs factsheet show` names it for each who said it."""
    once = run(command, "appeal", "bridge-fell", "none", "-o", output)
    assert once.code == 1
    assert run(command, *["appeal", "bridge-fell", "none", "appeal"] * 2000, "-o", output) == once
