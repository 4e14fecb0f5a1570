"""`show` on a terminal: whatever the pipe tells of a record is on its screen, in lines that fit."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from fuzz.chance import Chance
from fuzz.grammar import sheet as small_sheet
from rich.cells import cell_len

from conftest import BUNDLED, TINY, Run
from factsheet.output.terminal.days import short
from factsheet.output.terminal.numbers import grouped
from factsheet.plain import on_screen
from factsheet.record import loads
from hostile import OWN, STEERING, TEXTS, everywhere, unescaped
from sheets import event, figure, said, sheet, written

WIDTHS = (20, 33, 40, 59, 60, 80, 120, 160)
# Told by the day, by the mark, by the heading, or by being there at all.
_ELSEWHERE = {"earliest", "latest", "bound", "value", "key", "seen", "type", "superseded_by", "supersedes"}
_NUMBERS = {"best", "low", "high"}
_DATES = {"date", "issued", "accessed", "origin_issued"}


def squeezed(text: str) -> str:
    """A text without blanks and lines of trees, as it is where lines are broken."""
    return re.sub(r"[\s│├└─]", "", text)


def undated(printed: str) -> str:
    """A publication without its day."""
    return re.sub(r" [\[\.\]~?%/0-9-]{4,}$", "", printed)


def told(field: str, value: str) -> Iterator[str]:
    """What the screen must show of a field that the pipe has."""
    last = field.rpartition(".")[2]
    if last in _ELSEWHERE or value in {"asserts"}:
        return
    if re.fullmatch(r"(about|fact|part|copy|said)\.\d+", field):
        # The screen has the first by the day of the fact, but what an actor said by the day on which it did.
        if int(last) <= 5 and not field.startswith("said"):
            yield value.split(": ", maxsplit=1)[0]
    elif re.fullmatch(r".*source\.\d+", field) or last == "derived_from":
        yield from (part for each in value.split("; ") for part in undated(each).split(": ", maxsplit=1))
    elif last in _DATES:
        yield short(value)
    elif last in _NUMBERS:
        yield grouped(loads(value)).removesuffix(" million")  # said once, behind both ends of a range
    elif last == "stance":
        yield {"denies": "denied", "disputes": "disputed", "retracts": "retracted"}[value]
    elif last == "likelihood":
        yield value.replace("-", " ")
    elif last == "origins":
        yield f"{value} origin"
    else:
        yield from (on_screen(each) for each in unescaped(value).split("; "))


def lost(run: Run, name: str, width: int) -> list[tuple[str, str]]:
    """What the pipe tells of a record and the screen does not."""
    seen = squeezed(run("show", name, "--color", "never", columns=width).out)
    fields = {field: value for _, field, value in run("show", name).rows}
    for field in [field for field, value in fields.items() if field.endswith(".stance") and value != "asserts"]:
        del fields[field.replace("stance", "hedge")]  # format.md: a denial's is always the same
    found = ((field, text) for field, value in fields.items() for text in told(field, value))
    return [(field, text) for field, text in found if squeezed(text) not in seen]


def ids(path: Path) -> list[str]:
    """Every id of a sheet."""
    found = json.loads(path.read_text("utf-8"))
    return [record["id"] for section in found.values() if isinstance(section, list) for record in section]


@pytest.mark.parametrize("name", ids(TINY))
@pytest.mark.parametrize("width", WIDTHS)
def test_a_record_fits_the_terminal(run: Run, tiny: Path, name: str, width: int) -> None:
    drawn = run("show", name, "--color", "never", columns=width).out.splitlines()
    assert max(map(cell_len, drawn)) <= min(width, 120)
    assert drawn[0]
    assert all(first or second for first, second in pairwise(drawn)), "two blank lines"


@pytest.mark.parametrize("name", ids(TINY))
def test_a_screen_has_all_that_the_pipe_has(run: Run, tiny: Path, name: str) -> None:
    assert lost(run, name, 40) == []


def test_no_record_of_the_bundled_sheet_loses_a_fact(run: Run) -> None:
    some = ids(BUNDLED)[::6]
    assert {name: missing for name in some if (missing := lost(run, name, 40))} == {}


def test_no_record_of_a_sheet_that_has_every_key_loses_a_fact(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing: dict[tuple[int, str], list[tuple[str, str]]] = {}
    for number in range(25):
        content = small_sheet(Chance(f"record {number}"))
        for each in content["sources"]:  # as whose name a day would be taken for its own
            each["publisher"] = f"Paper of {each['id']}"
        monkeypatch.setenv("FACTSHEET_FILE", written(tmp_path, content))
        names = [each["id"] for section in content.values() if isinstance(section, list) for each in section]
        if run("check", "--ignore", "W").code == 0:
            missing |= {(number, name): found for name in names if (found := lost(run, name, 40))}
    assert missing == {}


@pytest.mark.parametrize("width", [20, 40, 80])
def test_a_text_that_would_steer_is_shown_and_steers_nothing(run: Run, tmp_path: Path, width: int) -> None:
    texts = (*TEXTS, "[link=x]", "a" * 200, "한" * 100, "e\u0301" * 90)
    path = written(tmp_path, everywhere(texts))
    for name in ("it", "many", "that", "speaker", "town", "paper", "count"):
        drawn = run("-f", path, "show", *(f"{name}-{n}" for n in range(len(texts))), "--color", "always", columns=width)
        plain = OWN.sub("", drawn.out)
        assert not STEERING.search(plain.replace("\n", ""))
        assert max(map(cell_len, plain.splitlines())) <= width
        assert all(squeezed(on_screen(text)) in squeezed(plain) for text in texts)


def test_an_id_is_never_cut(run: Run, tmp_path: Path) -> None:
    name = "-".join(["long"] * 40)
    path = written(tmp_path, sheet(events=[event(name)]))
    for width in WIDTHS:
        drawn = run("-f", path, "show", name, "--color", "never", columns=width).out
        assert name in squeezed(drawn)
        assert "…" not in drawn


def test_a_long_chain_of_copies_stays_within_the_width_and_says_what_each_copies(run: Run, tmp_path: Path) -> None:
    chain = [
        {
            "id": f"copy-{n}",
            "type": "webpage",
            "publisher": f"Site {n}",
            **({"derived_from": f"copy-{n - 1}"} if n else {}),
        }
        for n in range(101)
    ]
    content = sheet(sources=chain, events=[event("it", attributions=[said(sources=["copy-100"])])])
    path = written(tmp_path, content)
    for width in (20, 80):
        drawn = run("-f", path, "show", "it", "copy-50", "--color", "never", columns=width).out
        assert max(map(cell_len, drawn.splitlines())) <= width
        assert "copy-100" in drawn
        assert "Site99,notcited,undated,fromcopy-98" in squeezed(drawn)


def test_a_source_stands_below_its_origin_and_is_primary_where_its_issuer_speaks(run: Run, tmp_path: Path) -> None:
    content = sheet(
        actors=[
            {"id": "state", "name": "State", "kind": "state"},
            {"id": "army", "name": "Army", "kind": "military", "part_of": "state"},
            {"id": "speaker", "name": "Speaker", "kind": "person", "part_of": "army"},
            {"id": "other", "name": "Other", "kind": "person"},
        ],
        sources=[
            {"id": "order", "type": "document", "publisher": "Army", "issuer": "army", "seen": False},
            {"id": "paper", "type": "webpage", "publisher": "Paper", "derived_from": "order", "issued": "2024-01-11"},
        ],
        events=[event("it", attributions=[said("state"), said(), said("other")])],
    )
    drawn = run("-f", written(tmp_path, content), "show", "it", "--color", "never", columns=80).out
    assert drawn.count("└─ Army, primary, not seen") == 2  # the state, of which it is a part, and its own speaker
    assert drawn.count("└─ Army, not seen") == 1
    assert drawn.count("   └─ Paper, 11 Jan") == 3
    assert "Said  1 origin, 1 source\n" in drawn


def test_what_an_actor_denied_is_told_apart_from_what_it_said(run: Run, tiny: Path) -> None:
    drawn = run("show anna-berg --color never", columns=80).out
    assert "\n≠ 21 Mar 2024 The war would grow. — if the South answered · disputed   war-grows\n" in drawn
    assert "\n              ≠ disputed Anna Berg (Army of the North) · Gazette\n" in drawn
    assert "\n   1 May 2024 The bridge at Ford fell.  " in drawn
    assert drawn.endswith("About  no facts\n")


def test_a_successor_is_shown_with_value_who_and_day_and_refers_back(run: Run, tiny: Path) -> None:
    before = run("show killed-early --color never", columns=120).out
    assert "      status  × superseded by at least 1,250, Southern Service, 20 Mar  " in before
    after = run("show killed-revised --color never", columns=120).out
    assert "\nReferred to by\n   2 Mar 2024 × about 30, Southern Service via Kim Min, superseded by this  " in after


def test_a_figure_is_barred_among_all_of_its_measure_and_scope(run: Run, tiny: Path) -> None:
    drawn = run("show killed-early --color never", columns=80).out
    assert "\n              0                  500                1,000                1,500\n" in drawn
    assert "     measure  Killed, 2 estimates, 20–1,250  " in drawn
    assert "       range  20–40\n" in drawn
    assert "engineers: 1 estimate\n" in run("show killed --color never", columns=80).out
    early = run("show killed-early --color never --as-of 2024-03-10", columns=80).out
    assert "     measure  Killed, 1 estimate, 20–40  " in early
    assert "      status  standing\n" in early


def test_a_retracted_figure_is_none_of_the_estimates_of_its_measure(run: Run, tmp_path: Path) -> None:
    gone = figure("gone", best=5, attributions=[said(), said(date="2024-02-01", stance="retracts")])
    for others, told in (([], "Count"), ([figure("that")], "Count, 1 estimate, 10")):
        path = written(tmp_path, sheet(figures=[gone, *others]))
        assert f"     measure  {told}   " in run(f"-f {path} show gone --color never", columns=80).out


@pytest.mark.parametrize(("numbers", "told"), [
    ({"low": 20, "high": 40}, "20–40%"), ({"low": 20}, "at least 20%"), ({"high": 40}, "at most 40%"),
])  # fmt: skip
def test_whatever_was_said_beside_a_best_value_is_told(
    run: Run, tmp_path: Path, numbers: dict[str, object], told: str
) -> None:
    shares = [{"id": "count", "label": "Share", "unit": "of all", "kind": "share"}]
    said_so = figure("it", best=30, bound="about", **numbers)
    path = written(tmp_path, sheet(measures=shares, figures=[said_so]))
    assert f" range  {told}\n" in run(f"-f {path} show it --color never", columns=80).out
    assert f" about 30% ({told})  " in run(f"-f {path} figures --color never", columns=100).out


def many(count: int) -> dict[str, object]:
    """A sheet in which one actor says so many figures at one place."""
    facts = [figure(f"f{n}", date=f"2023-12-{n + 1:02}", places=["town"], actors=["speaker"]) for n in range(count)]
    return sheet(figures=facts)


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("speaker", "attributions --by speaker"),
        ("town", "attributions --place town"),
        ("paper", "attributions --source paper"),
        ("count", "figures --measure count"),
        ("speaker --tag x --since 2023-12-02", "show speaker --tag x --since 2023-12-02"),
        ("town --as-of 2024-11", "attributions --place town --as-of 2024-11-30"),
    ],
)
def test_after_a_screenful_comes_the_command_that_lists_all(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, command: str
) -> None:
    content = many(12)
    for each in content["figures"]:  # type: ignore[attr-defined]
        each["tags"] = ["x"]
    monkeypatch.setenv("FACTSHEET_FILE", written(tmp_path, content))
    drawn = run(f"show {name} --color never", columns=120).out
    rest = re.search(rf"… (\d+) more: factsheet ({re.escape(command)}.*)", drawn)
    assert rest
    listed = run(rest[2]).rows
    facts = (
        {row[0] for row in listed}
        if rest[2].startswith(("a", "f"))
        else {row[2].split(":")[0] for row in listed if row[1].startswith("said.")}
    )
    assert len(facts) == int(rest[1]) + 5


def test_records_stand_apart_and_a_missing_one_is_an_error(run: Run, tiny: Path) -> None:
    ran = run("show ford nothing-such gazette --color never", columns=80)
    assert ran.code == 1
    assert "no record 'nothing-such'" in ran.err
    assert ran.out.count("\n\nGazette  ") == 1
    assert not run("show nothing-such", columns=80).out


def test_remarks_are_hidden_on_another_day(run: Run, tiny: Path) -> None:
    assert "note  Its day is given by all." in run("show bridge-fell --color never", columns=80).out
    assert "note" not in run("show bridge-fell --color never --as-of 2024-04", columns=80).out


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_terminal_without_utf8_gets_the_same_cells(run: Run, tiny: Path, width: int) -> None:
    foreign = {"south", "kim-min", "daily", "bridge-fell", "killed-early", "wire"}
    names = [name for name in ids(TINY) if name not in foreign]
    drawn = run("show", *names, "--color", "never", columns=width).out
    plain = run("show", *names, "--color", "never", columns=width, encoding="ascii").out
    assert plain.isascii()
    assert [len(line) for line in plain.splitlines()] == [len(line) for line in drawn.splitlines()]
    assert "`- Wire" in plain


def test_publishers_and_addresses_lead_to_the_source(run: Run, tiny: Path) -> None:
    drawn = run("show daily --color always", columns=80).out
    assert len(set(re.findall(r"\x1b\]8;id=\w+;(https:[^\x1b]+)\x1b", drawn))) >= 1
    assert "https://daily.example/bridge?a=1|2" in OWN.sub("", drawn)


@pytest.mark.parametrize("low", [-1, -(2**63)])
def test_a_figure_that_begins_below_nothing_has_no_bar(run: Run, tmp_path: Path, low: int) -> None:
    """A scale begins at 0: what lies far below it would be drawn cell by cell, without an end."""
    path = written(tmp_path, sheet(figures=[figure("it", bound="about", best=10, low=low, high=12)]))
    drawn = run("show", "it", "-f", path, columns=80).out
    assert "about 10" in drawn
    assert not set("├┤●○·") & set(drawn)
