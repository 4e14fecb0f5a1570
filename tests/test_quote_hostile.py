"""No text and no address of a sheet means anything in Markdown but itself."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Run
from factsheet.output.commonmark import line, link, text
from factsheet.plain import on_screen
from hostile import STEERING, TEXTS, everywhere
from properties import SETTINGS
from rendered import PLAIN, Page, read, words
from sheets import encoded, event, said, sheet, written

# Each begins something in CommonMark, in what GitHub adds to it, or in pandoc's Markdown.
MARKDOWN = (
    "[x](javascript:alert(1))", "![x](https://evil.example/x.png)", "<https://evil.example>", "<b>bold</b>",
    "<!-- hidden -->", "<div hidden", "<script src=x", "<?php", "https://evil.example/x", "see www.evil.example",
    "WWW.evil.example", "evil.com", "//evil.com/x", "https://localhost/x", "//localhost/x", "www.1evil.1",
    "ftp://evil.example/", "a@evil.example", "mailto:a@evil.example", "in www", "x.www", "# heading", "- item",
    "+ item", "* item", "1. item", "12) item", "(1) item", "a) item", "iv. item", "#. item", "- [x] done", "> quote",
    "    code", "\tcode", "```", "~~~", "`code`", "---", "===", "***", "___", "= x", ": definition", "::: note",
    "% title", "| a | b |", "|---|---|", "a|b\\|c", "*em* **strong** _em_ __strong__", "snake_case_name",
    "~sub~ ~~gone~~", "^sup^", "^[note]", "[^1]", "[^1]: note", "[^kbs]: note", "[x]: https://e.example", "[x][y]",
    "[disputed]", "$m$ $$m$$", "\\(m\\)", "&amp; &lt;b&gt; &#91;", "{#id .name}", "{{ site }}", "@someone",
    "[@cited]", ":tada:", "\\", "x\\", "x  ", "\\*x\\*", "[!NOTE]", "\\newpage", "U.S. 13.5 e\u0301.com", "!", "x!",
    "[", "](", "](https://evil.example) [", "x)](https://evil.example)", '" onclick="x', "two\n\nparagraphs",
    "a  \nb",
)  # fmt: skip
EVERYTHING = (*MARKDOWN, *TEXTS)
ADDRESSES = (
    "https://e.example/a_(b)", "https://e.example/x)[y](javascript:alert(1)", "https://e.example/><script>",
    "https://e.example/'\"`", "https://e.example/\\", "https://e.example/a|b", "https://e.example/$a$*b*_c_~d~^e^{f}",
    "https://e.example/[^1]", "https://e.example/![x](y)", "https://e.example/?a=1&copy=2#x",
    "https://e.example/a%20b;c,d!e@f:g+h", "https://e.example/?a=1&copy;=2",
)  # fmt: skip
STYLES = ("markdown", "footnote")
LETTERS = st.sampled_from([*"ab1.)(-+*_#>`~|[]!<&;:/@\\=\"'\n\t {}$^%w", "www.", "http://", "a.com", "[^1]", "\n\n"])
EXAMPLES = settings(
    SETTINGS, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def addressed(content: dict[str, Any], addresses: tuple[str, ...]) -> dict[str, Any]:
    """The sheet, its sources having these addresses in turn, every second of them in an archive, too."""
    for n, source in enumerate(content["sources"]):
        source["url"] = addresses[n % len(addresses)]
        if n % 2:
            source["archive_url"] = source["url"]
    return content


@pytest.fixture(scope="module", params=["en", "ko"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a sheet that has every text in every field of some record."""
    found = tmp_path_factory.mktemp("hostile")
    written(found, {**addressed(everywhere(EVERYTHING), ADDRESSES), "language": request.param})
    return found


@pytest.fixture
def everything(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sheet in use has every text; its index is kept from test to test."""
    monkeypatch.setenv("FACTSHEET_FILE", str(folder / "sheet.json"))
    monkeypatch.setenv("FACTSHEET_CACHE", str(folder / "cache"))


def plain(run: Run, command: str, stdin: bytes = b"") -> Page:
    """What a command line prints, read as Markdown: paragraphs, links and footnotes alone."""
    ran = run(command, stdin=stdin)
    assert (ran.err, ran.code) == ("", 0)
    assert STEERING.findall(ran.out) == []
    page = read(ran.out)
    assert page.kinds <= PLAIN
    return page


@pytest.mark.usefixtures("everything")
@pytest.mark.parametrize("option", ["--kind clash", "--kind forecast", "--grep relay"])
def test_markdown_has_the_words_of_plain_text_whatever_they_are(run: Run, option: str) -> None:
    page = plain(run, f"quote {option} --style markdown")
    texts = run(f"quote {option}").out.splitlines()
    assert len(texts) >= len(EVERYTHING)
    assert [each.words for each in page.paragraphs] == [words(each) for each in texts]
    assert {len(each.links) for each in page.paragraphs} == {1}


@pytest.mark.usefixtures("everything")
def test_footnotes_have_publisher_and_title_whatever_they_are(run: Run) -> None:
    page = plain(run, "quote --grep relay --style footnote")
    assert len(page.paragraphs) >= len(EVERYTHING)
    assert all(len(each.marks) == 1 for each in page.paragraphs)
    shown = [words(on_screen(f'{text}, "{text}", http')) for text in EVERYTHING]
    notes = {number: note.words for number, note in page.notes.items()}
    assert len(notes) == len(shown)
    assert [text for text in shown if not any(note.startswith(text) for note in notes.values())] == []


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("url", ADDRESSES)
def test_an_address_leads_where_it_says_and_cannot_be_broken_out_of(
    run: Run, tmp_path: Path, style: str, url: str
) -> None:
    behind = "`) > *_ | $ ~ ]] ```"
    content = sheet(
        actors=[{"id": "speaker", "name": behind, "kind": "person"}],
        sources=[
            {"id": "paper", "type": "book", "publisher": "Paper", "url": url, "derived_from": "wire"},
            {"id": "wire", "type": "book", "publisher": behind},
        ],
        events=[event("it", attributions=[said(), said(stance="denies", sources=["wire"])])],
    )
    command = f"-f {written(tmp_path, content)} quote it --style {style}"
    page = plain(run, command)
    (paragraph,) = page.paragraphs
    ((_, href),) = [*paragraph.links, *(each for note in page.notes.values() for each in note.links)]
    as_written = "https" + run(command).out.partition("https")[2].partition(")" if style == "markdown" else ">")[0]
    for found in (href, as_written):
        assert unquote(found) == unquote(url)
        assert not set(found) & set("()<>\"'`\\|[]$^{} ")
        assert found == url or set(url) & set("()<>\"'`\\|[]$^{}") or "&copy;" in url


@EXAMPLES
@given(st.lists(st.lists(LETTERS, min_size=1, max_size=12).map("".join).filter(str.strip), min_size=1, max_size=30))
def test_whatever_the_text_it_is_one_paragraph_of_its_own_words(run: Run, texts: list[str]) -> None:
    content = sheet(
        actors=[{"id": f"who-{n}", "name": text, "kind": "person"} for n, text in enumerate(texts)],
        sources=[{"id": f"at-{n}", "type": "book", "publisher": text, "title": text} for n, text in enumerate(texts)],
        events=[
            event(f"it-{n}", statement=text, attributions=[said(by=f"who-{n}", sources=[f"at-{n}"])])
            for n, text in enumerate(texts)
        ],
        language="ko",
    )
    printed = run("quote -f - --kind clash", stdin=encoded(content)).out
    page = plain(run, "quote -f - --kind clash --style markdown", encoded(content))
    assert [each.words for each in page.paragraphs] == [words(each) for each in printed.splitlines()]
    noted = plain(run, "quote -f - --kind clash --style footnote", encoded(content))
    assert len(noted.paragraphs) == len(texts)
    assert [each.marks for each in noted.paragraphs] == [[str(n + 1)] for n in range(len(texts))]
    assert [each.links for each in (*noted.paragraphs, *noted.notes.values())] == [[]] * 2 * len(texts)


def test_a_text_beside_a_link_changes_nothing_of_it() -> None:
    written_out = f"{text('Look!')}{link('here', 'https://e.example/')}{text('{.x}')} {text(':tada: 12:30')}"
    assert written_out == r"Look\![here](https://e.example/)\{.x\} \:tada: 12:30"
    page = read(written_out)
    assert page.kinds <= PLAIN
    assert page.paragraphs[0].links == [("here", "https://e.example/")]


def test_a_host_in_brackets_keeps_them() -> None:
    assert link("x", "http://[2001:db8::1]:80/[a]") == "[x](http://[2001:db8::1]:80/%5Ba%5D)"


@pytest.mark.parametrize("plain_text", ["===", "---", "- item", "1. item", "# head", "> quote", "    code", "% title"])
def test_a_line_right_below_a_paragraph_goes_on_with_it(plain_text: str) -> None:
    page = read(f"Above.\n{line(text(plain_text))}")
    assert page.kinds <= PLAIN | {"softbreak"}
    assert line(text(plain_text)).startswith("\\" if plain_text[0] in "=-#>%" else plain_text.strip()[0])


@pytest.mark.usefixtures("everything")
@pytest.mark.parametrize("folder", ["en"], indirect=True)  # a table has the same cells in every language
def test_a_table_in_markdown_holds_what_it_is_given(run: Run) -> None:
    allowed = PLAIN | {
        f"{part}_{end}" for part in ("table", "thead", "tbody", "tr", "th", "td") for end in ("open", "close")
    }
    styled = [f"quote --kind clash --style {style}" for style in ("text", *STYLES)]
    for command in ("events", "sources", "actors", "attributions", "figures", *styled):
        page = read(run(f"{command} -o markdown").out)
        assert page.kinds <= allowed
