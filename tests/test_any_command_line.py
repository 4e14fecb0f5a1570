"""Whatever is typed, and whatever the variables hold: an answer or one line of error, never a fault."""

import shlex

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import properties  # noqa: F401 (leaves nothing behind)
from conftest import Run
from hostile import STEERING, TEXTS

VALUED = (
    "--actor", "--by", "--kind", "--measure", "--place", "--source", "--status", "--tag", "--since", "--until",
    "--as-of", "--grep", "--limit", "--format", "--columns", "--color",
)  # fmt: skip
BARE = ("-r", "-e", "--header", "--reverse", "--origins")
COMMANDS = (
    "summary", "events", "timeline", "figures", "assessments", "actors", "sources", "attributions", "show", "search",
    "quote", "list", "help",
)  # fmt: skip
LIKELY = (
    "north", "Kim Min", "collapse", "killed", "ford", "later", "disputed", "bridge", "2024", "2024-03", "2024-03-02",
    "1", "json", "csv", "table", "id,by", "statement", "always", "bridge-fell", "measures", "all", "", "-", "--",
    "0", "-1", "9223372036854775807", "9223372036854775808", "\udcff", "a\udc80b", "\x00", *TEXTS,
)  # fmt: skip
texts = st.sampled_from(LIKELY) | st.text(max_size=12)
arguments = st.lists(
    st.tuples(st.sampled_from(VALUED), texts).map(lambda pair: [f"{pair[0]}={pair[1]}"])
    | st.sampled_from(BARE).map(lambda option: [option])
    | texts.map(lambda text: [text]),
    max_size=5,
).map(lambda parts: [word for part in parts for word in part])


@pytest.mark.usefixtures("tiny")
@settings(
    derandomize=True, deadline=None, database=None, max_examples=250,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(command=st.sampled_from(COMMANDS) | texts, words=arguments)
def test_any_command_line_has_an_answer_or_one_line_of_error(run: Run, command: str, words: list[str]) -> None:
    ran = run(command, *words) if words else run(shlex.quote(command))
    assert ran.code in {0, 1, 2, 3}, ran.err
    assert STEERING.findall(ran.err) == []
    lines = ran.err.splitlines()
    assert all(line.startswith(("factsheet: error: ", "hint: ")) for line in lines)
    if ran.code in {2, 3}:
        assert ran.out == ""
        assert lines


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize("number", ["9223372036854775807", "9223372036854775808", "9" * 100, "9" * 5000])
def test_a_limit_beyond_every_count_is_no_limit(run: Run, number: str) -> None:
    ran = run("events", "-o", "ids", "-n", number)
    assert ran.code in {0, 2}
    assert ran.out.split() in (["bridge-fell", "appeal"], [])
    assert bool(ran.out) == (ran.code == 0)


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize("columns", ["", "0", "-5", "x", "1", "1000000", "９", "²", "9" * 5000])
def test_a_width_that_is_none_costs_no_answer(run: Run, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for line in ("events -o table --columns id", "events -o ids", "figures -o table"):
        ran = run(line)
        assert (ran.err, ran.code) == ("", 0)
    assert run("events -o ids").out == "bridge-fell\nappeal\n"


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize("text", ["ford " * 3000, "a" * 100_000, "a " * 400])
def test_a_search_may_be_of_any_length(run: Run, text: str) -> None:
    ran = run("search", text)
    assert (ran.err, ran.code) == ("", 0)
