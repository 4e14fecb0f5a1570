"""How much a sheet may hold: what is more is told in a line, before it fills a memory or a disk."""

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import HERE, TINY, Run
from excess import HEAD, errors, too_much
from factsheet.gate import limits
from factsheet.gate.limits import LIMITS
from processes import PROGRAM, shell, variables
from sheets import encoded, event, figure, said, sheet, written

pytestmark = pytest.mark.skipif(os.name != "posix", reason="devices, pipes and limits as POSIX has them")
BROKEN = sorted((HERE / "data" / "broken").glob("*.json"), key=lambda path: path.name)
TOO_LARGE = "it has more than 2 GiB, the most that a sheet may have"
TOO_LONG = "sheet: what begins here has more than 2,000,000 characters"


@pytest.mark.parametrize("line", ["check {}", "-f {} events", "fmt {}", "diff {} /dev/null", "convert {} --title A"])
def test_a_file_that_is_too_large_is_refused_unread(run: Run, tmp_path: Path, line: str) -> None:
    path = tmp_path / "large.json"
    path.touch()
    os.truncate(path, limits.MOST_BYTES + 1)
    told = run(line.format(path) + (" --as-of 2024-12-31" if "convert" in line else ""))
    assert told == ("", f"factsheet: error: cannot read {path}: {TOO_LARGE}\n", 3)
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/urandom"])
def test_a_device_without_an_end_is_read_as_far_as_it_could_be_text(run: Run, device: str) -> None:
    if not Path(device).exists():
        pytest.skip(f"no {device}")
    checked = run("check", device)
    assert re.fullmatch(rf"{device}:\d+:\d+: error E10[12] [^\n]*\n", checked.out)
    assert (checked.err, checked.code) == ("", 1)
    told = run("convert", device, "--title", "A", "--as-of", "2024-12-31")
    assert (told.out, told.code) == ("", 3)
    assert told.err.startswith(f"factsheet: error: cannot read {device}: it is ")


def test_standard_input_without_an_end_is_refused() -> None:
    """Held to a hundredth of what may be read: the whole would be read in some seconds."""
    code = "import sys; from factsheet.gate import limits; limits.MOST_BYTES = 20 << 20\n"
    code += "from factsheet.__main__ import main; sys.exit(main())"
    done = shell(f"yes '{{}}' | ({sys.executable} -c '{code}' events -f -; echo $? >&2)")
    assert done.stderr.decode() == f"factsheet: error: cannot read -: {TOO_LARGE}\n3\n"


@pytest.mark.parametrize("length", [-1, 0, 1])
def test_standard_input_may_have_as_many_bytes_as_a_file(
    run: Run, monkeypatch: pytest.MonkeyPatch, length: int
) -> None:
    monkeypatch.setattr(limits, "MOST_BYTES", 3 << 20)
    content = encoded(sheet(events=[event("it")]))
    told = run("events -o ids -f -", stdin=content + b" " * ((3 << 20) + length - len(content)))
    assert (told.out, told.code) == (("", 3) if length > 0 else ("it\n", 0))


@pytest.mark.parametrize("line", ["-f {} events", "check {}"])
def test_a_pipe_with_a_name_is_a_sheet_like_any_other(run: Run, tmp_path: Path, line: str) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    feeding = threading.Thread(target=lambda: pipe.write_bytes(TINY.read_bytes()))
    feeding.start()
    told = run(line.format(pipe))
    feeding.join()
    assert told.out.replace(str(pipe), str(TINY)) == run(line.format(TINY)).out
    assert told.code == 0


LONG: dict[str, Callable[[str], dict[str, Any]]] = {
    "a place": lambda text: sheet(places=[{"id": "town", "name": text}]),
    "a key of its own": lambda text: sheet(description=text),
    "an event": lambda text: sheet(events=[event("it", detail=text)]),
}


@pytest.mark.parametrize("what", LONG)
def test_a_record_has_as_many_characters_as_it_may_blanks_aside(run: Run, what: str) -> None:
    made = LONG[what]
    own = {"a place": lambda it: it["places"][0], "a key of its own": lambda it: it["description"],
           "an event": lambda it: it["events"][0]}[what](made(""))  # fmt: skip
    room = limits.MOST_CHARACTERS - len(json.dumps(own, separators=(",", ":")))
    assert too_much(run, encoded(made("한" * room))) == []
    assert too_much(run, encoded(made("한" * (room + 1)))) == [TOO_LONG]
    spread = encoded(made("한" * room)).replace(b"}", b" " * 3_000_000 + b"}").replace(b", ", b"," + b" " * 9000)
    assert too_much(run, spread) == []


@pytest.mark.parametrize(("ahead", "behind"), [
    (", ", f'"{"x" * 2_000_001}": 1}}'),
    (", ", f'"{"x" * 30_000_000}": 1}}'),
    (', "oops": ', f'"{"x" * 30_000_000}"}}'),
    (', "oops": ', f'[{"[]," * 8_000_000}[]]}}'),
    (', "oops": ', f'{"1" * 30_000_000}}}'),
    (', "events": [', f'{{"id": {"1" * 30_000_000}}}]}}'),
    (', "events": [{"id": "it"}, ', f'{{"id": "{"x" * 30_000_000}"}}]}}'),
    (', "events": [', f'{{"id": "it", "x": "{"x" * 30_000_000}'),
], ids=range(8))  # fmt: skip
def test_what_is_longer_than_a_part_of_the_text_is_told_where_it_begins(run: Run, ahead: str, behind: str) -> None:
    found = errors(run, f"{HEAD}{ahead}{behind}".encode())
    assert found[-1] == f"1:{len(HEAD + ahead) + 1}: error E108 too-much: {TOO_LONG}"


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_text_that_is_read_in_parts_has_the_same_problems(
    run: Run, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    content = path.read_bytes()
    usual = run("check", "-", stdin=content)
    monkeypatch.setattr(limits, "WIDEST", 2000)  # no record of these is longer, and no part has many of them
    assert run("check", "-", stdin=content) == usual


def test_a_sheet_of_several_parts_is_read_to_its_last_record(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    content = sheet(events=[event(f"e-{n}", detail="한🌉" * (n % 300 + 1)) for n in range(500)])
    usual = run("-f - events -o json", stdin=encoded(content))
    assert usual.out.count('"type":"event"') == 500
    monkeypatch.setattr(limits, "WIDEST", 1000)
    for order in (content, dict(reversed(content.items()))):
        assert run("-f - events -o json", stdin=encoded(order)) == usual


def test_a_sheet_has_as_many_records_as_it_may(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_RECORDS", 10)
    content = sheet(events=[event(f"e-{n}") for n in range(6)])
    assert too_much(run, encoded(content)) == []
    content["events"] += [event("more"), {"no": "more"}]
    for order in (content, dict(reversed(content.items()))):
        assert too_much(run, encoded(order)) == ["sheet: a sheet has at most 10 records"]


COMMON: dict[str, dict[str, Any]] = {
    "actors": {"name": "A", "kind": "group"},
    "places": {"name": "P"},
    "sources": {"type": "book", "publisher": "B"},
}


def chain(section: str, key: str, length: int) -> bytes:
    """A sheet with a chain of so many steps, its end last."""
    more = [{"id": f"x-{n}", **COMMON[section], **({key: f"x-{n - 1}"} if n else {})} for n in range(length + 1)]
    content = sheet()
    content[section] += more[::-1]
    return encoded(content)


@pytest.mark.parametrize(
    ("section", "key"), [("actors", "part_of"), ("places", "part_of"), ("sources", "derived_from")]
)
def test_a_chain_has_as_many_steps_as_it_may(run: Run, section: str, key: str) -> None:
    assert too_much(run, chain(section, key, 100)) == []
    told = too_much(run, chain(section, key, 3000))
    assert told == [f"{section[:-1]} x-101 {key}: from here '{key}' goes on for more than 100 steps"]


def test_what_supersedes_goes_on_for_as_long_as_it_does(run: Run) -> None:
    revised = [figure(f"f-{n}", **({"supersedes": f"f-{n - 1}"} if n else {})) for n in range(1500)]
    told = run("figures -o ids --status standing -f -", stdin=encoded(sheet(figures=revised)))
    assert told == ("f-1499\n", "", 0)


def test_a_fact_has_as_many_attributions_as_it_may(run: Run) -> None:
    days = [f"20{n // 336 + 25}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}" for n in range(201)]
    content = sheet(events=[event("it", attributions=[said(date=day) for day in days[:-1]])])
    assert too_much(run, encoded(content)) == []
    content["events"][0]["attributions"].append(said(date=days[-1]))
    assert too_much(run, encoded(content)) == ["event it attributions: a fact has at most 200 attributions"]


SPEAKER = {"id": "speaker", "name": "Speaker", "kind": "group"}
LONG_NAME = "x" * 400_000
NAMED: dict[str, Callable[[int], dict[str, Any]]] = {
    "the name of who said it": lambda times: sheet(
        actors=[{"id": "speaker", "name": LONG_NAME, "kind": "group"}],
        events=[event(f"e-{number}") for number in range(times)],
    ),
    "what it is a part of": lambda times: sheet(
        actors=[{"id": "all", "name": LONG_NAME, "kind": "group"}, {**SPEAKER, "part_of": "all"}],
        events=[event(f"e-{number}") for number in range(2 * times)],
    ),
    "other names": lambda times: sheet(
        actors=[{**SPEAKER, "aliases": [LONG_NAME]}], events=[event(f"e-{number}") for number in range(2 * times)]
    ),
    "the title of its source": lambda times: sheet(
        sources=[{"id": "paper", "type": "book", "publisher": "P", "title": LONG_NAME}],
        events=[event(f"e-{number}") for number in range(2 * times)],
    ),
    "one place in one record": lambda times: sheet(
        places=[{"id": "town", "name": LONG_NAME}], events=[event("e-0", places=["town"] * 2 * times)]
    ),
    "one source in one record": lambda times: sheet(
        sources=[{"id": "paper", "type": "book", "publisher": "P", "title": LONG_NAME}],
        events=[event("e-0", attributions=[said(sources=["paper"] * 2 * times)])],
    ),
    "one member of a group": lambda times: sheet(
        actors=[{**SPEAKER, "members": ["all"] * 2 * times}, {"id": "all", "name": LONG_NAME, "kind": "group"}],
        events=[event("e-0")],
    ),
}
"""Sheets in which a few letters that name something long stand for it, so many times."""


@pytest.mark.parametrize("what", NAMED)
def test_what_records_name_is_no_longer_than_it_may_be_in_all(run: Run, cache: Path, tmp_path: Path, what: str) -> None:
    """The index keeps each record in full, and most outputs print it so."""
    path = written(tmp_path, NAMED[what](20))
    assert run("events", "-o", "ids", "-f", path).out.startswith("e-0\n")
    many = written(tmp_path, NAMED[what](5_000 if "one" in what else 30), "many.json")
    before = sorted(cache.iterdir())
    told = (
        f"factsheet: error: cannot read {many}: with all that its records name it has more than 20,000,000 characters\n"
    )
    for line in (["events", "-f", many], ["export", "sqlite", "-f", many], ["actors", "-o", "json", "-f", many]):
        assert run(*line) == ("", told, 3)
    assert sorted(cache.iterdir()) == before
    ended = run("diff", written(tmp_path, sheet(), "small.json"), many, "-o", "json")
    assert (ended.err, ended.code) == (told, 3)


DAYS = [f"20{n // 336 + 25}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}" for n in range(limits.MOST_SAID)]
DENIED = [said(date=day, stance="denies", quote="q" * 2000) for day in DAYS[:100]]
PRINTED_AGAIN: dict[str, dict[str, Any]] = {
    "what was said": sheet(
        events=[event("it", statement="x" * 800_000, attributions=[said(date=day) for day in DAYS])]
    ),
    "what it supersedes": sheet(
        actors=[{"id": f"x-{n}", "name": "X", "kind": "group"} for n in range(100)],
        events=[
            event("old", statement="x" * 800_000, attributions=[said("x-0")]),
            event("it", supersedes="old", attributions=[said(f"x-{n}") for n in range(100)]),
        ],
    ),
    "what is reversed": sheet(
        actors=[SPEAKER, *({"id": f"x-{n}", "name": "X", "kind": "group", "part_of": "speaker"} for n in range(99))],
        events=[event("it", attributions=[said(), *DENIED, *(said(f"x-{n}", date="2027-01-01") for n in range(99))])],
    ),
}


@pytest.mark.parametrize("what", PRINTED_AGAIN)
def test_what_stands_beside_each_attribution_is_no_longer_than_it_may_be(run: Run, what: str) -> None:
    told = run("attributions -o json -f -", stdin=encoded(PRINTED_AGAIN[what]))
    assert (told.out, told.code, told.err.count("\n")) == ("", 3, 1)
    assert "with all that its records name it has more than 20,000,000 characters" in told.err


def groups(number: int, *steps: int) -> dict[str, Any]:
    """A sheet of groups in a ring, each of which has as members those that are so many steps from it."""
    return sheet(
        actors=[
            SPEAKER,
            *(
                {"id": f"g{n}", "name": f"G{n}", "kind": "group", "members": [f"g{(n + k) % number}" for k in steps]}
                for n in range(number)
            ),
        ]
    )


@pytest.mark.parametrize(
    ("content", "name"),
    [(groups(4_000, 1), "g250"), (groups(300, *range(1, 300)), "g11")],
    ids=["a ring", "each other"],
)
def test_no_more_is_inside_each_other_than_may_be(content: dict[str, Any], name: str, run: Run) -> None:
    """Who stands for whom is followed from each of them: of 8,000 groups in a ring that would be 64 million steps."""
    what = "up to here, more than 1,000,000 parts and members are inside each other"
    assert too_much(run, encoded(content)) == [f"actor {name}: {what}"]


def test_as_much_is_inside_each_other_as_may_be(run: Run) -> None:
    assert errors(run, encoded(groups(1_000, 1))) == []
    assert errors(run, encoded(groups(100, *range(1, 100)))) == []


def test_a_record_of_many_values_that_are_right_is_right(run: Run) -> None:
    content = sheet(events=[event("it", tags=[f"t{n}" for n in range(100_000)])])
    assert run("check --ignore W305 -", stdin=encoded(content)) == ("", "", 0)


def test_a_fact_with_as_many_voices_as_it_may_have_is_told(run: Run) -> None:
    """Every other one denies it, and is reversed by the next."""
    voices = [said(date=day, stance="denies" if n % 2 else "asserts") for n, day in enumerate(DAYS)]
    content = encoded(sheet(events=[event(f"e-{n}", attributions=voices) for n in range(5)]))
    told = run("attributions -o json -f -", stdin=content)
    assert (told.err, told.code, told.out.count('"change":"reverses"')) == ("", 0, 5 * 99)
    assert run("events -o ids --status disputed -f -", stdin=content).out.split() == [f"e-{n}" for n in range(5)]


def test_a_record_that_differs_in_everything_is_not_told_with_each_of_its_tags(run: Run, tmp_path: Path) -> None:
    few, many = (
        [event("it", tags=[f"{letter}{n}" for n in range(count)]) for letter in "ab"] for count in (500, 40_000)
    )
    old, new = (written(tmp_path, sheet(events=[each]), f"{n}.json") for n, each in enumerate(few))
    assert run("diff", old, new, "-o", "json").out.count('"field":"tags"') == 1000
    old, new = (written(tmp_path, sheet(events=[each]), f"{n}.json") for n, each in enumerate(many))
    told = run("diff", old, new)
    assert (told.code, told.err) == (
        3,
        f"factsheet: error: cannot tell all changes of {new}: with their records they have more than 20,000,000"
        " characters\n",
    )


def test_nothing_is_written_that_could_not_be_read(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = Path(written(tmp_path, sheet(events=[event("it")])))
    many = written(tmp_path, sheet(events=[event(f"e-{n}") for n in range(6)]), "many.json")
    before = path.read_bytes()
    told = "factsheet: error: the sheet would have more than {}, the most that a sheet may have\n"
    with monkeypatch.context() as patch:
        patch.setattr(limits, "MOST_BYTES", len(before) + 1)
        assert run("fmt", str(path)) == ("", told.format("2 GiB"), 1)
    assert path.read_bytes() == before
    rows, made = tmp_path / "rows.csv", tmp_path / "made.json"
    rows.write_text(run("events", "-o", "csv", "-f", many).out, "utf-8")
    line = ("convert", str(rows), "--with", str(path), "--title", "A", "--as-of", "2024-12-31", "-O", str(made))
    usual = run(*line)
    assert usual.code == 0
    made.unlink()
    monkeypatch.setattr(limits, "MOST_RECORDS", 6)
    assert run(*line) == ("", usual.err + told.format("6 records"), 1)
    assert not made.exists()


def held_to(megabytes: int, *words: str) -> subprocess.CompletedProcess[bytes]:
    """The program with no more memory than that."""
    import resource

    most = megabytes << 20
    return subprocess.run(
        [PROGRAM, *words], capture_output=True, env=variables(), check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (most, most)),
    )  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="a limit of memory as Linux has it")
@pytest.mark.parametrize("line", ["check {}", "-f {} events", "fmt {}"])
def test_a_memory_that_is_too_small_is_told_in_a_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "large.json"
    path.write_text(HEAD + " " * 150_000_000 + "}", "utf-8")
    for megabytes in (200, 280):
        done = held_to(megabytes, *line.format(path).split())
        assert (done.stdout, done.returncode, done.stderr.count(b"\n")) == (b"", 3, 1)
        assert b"memory" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="a limit of memory as Linux has it")
def test_lists_without_end_are_told_before_memory_ends(tmp_path: Path) -> None:
    """Held whole, they take 1.4 GB."""
    path = tmp_path / "lists.json"
    path.write_text(f'{HEAD}, "oops": [{"[]," * 20_000_000}[]]}}', "utf-8")
    done = held_to(1000, "check", str(path))
    assert (done.stdout.decode(), done.stderr) == (f"{path}:1:{len(HEAD) + 11}: error E108 too-much: {TOO_LONG}\n", b"")


def test_the_help_and_the_policy_tell_every_limit(run: Run) -> None:
    told = " ".join(run("help limits").out.split())
    policy = " ".join((HERE.parent / "SECURITY.md").read_text("utf-8").split())
    for what, most in LIMITS.items():
        assert f"{what} {most}" in told
        assert f"| {what} | {most} |" in policy
