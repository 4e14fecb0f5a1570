"""What a terminal shows of events, actors, sources and lists: everything that a pipe has, in its place."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from conftest import BUNDLED, TINY, Run
from factsheet.output.terminal import actors, events, sources, table
from factsheet.output.terminal.days import short
from factsheet.output.terminal.drawing import Screen
from factsheet.output.terminal.pen import Pen
from factsheet.output.terminal.stage import Stage
from factsheet.output.terminal.widths import PEEKED
from factsheet.record import Row
from hostile import STEERING, TEXTS, everywhere
from sheets import event, said, sheet, written

LISTS = ("measures", "places", "kinds", "tags", "columns")
COMMANDS = ("events", "actors", "sources", "sources --origins", *(f"list {noun}" for noun in LISTS))
WIDE_WORDS = ("한" * 100, "e\u0301" * 200, "👩‍👩‍👧" * 60, "x" * 200, "a-" * 100, "\x1b[31m" * 30)


def texts(screen: Screen, records: Iterable[dict[str, Any]], width: int) -> list[str]:
    """The lines of a screen."""
    portions = screen((Row(record) for record in records), Stage(Pen(unicode=True), width, []))
    return ["".join(piece.text for piece in line).rstrip() for portion in portions for line in portion]


def actor(ident: str, part_of: str = "", about: int = 0, spoke: int = 0, **more: object) -> dict[str, Any]:
    """The record of an actor, counted."""
    whole = {"id": part_of, "name": part_of.upper()} if part_of else None
    return {
        "id": ident, "name": ident.upper(), "kind": "state", "native_name": None, "aliases": [], "part_of": whole,
        "about": about, "said": spoke, **more,
    }  # fmt: skip


def squeezed(text: str) -> str:
    """A text without blanks and the lines of trees."""
    return re.sub(r"[\s│├└─]", "", text)


def pieces(value: str) -> Iterator[str]:
    """What no line breaks: words, and what stands between the marks inside an id or an address."""
    for word in re.split(r"\s|; ?", value):
        yield from re.split(r"(?<=[/?&=_.-])", word)


# screens.md, actors; the heavier of a whole's parts stands first, as the text of that page says.
TREE = """\
actor                                    id             kind         about  said
Ukraine                                  ukraine        state           41    33
├─ HUR (military intelligence)           hur            intelligence    12    18
│  ├─ Kyrylo Budanov Кирило Буданов      budanov        person           2     9
│  └─ I Want to Live Хочу жить           i-want-to-live group            3     1
└─ Volodymyr Zelensky                    zelensky       person          11    14
South Korea 대한민국                     south-korea    state           22    31
├─ NIS 국가정보원                        nis            intelligence     1    19
└─ Presidential office 대통령실          kr-presidency  government       6     5
United States                            united-states  state            7    27
└─ Pentagon                              pentagon       military         2    15
   ├─ Pat Ryder                          ryder          person           0     6
   └─ Sabrina Singh                      singh          person           0     3
Unnamed Ukrainian intelligence sources   ua-unnamed     unnamed          0     4
"""


def test_actors_stand_as_the_design_draws_them() -> None:
    drawn = re.compile(r"^[│├└─ ]*(\S.*?)(?: ([^\x00-\u02ff]+))? {2,}(\S+) +(\S+) +(\d+) +(\d+)$")
    parts = {
        "ukraine": ("hur", "zelensky"), "hur": ("budanov", "i-want-to-live"), "south-korea": ("nis", "kr-presidency"),
        "united-states": ("pentagon",), "pentagon": ("ryder", "singh"),
    }  # fmt: skip
    wholes = {part: whole for whole, each in parts.items() for part in each}
    rows = []
    for line in TREE.splitlines()[1:]:
        found = drawn.match(line)
        assert found
        name, native, ident, kind, about, spoke = found.groups()
        rows.append(
            actor(ident, wholes.get(ident, ""), int(about), int(spoke), name=name, native_name=native, kind=kind)
        )
    assert texts(actors.screen, sorted(rows, key=lambda row: str(row["name"])), 80) == TREE.splitlines()


def test_equals_stand_by_name_and_a_whole_before_its_parts() -> None:
    rows = [actor("b", about=1), actor("c", about=1), actor("a", part_of="c", about=1), actor("d", spoke=2)]
    assert [line.split()[0] for line in texts(actors.screen, rows, 80)[1:]] == ["D", "B", "C", "└─"]


def test_a_whole_that_is_not_among_the_rows_stands_above_its_parts_without_counts() -> None:
    lines = texts(actors.screen, [actor("a", "w", about=3), actor("b", about=4), actor("c", "w", about=2)], 80)
    assert [line.split() for line in lines[1:]] == [
        ["W", "w"],
        ["├─", "A", "a", "state", "3", "0"],
        ["└─", "C", "c", "state", "2", "0"],
        ["B", "b", "state", "4", "0"],
    ]


def test_what_only_stands_for_its_parts_is_dim_under_filters_alone(run: Run, tiny: Path) -> None:
    def is_dim(line: str, name: str) -> bool:
        drawn = run(f"{line} --color always", columns=80).out.splitlines()
        return any(each.startswith(f"\x1b[2m{name}") for each in drawn)

    assert is_dim("actors --measure killed", "South")
    assert not is_dim("actors --measure killed", "Kim Min")
    assert not is_dim("actors", "South")


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
@pytest.mark.parametrize("named", [0, 30])
def test_a_chain_of_a_hundred_parts_stays_inside_the_screen(width: int, named: int) -> None:
    names = [f"n{number}-{'of' * (number % 7)}" for number in range(101)]
    rows = [
        actor(name, whole, about=1, aliases=["x" * named]) for name, whole in zip(names, ["", *names], strict=False)
    ]
    lines = texts(actors.screen, rows, width)
    assert max(map(cell_len, lines)) <= width
    flat = squeezed("".join(lines))
    for name, whole in zip(names[12:], names[11:], strict=False):
        assert width == 20 or name.upper() in flat  # beside the counts there are 8 cells
        assert f"partof{whole.upper()}" in flat


@pytest.mark.parametrize("path", [TINY, BUNDLED], ids=["tiny", "bundled"])
def test_the_counts_of_actors_are_what_their_filter_finds(run: Run, path: Path) -> None:
    content = json.loads(path.read_text("utf-8"))
    inside: dict[str, set[str]] = {each["id"]: {each["id"]} for each in content["actors"]}
    for _ in content["actors"]:
        for each in content["actors"]:
            if each.get("part_of"):
                inside[each["part_of"]] |= inside[each["id"]]
            inside[each["id"]].update(*(inside[member] for member in each.get("members", [])))
    every = "--type event --type figure --type assessment"
    facts = json.loads(run(f"-f {path} timeline {every} -o json").out)
    about = {fact["id"]: {each["id"] for each in fact["actors"]} for fact in facts}
    spoke = {
        fact["id"]: {each["id"] for told in fact["attributions"] for each in (told["by"], *told["via"])}
        for fact in facts
    }
    drawn = [line.split() for line in run(f"-f {path} actors --color never", columns=120).out.splitlines()]
    counts = {words[-4]: (int(words[-2]), int(words[-1])) for words in drawn if words[-1].isdigit() and len(words) > 4}
    checked = 0
    for name, own in inside.items():
        told = {fact for fact, named in about.items() if named & own}, {fact for fact, by in spoke.items() if by & own}
        if name in counts:  # a long id is parted
            checked += 1
            assert counts[name] == (len(told[0]), len(told[1])), name
        found = run(f"-f {path} timeline {every} --actor {name} -o ids").out.split()
        assert set(found) == told[0] | told[1], name
    assert checked > len(inside) * 0.9


@pytest.mark.parametrize("path", [TINY, BUNDLED], ids=["tiny", "bundled"])
@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize(
    "command", ["actors", "sources", "sources --origins", "list places", "list kinds", "list columns"]
)
def test_a_terminal_shows_what_a_pipe_has(run: Run, path: Path, command: str, width: int) -> None:
    rows = run(f"-f {path} {command} --header").rows
    drawn = squeezed(run(f"-f {path} {command} --color never", columns=width).out)
    for row in rows[1:]:
        for name, value in zip(rows[0], row, strict=True):
            shown = squeezed(short(value)) if name in {"issued", "origin_issued"} and value else value
            shown = {"true": "", "false": "not seen"}[value] if name == "seen" else shown
            missing = [piece for piece in pieces(shown) if squeezed(piece) not in drawn]
            assert not missing, (row[0], name)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_events_show_what_a_pipe_has(run: Run, width: int) -> None:
    facts = json.loads(run(f"-f {BUNDLED} events -o json").out)
    drawn = run(f"-f {BUNDLED} events --color never", columns=width).out
    flat = squeezed(drawn)
    for fact in facts:
        told = [short(fact["date"]), fact["kind"], *(place["name"] for place in fact["places"])]
        for each in fact["attributions"]:
            told += [each["by"]["name"], *(via["name"] for via in each["via"])]
            told += [each["hedge"]] if each["stance"] == "asserts" else []
        told += [fact["status"]] if fact["status"] != "standing" else []
        assert [word for text in told for word in text.split() if word not in flat] == []
        assert width < 100 or fact["id"] in flat


def test_an_event_says_its_place_where_its_statement_does_not(run: Run, tmp_path: Path) -> None:
    places = [{"id": "town", "name": "Town"}, {"id": "far", "name": "Russia"}]
    told = [
        event("e", statement="The Russian Town fell.", places=["town", "far"], date="[2024-01-01..2024-01-10]"),
    ]
    drawn = run(f"-f {written(tmp_path, sheet(places=places, events=told))} events --color never", columns=60).out
    assert drawn.splitlines() == [
        "1–10 Jan 2024 ├·┤ The Russian Town fell.",
        "        clash     — Speaker stated · 10 Jan · Paper",
        "       Russia",
    ]


def test_a_source_leads_to_its_archived_copy_and_tells_whose_text_it_copies(run: Run, tmp_path: Path) -> None:
    kinds = [
        {"id": "paper", "type": "book", "publisher": "Paper", "derived_from": "wire"},
        {"id": "wire", "type": "report", "publisher": "Wire", "derived_from": "note", "seen": False},
        {"id": "note", "type": "speech", "publisher": "Office", "issuer": "speaker", "archive_url": "https://a.b/c"},
        {"id": "copy", "type": "speech", "publisher": "Copy", "issuer": "speaker", "derived_from": "note"},
    ]
    path = written(tmp_path, sheet(sources=kinds, events=[event("e")]))
    lines = run(f"-f {path} sources --color never", columns=80).out.splitlines()
    assert lines[0].split() == ["printed", "in", "origin", "facts"]  # none is dated
    words = [" ".join(line.split()) for line in lines]
    assert "Paper from Office 1" in words
    assert "headline not given · book · origin note · through wire paper" in words
    assert words[words.index("Copy primary, Speaker 0") + 1] == "from Office"
    assert "headline not given · report · origin note · not seen wire" in words
    assert run(f"-f {path} sources --color always", columns=80).out.count(";https://a.b/c\x1b\\") == 2


# screens.md, sources: the type, which a pipe has too, follows the headline.
PRINTED = """\
  published  printed in                                  origin            facts
18 Oct 2024  KBS World                                   own report            3
             headline not given · broadcast                       kbs-2024-10-18
18 Oct 2024  Anews                                       from AFP              1
             N. Korea sent first contingent of 1,500 soldiers to Russia: Seoul
             spy agency · broadcast · origin afp                anews-2024-10-18
28 Oct 2024  US Department of Defense                    primary, DoD          1
             headline not given · broadcast                       dod-2024-10-28
"""


def test_sources_stand_as_the_design_draws_them() -> None:
    title = "N. Korea sent first contingent of 1,500 soldiers to Russia: Seoul spy agency"
    common = {"type": "broadcast", "title": None, "url": None, "archive_url": None, "seen": True, "issuer": None}
    rows: list[dict[str, Any]] = [
        {"id": "kbs-2024-10-18", "publisher": "KBS World", "facts": 3, "origin": "kbs-2024-10-18"},
        {"id": "anews-2024-10-18", "publisher": "Anews", "facts": 1, "title": title, "origin": "afp",
         "origin_publisher": "AFP", "origin_issued": None, "derived_from": {"id": "afp"}},
        {"id": "dod-2024-10-28", "publisher": "US Department of Defense", "facts": 1, "origin": "dod-2024-10-28",
         "issuer": {"id": "pentagon", "name": "DoD"}},
    ]  # fmt: skip
    assert (
        texts(sources.screen, [{**common, "issued": row["id"][-10:], **row} for row in rows], 80)
        == PRINTED.splitlines()
    )


def test_a_list_leaves_out_the_columns_that_it_has_nothing_for(run: Run, tiny: Path) -> None:
    heads = {noun: run(f"list {noun} --color never", columns=80).out.split("\n")[0].split() for noun in LISTS}
    assert heads == {
        **{noun: ["id", "label", "facts"] for noun in ("measures", "places", "kinds")},
        "tags": ["id", "facts"],
        "columns": ["id", "label"],
    }
    picked = run("list tags --columns id,label --color never", columns=80).out
    assert picked.splitlines()[0].split() == ["id", "label"]


def test_a_picked_table_wraps_its_texts_before_it_becomes_blocks(run: Run) -> None:
    line = f"-f {BUNDLED} assessments --columns id,statement,hedge,urls --color never"
    wide = run(line.replace(",urls", ""), columns=80).out.splitlines()
    assert wide[0].split() == ["id", "statement", "hedge"]
    assert len(wide) > len(run(line).out.splitlines())
    narrow = run(line, columns=20).out.splitlines()
    assert {"  statement", "  hedge", "  urls"} <= set(narrow)


@pytest.mark.parametrize("command", [*COMMANDS, "quote -k clash -o table", "events --columns id,place,urls,statement"])
def test_no_text_leaves_the_screen_or_steers_it(run: Run, tmp_path: Path, command: str) -> None:
    content = everywhere((*TEXTS, *WIDE_WORDS))
    content["events"][0]["tags"] = ["t" * 200]
    path = written(tmp_path, content)
    for width in (20, 27, 40, 59, 60, 80, 99, 100, 120, 160):
        drawn = run(f"-f {path} {command} --color never", columns=width).out
        assert drawn
        assert max(map(cell_len, drawn.splitlines())) <= width
        assert not STEERING.search(drawn)
        plain = run(f"-f {path} {command} --color never", columns=width, encoding="ascii").out
        assert plain.isascii()
        assert max(map(len, plain.splitlines())) <= width


def test_a_wide_word_is_broken_and_not_lost(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, everywhere(WIDE_WORDS[:4]))
    for command in ("events", "actors", "sources"):
        drawn = squeezed(run(f"-f {path} {command} --color never", columns=80).out)
        counts = [re.sub(r"\d", "", drawn).count(word) for word in map(squeezed, WIDE_WORDS[:4])]
        assert min(counts) >= 1, command


def _endless(record: dict[str, Any], taken: list[int]) -> Iterator[Row]:
    for number in range(10_000):
        taken.append(number)
        yield Row({**record, "id": f"n{number}"})


@pytest.mark.parametrize("command", ["events", "sources", "list places"])
def test_a_large_result_begins_with_its_first_rows(run: Run, tiny: Path, command: str) -> None:
    screens = {"events": events.screen, "sources": sources.screen, "list places": table.listing}
    first = json.loads(run(f"{command} -o json").out)[0]
    taken: list[int] = []
    portions = screens[command](_endless(first, taken), Stage(Pen(unicode=True), 80, []))
    assert next(portions)
    assert len(taken) <= PEEKED + 1


def test_attributions_of_a_hedge_are_told_apart(run: Run, tmp_path: Path) -> None:
    told = [said(), said(by="other", hedge="confirmed")]
    people = [{"id": name, "name": name.title(), "kind": "person"} for name in ("speaker", "other")]
    path = written(tmp_path, sheet(actors=people, events=[event("e", attributions=told)]))
    assert "\x1b[32mconfirmed" in run(f"-f {path} events --color always", columns=80).out
