"""The document in Markdown: read by parsers that no one here wrote, it has every value, and nothing but text."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from anysheet import sheets
from conftest import BUNDLED, TINY, Run
from documents import Document, document
from exported import ALL, names, pandoc, read, shown
from factsheet import dates
from factsheet.export.markdown import FORMAT
from factsheet.plain import on_screen
from factsheet.vocabulary import HEDGE_VERBS, STANCE_VERBS
from hostile import TEXTS, everywhere
from leaves import FACTS, Leaf, is_left, leaves
from rendered import words
from sheets import event, figure, said, sheet, written

Record = dict[str, Any]


def exported(run: Run, path: Path | str, *filters: str) -> str:
    ran = run("-f", str(path), "export", "markdown", *filters)
    assert (ran.err, ran.code) == ("", 0)
    return ran.out


def held(markdown: str, sheet: Record) -> Document:
    """The document; notes and marks are one to one, and links are the addresses of the sheet's publications."""
    found = document(markdown)
    assert list(dict.fromkeys(found.marks)) == list(found.notes) == [str(n + 1) for n in range(len(found.notes))]
    assert re.findall(r"^\[\^(\d+)\]: ", markdown, re.MULTILINE) == list(found.notes)
    urls = {unquote(each[key]) for each in sheet["sources"] for key in ("url", "archive_url") if each.get(key)}
    for shown_as, href in found.links:
        assert href.startswith(("http://", "https://"))
        assert {unquote(href), unquote(shown_as)} <= urls
    return found


# How each of these values is told, where it is not told as it is written.
WAYS: dict[str, Callable[[Any], list[str]]] = {
    **dict.fromkeys(("date", "issued", "accessed", "as_of"), lambda day: [dates.in_words(day), dates.on_day(day), day]),
    # Saying is itself the event, or the denial.
    "hedge": lambda hedge: [HEDGE_VERBS[hedge], *((*STANCE_VERBS.values(), "statement") if hedge == "stated" else ())],
    "stance": lambda stance: [STANCE_VERBS.get(stance, "")],
    "likelihood": lambda likelihood: [likelihood.replace("-", " ")],
    "key": lambda key: ["a key fact" if key else ""],
}


def missing(sheet: Record, found: Document) -> list[Leaf]:
    """The values that stand neither where they belong nor in the list of what is left out."""
    called = names(sheet) | {each["id"]: each["id"] for section in FACTS for each in sheet.get(section) or ()}
    spoken = {each["id"]: each.get("in_text") or each["name"] for each in sheet["actors"]}
    cited = {note.rsplit(maxsplit=1)[-1]: note for note in found.notes.values()}
    told = found.items | cited

    def is_there(leaf: Leaf) -> bool:
        section, _, key = leaf.field.partition(".")
        if leaf.field == "figures.measure":
            return found.under[leaf.record].startswith(words(shown(leaf, called)))
        if leaf.field == "attributions.sources":
            return leaf.value in cited
        if leaf.field == "measures.kind" and leaf.value == "actual":
            return True
        ways = WAYS[key](leaf.value) if key in WAYS else [shown(leaf, called)]
        if key in {"by", "via"}:
            ways.append(on_screen(spoken[str(leaf.value)]))
        text = found.text if section in {"sheet", "measures"} else told.get(leaf.record, "")
        return any(same(way) in same(text) for way in ways)

    return [leaf for leaf in leaves(sheet) if not is_left(leaf.field, FORMAT.left) and not is_there(leaf)]


def same(text: str) -> str:
    """A text as it is compared: a sentence begins with a capital, and readers decode addresses that they show."""
    return words(unquote(text)).casefold()


def every(run: Run, path: Path | str, sheet: Record) -> Document:
    """The document whole, with the items of facts that only a filter by status gives."""
    whole, more = (held(exported(run, path, *filters), sheet) for filters in ((), ALL))
    notes = {str(key): note for key, note in enumerate({*whole.notes.values(), *more.notes.values()})}
    return whole._replace(items=whole.items | more.items, under=whole.under | more.under, notes=notes)


@pytest.mark.parametrize("path", [BUNDLED, TINY, BUNDLED.parent / "example.json"], ids=lambda path: path.stem)
def test_every_value_is_in_it(run: Run, path: Path) -> None:
    sheet = read(path)
    assert missing(sheet, every(run, path, sheet)) == []


@given(content=sheets())
@settings(
    max_examples=15, deadline=None, phases=[Phase.explicit, Phase.generate],  # what fails is read, not shrunk
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
def test_every_value_of_any_sheet_is_in_it(run: Run, tmp_path: Path, content: Record) -> None:
    assert missing(content, every(run, written(tmp_path, content), content)) == []


def test_hostile_text_is_text(run: Run, tmp_path: Path) -> None:
    texts = (
        *TEXTS, "[x](javascript:alert(1))", "![x](https://evil.example/x.png)", "<img src=x>", "<https://evil.example>",
        "https://evil.example www.evil.example", "# x", "- x", "1. x", "> x", "    x", "```", "---", "[^1]", "[^1]: x",
        "x\n\n# y", "**x** __y__ ~~z~~", "<!-- x -->", "&lt;script&gt;", "| a | b |", "[x]: https://evil.example",
        "***", "_ _ _", "x\\",
        "+ x", "* x", "2) x", "=x", "- [ ] x", "`", "``x", ": x", "a\n===", "<details>",
    )  # fmt: skip
    content = everywhere(texts)
    assert missing(content, held(exported(run, written(tmp_path, content)), content)) == []


def test_pandoc_finds_the_same_notes_and_no_html(run: Run) -> None:
    for path in (BUNDLED, TINY):
        text = exported(run, path)
        native = pandoc("--from=gfm+footnotes", "--to=native", stdin=text)
        assert not re.search(r"\b(RawBlock|RawInline|Image|CodeBlock|HorizontalRule|Table)\b", native)
        assert native.count("Note\n") + native.count("Note [") == len(document(text).marks)


def test_denials_and_status_stand_at_the_fact(run: Run) -> None:
    items = document(exported(run, TINY)).items
    assert items["war-grows"].startswith(
        "20 March 2024, forecast, disputed: The war would grow, if the South answered, "
    )
    assert "Anna Berg (acting minister) disputed it on 21 March 2024." in items["war-grows"]
    assert "The North's envoy denied it on 3 March 2024. — “a fable”" in items["bridge-fell"]
    early = items["killed-early"]
    assert early.startswith("about 30 (low 20, high 40), 1 March 2024, superseded: About 30 soldiers ")
    assert "Superseded: At least 1,250 soldiers had been killed at Ford, the Southern Service assessed" in early
    assert document(exported(run, TINY, "--status", "retracted")).items["retreat"].count("retracted") == 2


def test_a_publication_has_one_number_whoever_cites_it(run: Run, tmp_path: Path) -> None:
    both = [event(name, attributions=[said(sources=["paper", "other"])]) for name in ("one", "two")]
    sources = [{"id": name, "type": "book", "publisher": name.title()} for name in ("other", "origin", "paper")]
    sources[2]["derived_from"] = "origin"
    text = exported(run, written(tmp_path, sheet(sources=sources, events=both)))
    assert text.count("[^1] [^2]") == 2
    assert document(text).notes == {
        "1": "Paper, book, copies or reports Origin (origin). paper", "2": "Other, book. other",
    }  # fmt: skip
    assert "## Publications behind those in the notes\n\n- Origin, book. `origin`\n" in text


def test_what_came_later_is_not_in_it_as_of_a_day(run: Run, tmp_path: Path) -> None:
    source = {"id": "paper", "type": "book", "publisher": "Paper", "note": "LATER"}
    older = figure("old", detail="LATER", note="LATER", attributions=[
        said(note="LATER"), said(date="2024-03-02", stance="denies", by="late", quote="LATER")])  # fmt: skip
    newer = figure("new", supersedes="old", best=11, attributions=[said(date="2024-03-01")])
    actors = [{"id": name, "name": name.title(), "kind": "person"} for name in ("speaker", "late")]
    path = written(tmp_path, sheet(description="LATER", actors=actors, sources=[source], figures=[older, newer]))
    assert exported(run, path).count("LATER") == 6
    then = exported(run, path, "--as-of", "2024-02")
    assert "\nAs it could be known on 29 February 2024. As of 31 December 2024. " in then
    assert "`old`" in then
    assert not re.search("LATER|Late|uperseded|new|denied", then)


def test_filters_choose_facts_and_what_they_name(run: Run) -> None:
    found = document(exported(run, TINY, "--measure", "killed", "-n", "1"))
    actors = {"south-service", "south", "kim-min", "north-army", "north"}
    assert found.items.keys() == {"killed-early", "ford", "riverland", "wire"} | actors
    assert "killed-engineers" not in document(exported(run, TINY, "--kind", "collapse")).items
    first = document(exported(run, TINY, "-n", "2")).items
    last = document(exported(run, TINY, "-r", "-n", "2")).items
    facts = {each["id"] for section in FACTS for each in read(TINY)[section]}
    assert [name for name in first if name in facts] == ["vote", "bridge-fell"]
    assert [name for name in last if name in facts] == ["to-be-sent", "war-grows"]


def test_an_empty_selection_is_a_document_that_says_so(run: Run) -> None:
    ran = run("-f", str(TINY), "export", "markdown", "-e", "--grep", "no such text")
    assert ran.code == 1
    assert ran.out.endswith("occurs.\n\nNo facts match.\n")
    assert ran.out.startswith("# The bridge at Ford\n\nAs of 1 June 2024. ")


def test_a_sheet_in_another_language_has_no_english_between_its_texts(run: Run, tmp_path: Path) -> None:
    denied = event("it", statement="다리가 무너졌다.", note="메모", attributions=[
        said(hedge="reported", via=["speaker"]), said(stance="denies", by="other", quote="아니다")])  # fmt: skip
    actors = [{"id": name, "name": name.title(), "kind": "person"} for name in ("speaker", "other")]
    text = exported(run, written(tmp_path, sheet(title="다리", language="ko", actors=actors, events=[denied])))
    assert text.startswith("# 다리\n\nas\\_of 2024-12-31. language ko.\n\n## figures\n")
    assert (
        "- **2024-01-10**, clash, **disputed**: 다리가 무너졌다. (Speaker via Speaker, 2024-01-10)[^1] — reported\n"
        "  - (≠ Other, 2024-01-10)[^1] — denies; stated; “아니다”\n"
        "  - note 메모\n"
        "  - `it`\n"
    ) in text
