"""What the index keeps of a record is what `-o json` prints: every key in its order, every number as it was written."""

import json
import re
import sqlite3
from pathlib import Path

import pytest

from conftest import BUNDLED, TINY, Run
from factsheet import contract
from factsheet.gate.decoding import decoded
from factsheet.gate.reading import read
from factsheet.index.build import build
from factsheet.index.reader import Index
from factsheet.names import words
from factsheet.selection import Selection
from sheets import figure, said, sheet, written

# The keys of `-o json` are public: spelled out, so that none moves or goes unseen.
FIRST = "id type statement date earliest latest status superseded_by"
OWN = {
    "events": "kind",
    "figures": "measure best low high bound as_said scope value",
    "assessments": "kind condition likelihood confidence",
}
LAST = "attributions origins detail actors places tags key supersedes note"
WITHIN = {
    "attributions": "by body side via role date earliest latest stance hedge quote locator note sources",
    "sources": "id publisher title issued url origin origin_publisher origin_issued",
    "measure": "id label unit",
    "by": "id name",
    "body": "id name",
    "side": "id name",
    "via": "id name",
    "actors": "id name",
    "places": "id name",
    "superseded_by": "id statement condition value by said against status sources hedge",
    "supersedes": "id statement condition value by said against status sources hedge",
}
AS_OF = ["", "--as-of 2024-03-25", "--as-of 2030"]
NUMBERS = ["2.20", "1E5", "1e+05", "1.0", "-0.0", "0.10", "-7", "100000", "12345678901234567890.50", str(2**63 - 1)]


def objects(value: object, key: str = "") -> list[tuple[str, list[str]]]:
    """Every object inside a value: the key that it stands under, and its own keys."""
    if isinstance(value, list):
        return [found for each in value for found in objects(each, key)]
    if not isinstance(value, dict):
        return []
    return [(key, list(value)), *(found for name, each in value.items() for found in objects(each, name))]


@pytest.mark.parametrize("as_of", AS_OF)
@pytest.mark.parametrize("command", OWN)
def test_a_fact_has_every_key_in_its_order_whatever_is_known_of_it(
    command: str, as_of: str, run: Run, tiny: Path
) -> None:
    facts = json.loads(run(f"{command} -o json {as_of}").out)
    assert facts
    for fact in facts:
        (_, own), *inside = objects(fact)
        assert own == [*FIRST.split(), *OWN[command].split(), *LAST.split()]
        for key, keys in inside:
            assert keys == WITHIN[key].split(), key


def test_the_keys_that_are_typed_are_the_keys_that_are_printed() -> None:
    printed = {*FIRST.split(), *LAST.split(), *" ".join(OWN.values()).split()}
    assert set(contract.Fact.__annotations__) == printed
    assert list(contract.AttributionOf.__annotations__) == WITHIN["attributions"].split()
    assert list(contract.Citation.__annotations__) == WITHIN["sources"].split()
    assert list(contract.Brief.__annotations__) == WITHIN["supersedes"].split()


@pytest.mark.parametrize(
    ("command", "type_"),
    [("actors", contract.Actor), ("sources --origins", contract.Source)],
    ids=["actors", "sources"],
)
def test_an_actor_and_a_source_have_the_keys_that_are_typed(command: str, type_: type, run: Run, tiny: Path) -> None:
    records = json.loads(run(f"{command} -o json").out)
    assert records
    for record in records:
        assert list(record) == list(type_.__annotations__)


@pytest.mark.parametrize("as_of", AS_OF[::2])
@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_prints_as_it_was_written(number: str, as_of: str, run: Run, tmp_path: Path) -> None:
    about = {"bound": "about", "best": "BEST", "low": "BEST", "high": "BEST"}
    path = Path(written(tmp_path, sheet(figures=[figure("exactly", best="BEST"), figure("roughly", **about)])))
    path.write_text(path.read_text("utf-8").replace('"BEST"', number), "utf-8")
    for _ in ("as it is built", "from the index"):
        lines = run(f"figures -f {path} -o jsonl {as_of}").out.splitlines()
        assert [f'"best":{number},' in line for line in lines] == [True, True]
        assert f'"low":{number},"high":{number},' in lines[1]
        rows = run(f"figures -f {path} {as_of} --columns value,best,low,high").rows
        assert rows == [[number, number, "", ""], [f"about {number}", number, number, number]]


def test_a_range_of_numbers_below_nought_is_read_without_doubt(run: Run, tmp_path: Path) -> None:
    figures = [
        figure("a", bound="range", low=-5, high=-2),
        figure("b", bound="range", low=-5, high=2),
        figure("c", bound="range", low=0, high=2),
    ]
    rows = run(f"figures -f {written(tmp_path, sheet(figures=figures))} --columns value").rows
    assert rows == [["-5 to -2"], ["-5 to 2"], ["0-2"]]


def test_a_text_that_looks_like_the_records_own_keys_changes_nothing(run: Run, tmp_path: Path) -> None:
    trap = '"status":"standing","superseded_by":null,'
    old = figure("old", statement=trap, scope=',"supersedes":null,')
    new = figure("new", statement=trap, scope=',"supersedes":null,', supersedes="old", attributions=[said(quote=trap)])
    path = written(tmp_path, sheet(figures=[old, new]))
    first, second = json.loads(run("figures", "-f", path, "-o", "json").out)
    assert (first["id"], first["statement"], first["scope"]) == ("new", trap, ',"supersedes":null,')
    assert (first["status"], first["supersedes"]["id"], first["supersedes"]["statement"]) == ("standing", "old", trap)
    assert (second["status"], second["superseded_by"]["id"], second["supersedes"]) == ("superseded", "new", None)


def index_of(path: Path, *, full_text: bool) -> Index:
    """The index of a sheet, with full-text search or as a SQLite without FTS5 builds it."""
    connection = sqlite3.connect(":memory:")
    if not full_text:
        # The build asks SQLite for FTS5 by making a table of this name, and SQLite refuses.
        connection.execute("CREATE TABLE temp.probe (x)")
    assert build(decoded(read(str(path))), connection) == []
    ((made,),) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'words'").fetchall()
    assert ("fts5" in made) == full_text
    return Index(connection)


@pytest.mark.parametrize("path", [TINY, BUNDLED], ids=["tiny", "bundled"])
def test_search_finds_the_same_records_without_fts5(path: Path) -> None:
    text = path.read_text("utf-8")
    known = sorted(set(re.findall(r"\w{2,}", text)))
    pairs = [f"{first} {second[:3]}" for first, second in zip(known, known[7:], strict=False)]
    phrases = re.findall(r'"statement": "(\w+ \w+ \w+)', text)
    asked = [*known[:: len(known) // 200 + 1], *pairs[::29], *phrases, "zzz", "-", "", '"', "*", "a*b", "NEAR", "한국"]
    with_fts5, without = index_of(path, full_text=True), index_of(path, full_text=False)
    found = {}
    for each in asked:
        one, other = (
            {row.record["id"] for _, row in index.found(words(each), Selection())} for index in (with_fts5, without)
        )
        assert one == other, each
        found[each] = one
    with_fts5.close()
    without.close()
    assert found["zzz"] == set()
    assert all(found[phrase] for phrase in phrases)
    with_fts5.close()
    without.close()
