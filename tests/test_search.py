"""Search: every word must begin a word, in facts, actors and sources, best first."""

from pathlib import Path

import pytest

from conftest import Run
from sheets import event, said, sheet, written


def found(run: Run, *words: str) -> list[str]:
    """The ids that a search finds."""
    ran = run("search", *words, "-o", "ids")
    assert (ran.err, ran.code) == ("", 0)
    return ran.out.split()


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize(("words", "hits"), [
    ("ford", {"bridge-fell", "killed-early", "killed-revised", "killed-engineers"}),
    ("for", {"bridge-fell", "killed-early", "killed-revised", "killed-engineers", "appeal"}),
    ("ord", set()),
    ("FORD engin", {"killed-engineers"}),
    ("engin ford", {"killed-engineers"}),
    ("ford nothing", set()),
    ("Ｆｏｒｄ ＥＮＧ", {"killed-engineers"}),
    ("한국", {"daily", "bridge-fell", "killed-early"}),
    ("김민", {"kim-min", "bridge-fell", "killed-early"}),
    ("iris", {"later"}),
    ("1,250", {"killed-revised"}),
    ("fable", {"bridge-fell"}),
    ("retreat", set()),
    ("spokes", {"anna-berg"}),
])  # fmt: skip
def test_every_word_must_begin_a_word_in_any_script_and_case(run: Run, words: str, hits: set[str]) -> None:
    assert set(found(run, *words.split())) == hits
    assert set(found(run, words)) == hits


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize("text", [
    "", " ", "!!!", '"', '"*', "AND", "ford OR appeal", "NOT ford", "NEAR(ford appeal)", "statement:ford x", "^", "{",
    "'; DROP TABLE fact", "--", "(", "*", "ford*zzz", "\x00", "\udcff",
])  # fmt: skip
def test_what_is_typed_is_text_and_no_query_language(run: Run, text: str) -> None:
    ran = run("search", "--", text)
    assert (ran.out, ran.err, ran.code) == ("", "", 0)


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize("text", ["", "!!!", "ford", "zzz"])
def test_a_value_that_the_sheet_has_not_is_told_whatever_is_looked_for(run: Run, text: str) -> None:
    ran = run("search", text, "--actor", "qqqqqqq", "-o", "json")
    told = "factsheet: error: no actor 'qqqqqqq'\nhint: \"factsheet actors\" lists what there is\n"
    assert (ran.out, ran.err, ran.code) == ("", told, 2)


@pytest.mark.usefixtures("tiny")
def test_a_word_with_a_star_is_the_word(run: Run) -> None:
    assert found(run, "ford*") == found(run, "ford")


@pytest.mark.usefixtures("tiny")
def test_a_search_without_a_word_is_a_usage_error(run: Run) -> None:
    ran = run("search")
    assert (ran.out, ran.code) == ("", 2)


def test_the_statement_counts_more_than_a_name_and_a_name_more_than_the_rest(run: Run, tmp_path: Path) -> None:
    small = sheet(
        actors=[{"id": "speaker", "name": "Speaker", "kind": "person"}, {"id": "z", "name": "Zebra", "kind": "state"}],
        events=[
            event("a-detail", detail="A zebra was seen."),
            event("b-name", actors=["z"]),
            event("c-statement", statement="A zebra ran."),
            event("d-statement", statement="A zebra ran."),
            event("e-none"),
        ],
    )
    hits = run("search", "-f", written(tmp_path, small), "zebra", "-o", "ids").out.split()
    assert [name for name in hits if name != "z"] == ["c-statement", "d-statement", "b-name", "a-detail"]
    assert "z" in hits


@pytest.mark.usefixtures("tiny")
def test_filters_narrow_what_is_found(run: Run) -> None:
    assert set(found(run, "ford", "--measure", "killed", "--status", "standing")) == {
        *("killed-revised", "killed-engineers"),
    }
    assert found(run, "ford", "--kind", "collapse", "--until", "2024-02") == []
    assert found(run, "anna", "--kind", "statement") == ["anna-berg", "appeal"]
    assert found(run, "army", "--status", "retracted") == ["north-army", "retreat"]
    assert found(run, "ford", "-n", "2") == found(run, "ford")[:2]


@pytest.mark.usefixtures("tiny")
def test_lines_of_actors_and_sources_leave_what_they_do_not_have_empty(run: Run) -> None:
    rows = {row[0]: row for row in run("search kim").rows + run("search falls").rows}
    assert rows["kim-min"] == ["kim-min", "", "actor", "Kim Min", *[""] * 10]
    assert rows["daily"] == [
        *("daily", "2024-03-02", "source", "=Bridge [bold]falls[/bold] | 한국어", *[""] * 6),
        *('Daily, "The" 2024-03-02', "", "https://daily.example/bridge?a=1|2", ""),
    ]


def test_marks_of_vowels_belong_to_their_word(run: Run, tmp_path: Path) -> None:
    """Devanagari and decomposed letters: a word does not end at a combining mark."""
    small = sheet(events=[
        event("hindi", statement="किम ने कहा।"),
        event("accent", statement="Cafe\u0301 closed.", attributions=[said()]),
    ])  # fmt: skip
    path = written(tmp_path, small)
    for word, hit in {"किम": "hindi\n", "कि": "hindi\n", "café": "accent\n", "cafe\u0301": "accent\n"}.items():
        assert run("search", "-f", path, word, "-o", "ids").out == hit
    assert run("search", "-f", path, "म", "-o", "ids").out == ""


@pytest.mark.usefixtures("tiny")
def test_a_word_that_comes_again_is_one_word(run: Run) -> None:
    """However often: each further one was looked for anew."""
    right = run("search bridge fell -o ids")
    assert right.out
    assert run("search", *["bridge fell"] * 10_000, "-o", "ids") == right
