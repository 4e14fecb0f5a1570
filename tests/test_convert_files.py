"""`convert` and files: what CSV it takes, what it refuses and how it says so, and the file that it writes."""

import os
import stat
from pathlib import Path

import pytest

from conftest import Run
from factsheet.errors import Unwritable
from factsheet.output.file import create
from hostile import STEERING
from processes import shell
from tables import EVENT, OPTIONS, Cells, convert, sheet_of, table, troubles


@pytest.mark.parametrize("delimiter", list(",;\t"))
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_every_usual_csv_is_the_same_sheet(delimiter: str, end: str, start: bytes, run: Run) -> None:
    expected = convert(run, table(EVENT)).out
    assert convert(run, start + table(EVENT, delimiter=delimiter, end=end)) == (expected, "", 0)


def test_names_of_columns_are_folded_and_empty_rows_and_columns_passed_over(run: Run) -> None:
    names, cells = table({**EVENT, "as_said": "", "": ""}).decode().splitlines()
    text = f"{names.replace('as_said', 'As Said').replace('type', ' Type ', 1)}\n\n{cells}\n{',' * names.count(',')}\n"
    assert convert(run, text.encode()).out == convert(run, table(EVENT)).out


def test_a_line_that_names_the_delimiter_is_taken_at_its_word(run: Run) -> None:
    content = b"sep=;\r\n" + table({**EVENT, "date": "x"}, delimiter=";", end="\r\n")
    assert convert(run, content).err.startswith("-:3:date: 'x' is no date")


def test_lines_are_those_of_an_editor(run: Run) -> None:
    rows = ({**EVENT, "statement": 'It\nfell,\r\n"down".'}, {**EVENT, "date": "x"}, {**EVENT, "date": "y"})
    assert [each.partition(" is no")[0] for each in troubles(run, *rows)] == ["5:date: 'x'", "6:date: 'y'"]


@pytest.mark.parametrize(("content", "told", "hint"), [
    (b"PK\x03\x04rest", "it is a workbook or another zip file (xlsx, ods), not CSV", "save it as CSV in UTF-8"),
    (b"\xd0\xcf\x11\xe0rest", "it is an old Excel workbook (xls), not CSV", "save it as CSV in UTF-8"),
    ("\ufefftype".encode("utf-16-le"), "it is UTF-16, not UTF-8", "save it as CSV in UTF-8"),
    ("type,by".encode("utf-16-be"), "it is UTF-16, not UTF-8", "save it as CSV in UTF-8"),
    (b"\x1f\x8brest", "it is compressed (gzip), not CSV", "unpack it first"),
    (b"type,by\r\n\nx,caf\xe9", "it is not UTF-8: byte 0xe9 in line 3", "save it as CSV in UTF-8"),
    (b"type,by\r\rx,\0", "it is no text: NUL in line 3", "save it as CSV in UTF-8"),
])  # fmt: skip
def test_what_is_no_text_is_refused_with_what_to_do(content: bytes, told: str, hint: str, run: Run) -> None:
    ran = convert(run, content)
    assert (ran.out, ran.code) == ("", 3)
    error, do = ran.err.splitlines()
    assert error == f"factsheet: error: cannot read -: {told}"
    assert do.startswith(f"hint: {hint}")


@pytest.mark.parametrize(("content", "told"), [
    (b"", "-:1: the file is empty"),
    (b"\n\n", "-:1: the file is empty"),
    (b",,\n\n,,", "-:1: the file is empty"),
    (b"\n,\ntype,\nevent,x", "-:4: has a value in column 2, which has no name in the first row"),
    (b'type,by\nevent,"x', "-:2: a quote that is opened in this row is never closed; what follows was not read"),
    (b'type,by\n\n\nevent,"x"y', "-:4: a quote ends in the middle of a cell"),
    (b"type,by,type\nevent,x,event", "-:1: names the columns 1 and 3 alike: 'type'"),
    (b"type,by\nevent,x,y", "-:2: has 3 cells, and the first row has 2"),
    (b"type,by\nevent", "-:2: has 1 cell, and the first row has 2"),
    (b"type,\nevent,x", "-:2: has a value in column 2, which has no name in the first row"),
    (b"a,b,c\n1,2,3", "-:1:a: no column 'a' is known"),
])  # fmt: skip
def test_what_is_no_table_is_told_at_its_line(content: bytes, told: str, run: Run) -> None:
    ran = convert(run, content)
    assert (ran.out, ran.code) == ("", 1)
    assert any(line.startswith(told) for line in ran.err.splitlines()), ran.err


def test_a_header_alone_is_a_sheet_without_facts(run: Run) -> None:
    ran = convert(run, b"type,by\n")
    assert (ran.err, ran.code) == ("", 0)
    assert run("check", "-", stdin=ran.out.encode()).code == 0


HOSTILE: Cells = {
    "formula": "'=HYPERLINK(1)", "markup": "[bold]<b>[/b]", "wide": "한국어 👩", "turned": "a\\u202eb", "tab": "a\\tb",
    "line": "a\nb", "slash": "C:\\dir \\q", "quoted": '"x", y', "escape": "\\x1b[31m",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_text_comes_through_as_the_output_wrote_it(name: str, run: Run) -> None:
    texts = {"formula": "=HYPERLINK(1)", "turned": "a\u202eb", "tab": "a\tb", "escape": "\x1b[31m"}
    (fact,) = sheet_of(run, {**EVENT, "statement": HOSTILE[name]})["events"]
    assert fact["statement"] == texts.get(name, HOSTILE[name])
    (raw,) = sheet_of(run, {**EVENT, "statement": HOSTILE[name]}, options=("--verbatim",))["events"]
    assert raw["statement"] == HOSTILE[name]


def test_errors_quote_texts_that_steer_nothing_and_cut_long_ones(run: Run) -> None:
    told = troubles(run, {**EVENT, "date": "\\x1b[31m\\u202e" + "9" * 1_000_000, "key": "x" * 1_000_000})
    assert STEERING.findall("".join(told)) == []
    assert "2:key: '" + "x" * 57 + "...' is neither yes nor no" in told


def test_a_cell_of_a_million_letters_is_a_cell(run: Run) -> None:
    (fact,) = sheet_of(run, {**EVENT, "detail": "한" * 1_000_000, "by": "B" * 100_000})["events"]
    assert len(fact["detail"]) == 1_000_000


def test_the_tsv_of_the_output_has_letters_for_quotes(run: Run) -> None:
    text = table({**EVENT, "statement": "QQ"}, delimiter="\t").decode().replace("QQ", '"Fell" and "\\n\'=1')
    ran = convert(run, text.encode(), "--no-quotes")
    assert ran.code == 0
    assert r'"statement": "\"Fell\" and \"\n' in ran.out
    assert "'=1" in ran.out


def test_a_new_file_is_written_whole_and_never_over_another(run: Run, tmp_path: Path) -> None:
    path, rows = tmp_path / "new" / "sheet.json", tmp_path / "rows.csv"
    rows.write_bytes(table(EVENT))
    line = ("convert", str(rows), *OPTIONS, "-O", str(path))
    assert run(*line) == ("", f"factsheet: error: cannot write {path}: no such file or directory\n", 4)
    path.parent.mkdir()
    mask = os.umask(0o027)
    try:
        assert run(*line) == ("", "", 0)
    finally:
        os.umask(mask)
    assert path.read_text("utf-8") == convert(run, table(EVENT)).out
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert run(*line) == ("", f"factsheet: error: cannot write {path}: it is there already\n", 4)
    assert list(path.parent.iterdir()) == [path]


def test_a_file_system_without_links_gets_a_new_file_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr("os.link", refuse)
    path = tmp_path / "new.json"
    create(str(path), [b"a", b"b"])
    with pytest.raises(Unwritable, match="it is there already"):
        create(str(path), [b"c"])
    assert path.read_bytes() == b"ab"
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_is_written_where_a_row_is_wrong(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "sheet.json"
    assert convert(run, table({**EVENT, "date": "x"}), "-O", str(path)).code == 1
    assert not path.exists()
    path.symlink_to(tmp_path / "gone")
    assert convert(run, table(EVENT), "-O", str(path)).code == 4


def test_the_output_named_by_a_hyphen_is_standard_output(run: Run) -> None:
    assert convert(run, table(EVENT), "-O", "-") == convert(run, table(EVENT))


@pytest.mark.parametrize("path", ["/no/such", ".", "a\0b", ""])
def test_a_file_that_cannot_be_read_or_written_is_one_line(path: str, run: Run) -> None:
    read = run("convert", path, *OPTIONS)
    assert (read.out, read.code, read.err.count("\n")) == ("", 3, 1)
    wrote = convert(run, table(EVENT), "-O", path)
    assert (wrote.out, wrote.code, wrote.err.count("\n")) == ("", 4, 1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_is_told_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(table(EVENT))
    done = shell(f"factsheet convert {path} --title T --as-of 2024-12-31 > /dev/full")
    assert (done.stderr, done.returncode) == (
        b"factsheet: error: cannot write the output: no space left on device\n",
        4,
    )
