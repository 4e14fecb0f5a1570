"""What is offered at the cursor: the right values with what they mean, from the right sheet."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib import import_module
from pathlib import Path

import pytest

from conftest import HERE, Complete, Run
from factsheet.cli import COMMANDS, built, program
from factsheet.commands import options
from factsheet.index.cache import open_index
from factsheet.index.offers import MOST, offers
from factsheet.templates import TEMPLATES
from factsheet.topics import TOPICS
from factsheet.views import VIEWS, View
from hostile import STEERING, TEXTS, everywhere
from sheets import event, figure, sheet, written

# What has nothing to offer: days, numbers, and texts that are looked for.
FREE = {"since", "until", "as_of", "limit", "grep", "text", "title", "said", "language", "skip"}


def test_commands_are_offered_with_their_line_of_help(complete: Complete) -> None:
    assert complete("") == {name: entry.help for name, entry in COMMANDS.items()}
    assert list(complete("")) == list(COMMANDS)
    assert complete("s").keys() == {"summary", "sources", "show", "search", "schema"}
    assert complete("-f x.json su").keys() == {"summary"}
    assert complete("x") == {}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_offered_with_its_help(name: str, complete: Complete) -> None:
    command = built(name)
    wanted = {spelling: each.help for each in command.params for spelling in each.opts if spelling.startswith("-")}
    assert complete(f"{name} -").items() >= wanted.items()
    assert complete(f"{name} --he").get("--help")


def test_options_of_the_program_are_offered_ahead_of_a_command(complete: Complete) -> None:
    assert complete("--").keys() == {"--file", "--version", "--help"}


def test_every_value_has_its_offers_or_is_free_text() -> None:
    for name in COMMANDS:
        own = getattr(import_module(f"factsheet.commands.{name}"), "VALUES", {})
        named = {each.name for each in built(name).params if not getattr(each, "is_flag", False)}
        assert named - {*own, *options.VALUES} <= FREE, name
        assert set(own) <= named
    assert "file" in {each.name for each in program().params}


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize(("line", "found"), [
    ("show bri", {"bridge-fell": "The bridge at Ford fell."}),
    ("show BRI", {"bridge-fell": "The bridge at Ford fell."}),
    ("show ki", {"kim-min": "Kim Min", "killed": "Killed", "killed-early": "About 30 soldiers had been killed at Ford.",
                 "killed-revised": "At least 1,250 soldiers had been killed at Ford.",
                 "killed-engineers": "Several engineers had been killed at Ford."}),
    ("show -- vo", {"vote": "The party of the bridge had 2.20 percent of the vote."}),
    ("show wire vote wi", {}),
    ("quote kim", {}),
    ("quote re", {"retreat": "The army of the North left Riverland."}),
    ("events --actor n", {"north": "North", "north-army": "Army of the North"}),
    ("events -a env", {"envoy": "Olga Envoy"}),
    ("events -a north --by n", {"north": "North", "north-army": "Army of the North"}),
    ("events -a north -a n", {"north-army": "Army of the North"}),
    ("events --actor=nort", {"--actor=north": "North", "--actor=north-army": "Army of the North"}),
    ("sources -s da", {"daily": "=Bridge [bold]falls[/bold] | 한국어"}),
    ("sources --source gaz", {"gazette": "Gazette"}),
    ("figures --measure k", {"killed": "Killed"}),
    ("figures -m ", {"killed": "Killed", "planned": "To be sent", "share": "Share of the vote"}),
    ("events -p f", {"ford": "Ford"}),
    ("events --place ", {"ford": "Ford", "riverland": "Riverland"}),
    ("events -k ", {"collapse": "event", "forecast": "assessment", "statement": "event", "withdrawal": "event"}),
    ("events --tag b", {"bridge": ""}),
    ("events --status re", {"retracted": ""}),
    ("events -o js", {"json": "", "jsonl": ""}),
    ("events --format ", dict.fromkeys(("auto", "table", "tsv", "csv", "json", "jsonl", "markdown", "ids"), "")),
    ("events --color a", {"auto": "", "always": ""}),
    ("timeline --type a", {"assessment": "", "attribution": "", "all": ""}),
    ("timeline --type all --type a", {"assessment": "", "attribution": ""}),
    ("list ", dict.fromkeys(("measures", "places", "kinds", "tags", "columns"), "")),
    ("list measures ", {}),
    ("completion ", dict.fromkeys(("bash", "zsh", "fish"), "")),
    ("help f", {"figures": "Every estimate, by measure and date.", "figure": "", "filters": "",
                "fmt": "Sheets put into their one canonical form."}),
    ("events ", {}), ("events --since ", {}), ("events --until 2024", {}), ("events --as-of ", {}),
    ("events -g ", {}), ("events -n ", {}), ("search ", {}), ("events --no-such ", {}), ("evnts ", {}),
])  # fmt: skip
def test_a_value_is_completed(line: str, found: dict[str, str], complete: Complete) -> None:
    assert complete(line) == found


def test_help_is_offered_on_commands_and_topics(complete: Complete) -> None:
    assert list(complete("help ")) == list(dict.fromkeys([*COMMANDS, *TEMPLATES, *TOPICS]))


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_columns_are_those_of_the_command_each_once(view: View, complete: Complete) -> None:
    name = view.name
    first, second, *rest = [column.name for column in view.columns]
    assert list(complete(f"{name} --columns ")) == [":joined", first, second, *rest]
    assert list(complete(f"{name} --columns {second},")) == [":joined", *(f"{second},{n}" for n in (first, *rest))]
    assert f"{second},{first}" in complete(f"{name} --columns {second},{first[:1]}")
    assert complete(f"{name} --columns {second},x") == {}


@pytest.mark.parametrize("line", ["-f ", "-f my", "--file=", "events -f ", "events --file my", "check ", "check a b"])
def test_names_of_files_are_asked_for(line: str, complete: Complete) -> None:
    assert complete(line) == {":files": ""}


def test_the_sheet_after_the_command_goes_before_the_one_ahead_and_that_before_the_variable(
    complete: Complete, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("after", "ahead", "variable")
    after, ahead, variable = (written(tmp_path, sheet(events=[event(name)]), f"{name}.json") for name in names)
    monkeypatch.setenv("FACTSHEET_FILE", variable)
    assert complete(f"-f {ahead} show -f {after} a").keys() == {"after"}
    assert complete(f"-f {ahead} show a").keys() == {"ahead"}
    assert complete("quote ").keys() == {"variable"}
    monkeypatch.setenv("FACTSHEET_FILE", "")
    assert "nis" in complete("show n")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert complete("-f ~/ahead.json quote ").keys() == {"ahead"}
    assert complete("-f $HOME/after.json quote ").keys() == {"after"}
    assert complete("-f '~/ahead.json' quote ").keys() == {"ahead"}


def test_of_many_the_first_are_offered_and_the_last(complete: Complete, tmp_path: Path) -> None:
    """A shell inserts what all offers share: without the last of all it would insert what not all share."""
    ids = [f"e-{number:04}" for number in range(2 * MOST)]
    many = written(tmp_path, sheet(events=[event(name) for name in ids], figures=[figure("z")]))
    assert list(complete(f"-f {many} show ")) == ["count", *ids[: MOST - 2], "z"]
    assert list(complete(f"-f {many} quote e")) == [*ids[: MOST - 1], ids[-1]]
    assert list(complete(f"-f {many} show e-00")) == ids[:100]


@pytest.fixture(scope="module")
def sizes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[sqlite3.Connection, ...]]:
    """Sheets with more facts, sources and tags than are offered, the second with four times as many."""

    def of(many: int) -> sqlite3.Connection:
        papers = [{"id": f"paper-{n:05}", "type": "book", "publisher": "P"} for n in range(many)]
        events = [event(f"e-{n:05}", tags=[f"t-{n:05}"]) for n in range(many)]
        content = sheet(events=events, sources=[*papers, {"id": "paper", "type": "book", "publisher": "P"}])
        return open_index(str(written(tmp_path_factory.mktemp("many"), content)), None)

    with closing(of(MOST + 1)) as small, closing(of(4 * MOST)) as large:
        yield small, large


@pytest.mark.parametrize("noun", ["record", "fact", "actor", "source", "measure", "place", "kind", "tag"])
@pytest.mark.parametrize("typed", ["", "p", "e-00"])
def test_a_question_takes_no_more_steps_in_a_larger_sheet(
    noun: str, typed: str, sizes: tuple[sqlite3.Connection, ...]
) -> None:
    def steps(db: sqlite3.Connection) -> int:
        counted = iter(range(10**9))
        db.set_progress_handler(lambda: next(counted) < 0, 1)
        offers(db, noun, typed)
        db.set_progress_handler(None, 0)
        return next(counted)

    small, large = (steps(db) for db in sizes)
    assert 0 < large <= small * 1.1


def test_texts_of_a_sheet_stay_texts(complete: Complete, tmp_path: Path) -> None:
    steering = written(tmp_path, everywhere(TEXTS))
    for line in ("show ", "quote ", "events -a ", "sources -s ", "figures -m ", "events -p "):
        found = complete(f"-f {steering} {line}")
        assert len(found) >= len(TEXTS)
        assert STEERING.findall("".join(found.values())) == []
        assert any("[bold]x[/x]" in meaning for meaning in found.values())


@pytest.fixture
def in_bash(run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """The lines that bash is told, as the words that it makes of a line; `key` is what `COMP_TYPE` tells of."""

    def call(*words: str, key: str = "?", columns: int = 60) -> list[str]:
        monkeypatch.setenv("_FACTSHEET_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", "\n".join(("factsheet", *words)))
        monkeypatch.setenv("COMP_CWORD", str(len(words)))
        monkeypatch.setenv("COMP_TYPE", str(ord(key)))
        monkeypatch.setenv("COLUMNS", str(columns))
        return [row.rstrip(" ") for row in run().out.splitlines()]

    return call


@pytest.mark.usefixtures("tiny")
def test_bash_lists_meanings_and_puts_in_values(in_bash: Callable[..., list[str]]) -> None:
    listed = [
        "killed            (Killed)",
        "killed-early      (About 30 soldiers had been killed at F…)",
        "killed-engineers  (Several engineers had been killed at F…)",
        "killed-revised    (At least 1,250 soldiers had been kille…)",
    ]
    assert in_bash("show", "kill") == listed
    assert in_bash("show", "kill", key="\t") == listed
    assert max(map(len, listed)) < 60
    assert in_bash("show", "killed-ea") == ["killed-early"]
    names = ["killed", "killed-early", "killed-engineers", "killed-revised"]
    assert in_bash("show", "kill", key="%") == in_bash("show", "kill", key="*") == names
    assert in_bash("show", "kill", columns=20) == names


@pytest.mark.usefixtures("tiny")
def test_bash_makes_three_words_of_an_option_with_its_value(in_bash: Callable[..., list[str]]) -> None:
    assert in_bash("figures", "--measure", "=", "ki") == ["killed"]
    assert in_bash("figures", "--measure", "=") == [
        "killed   (Killed)",
        "planned  (To be sent)",
        "share    (Share of the vote)",
    ]
    assert in_bash("figures", "--measure=ki") == ["--measure=killed"]
    assert in_bash("--file", "=", str(HERE / "none.json"), "show", "") == []


def test_a_wide_text_fits_the_terminal(in_bash: Callable[..., list[str]], tmp_path: Path) -> None:
    wide = written(tmp_path, sheet(events=[event("a", statement="한국어" * 40), event("b", statement="é" * 12)]))
    found = in_bash("-f", wide, "quote", "", columns=20)
    assert found == ["a  (한국어한국어…)", "b  (éééééééééééé)"]
