"""The timeline: a slide a fact with who said it on it, days as far as they are known, and texts that do nothing."""

import json
import subprocess
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings

from anysheet import days, sheets
from conftest import BUNDLED, LATER, TINY, Run
from databases import ALL
from factsheet.dates import in_words
from factsheet.export.timelinejs import FORMAT, HEADERS
from factsheet.plain import on_screen
from factsheet.vocabulary import BOUND_WORDS
from hostile import STEERING, TEXTS, everywhere
from leaves import FACTS, Leaf, is_left, leaves, read
from processes import BIN, MODULE, ran, variables
from properties import SETTINGS
from sheets import Record, assessment, event, figure, said, sheet, written
from slides import Read, Slide, by_id, cells, shown, slide, slides, trouble

# Texts that a page which escapes HTML once, and then looks for addresses, would run.
ATTACKS = (
    "<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;", "&amp;lt;img src=x onerror=alert(1)&amp;gt;",
    "www.x'onmouseover='alert(1)", "wwww.www.x'onclick='alert(1)", 'WWW.x"onclick=alert(1)', "a@b.c'><svg/onload=x>",
    "https://x.example/'><svg/onload=alert(1)>", "ftp://x", "mailto:a@b.example", '<a href="javascript:alert(1)">x</a>',
    "[x](javascript:alert(1))", "</p><script>alert(1)</script>", "<!-- x", "<![CDATA[x", "<?x", "&#60;b&#62;",
    "=HYPERLINK(\"https://x.example\")", "＝1+1", "@SUM(1)", "'x", "<b>bold</b>", "a & b < c > d",
)  # fmt: skip
URLS = (
    "https://x.example/?a=www.b'onfocus='alert(1)", "https://x.example/a@b.c'onfocus='alert(1)",
    "https://x.example/(https://y.example/'><svg/onload=alert(1)>", 'https://x.example/"onclick="alert(1)',
    "https://x.example/?q=wwww.www.b&c=1|2#d", "https://www.x.example/한국?a=b%20c", "https://x.example/a\\b",
)  # fmt: skip
# Fields that name a record, which a slide tells by its name.
_NAMING = {"by", "via", "actors", "places", "measure"}


def told(leaf: Leaf, content: Record) -> list[str]:
    """What a person reads for a value of a sheet, any of these; nothing where a value needs no word."""
    key = leaf.field.partition(".")[2]
    value = " ".join(on_screen(str(leaf.value)).split())
    if key in _NAMING:
        called = {each["id"]: each for each in (*content["actors"], *content.get("places", ()), *content["measures"])}
        return [" ".join(on_screen(called[leaf.value].get("name") or called[leaf.value]["label"]).split())]
    if key == "sources":
        (source,) = (each for each in content["sources"] if each["id"] == leaf.value)
        return [" ".join(on_screen(source["publisher"]).split())]
    if key in {"date", "as_of"}:
        return [in_words(leaf.value)]
    if key == "bound":
        return [BOUND_WORDS.get(leaf.value, "").strip()]
    if key == "stance" and leaf.value == "asserts":
        return []
    return [value, value.replace("-", " ")] if key in {"likelihood", "confidence"} else [value]


def missing(content: Record, found: list[Slide]) -> list[Leaf]:
    """The values of a sheet that are not on the slide of their record, and in no list of what is left out."""
    texts = {name: " ".join(shown(each).split()) for name, each in by_id(found).items()}
    opposed = {
        fact["id"] for name in FACTS for fact in content.get(name) or () if "stance" in json.dumps(fact["attributions"])
    }
    lost = []
    for leaf in leaves(content):
        # The hedge of a denial is always that it is stated, and not told.
        implied = leaf.field == "attributions.hedge" and leaf.value == "stated" and leaf.record in opposed
        if is_left(leaf.field, FORMAT.left) or implied:
            continue
        if not any(each in texts[leaf.record] for each in told(leaf, content)) and told(leaf, content):
            lost.append(leaf)
    return lost


@pytest.mark.parametrize("path", [BUNDLED, TINY, LATER], ids=lambda path: path.stem)
def test_every_value_of_a_fact_is_on_its_slide(run: Run, path: Path) -> None:
    found = slides(run, path, *ALL)
    assert missing(read(path), found) == []
    assert [problem for each in found for problem in trouble(each)] == []


@given(content=sheets())
@settings(SETTINGS, max_examples=15, suppress_health_check=list(HealthCheck))
def test_every_value_of_a_fact_of_any_sheet_is_on_its_slide(run: Run, tmp_path: Path, content: Record) -> None:
    found = slides(run, written(tmp_path, content), *ALL)
    assert missing(content, found) == []
    assert [problem for each in found for problem in trouble(each)] == []


def test_what_is_left_out_is_what_other_formats_have() -> None:
    referents = {"actors.*", "places.*", "sources.*", "measures.*"}
    assert set(FORMAT.left) == {"sheet.format", "sheet.$schema", "sheet.language", "*.key", *referents}


def test_the_header_is_that_of_the_template_of_timelinejs(run: Run) -> None:
    template = (
        "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,"
        "Media Caption,Media Thumbnail,Type,Group,Background"
    )
    assert run(f"-f {TINY} export timelinejs").out.split("\n")[0] == template == ",".join(HEADERS)


def test_the_title_is_the_sheets_own(run: Run) -> None:
    first, *others = slides(run, TINY)
    assert {name: value for name, value in first.items() if value} == {
        "Headline": "The bridge at Ford",
        "Text": "<p>A small sheet in which every kind of record occurs.</p><p>as of 1 June 2024 · CC0-1.0</p>",
        "Type": "title",
    }
    assert {each["Type"] for each in others} == {""}
    assert {each["Group"] for each in others} == {"Events", "Figures", "Assessments"}


def test_a_slide_tells_of_every_voice_with_day_quote_relayer_and_sources(run: Run) -> None:
    found = slide(run, TINY, "bridge-fell")
    assert found["Headline"] == "The bridge at Ford fell. — Southern Service and 1 other"
    assert Read(found["Text"]).text.split("\n") == [
        'Southern Service via Kim Min · stated · 2 March 2024 · Daily, "The",'
        " =Bridge [bold]falls[/bold] | 한국어, 2 March 2024; Gazette, 2 March 2024",
        "Olga Envoy (North) · denies · 3 March 2024 · “a fable” · Gazette, 2 March 2024",
        "Anna Berg (Army of the North) · confirmed · 1 May 2024 · River Radio, 1 May 2024",
        "note: Its day is given by all.",
        "collapse · Army of the North · Ford · bridge · 2 origins · bridge-fell",
        "",
    ]
    assert Read(found["Text"]).links == [
        "https://daily.example/bridge?a=1|2", "https://gazette.example/1", "https://gazette.example/1",
    ]  # fmt: skip


def test_the_credit_names_every_source_once_and_says_that_they_are_sources(run: Run) -> None:
    found = by_id(slides(run, TINY, *ALL))["bridge-fell"]
    assert found["Media"] == ""
    assert Read(found["Media Credit"]).text == (
        'Sources: Daily, "The" 2024-03-02; Gazette 2024-03-02; River Radio 2024-05-01'
    )


def test_a_figure_tells_its_numbers_as_said_and_as_written(run: Run, tmp_path: Path) -> None:
    figures = [
        figure("words", bound="words", as_said="several", scope="engineers"),
        figure("around", bound="about", best=10, low=8, high=12, as_said="ten or so"),
        figure("share", best=2),
    ]
    text = json.dumps(sheet(figures=figures)).replace('"best": 2', '"best": 2.20')
    path = tmp_path / "sheet.json"
    path.write_text(text, "utf-8")
    first = {name: Read(each["Text"]).text.split("\n")[0] for name, each in by_id(slides(run, path)).items()}
    assert first == {
        "": "as of 31 December 2024",
        "words": "Count (things): several (engineers)",
        "around": "Count (things): “ten or so”, about 10, low 8, high 12",
        "share": "Count (things): 2.20",
    }


def test_a_judgement_keeps_its_if_and_the_two_ratings_apart(run: Run, tmp_path: Path) -> None:
    judged = assessment("it", condition="it rained", likelihood="very-likely", confidence="low")
    found = slide(run, written(tmp_path, sheet(assessments=[judged])), "it")
    assert found["Headline"] == "It would go on. (if it rained) — Speaker"
    assert Read(found["Text"]).text.split("\n")[0] == "likelihood: very likely · confidence: low"


def test_a_slide_tells_what_became_of_its_fact(run: Run) -> None:
    found = by_id(slides(run, TINY, *ALL))
    ends = {name: each["Headline"].rpartition(" [")[2] for name, each in found.items() if each["Headline"][-1] == "]"}
    assert {"killed-early": "superseded]", "retreat": "retracted]"}.items() <= ends.items()
    (by,) = [line for line in Read(found["killed-early"]["Text"]).text.split("\n") if line.startswith("superseded by")]
    assert by.startswith(
        "superseded by: killed-revised: At least 1,250 soldiers had been killed at Ford. [at least 1250]"
    )
    assert by.endswith("— Southern Service assessed 2024-03-20 (Southern Service 2024-03)")
    assert "supersedes: killed-early: About 30 soldiers" in shown(found["killed-revised"])


DAYS = {
    "2024-10-28": ("2024 10 28", "", "28 October 2024"),
    "2024-10": ("2024 10", "", "October 2024"),
    "2024": ("2024", "", "2024"),
    "0045-03": ("45 3", "", "March 0045"),
    "2024-10-28?": ("2024 10 28", "", "possibly 28 October 2024"),
    "2024-10~": ("2024 10", "", "about October 2024"),
    "2024%": ("2024", "", "possibly about 2024"),
    "2024-10-08/2024-10-13": ("2024 10 8", "2024 10 13", "8 to 13 October 2024"),
    "2024-10~/2025-01-02": ("2024 10", "2025 1 2", "about October 2024 to 2 January 2025"),
    "2024-10-08/2024": ("2024 10 8", "", "8 October 2024 to 2024"),
    "2024-10-08/..": ("2024 10 8", "", "since 8 October 2024"),
    "../2024-10-08": ("2024 10 8", "", "until 8 October 2024"),
    "[2024-10-20..2024-10-22]": ("2024 10 20", "2024 10 22", "between 20 and 22 October 2024"),
    "[..2024-10]": ("2024 10", "", "October 2024 or earlier"),
    "[2024-10-28..]": ("2024 10 28", "", "28 October 2024 or later"),
}


def spans(each: Slide) -> tuple[str, str, str]:
    """The day of a slide, its last day, and what it shows of them."""
    start, end = (
        " ".join(each[f"{prefix}{name}"] for name in ("Year", "Month", "Day")).rstrip() for prefix in ("", "End ")
    )
    return start, end, each["Display Date"]


def test_a_day_stands_where_it_is_known_to_be_and_is_told_in_words(run: Run, tmp_path: Path) -> None:
    events = [event(f"e-{n}", date=date) for n, date in enumerate(DAYS)]
    found = by_id(slides(run, written(tmp_path, sheet(events=events))))
    assert {date: spans(found[f"e-{n}"]) for n, date in enumerate(DAYS)} == DAYS


def test_in_another_language_days_are_left_to_timelinejs_or_stand_as_stored(run: Run, tmp_path: Path) -> None:
    dates = ["2024-10-28", "2024-10", "2024-10-08/2024-10-13", "2024-10~", "2024-10-08/..", "[2024-10-20..2024-10-22]"]
    events = [
        event(
            f"e-{n}", statement="다리가 무너졌다.", date=date, attributions=[said(), said(by="other", quote="그렇다")]
        )
        for n, date in enumerate(dates)
    ]
    actors = [{"id": name, "name": name.title(), "kind": "person"} for name in ("speaker", "other")]
    path = written(tmp_path, sheet(language="ko-KR", title="다리", actors=actors, events=events))
    found = by_id(slides(run, path))
    assert [found[f"e-{n}"]["Display Date"] for n in range(6)] == ["", "", "", *dates[3:]]
    assert found["e-0"]["Headline"] == "다리가 무너졌다. — Speaker +1"
    assert Read(found["e-0"]["Text"]).text.split("\n")[:2] == [
        "Speaker · stated · 2024-01-10 · Paper",
        "Other · stated · 2024-01-10 · “그렇다” · Paper",
    ]


@given(date=days(1900, 2100))
@settings(SETTINGS, max_examples=60, suppress_health_check=list(HealthCheck))
def test_no_slide_is_without_a_year_or_ends_before_it_begins(run: Run, tmp_path: Path, date: str) -> None:
    (_, found) = slides(run, written(tmp_path, sheet(events=[event("it", date=date)])))
    start, end, display = spans(found)
    assert start
    assert display
    first, last = ([*map(int, each.split()), 1, 1][:3] for each in (start, end or start))
    assert first <= last


@pytest.mark.parametrize("text", [*TEXTS, *ATTACKS], ids=ascii)
def test_a_text_of_any_content_is_shown_and_does_nothing(run: Run, tmp_path: Path, text: str) -> None:
    content = everywhere((text,))
    for number, source in enumerate(content["sources"]):
        source["url"] = URLS[number % len(URLS)]
    path = written(tmp_path, content)
    found = slides(run, path)
    assert [problem for each in found for problem in trouble(each)] == []
    assert missing(content, found) == []
    assert not STEERING.search(run(f"-f {path} export timelinejs").out)


@pytest.mark.parametrize("url", URLS)
def test_a_link_leads_where_it_should_and_holds_no_other(run: Run, tmp_path: Path, url: str) -> None:
    source = {"id": "paper", "type": "webpage", "publisher": "Paper", "url": url}
    found = slide(run, written(tmp_path, sheet(sources=[source], events=[event("it")])), "it")
    assert trouble(found) == []
    assert [unquote(link) for link in Read(found["Text"]).links] == [unquote(url)]


def test_an_address_of_a_host_is_left_as_it_is(run: Run, tmp_path: Path) -> None:
    url = "https://www.x.example:443/a/b.html?c=1&d=2#e"
    source = {"id": "paper", "type": "webpage", "publisher": "www.x.example", "url": url}
    found = slide(run, written(tmp_path, sheet(sources=[source], events=[event("it")])), "it")
    assert Read(found["Text"]).links == [url]
    assert Read(found["Text"]).text.split("\n")[0] == "Speaker · stated · 10 January 2024 · www.x.example"


def test_what_came_later_is_not_in_it(run: Run) -> None:
    first, *others = slides(run, TINY, "--as-of", "2024-03-10")
    found = by_id([first, *others])
    assert "as of 1 June 2024 · as it could be known on 10 March 2024" in shown(first)
    assert "2024-05-01" not in json.dumps(found)
    assert "1 May 2024" not in json.dumps(found)
    assert found["bridge-fell"]["Headline"] == "The bridge at Ford fell. — Southern Service [disputed]"
    assert "Its day is given by all" not in shown(found["bridge-fell"])
    assert "superseded" not in shown(found["killed-early"])


def test_the_slides_are_those_that_the_filters_choose_in_their_order(run: Run) -> None:
    for filters in ("--measure killed", "--by nis --since 2025 -n 4", "--tag s12 -r"):
        wanted = run(f"timeline --type event --type figure --type assessment {filters} --columns id").rows
        assert [[name] for name in by_id(slides(run, BUNDLED, *filters.split())) if name] == wanted != []


def test_nothing_chosen_is_a_title_alone(run: Run) -> None:
    assert [each["Type"] for each in slides(run, TINY, "--grep", "zzz")] == ["title"]
    assert run(f"-f {TINY} export timelinejs --grep zzz -e").code == 1


def test_the_same_sheet_is_the_same_bytes_on_a_terminal_in_a_pipe_and_in_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "timeline.csv"
    assert run(f"-f {TINY} export timelinejs -O {path}") == ("", "", 0)
    wanted = path.read_bytes()
    assert run(f"-f {TINY} export timelinejs", columns=80).out.encode() == wanted
    for seed in "12":
        done = ran([*MODULE, "-f", str(TINY), "export", "timelinejs"], PYTHONHASHSEED=seed, LC_ALL="C")
        assert (done.stdout, done.stderr, done.returncode) == (wanted, b"", 0)


@pytest.mark.uncounted
def test_a_full_disk_leaves_the_file_that_was_there(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    path = tmp_path / "timeline.csv"
    path.write_text("what was there", "utf-8")
    done = subprocess.run(
        [*MODULE, "export", "timelinejs", "-O", str(path)],
        env=variables(FACTSHEET_CACHE="off", PYTHONDONTWRITEBYTECODE="1"),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000)),
        capture_output=True,
        check=False,
    )
    assert (done.stdout, done.returncode, done.stderr.count(b"\n")) == (b"", 4, 1)
    assert path.read_text("utf-8") == "what was there"
    assert [each.name for each in tmp_path.iterdir()] == ["timeline.csv"]


def csvkit(program: str, *words: str | Path) -> str:
    """What a program of csvkit prints; it finds nothing wrong."""
    done = ran([str(BIN / program), *map(str, words)])
    assert (done.stderr, done.returncode) == (b"", 0)
    return done.stdout.decode()


@pytest.mark.parametrize("which", ["bundled", "hostile"])
def test_csvkit_reads_it_as_it_was_meant(run: Run, tmp_path: Path, which: str) -> None:
    sheet_ = BUNDLED if which == "bundled" else Path(written(tmp_path, everywhere((*TEXTS, *ATTACKS))))
    path = tmp_path / "timeline.csv"
    assert run(f"-f {sheet_} export timelinejs -O {path}") == ("", "", 0)
    head, *rows = cells(path.read_text("utf-8"))
    assert csvkit("csvclean", "--length-mismatch", "--label", "-", path).splitlines()[0].endswith(",".join(head))
    assert csvkit("csvstat", "--count", "-y", "0", path).strip() == str(len(rows))
    found = json.loads(csvkit("csvjson", "-I", "-y", "0", path))
    assert [[each[name] or "" for name in head] for each in found] == rows
    years = csvkit("csvstat", "-y", "0", "-c", "Year", "--type", path)
    assert "Number" in years


def test_what_is_shown_of_a_headline_is_its_text(run: Run, tmp_path: Path) -> None:
    found = slide(run, written(tmp_path, sheet(events=[event("it", statement="=1 < 2 & '3'")])), "it")
    assert found["Headline"] == "&#61;1 &lt; 2 &amp; '3' — Speaker"
    assert unescape(found["Headline"]) == "=1 < 2 & '3' — Speaker"
