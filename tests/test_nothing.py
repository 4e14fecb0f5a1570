"""An empty answer on a terminal: a person is told what stands in the way; a script gets nothing."""

import pytest

from conftest import Run

EMPTY = {  # what a command line is told
    "events --until 2024-02": "No events match. The next is of 1 March 2024.\nhint: --until 2024-03\n",
    "events --place ford --since 2025": (
        "No events match. The last in Ford is of 1 March 2024.\nhint: --since 2024-03\n"
    ),
    "figures --as-of 2024-01": "No figures match. The first became known on 2 March 2024.\nhint: --as-of 2024-03-02\n",
    "events --kind clash --actor observers": "No events match. Without --kind clash there are 2.\n",
    "events --tag bridge --kind statement": "No events match. Without --tag bridge there is 1.\n",
    "search nothinglikeit": "No records match.\n",
    "attributions --by envoy --since 2030": "No attributions match.\n",
    "sources --place ford --since 2030": "No sources match.\n",
    "quote --kind clash": "No facts match. Without --kind clash there are 8.\n",
}


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize("line", EMPTY)
def test_a_person_is_told_why_nothing_matched(run: Run, line: str) -> None:
    told = run(f"{line} --color never", columns=80)
    assert (told.out, told.err, told.code) == ("", EMPTY[line], 0)


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize("line", EMPTY)
def test_a_pipe_is_told_nothing(run: Run, line: str) -> None:
    told = run(line)
    assert (told.out, told.err, told.code) == ("", "", 0)


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize("line", [line for line in EMPTY if "hint: " in EMPTY[line]])
def test_the_hint_fills_the_answer(run: Run, line: str) -> None:
    option, day = EMPTY[line].splitlines()[1].removeprefix("hint: ").split()
    words = line.split()
    words[words.index(option) + 1] = day
    assert run(" ".join(words)).out
