"""The everyday uses, typed as people type them, on the bundled sheet."""

import json
import re
import shutil
from pathlib import Path

import pytest

from conftest import Run
from exported import needs
from processes import shell


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that these tests share: the bundled sheet is indexed once."""
    return tmp_path_factory.mktemp("cache", numbered=True)


@pytest.fixture(autouse=True)
def shared_cache(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.chmod(0o700)
    monkeypatch.setenv("FACTSHEET_CACHE", str(cache))


def typed(line: str) -> str:
    """What a line of bash prints; it succeeds and is silent on standard error."""
    done = shell(line)
    assert (done.stderr.decode(), done.returncode) == ("", 0)
    return done.stdout.decode("utf-8")


def test_the_summary_is_grepped_for_a_name_and_the_line_can_be_quoted_as_it_is() -> None:
    found = typed("factsheet summary --as-of 2024-11-01 | grep -i pentagon").splitlines()
    (line,) = [line for line in found if "10000" in line]
    fields = line.split("\t")
    assert fields[0] == "singh-troops-sent-2024-10-28"
    assert fields[1] == "2024-10-28"
    assert fields[4] == "about 10000"
    assert fields[5].startswith("Sabrina Singh (Pentagon)")
    assert fields[6].startswith("2024-10-28")
    assert re.match(r"\S.* 2024-10-28", fields[10])
    assert "https://" in fields[12]


def test_the_timeline_is_cut_to_ids_and_dates() -> None:
    lines = typed("factsheet timeline --since 2024-10 | cut -f1,2").splitlines()
    assert len(lines) > 10
    assert all(re.fullmatch(r"[a-z0-9-]+\t[0-9.\[\]/?~%-]+", line) for line in lines)
    assert any(line.endswith("\t2024-10-28") for line in lines)
    assert not any(line.split("\t")[1].startswith(("2024-09", "2022")) for line in lines)


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")
def test_figures_go_through_jq_to_value_and_name() -> None:
    lines = typed(
        "factsheet figures -m troops-sent -o json | jq -r '.[]|[.value,.attributions[0].by.name]|@tsv'"
    ).splitlines()
    assert "about 10000\tSabrina Singh" in lines
    assert all(len(line.split("\t")) == 2 and all(line.split("\t")) for line in lines)


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")
def test_the_recipes_of_help_filters_work() -> None:
    recipes = re.findall(r"^ +(factsheet .* \| jq .*)$", typed("factsheet help filters"), re.MULTILINE)
    assert len(recipes) == 2
    for recipe in recipes:
        assert json.loads(typed(recipe))


def test_what_search_finds_is_shown_whole() -> None:
    shown = typed("factsheet search kursk -o ids | xargs factsheet show")
    found = typed("factsheet search kursk -o ids").split()
    assert len(found) > 5
    assert list(dict.fromkeys(line.split("\t")[0] for line in shown.splitlines())) == found


def test_a_script_asks_whether_there_was_a_clash() -> None:
    line = "if factsheet events --kind clash --until {} -e >/dev/null; then echo yes; else echo no; fi"
    assert typed(line.format("2024-10")) == "no\n"
    assert typed(line.format("2024-11")) == "yes\n"


def test_a_sentence_is_pasted_with_its_attribution_kept_on() -> None:
    assert typed("factsheet quote nis-killed-2025-01-13") == (
        "About 300 North Korean soldiers had been killed in Kursk Oblast by mid-January 2025, South Korea's National "
        "Intelligence Service estimated on 13 January 2025, via the lawmaker Lee Seong-kweun (KBS World, 13 January "
        "2025).\n"
    )


def test_a_script_of_several_steps_reads_csv_and_lines() -> None:
    table = typed("factsheet figures -o csv | head -1")
    assert table.startswith("id,date,type,statement,value,by,said,hedge,against,status,sources,origins,urls,measure,")
    assert typed("factsheet events -o ids | sort | uniq -d") == ""
    assert typed("factsheet attributions --by russia --columns stance | sort -u | tr '\\n' ' '").split() != []
    assert typed("factsheet timeline -r -n 5 | wc -l").strip() == "5"


def test_the_examples_of_every_command_answer(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every line under "Examples:" that reads the bundled sheet alone does what it says."""
    monkeypatch.chdir(tmp_path)  # some write a file
    names = re.findall(r"^  ([a-z]+) {2,}[A-Z]", run("--help").out, re.MULTILINE)
    names.remove("completion")  # its lines are for three shells: test_completion_in_shells.py
    tried = 0
    for name in ("--help", *names):
        told = run(*(["--help"] if name == "--help" else [name, "--help"])).out
        for line in told.partition("Examples:\n")[2].partition("\n\n")[0].splitlines():
            if any(word in line for word in ("my.json", "sheets/", " > ", "jq . ", "other.json", "new.json", ".csv")):
                continue
            if "pandoc" in line:
                needs("pandoc")
            tried += 1
            if re.search("[|>;]", line):
                typed(line.strip())
            else:
                ran = run(line.strip().removeprefix("factsheet "))
                assert (ran.err, ran.code) == ("", 0), line
    assert tried >= 20


def test_the_bundled_sheet_passes_check_in_silence(run: Run) -> None:
    assert run("check") == ("", "", 0)


def test_every_line_of_the_bundled_sheet_names_who_when_and_where_printed(run: Run) -> None:
    rows = run("timeline --type all --header").rows
    head, *lines = [dict(zip(rows[0], row, strict=True)) for row in rows]
    assert len(head) == 16
    assert len({line["id"] for line in lines}) >= 30
    for line in lines:
        who, when = (line["by"], line["said"]) if line["by"] else (line["against"], line["against"])
        assert who, line["id"]
        assert re.search(r"\b2\d{3}\b", when), line["id"]
        assert line["sources"], line["id"]
        assert int(line["origins"]) >= 1, line["id"]
        assert line["status"] in {"standing", "superseded", "disputed"}, line["id"]


def test_the_facts_of_the_brief_are_found_by_their_source(run: Run) -> None:
    found = run("timeline --type event --type figure --type assessment --source brief -o ids").out.split()
    assert "singh-troops-sent-2024-10-28" in found
    assert len(found) >= 10


@pytest.mark.parametrize(("columns", "most"), [(80, 50), (120, 40)])
def test_the_summary_of_the_bundled_sheet_is_one_screen(run: Run, columns: int, most: int) -> None:
    assert run("summary --color never", columns=columns).out.count("\n") <= most


def test_a_stranger_reads_in_the_summary_who_said_what_and_until_when(run: Run) -> None:
    drawn = " ".join(run("summary --color never", columns=80).out.split())
    killed = re.search(r" Killed (about [\d,]+) .*? — NIS \(South Korea\)", drawn)
    assert killed
    assert re.search(r" As of \d+ \w+ 20\d\d · \d+ facts ", drawn)
    denied = r"≠ denied Vassily Nebenzia \(Russia\), 30 Oct.*?— Valery Gerasimov \(Russia\) confirmed, 26 Apr 2025"
    assert re.search(denied, drawn)
