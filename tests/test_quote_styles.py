"""Quotations in Markdown: the same words, each publication where it is, and nothing that the sheet did not mean."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from conftest import BUNDLED, Complete, Run
from factsheet import dates
from rendered import PLAIN, Page, read, words
from sheets import event, said, sheet, written

Record = dict[str, Any]
EVERY = "--until 2030"
STYLES = ("text", "markdown", "footnote")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that these tests share: the bundled sheet is indexed once."""
    return tmp_path_factory.mktemp("cache", numbered=True)


@pytest.fixture(autouse=True)
def shared_cache(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.chmod(0o700)
    monkeypatch.setenv("FACTSHEET_CACHE", str(cache))


@pytest.fixture(scope="module")
def sources() -> dict[str, Record]:
    """The sources of the bundled sheet by id, as they stand in the file."""
    return {each["id"]: each for each in json.loads(BUNDLED.read_text("utf-8"))["sources"]}


def quoted_facts(run: Run) -> list[Record]:
    """Every fact of the bundled sheet as JSON has it, in the order in which it is quoted."""
    ids = run(f"quote {EVERY} -o ids").out.split()
    found = {each["id"]: each for each in json.loads(run("show", *ids, "-o", "json").out)}
    return [found[name] for name in ids]


def cited(fact: Record, known: dict[str, Record]) -> list[Record]:
    """The attributions that a quotation of the fact tells, in their order: last the lead of its successor."""
    said = fact["attributions"]
    ordered = [each for each in said if each["stance"] == "asserts"]
    ordered += [each for each in said if each["stance"] != "asserts"]
    after = fact["superseded_by"]
    return [*ordered, known[after["id"]]["attributions"][0]] if after else ordered


def rendered(run: Run, line: str) -> Page:
    """What a command line prints, read as Markdown: paragraphs, links and footnotes alone."""
    ran = run(line)
    assert (ran.err, ran.code) == ("", 0)
    page = read(ran.out)
    assert page.kinds <= PLAIN
    return page


def test_the_markdown_of_every_fact_has_the_words_of_its_text_and_links_to_each_publication(run: Run) -> None:
    page = rendered(run, f"quote {EVERY} --style markdown")
    assert [each.words for each in page.paragraphs] == run(f"quote {EVERY}").out.splitlines()
    every = quoted_facts(run)
    known = {each["id"]: each for each in every}
    for paragraph, fact in zip(page.paragraphs, every, strict=True):
        firsts = [each["sources"][0] for each in cited(fact, known)]
        linked = [each for each in firsts if each["url"]]
        assert paragraph.hrefs == [each["url"] for each in linked], fact["id"]
        for (text, _), source in zip(paragraph.links, linked, strict=True):
            assert re.fullmatch(re.escape(source["publisher"]) + r"(, [\w ]*\d{4})?", text)


def without_publications(text: str, fact: Record, told: list[Record]) -> str:
    """The sentences of plain text without the publications that they name; who and when stay."""
    for each in told:
        name = re.escape(each["sources"][0]["publisher"])
        day = dates.on_day(each["date"])
        is_act = fact.get("kind") == "statement" and each is told[0]
        text = re.sub(rf" \((?:{day}; )?{name}(, [^()]*)?\)\.", f" ({day})." if is_act else ".", text, count=1)
    return text


def test_the_footnotes_of_every_fact_are_all_its_publications_each_under_one_number(
    run: Run, sources: dict[str, Record]
) -> None:
    page = rendered(run, f"quote {EVERY} --style footnote")
    texts = run(f"quote {EVERY}").out.splitlines()
    every = quoted_facts(run)
    known = {each["id"]: each for each in every}
    numbers: dict[str, str] = {}
    for paragraph, text, fact in zip(page.paragraphs, texts, every, strict=True):
        told = cited(fact, known)
        assert paragraph.words == without_publications(text, fact, told)
        publications = [source["id"] for each in told for source in each["sources"]]
        assert paragraph.marks == [numbers.setdefault(name, str(len(numbers) + 1)) for name in publications]
    assert list(page.notes) == list(numbers.values())
    for name, number in numbers.items():
        note, source = page.notes[number], sources[name]
        assert note.words.startswith(source["publisher"])
        assert words(source.get("title", "")) in note.words
        assert note.hrefs[:1] == ([source["url"]] if "url" in source else note.hrefs[:1])
        assert ("; from " in note.words) == ("derived_from" in source)
        assert (", not seen" in note.words) == (source.get("seen") is False)


def test_a_row_has_its_own_footnotes_and_rows_put_together_keep_them_apart(run: Run) -> None:
    page = rendered(run, f"quote {EVERY} --style footnote")
    rows = [json.loads(line)["quote"] for line in run(f"quote {EVERY} --style footnote -o jsonl").out.splitlines()]
    alone = [read(each) for each in rows]
    for row, shared in zip(alone, page.paragraphs, strict=True):
        assert row.kinds <= PLAIN
        (paragraph,) = row.paragraphs
        assert paragraph.words == shared.words
        assert set(paragraph.marks) == set(row.notes)
        assert [row.notes[label] for label in paragraph.marks] == [page.notes[label] for label in shared.marks]
    joined = read("\n\n".join(rows))
    assert [each.words for each in joined.paragraphs] == [each.words for each in page.paragraphs]
    for both, shared in zip(joined.paragraphs, page.paragraphs, strict=True):
        assert [joined.notes[label] for label in both.marks] == [page.notes[label] for label in shared.marks]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("filters", ["-m killed --since 2025", "-m killed -r -n 3", "--by nis --as-of 2024-12-31 -n 4"])
def test_a_style_takes_the_facts_of_the_filters_in_their_order(run: Run, style: str, filters: str) -> None:
    ids = run(f"timeline --type event --type figure --type assessment {filters} -o ids").out.split()
    assert len(ids) >= 3
    line = f"quote {filters} --style {style}"
    assert run(f"{line} --columns id").out.split() == ids
    assert len(run(line).out.splitlines() if style == "text" else rendered(run, line).paragraphs) == len(ids)
    records = json.loads(run(f"{line} -o json").out)
    assert [list(each) for each in records] == [["id", "quote"]] * len(ids)
    for format_ in ("tsv", "csv"):
        assert run(f"{line} -o {format_} --columns quote,id").code == 0


@pytest.mark.parametrize("style", ["markdown", "footnote"])
def test_what_was_said_later_is_in_no_footnote_and_no_link(run: Run, style: str) -> None:
    name = "troops-sent-to-russia-2024-10"
    now, then = (rendered(run, f"quote {name} --style {style} {day}") for day in ("", "--as-of 2024-10-22"))
    (whole,), (known,) = now.paragraphs, then.paragraphs
    assert "Lloyd Austin" in whole.words
    assert "Lloyd Austin" not in known.words
    assert known.words.endswith("Disputed.")
    assert 0 < len(known.links) + len(then.notes) < len(whole.links) + len(now.notes)


@pytest.mark.parametrize("style", STYLES)
def test_a_terminal_gets_what_a_pipe_gets(run: Run, style: str) -> None:
    line = f"quote -m killed --style {style}"
    assert run(line, columns=40) == run(line)


def own(**more: object) -> Record:
    """A sheet with an original that was not seen, a copy of it that is kept in an archive, and an origin on the web."""
    paper = {"type": "article-newspaper", "publisher": "Paper", "url": "https://paper.example/1"}
    return sheet(
        sources=[
            {"id": "wire", "type": "article-newspaper", "publisher": "Wire", "issued": "2024-01-09", "seen": False},
            {"id": "first", "type": "post", "publisher": "First", "title": "It began", "url": "https://first.example/"},
            {"id": "middle", "type": "post", "publisher": "Middle", "derived_from": "first"},
            {**paper, "id": "paper", "issued": "2024-01-10", "title": "So it is", "derived_from": "wire"},
            {**paper, "id": "both", "archive_url": "https://archive.example/both", "derived_from": "middle"},
            {"id": "kept", "type": "post", "publisher": "Kept", "archive_url": "https://archive.example/kept"},
            {"id": "bare", "type": "book", "publisher": "Book"},
        ],
        events=[
            event("it", attributions=[
                said(sources=["paper", "wire", "both"]),
                said(by="speaker", date="[2024-02-01..2024-02-03]", stance="denies", sources=["kept", "bare"]),
            ]),
            event("asked", kind="statement", statement="Speaker asked.", attributions=[said(sources=["paper"])]),
        ],
        **more,
    )  # fmt: skip


def test_a_footnote_tells_title_day_address_copy_origin_and_what_was_not_seen(run: Run, tmp_path: Path) -> None:
    ran = run("-f", written(tmp_path, own()), "quote", "it", "asked", "--style", "footnote")
    assert (ran.err, ran.code) == ("", 0)
    assert ran.out.splitlines() == [
        "It happened, Speaker said on 10 January 2024.[^1] [^2] [^3] "
        "Speaker denied it between 1 and 3 February 2024.[^4] [^5] Disputed.",
        "",
        "Speaker asked (on 10 January 2024).[^1]",
        "",
        '[^1]: Paper, "So it is", 10 January 2024, <https://paper.example/1>; from Wire, 9 January 2024',
        "[^2]: Wire, 9 January 2024, not seen",
        "[^3]: Paper, <https://paper.example/1>, archived at <https://archive.example/both>; "
        "from First, <https://first.example/>",
        "[^4]: Kept, archived at <https://archive.example/kept>",
        "[^5]: Book",
    ]


def test_a_link_leads_to_the_copy_that_is_kept_where_there_is_no_other_address(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, own())
    assert run("-f", path, "quote", "it", "--style", "markdown").out == (
        "It happened, Speaker said on 10 January 2024 ([Paper](https://paper.example/1)). Speaker denied it "
        "between 1 and 3 February 2024 ([Kept](https://archive.example/kept)). Disputed.\n"
    ).replace("[Paper]", "[Paper, 10 January 2024]")


def test_a_sheet_of_another_language_has_the_styles_without_english(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, own(language="ko"))

    def lines(style: str) -> list[str]:
        return run("-f", path, "quote", "it", "--style", style).out.splitlines()

    assert lines("text") == [
        "It happened. (Speaker, 2024-01-10; Paper) (≠ Speaker, [2024-02-01..2024-02-03]; Kept) [disputed]"
    ]
    assert lines("markdown") == [
        "It happened. (Speaker, 2024-01-10; [Paper](https://paper.example/1)) "
        r"(≠ Speaker, \[2024-02-01..2024-02-03\]; [Kept](https://archive.example/kept)) \[disputed\]"
    ]
    assert lines("footnote") == [
        "It happened. (Speaker, 2024-01-10)[^1] [^2] [^3] "
        r"(≠ Speaker, \[2024-02-01..2024-02-03\])[^4] [^5] \[disputed\]",
        "",
        '[^1]: Paper, "So it is", 2024-01-10, <https://paper.example/1>; ← Wire, 2024-01-09',
        r"[^2]: Wire, 2024-01-09 \[not seen\]",
        "[^3]: Paper, <https://paper.example/1>, <https://archive.example/both>; ← First, <https://first.example/>",
        "[^4]: Kept, <https://archive.example/kept>",
        "[^5]: Book",
    ]
    (row,) = json.loads(run("-f", path, "quote", "it", "--style", "footnote", "-o", "json").out)
    assert row["quote"].splitlines()[2] == (
        '[^paper]: Paper, "So it is", 2024-01-10, <https://paper.example/1>; ← Wire, 2024-01-09'
    )


def test_as_of_alone_chooses_nothing_and_the_hint_is_a_line_that_does(run: Run) -> None:
    ran = run("quote --as-of 2025-01")
    assert (ran.out, ran.code) == ("", 2)
    told, hint = ran.err.splitlines()
    assert told == "factsheet: error: nothing to quote: --as-of alone chooses no facts"
    assert hint == "hint: name facts by id, or choose them by a filter: --as-of 2025-01-31 --until 2025-01-31"
    assert run(f"quote {hint.rpartition(': ')[2]}").out.count("\n") > 10


def test_an_unknown_style_names_the_nearest_and_completion_offers_all(run: Run, complete: Complete) -> None:
    assert run("quote it --style footnotes") == (
        "", "factsheet: error: no style 'footnotes'; did you mean 'footnote'?\nhint: one of text, markdown, footnote\n",
        2,
    )  # fmt: skip
    assert list(complete("quote --style ")) == list(STYLES)
    assert list(complete("quote --style=f")) == ["--style=footnote"]


def test_help_tells_what_each_style_is_for(run: Run) -> None:
    guide = run("help quote").out.partition("\nStyles:\n")[2]
    assert re.findall(r"^  (\w+) {2,}\w", guide, re.MULTILINE) == list(STYLES)


def test_a_table_in_markdown_has_the_links_in_its_cells_and_the_footnotes_behind_it(run: Run) -> None:
    chosen = "-m killed --since 2025 -n 3"
    table = read(run(f"quote {chosen} --style markdown -o markdown").out)
    assert [each for each in table.paragraphs if each.links] == read(
        run(f"quote {chosen} --style markdown").out
    ).paragraphs
    page = read(run(f"quote {chosen} --style footnote").out)
    with_notes = read(run(f"quote {chosen} --style footnote -o markdown").out)
    assert [each for each in with_notes.paragraphs if each.marks] == page.paragraphs
    assert with_notes.notes == page.notes
    assert run(f"quote {chosen} --style footnote -o markdown --columns id").out.count("\n") == 5
