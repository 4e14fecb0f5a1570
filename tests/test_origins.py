"""`sources --origins`: which links are copies of one report, however long the chain, and how much rests on each."""

import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from conftest import BUNDLED, Run
from sheets import Record, event, said, sheet, written

PIPE = "id,origin,origin_publisher,origin_issued,derived_from,seen,facts,origin_copies,origin_facts"


def source(name: str, derived_from: str | None = None, **more: object) -> Record:
    """A publication that copies another one, or none."""
    own = {"derived_from": derived_from} if derived_from else {}
    return {"id": name, "type": "article-newspaper", "publisher": name.title(), **own, **more}


# An agency of which only copies were seen: one at first hand, one at third; a paper's own report, copied by a blog
# that no fact cites; a speech.
SOURCES = [
    source("agency", seen=False),
    source("portal", "agency", issued="2024-01-12"),
    source("relay", "agency", seen=False, issued="2024-01-11"),
    source("mirror", "relay", issued="2024-01-13"),
    source("late", "relay"),
    source("paper", issued="2024-01-10"),
    source("blog", "paper", issued="2024-01-14"),
    source("speech", issued="2024-01-15", issuer="speaker"),
]
EVENTS = [
    event("one", attributions=[said(sources=["portal", "mirror"])]),
    event("two", places=["town"], attributions=[said(sources=["mirror"])]),
    event("three", attributions=[said(sources=["paper"]), said(date="2024-01-15", sources=["speech", "late"])]),
]
TREE = ["paper", "blog", "agency", "relay", "mirror", "late", "portal", "speech"]


@pytest.fixture
def copies(tmp_path: Path) -> str:
    """The path of the sheet."""
    return written(tmp_path, sheet(sources=SOURCES, events=EVENTS))


def groups(run: Run, line: str) -> list[str]:
    """The lines that begin a publication, as they are drawn without what stands on the right."""
    drawn = run(f"{line} --color never", columns=80).out.splitlines()
    return [line.rsplit("  ", 1)[0].rstrip() for line in drawn if line[-1:].isdigit()]


def test_each_publication_stands_below_what_it_copies_and_under_its_origin(run: Run, copies: str) -> None:
    assert run("sources", "--origins", "-f", copies, "-o", "ids").out.split() == TREE
    assert groups(run, f"-f {copies} sources --origins") == [
        "10 Jan 2024  Paper",
        "└─ 14 Jan 2024  Blog, not cited",
        "Agency, not seen",
        "├─ 11 Jan 2024  Relay, not seen",
        "│  ├─ 13 Jan 2024  Mirror",
        "│  └─ Late",
        "└─ 12 Jan 2024  Portal",
        "15 Jan 2024  Speech, primary, Speaker",
    ]


def test_a_line_names_the_origin_and_how_much_rests_on_it(run: Run, copies: str) -> None:
    assert run("sources", "--origins", "-f", copies, "--columns", PIPE).rows == [
        ["paper", "paper", "Paper", "2024-01-10", "", "true", "1", "1", "1"],
        ["blog", "paper", "Paper", "2024-01-10", "paper", "true", "0", "1", "1"],
        ["agency", "agency", "Agency", "", "", "false", "0", "3", "3"],
        ["relay", "agency", "Agency", "", "agency", "false", "0", "3", "3"],
        ["mirror", "agency", "Agency", "", "relay", "true", "2", "3", "3"],
        ["late", "agency", "Agency", "", "relay", "true", "1", "3", "3"],
        ["portal", "agency", "Agency", "", "agency", "true", "1", "3", "3"],
        ["speech", "speech", "Speech", "2024-01-15", "", "true", "1", "0", "1"],
    ]


def test_what_was_never_seen_is_an_origin_and_no_link(run: Run, copies: str) -> None:
    drawn = run(f"-f {copies} sources --origins --color never", columns=80).out.splitlines()
    assert drawn[0].split("  ")[0] == "6 links, 3 origins"
    assert "│  3 copies · 3 facts rest on it" in drawn
    assert "│  1 copy · 1 fact rests on it" in drawn
    assert sum("on it" in line for line in drawn) == 2  # of the speech its own count says it


def test_a_fact_that_cites_two_copies_rests_on_one_origin_once(run: Run, tmp_path: Path) -> None:
    own = [event("one", attributions=[said(sources=["portal", "mirror"]), said(date="2024-02", sources=["late"])])]
    path = written(tmp_path, sheet(sources=SOURCES, events=own))
    rows = run("sources", "--origins", "-f", path, "--columns", "id,facts,origin_facts").rows
    assert [row for row in rows if row[0] in {"agency", "mirror"}] == [["agency", "0", "1"], ["mirror", "1", "1"]]


def test_of_a_narrowed_selection_there_are_the_cited_and_what_they_copy(run: Run, copies: str) -> None:
    """The way from the origin down is there, and nothing that no selected fact needs."""
    line = f"-f {copies} sources --origins --place town"
    assert run(f"{line} --columns id,facts,origin_copies,origin_facts").rows == [
        ["agency", "0", "1", "1"],
        ["relay", "0", "1", "1"],
        ["mirror", "1", "1", "1"],
    ]
    assert groups(run, line) == [
        "Agency, not seen",
        "└─ 11 Jan 2024  Relay, not seen",
        "   └─ 13 Jan 2024  Mirror",
    ]
    assert run(f"{line} --color never", columns=80).out.startswith("1 link, 1 origin  ")


def test_an_origin_that_no_selected_fact_cites_heads_its_copies_and_says_so(run: Run, tmp_path: Path) -> None:
    own = [event("cites", attributions=[said(sources=["blog"])]), event("other")]
    path = written(tmp_path, sheet(sources=SOURCES, events=own))
    assert groups(run, f"-f {path} sources --origins --source blog") == [
        "10 Jan 2024  Paper, not cited",
        "└─ 14 Jan 2024  Blog",
    ]
    assert run(f"-f {path} sources --origins --source blog --color never", columns=80).out.startswith("1 link, 1 or")


def test_days_are_those_of_the_publications_whatever_the_origins_own(run: Run, copies: str) -> None:
    line = f"-f {copies} sources --origins --since 2024-01-13 --until 2024-01-14"
    assert groups(run, line) == [
        "10 Jan 2024  Paper, of another day",
        "└─ 14 Jan 2024  Blog, not cited",
        "Agency, not seen",
        "└─ 11 Jan 2024  Relay, not seen",
        "   └─ 13 Jan 2024  Mirror",
    ]
    assert run(f"{line} --color never", columns=80).out.startswith("2 links, 2 origins  ")
    assert run(f"{line} --columns id,origin_copies").rows[0] == ["paper", "1"]


def test_on_another_days_knowledge_only_what_was_cited_by_then_counts(run: Run, copies: str) -> None:
    rows = run("sources", "--origins", "-f", copies, "--as-of", "2024-01-14", "--columns", "id,facts,origin_facts").rows
    assert rows == [
        ["paper", "1", "1"],
        ["agency", "0", "2"],
        ["relay", "0", "2"],
        ["mirror", "2", "2"],
        ["portal", "1", "2"],
    ]


def test_the_other_way_round_an_origin_still_heads_what_copies_it(run: Run, copies: str) -> None:
    names = run("sources", "--origins", "-r", "-f", copies, "-o", "ids").out.split()
    assert names == ["speech", "agency", "portal", "relay", "late", "mirror", "paper", "blog"]


def test_what_has_no_day_comes_by_the_first_that_copies_it(run: Run, tmp_path: Path) -> None:
    kinds = [
        source("agency"),
        source("portal", "agency", issued="2024-01-12"),
        source("relay", "agency"),
        source("mirror", "relay", issued="2024-01-11"),
        source("paper", issued="2024-01-12"),
    ]
    path = written(tmp_path, sheet(sources=kinds, events=[event("it")]))
    names = run("sources", "--origins", "-f", path, "-o", "ids").out.split()
    assert names == ["agency", "relay", "mirror", "portal", "paper"]


@pytest.mark.parametrize("way", ["", "-r"])
@pytest.mark.parametrize("limit", range(1, 9))
def test_a_limit_keeps_the_first_lines_and_says_of_how_many(run: Run, copies: str, limit: int, way: str) -> None:
    whole = run(f"-f {copies} sources --origins {way}").out.splitlines()
    assert run(f"-f {copies} sources --origins {way} -n {limit}").out.splitlines() == whole[:limit]
    drawn = run(f"-f {copies} sources --origins {way} -n {limit} --color never", columns=100).out
    told = "6 links, 3 origins" + (f": the first {limit} of 8 publications" if limit < 8 else "")
    assert drawn.splitlines()[0].rsplit("  ", 1)[0].rstrip() == told
    assert len(groups(run, f"-f {copies} sources --origins {way} -n {limit}")) == limit


def test_every_format_has_every_publication_in_its_place(run: Run, copies: str) -> None:
    line = f"-f {copies} sources --origins -o"
    assert [each["id"] for each in json.loads(run(f"{line} json").out)] == TREE
    assert [json.loads(each)["id"] for each in run(f"{line} jsonl").out.splitlines()] == TREE
    assert [each.split(",")[0] for each in run(f"{line} csv").out.splitlines()] == ["id", *TREE]
    assert [each.split()[1] for each in run(f"{line} markdown").out.splitlines()] == ["id", "---", *TREE]
    assert [each.split()[0] for each in run(f"{line} table --columns id,seen").out.splitlines()] == ["id", *TREE]


@pytest.mark.parametrize("width", [20, 40, 80])
def test_a_long_chain_of_copies_fits_and_says_what_each_copies(run: Run, tmp_path: Path, width: int) -> None:
    chain = [source(f"copy-{n}", f"copy-{n - 1}" if n else None) for n in range(101)]
    own = [event("it", attributions=[said(sources=["copy-100"])])]
    path = written(tmp_path, sheet(sources=chain, events=own))
    drawn = run(f"-f {path} sources --origins --kind clash --color never", columns=width).out
    assert max(map(cell_len, drawn.splitlines())) <= width
    assert "1 link, 1" in drawn
    assert "fromcopy-98" in "".join(letter for letter in drawn if letter not in " │├└─\n")
    assert len(run(f"-f {path} sources --origins").rows) == 101


def test_nothing_found_is_told_to_a_person_alone(run: Run, copies: str) -> None:
    line = f"-f {copies} sources --origins --since 2030"
    assert run(f"{line} --color never", columns=80) == ("", "No sources match.\n", 0)
    assert run(f"{line} -e") == ("", "", 1)


def test_the_bundled_sheet_counts_its_origins_as_its_facts_do(run: Run) -> None:
    """Of every fact, the origins of those who assert it are among the origins of all who say or oppose it."""
    for fact in json.loads(run(f"-f {BUNDLED} figures --measure killed -o json").out):
        cited = {each["id"] for told in fact["attributions"] for each in told["sources"]}
        rows = json.loads(run(f"-f {BUNDLED} sources --origins -m killed -o json").out)
        origins = {row["origin"] for row in rows if row["id"] in cited}
        assert len(origins) >= fact["origins"]
        assert {row["origin_publisher"] for row in rows if row["origin"] == row["id"]} == {
            row["publisher"] for row in rows if row["id"] == row["origin"]
        }


def test_show_names_in_a_pipe_what_each_source_copies_up_to_its_origin(run: Run, copies: str) -> None:
    fields = {field: value for _, field, value in run("show", "one", "-f", copies).rows}
    assert fields["attribution.1.source.1.derived_from"] == "agency: Agency"
    assert fields["attribution.1.source.2.derived_from"] == "relay: Relay 2024-01-11; agency: Agency"
    assert fields["attribution.1.source.2.origin"] == "agency"
    (cited, _) = json.loads(run("show", "one", "-f", copies, "-o", "json").out)[0]["attributions"][0]["sources"]
    assert (cited["origin"], cited["origin_publisher"], cited["origin_issued"]) == ("agency", "Agency", None)
    own = {field for _, field, _ in run("show", "three", "-f", copies).rows}
    assert "attribution.1.source.1.derived_from" not in own
    assert "attribution.2.source.2.derived_from" in own


def test_show_draws_the_whole_way_from_an_origin_to_what_is_cited(run: Run, copies: str) -> None:
    drawn = run(f"-f {copies} show one --color never", columns=80).out.splitlines()
    tree = [line.strip().rsplit("  ", 1)[0].rstrip() for line in drawn if "─ " in line]
    assert tree == [
        "└─ Agency, not seen",
        "├─ Portal, 12 Jan",
        "└─ Relay, not seen, 11 Jan",
        "└─ Mirror, 13 Jan",
    ]


def test_a_plain_list_names_the_origin_and_what_lies_between(run: Run, copies: str) -> None:
    drawn = run(f"-f {copies} sources --source mirror --color never", columns=120).out
    assert "article-newspaper · origin agency · through relay" in drawn
    assert run(f"-f {copies} sources --columns id,origin_publisher,derived_from,seen --since 2024-01-13").rows == [
        ["mirror", "Agency", "relay", "true"],
        ["blog", "Paper", "paper", "true"],
        ["speech", "Speech", "", "true"],
    ]


def test_counts_of_an_origin_are_columns_of_its_own_view(run: Run, copies: str) -> None:
    assert run(f"-f {copies} actors --origins").code == 2
    assert run(f"-f {copies} sources --columns origin_copies").code == 2
    assert run(f"-f {copies} sources --origins --measure count") == ("", "", 0)
