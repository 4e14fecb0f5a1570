"""CSL-JSON: every publication with its day, and with what it is cited for; pandoc makes bibliographies of it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft7Validator

from anysheet import sheets
from conftest import BUNDLED, HERE, TINY, Run
from exported import ALL, names, pandoc, read, shown
from factsheet.export.csl_json import FORMAT
from factsheet.plain import on_screen
from factsheet.vocabulary import SOURCE_TYPES
from leaves import FACTS, Leaf, is_left, leaves
from sheets import event, figure, said, sheet, written

Record = dict[str, Any]


# What the schema of CSL 1.0.2's input data (draft 7) says of the variables that are filled here, and of no others.
TEXTS = ("title", "container-title", "publisher", "URL", "archive", "language", "genre", "note", "abstract")
_TEXT = {"type": "string"}
_DATE = {
    "properties": {
        "date-parts": {
            "type": "array", "minItems": 1, "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": ["string", "number"]}},
        },
        "circa": {"type": ["string", "number", "boolean"]}, "literal": _TEXT,
    },
    "additionalProperties": False,
}  # fmt: skip
SCHEMA = Draft7Validator({
    "type": "array",
    "items": {
        "type": "object", "required": ["type", "id"], "additionalProperties": False,
        "properties": {
            "id": _TEXT, "type": {"enum": [name for name in SOURCE_TYPES if name != "event"]},
            "author": {"type": "array", "items": {"properties": {"literal": _TEXT}, "additionalProperties": False}},
            **dict.fromkeys(("issued", "accessed"), _DATE),
            **dict.fromkeys(TEXTS, _TEXT),
        },
    },
})  # fmt: skip


def items(run: Run, path: Path | str, *filters: str) -> dict[str, Record]:
    """The publications of an export by id."""
    ran = run("-f", str(path), "export", "csl-json", *filters)
    assert (ran.err, ran.code) == ("", 0)
    found: list[Record] = json.loads(ran.out)
    SCHEMA.validate(found)
    assert len({each["id"] for each in found}) == len(found)
    return {each["id"]: each for each in found}


def every(run: Run, path: Path | str) -> dict[str, Record]:
    """The publications with all facts, retracted ones too."""
    return items(run, path) | items(run, path, *ALL)


def dated(run: Run, folder: Path, day: str, **head: str) -> Record:
    """The publication of a sheet that was issued on a day."""
    source = {"id": "paper", "type": "book", "publisher": "Paper", "issued": day, "accessed": day}
    return items(run, written(folder, sheet(**head, sources=[source], events=[event("it")])))["paper"]


def missing(sheet: Record, found: dict[str, Record]) -> list[Leaf]:
    """The values that stand neither where they belong nor in the list of what is left out."""
    lines = [line for item in found.values() for line in item.get("abstract", "").split("\n")]
    called = names(sheet)

    def text(leaf: Leaf) -> str:
        if leaf.field.startswith("sources."):
            item = found[leaf.record]
            return "\n".join([*map(str, item.values()), json.dumps(item.get("author"), ensure_ascii=False)])
        return "\n".join(line for line in lines if line.startswith(f"{leaf.record}: "))

    def is_there(leaf: Leaf) -> bool:
        if leaf.field == "attributions.sources":
            return f"{leaf.record}: " in found[leaf.value].get("abstract", "")
        if leaf.field in {"sources.issued", "sources.accessed"} and re.fullmatch("[0-9-]+", leaf.value):
            wanted = [[int(part) for part in leaf.value.split("-")]]
            return bool(found[leaf.record][leaf.field.partition(".")[2]] == {"date-parts": wanted})
        if leaf.field == "sources.authors":
            return {"literal": on_screen(leaf.value)} in found[leaf.record]["author"]
        return shown(leaf, called) in text(leaf)

    return [leaf for leaf in leaves(sheet) if not is_left(leaf.field, FORMAT.left) and not is_there(leaf)]


@pytest.mark.parametrize("path", [BUNDLED, TINY, BUNDLED.parent / "example.json"], ids=lambda path: path.stem)
def test_every_value_is_in_it_or_in_the_list_of_what_is_left_out(run: Run, path: Path) -> None:
    assert missing(read(path), every(run, path)) == []


@given(content=sheets())
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_value_of_any_sheet_is_in_it(run: Run, tmp_path: Path, content: Record) -> None:
    assert missing(content, every(run, written(tmp_path, content))) == []


def test_pandoc_makes_a_bibliography_of_it_with_every_publication(run: Run, tmp_path: Path) -> None:
    """pandoc's own style: no warning, an entry a publication, who printed it and the year in each that has one."""
    found = items(run, BUNDLED)
    entries = bibliography(found, tmp_path)
    assert entries.keys() == found.keys()
    for name, item in found.items():
        publisher = words(item["publisher"])
        # What stands for a name that the entry above has, too.
        assert publisher in words(entries[name]) or entries[name].startswith("———"), name
        if "issued" in item:
            assert str(item["issued"]["date-parts"][0][0]) in entries[name]


def test_pandoc_prints_every_value_by_a_style_that_asks_for_it(run: Run, tmp_path: Path) -> None:
    for path in (BUNDLED, TINY):
        found = items(run, path)
        entries = bibliography(found, tmp_path, f"--csl={HERE / 'data' / 'everything.csl'}")
        for name, item in found.items():
            told = [
                item.get(key) for key in ("title", "container-title", "publisher", "URL", "note", "abstract", "genre")
            ]
            told += [each["literal"] for each in item.get("author", ())]
            if "issued" in item:
                told += ["-".join(f"{part:02}" for part in item["issued"]["date-parts"][0])]
            for each in filter(None, told):
                assert words(each) in words(entries[name]), name


def bibliography(found: dict[str, Record], folder: Path, *words: str) -> dict[str, str]:
    """What pandoc's citeproc makes of every publication, cited: the text of each by id."""
    path = folder / "sources.json"
    path.write_text(json.dumps(list(found.values())), "utf-8")
    cited = "\n\n".join(f"[@{name}]" for name in found)
    document = json.loads(pandoc("--citeproc", f"--bibliography={path}", *words, "--to=json", stdin=cited))
    (references,) = [each["c"][1] for each in document["blocks"] if each["t"] == "Div"]
    return {each["c"][0][0].removeprefix("ref-"): plain(each) for each in references}


def plain(node: Any) -> str:
    """The words of what pandoc has read."""
    if isinstance(node, list):
        return "".join(map(plain, node))
    if not isinstance(node, dict):
        return ""
    if node["t"] in {"Space", "SoftBreak", "LineBreak"}:
        return " "
    if node["t"] == "Str":
        return str(node["c"])
    quote = '"' if node["t"] == "Quoted" else ""
    return f"{quote}{plain(node.get('c', ''))}{quote}"


def words(text: str) -> str:
    """A text without what styles change: capitals, kinds of quotation marks, blanks."""
    return re.sub(r"""["'“”‘’\s]""", "", text).casefold()


@pytest.mark.parametrize(
    ("day", "issued"),
    [
        ("2024", {"date-parts": [[2024]]}),
        ("2024-10", {"date-parts": [[2024, 10]]}),
        ("2024-10-08", {"date-parts": [[2024, 10, 8]]}),
        ("2024-10-08?", {"date-parts": [[2024, 10, 8]], "circa": True}),
        ("2024-10~", {"date-parts": [[2024, 10]], "circa": True}),
        ("2024-10-08/2024-11", {"date-parts": [[2024, 10, 8], [2024, 11]]}),
        ("2024-10-08%/2024-11", {"date-parts": [[2024, 10, 8], [2024, 11]], "circa": True}),
        ("2024-10-08/..", {"literal": "since 8 October 2024"}),
        ("../2024-10", {"literal": "until October 2024"}),
        ("[2024-10-08..2024-10-09]", {"literal": "between 8 and 9 October 2024"}),
        ("[..2024-10-08]", {"literal": "8 October 2024 or earlier"}),
        ("[2024-10-08..]", {"literal": "8 October 2024 or later"}),
        ("0000", {"literal": "0000"}),
    ],
)
def test_a_day_is_as_sure_as_the_sheet_says(run: Run, tmp_path: Path, day: str, issued: Record) -> None:
    item = dated(run, tmp_path, day)
    assert item["issued"] == item["accessed"] == issued
    if not re.fullmatch("[0-9-]+", day):
        assert f"({day})" in item["note"]


def test_a_sheet_in_another_language_has_no_english_between_its_texts(run: Run, tmp_path: Path) -> None:
    item = dated(run, tmp_path, "[2024-10-08..2024-10-09]", language="ko")
    assert item["issued"] == {"literal": "[2024-10-08..2024-10-09]"}
    assert item["note"] == "[issued] [2024-10-08..2024-10-09] [accessed] [2024-10-08..2024-10-09]"
    assert item["abstract"].startswith("it: It happened")


def test_a_source_of_a_type_that_the_schema_has_not_is_a_document(run: Run, tmp_path: Path) -> None:
    every = [{"id": f"s-{name.replace('_', '-')}", "type": name, "publisher": "P"} for name in SOURCE_TYPES]
    found = items(run, written(tmp_path, sheet(sources=every)))
    told = {name: (item["type"], item.get("genre")) for name, item in found.items()}
    assert told.pop("s-event") == ("document", "event")
    assert told == {f"s-{name.replace('_', '-')}": (name, None) for name in SOURCE_TYPES if name != "event"}


def test_the_speaker_of_an_own_text_is_its_author_and_no_name_is_split(run: Run, tmp_path: Path) -> None:
    found = items(run, TINY)
    assert found["service-note"]["author"] == [{"literal": "Southern Service"}]
    assert "Own text or recording of Southern Service." in found["service-note"]["note"]
    assert found["later"]["author"] == [{"literal": "Iris Lang"}]
    assert "author" not in found["gazette"]


def test_a_denial_stands_wherever_the_fact_is_cited(run: Run, tmp_path: Path) -> None:
    sources = [{"id": name, "type": "article-newspaper", "publisher": name} for name in ("one", "two")]
    denied = event("it", attributions=[
        said(sources=["one"], quote="so it was"),
        said(date="2024-02-01", stance="denies", by="other", sources=["two"]),
    ])  # fmt: skip
    actors = [{"id": name, "name": name.title(), "kind": "person"} for name in ("speaker", "other")]
    path = written(tmp_path, sheet(actors=actors, sources=sources, events=[denied]))
    found = items(run, path)
    what = "it: It happened. [clash; 2024-01-10]"
    asserted = f"{what} — Speaker stated 2024-01-10 (“so it was”); Other denies 2024-02-01; disputed"
    assert found["one"]["abstract"] == f"Cited for:\n{asserted}"
    assert found["two"]["abstract"].endswith("— Other denies 2024-02-01 (stated); Speaker stated 2024-01-10; disputed")
    before = items(run, path, "--as-of", "2024-01-31")
    assert before.keys() == {"one"}
    assert before["one"]["abstract"].endswith("— Speaker stated 2024-01-10 (“so it was”)")


def test_what_came_later_is_not_in_it_as_of_a_day(run: Run, tmp_path: Path) -> None:
    source = {"id": "paper", "type": "book", "publisher": "Paper", "note": "LATER"}
    older = figure("old", attributions=[said(note="LATER")])
    newer = figure("new", supersedes="old", best=11, attributions=[said(date="2024-03-01")])
    path = written(tmp_path, sheet(sources=[source], figures=[older, newer]))
    assert "superseded by new: Ten were counted. [11] — Speaker stated 2024-03-01 (Paper)" in str(items(run, path))
    then = str(items(run, path, "--as-of", "2024-02-01"))
    assert "old: Ten were counted." in then
    assert not re.search("LATER|superseded|new", then)


@pytest.mark.parametrize("note", ["title: Fake", "{:title: Fake}", "genre: Fake\ntitle: Fake", "<script>x</script>"])
def test_a_remark_is_no_variable(run: Run, tmp_path: Path, note: str) -> None:
    """Zotero and pandoc find variables in a note that begins with one."""
    source = {"id": "paper", "type": "book", "publisher": "Paper", "title": "True", "note": note}
    for language in ("en", "ko"):
        found = items(run, written(tmp_path, sheet(language=language, sources=[source], events=[event("it")])))
        (entry,) = bibliography(found, tmp_path, f"--csl={HERE / 'data' / 'everything.csl'}").values()
        assert entry.startswith("True | Paper | ")
        assert words(note.replace("{:", "{ :")) in words(entry)
        assert "{:" not in found["paper"]["note"]


def test_filters_choose_the_publications_and_their_origins_come_along(run: Run) -> None:
    found = items(run, TINY, "--measure", "killed", "--until", "2024-03-01")
    assert found.keys() == {"wire", "daily", "gazette", "service-note"}
    assert "abstract" not in found["wire"]
    assert found["wire"]["note"] == "Not seen; known from its copies."
    assert list(items(run, TINY, "--measure", "share", "-n", "1")) == ["later"]


def test_facts_that_are_left_out_are_not_told_of(run: Run) -> None:
    told = "".join(item.get("abstract", "") for item in items(run, TINY, "--measure", "killed").values())
    ids = set(re.findall(r"^([a-z-]+): ", told, re.MULTILINE))
    assert ids == {each["id"] for each in read(TINY)["figures"] if each["measure"] == "killed"}
    assert ids < {each["id"] for section in FACTS for each in read(TINY)[section]}
