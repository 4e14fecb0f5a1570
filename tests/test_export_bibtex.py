"""BibTeX: parsers that no one here wrote find every publication, and behind LaTeX's escapes every value."""

import json
import re
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
from hypothesis import HealthCheck, given, settings

from anysheet import sheets
from conftest import BUNDLED, TINY, Run
from exported import ALL, names, pandoc, plain_latex, read, shown
from factsheet.export.bibtex import FORMAT
from factsheet.plain import on_screen
from factsheet.vocabulary import SOURCE_TYPES
from hostile import TEXTS, everywhere
from leaves import Leaf, is_left, leaves
from sheets import event, sheet, written

Record = dict[str, Any]
Entry = dict[str, str]
_AS_IT_IS = {"url", "date", "urldate", "month", "ENTRYTYPE"}


def exported(run: Run, path: Path | str, *filters: str) -> str:
    ran = run("-f", str(path), "export", "bibtex", *filters)
    assert (ran.err, ran.code) == ("", 0)
    return ran.out


def parsed(text: str) -> dict[str, Entry]:
    """The entries by key, each field as LaTeX prints it; nothing in the file is broken or left over."""
    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    assert {type(each).__name__ for each in library.blocks} <= {"Entry", "ImplicitComment"}
    assert len(library.entries) == len(library.entries_dict) == text.count("\n@")
    return {
        each.key: {"ENTRYTYPE": each.entry_type}
        | {
            key: field.value if key in _AS_IT_IS else words(plain_latex(field.value))
            for key, field in each.fields_dict.items()
        }
        for each in library.entries
    }


def words(text: str) -> str:
    return " ".join(text.split())


def entries(run: Run, path: Path | str, *filters: str) -> dict[str, Entry]:
    return parsed(exported(run, path, *filters))


def missing(sheet: Record, text: str, found: dict[str, Entry]) -> list[Leaf]:
    """The values that stand neither where they belong nor in the list of what is left out."""
    called = names(sheet)
    cited = [entry.get("annote", "") for entry in found.values()]

    def is_there(leaf: Leaf) -> bool:
        key = leaf.field.partition(".")[2]
        value = words(shown(leaf, called))
        if leaf.field.startswith("sheet."):
            return f"% {key}: {on_screen(str(leaf.value)).replace('@', chr(92) + 'x40')}\n" in text
        if leaf.field == "sources.id":
            return leaf.record in found
        if leaf.field == "sources.type":
            return bool(kind(found[leaf.record]) == leaf.value)
        if leaf.field.startswith("sources."):
            return any(value in each for each in found[leaf.record].values())
        if leaf.field == "attributions.sources":
            return f"{leaf.record}: " in found[str(leaf.value)]["annote"]
        return any(value in each for each in cited if f"{leaf.record}: " in each)

    return [leaf for leaf in leaves(sheet) if not is_left(leaf.field, FORMAT.left) and not is_there(leaf)]


def kind(entry: Entry) -> str:
    """CSL's name of what an entry is, as its fields tell it."""
    told = entry.get("type") or entry.get("entrysubtype")
    if told is None:
        default = {"article": "article-journal", "book": "book", "incollection": "chapter"}
        return {**default, "inproceedings": "paper-conference"}[entry["ENTRYTYPE"]]
    known = {name.replace("-", " ").replace("_", " "): name for name in SOURCE_TYPES}
    return known.get(told.replace("-", " ")) or f"article-{told}"


@pytest.mark.parametrize("path", [BUNDLED, TINY, BUNDLED.parent / "example.json"], ids=lambda path: path.stem)
def test_every_value_is_in_it_or_in_the_list_of_what_is_left_out(run: Run, path: Path) -> None:
    text = exported(run, path)
    assert missing(read(path), text, parsed(text) | entries(run, path, *ALL)) == []


@given(content=sheets())
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_value_of_any_sheet_is_in_it(run: Run, tmp_path: Path, content: Record) -> None:
    path = written(tmp_path, content)
    text = exported(run, path)
    assert missing(content, text, parsed(text) | entries(run, path, *ALL)) == []


def test_hostile_text_is_text_and_braces_balance(run: Run, tmp_path: Path) -> None:
    texts = (
        *TEXTS, "\\input{/etc/passwd}", "\\write18{touch trap}", "}", "{", "}{", "a } b", "@misc{x, title={y}}",
        "100 % #1 $x$ & _",
        "^^5cinput", "--- ``x'' ?` !` ,, <<x>>", '"a "o', "~", "\\", "\\\\", "a\n@string{x = {y}}",
    )  # fmt: skip
    content = everywhere(texts)
    text = exported(run, written(tmp_path, content))
    assert missing(content, text, parsed(text)) == []
    depth = 0  # as BibTeX counts it, whatever stands before a brace
    for line in text.splitlines():
        assert not line.startswith(("@", "%")) or depth == 0
        for brace in re.findall("[{}]", "" if line.startswith("%") else line):
            depth += 1 if brace == "{" else -1
            assert depth >= 0
    assert depth == 0


@pytest.mark.parametrize("path", [BUNDLED, TINY], ids=lambda path: path.stem)
@pytest.mark.parametrize("reader", ["biblatex", "bibtex"])
def test_pandoc_reads_every_value_too(run: Run, path: Path, reader: str) -> None:
    items = json.loads(pandoc(f"--from={reader}", "--to=csljson", stdin=exported(run, path)))
    found = {each["id"]: each for each in items}
    sources = {each["id"]: each for each in read(path)["sources"]}
    assert found.keys() == sources.keys()
    for name, source in sources.items():
        item = found[name]
        assert plain(item.get("title")) == plain(source.get("title"))
        assert source["publisher"] in {plain(item.get("publisher")), plain(item.get("container-title"))}
        assert item.get("URL") == source.get("url")
        assert item.get("language") == source.get("language")
        if "authors" in source:
            assert [plain(each["literal"]) for each in item["author"]] == list(map(plain, source["authors"]))
        if re.fullmatch("[0-9-]+", source.get("issued", "none")):
            day = source["issued"] if reader == "biblatex" else source["issued"][:7]
            assert item["issued"]["date-parts"][0][: day.count("-") + 1] == [int(each) for each in day.split("-")]
        assert ("Not seen" in plain(item.get("note"))) == (source.get("seen") is False)
        assert plain(source.get("note")) in plain(item.get("annote"))


def plain(text: str | None) -> str:
    """A text with one kind of quotation mark, without marks of CSL's own."""
    bare = re.sub(r"</?span[^>]*>", "", text or "")
    return words(bare.translate(str.maketrans("’‘“”'\xa0", '""""" ')))


@pytest.mark.parametrize(
    ("day", "fields"),
    [
        ("2024", {"date": "2024", "year": "2024"}),
        ("2024-10", {"date": "2024-10", "year": "2024", "month": "oct"}),
        ("2024-10-08", {"date": "2024-10-08", "year": "2024", "month": "oct", "day": "8"}),
        ("2024-10-08?", {"date": "2024-10-08?", "year": "2024", "month": "oct", "day": "8"}),
        ("2024-10-08/2024-11", {"date": "2024-10-08/2024-11", "year": "8 October 2024 to November 2024"}),
        ("2024-10-08/..", {"date": "2024-10-08/..", "year": "since 8 October 2024"}),
        ("../2024-10", {"year": "until October 2024"}),
        ("[2024-10-08..2024-10-09]", {"year": "between 8 and 9 October 2024"}),
        ("[..2024-10-08]", {"year": "8 October 2024 or earlier"}),
    ],
)
def test_a_day_is_as_sure_as_the_sheet_says(run: Run, tmp_path: Path, day: str, fields: Entry) -> None:
    source = {"id": "paper", "type": "book", "publisher": "Paper", "issued": day, "accessed": day}
    entry = entries(run, written(tmp_path, sheet(sources=[source])))["paper"]
    assert {key: entry[key] for key in ("date", "year", "month", "day") if key in entry} == fields
    assert entry.get("urldate") == fields.get("date")
    if not re.fullmatch("[0-9-]+", day):
        assert f"({day})" in entry["note"]


def test_a_sheet_in_another_language_has_no_english_between_its_texts(run: Run, tmp_path: Path) -> None:
    source = {"id": "paper", "type": "book", "publisher": "신문", "issued": "[..2024-10]", "seen": False}
    other = {"id": "other", "type": "post", "publisher": "P", "derived_from": "paper", "container_title": "모음"}
    found = entries(run, written(tmp_path, sheet(language="ko", sources=[source, other])))
    assert found["paper"]["year"] == "[..2024-10]"
    assert found["paper"]["note"] == "[seen: false] [issued] [..2024-10]"
    assert found["other"]["note"] == "[container_title] 모음 ← 신문 [..2024-10] (paper)"


def test_every_type_of_source_is_an_entry_that_classic_styles_know(run: Run, tmp_path: Path) -> None:
    sources = [{"id": f"s-{number}", "type": name, "publisher": "P"} for number, name in enumerate(SOURCE_TYPES)]
    found = entries(run, written(tmp_path, sheet(sources=sources)))
    classic = {"article", "book", "incollection", "inproceedings", "misc", "phdthesis", "techreport"}
    assert {entry["ENTRYTYPE"] for entry in found.values()} == classic
    assert [kind(entry) for entry in found.values()] == list(SOURCE_TYPES)


def test_what_came_later_is_not_in_it_as_of_a_day(run: Run, tmp_path: Path) -> None:
    source = {"id": "paper", "type": "book", "publisher": "Paper", "note": "LATER"}
    path = written(tmp_path, sheet(description="LATER", sources=[source], events=[event("it", note="LATER")]))
    assert exported(run, path).count("LATER") == 2
    assert "LATER" not in exported(run, path, "--as-of", "2024-12-31")
    assert "@" not in exported(run, path, "--as-of", "2023")


def test_what_a_source_is_a_part_of_and_its_copy_in_an_archive_are_told(run: Run, tmp_path: Path) -> None:
    more = {"publisher": "Press", "container_title": "A & B", "archive_url": "https://archive.example/1"}
    kinds = {"chapter": "booktitle", "paper-conference": "booktitle", "article-journal": "journal"}
    sources = [{"id": f"s-{name}", "type": name, **more} for name in (*kinds, "book")]
    found = entries(run, written(tmp_path, sheet(sources=sources)))
    archived = "Archived at https://archive.example/1"
    for name, field in kinds.items():
        entry = found[f"s-{name}"]
        assert (entry[field], entry["publisher"], entry["note"]) == ("A & B", "Press", archived)
    assert found["s-book"]["note"] == f"In A & B. {archived}"
