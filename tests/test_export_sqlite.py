"""The exported database: every value of the sheet, no row without who said it, and read by what others wrote."""

import json
import os
import runpy
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from anysheet import sheets
from conftest import BUNDLED, HERE, LATER, TINY, Run
from databases import ALL, Database, exported, in_duckdb, opened
from factsheet.export.carried import Carried
from factsheet.export.sqlite import FORMAT, layout
from factsheet.export.sqlite.file import build
from factsheet.index.cache import open_index
from factsheet.index.reader import Index
from factsheet.plain import in_field
from factsheet.selection import Selection
from hostile import STEERING, TEXTS, everywhere
from leaves import FACTS, Leaf, is_left, leaves, read
from processes import BIN, MODULE, ran, variables
from properties import SETTINGS
from sheets import Record, event, figure, said, sheet, written

PAGE = HERE.parent / "docs" / "sqlite.md"
# Lists, with the table and the column that have their members.
_LISTS = {
    "actors.aliases": ("actor_aliases", "actor", "alias"),
    "actors.members": ("actor_members", "actor", "member"),
    "places.aliases": ("place_aliases", "place", "alias"),
    "sources.authors": ("source_authors", "source", "author"),
    "attributions.via": ("attribution_via", "attribution", "actor"),
    "attributions.sources": ("attribution_sources", "attribution", "source"),
    **{f"{section}.actors": ("fact_actors", "fact", "actor") for section in FACTS},
    **{f"{section}.places": ("fact_places", "fact", "place") for section in FACTS},
    **{f"{section}.tags": ("fact_tags", "fact", "tag") for section in FACTS},
}
NAMES = {table.name for table in layout.TABLES} | {view.name for view in layout.VIEWS}
_RENAMED = {"by": "actor", "best": "best_text", "low": "low_text", "high": "high_text"}


def where(leaf: Leaf) -> str:
    """The query for the values that stand where a value of the sheet belongs."""
    section, _, key = leaf.field.partition(".")
    if leaf.field in _LISTS:
        table, owner, column = _LISTS[leaf.field]
        of = f"{owner} IN (SELECT id FROM attributions WHERE fact = ?)" if owner == "attribution" else f"{owner} = ?"
        return f"SELECT {column} FROM {table} WHERE {of}"
    if section == "sheet":
        return f"SELECT {key} FROM sheet WHERE ? = ''"
    table = "facts" if section in FACTS else section
    return f"SELECT {_RENAMED.get(key, key)} FROM {table} WHERE {'fact' if section == 'attributions' else 'id'} = ?"


def kept(value: object) -> object:
    """A value as a database has it: a text with its controls visible, a number as a text, true as 1."""
    if isinstance(value, bool):
        return int(value)
    return in_field(str(value))


def missing(content: Record, database: Database) -> list[tuple[Leaf, list[Any]]]:
    """The values of a sheet that are not where they belong, as often as they are there, with what stands there."""
    wanted = Counter(leaf for leaf in leaves(content) if not is_left(leaf.field, FORMAT.left))
    assert len(wanted) > 20
    found = []
    for leaf, times in wanted.items():
        values = database.column(where(leaf), leaf.record)
        if values.count(kept(leaf.value)) < times:
            found.append((leaf, values))
    return found


@pytest.mark.parametrize("path", [BUNDLED, TINY, LATER], ids=lambda path: path.stem)
def test_every_value_of_a_sheet_is_in_its_place(run: Run, tmp_path: Path, path: Path) -> None:
    with exported(run, tmp_path, path, *ALL) as database:
        assert missing(read(path), database) == []


@given(content=sheets())
@settings(SETTINGS, max_examples=15, suppress_health_check=list(HealthCheck))
def test_every_value_of_any_sheet_is_in_its_place(run: Run, tmp_path: Path, content: Record) -> None:
    path = written(tmp_path, content)
    with exported(run, tmp_path, path, *ALL) as database:
        assert missing(content, database) == []


def test_what_is_said_to_be_left_out_is_left_out_of_this_format_alone() -> None:
    assert set(FORMAT.left) == {"sheet.format", "sheet.$schema"}


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_a_text_of_any_content_is_a_text_without_controls(run: Run, tmp_path: Path, text: str) -> None:
    content = everywhere((text,))
    with exported(run, tmp_path, written(tmp_path, content), *ALL) as database:
        assert missing(content, database) == []
        for table in layout.TABLES:
            for row in database.records(table.name):
                assert not [value for value in row.values() if isinstance(value, str) and STEERING.search(value)]


@pytest.mark.parametrize(
    ("command", "view"),
    [
        ("events", "id date type statement value by said hedge against status sources origins urls kind place"),
        ("figures", "id date value by said hedge against status sources origins urls measure unit bound scope"),
        ("assessments", "id date statement by said hedge against status kind condition likelihood confidence"),
    ],
)
@pytest.mark.parametrize("path", [BUNDLED, TINY], ids=lambda path: path.stem)
def test_a_line_of_the_database_is_the_line_that_the_program_prints(
    run: Run, tmp_path: Path, path: Path, command: str, view: str
) -> None:
    names = view.split()
    lines = run("-f", str(path), command, *ALL, "--columns", ",".join(names)).rows
    columns = ", ".join(f'"{name}"' for name in names)
    with exported(run, tmp_path, path, *ALL) as database:
        rows = database.rows(f"SELECT {columns} FROM fact_lines WHERE type = ?", command.removesuffix("s"))
    assert sorted([_cell(value) for value in row] for row in rows) == sorted(lines) != []


def test_the_order_of_rows_is_that_of_days(run: Run, tmp_path: Path) -> None:
    wanted = [row[0] for row in run("timeline --type event --type figure --type assessment --columns id").rows]
    with exported(run, tmp_path, BUNDLED) as database:
        assert database.column("SELECT id FROM facts ORDER BY rowid") == wanted
        days = "coalesce(earliest, latest), coalesce(latest, '9999-12-31'), id"
        assert database.column(f"SELECT id FROM facts ORDER BY {days}") == wanted
    with exported(run, tmp_path, BUNDLED, "--reverse", "-n", "7") as database:
        assert database.column("SELECT id FROM facts ORDER BY rowid") == wanted[::-1][:7]


def test_an_attribution_is_the_line_that_the_program_prints(run: Run, tmp_path: Path) -> None:
    names = ["id", "said", "stance", "hedge", "statement", "condition", "sources", "urls", "quote"]
    lines = run("attributions", *ALL, "--columns", ",".join(names)).rows
    with exported(run, tmp_path, BUNDLED, *ALL) as database:
        rows = database.rows(f"SELECT {', '.join(names)} FROM attribution_lines")
        speakers = database.column('SELECT "by" FROM attribution_lines WHERE id = ?', "nis-killed-2025-01-13")
    assert sorted([_cell(value) for value in row] for row in rows) == sorted(lines) != []
    assert speakers == ["National Intelligence Service via Lee Seong-kweun"]


def test_no_row_stands_without_who_said_it_the_day_and_where(run: Run, tmp_path: Path) -> None:
    with exported(run, tmp_path, BUNDLED, *ALL) as database:
        empty = "said_by = '' OR said = '' OR hedge = '' OR sources = ''"
        assert database.column(f"SELECT id FROM facts WHERE {empty}") == []
        lead = "SELECT id FROM facts WHERE NOT EXISTS (SELECT 1 FROM attributions WHERE fact = facts.id"
        assert database.column(f"{lead} AND position = 1 AND stance = 'asserts')") == []
        unprinted = "SELECT id FROM attributions WHERE id NOT IN (SELECT attribution FROM attribution_sources)"
        assert database.column(unprinted) == []


def test_numbers_are_numbers_and_their_digits_are_kept(run: Run, tmp_path: Path) -> None:
    figures = [
        figure("whole", best=4_611_686_018_427_387_905),
        figure("around", bound="about", best=2, low=1, high=3),
    ]
    text = json.dumps(sheet(figures=figures)).replace('"best": 2, "low": 1', '"best": 2.20, "low": 1.50')
    path = tmp_path / "numbers.json"
    path.write_text(text, "utf-8")
    with exported(run, tmp_path, path) as database:
        rows = database.rows("SELECT value, best, best_text, low, low_text, high, high_text FROM facts ORDER BY id")
        assert rows == [
            ("about 2.20", 2.2, "2.20", 1.5, "1.50", 3, "3"),
            ("4611686018427387905", 4611686018427387905, "4611686018427387905", None, None, None, None),
        ]
        assert database.column("SELECT typeof(best) FROM facts ORDER BY id") == ["real", "integer"]


@pytest.mark.parametrize(
    "filters",
    [
        "--measure killed", "--by nis --since 2025", "--actor dprk -n 3", "--status disputed", "--place kursk-oblast",
        "--as-of 2024-11-30", "--as-of 2024-11-30 --source kbs-world-188550", "--grep x --until 1900", "--tag s12 -r",
    ],
)  # fmt: skip
def test_the_facts_are_those_that_the_filters_choose_with_what_they_name(
    run: Run, tmp_path: Path, filters: str
) -> None:
    wanted = json.loads(run(f"timeline --type event --type figure --type assessment {filters} -o json").out)
    with exported(run, tmp_path, BUNDLED, *filters.split()) as database:
        assert database.column("SELECT id FROM facts ORDER BY rowid") == [each["id"] for each in wanted]
        actors = {each["by"]["id"] for fact in wanted for each in fact["attributions"]}
        actors |= {each["id"] for fact in wanted for said in fact["attributions"] for each in said["via"]}
        actors |= {each["id"] for fact in wanted for each in fact["actors"]}
        cited = {each["id"] for fact in wanted for said in fact["attributions"] for each in said["sources"]}
        assert actors <= set(database.column("SELECT id FROM actors"))
        assert cited <= set(database.column("SELECT id FROM sources"))
        assert set(database.column("SELECT source FROM attribution_sources")) == cited
        assert database.column("SELECT id FROM measures WHERE id NOT IN (SELECT measure FROM facts)") == []


def test_what_came_later_is_not_in_it(run: Run, tmp_path: Path) -> None:
    with exported(run, tmp_path, TINY, "--as-of", "2024-03-10") as database:
        assert database.rows("SELECT actor, stance FROM attributions WHERE fact = 'bridge-fell'") == [
            ("south-service", "asserts"),
            ("envoy", "denies"),
        ]
        assert database.one("SELECT status FROM facts WHERE id = 'bridge-fell'") == "disputed"
        assert database.rows("SELECT superseded_by, superseded_by_text FROM facts WHERE id = 'killed-early'") == [
            (None, None)
        ]
        assert database.column("SELECT id FROM sources WHERE id = 'later'") == []
        assert database.rows("SELECT known_on, description FROM sheet") == [("2024-03-10", None)]
        for table in ("facts", "attributions", "sources"):
            assert set(database.column(f"SELECT note FROM {table}")) <= {None}
        assert set(database.column("SELECT detail FROM facts")) <= {None}


def test_a_fact_that_is_not_carried_is_kept_in_words_and_leads_nowhere(run: Run, tmp_path: Path) -> None:
    old, new = "killed-early", "killed-revised"
    with exported(run, tmp_path, TINY) as database:
        assert database.one("SELECT supersedes FROM facts WHERE id = ?", new) == old
        assert database.one("SELECT superseded_by FROM facts WHERE id = ?", old) == new
        whole = database.one("SELECT supersedes_text FROM facts WHERE id = ?", new)
    with exported(run, tmp_path, TINY, "--status", "standing") as database:
        assert database.rows("SELECT supersedes, supersedes_text FROM facts WHERE id = ?", new) == [(None, whole)]
    with exported(run, tmp_path, TINY, "--status", "superseded") as database:
        ((by, text),) = database.rows("SELECT superseded_by, superseded_by_text FROM facts WHERE id = ?", old)
    assert whole == (
        "killed-early: About 30 soldiers had been killed at Ford. [about 30]"
        ' — Southern Service via Kim Min estimated 2024-03-02 (Daily, "The" 2024-03-02); superseded'
    )
    assert (by, text.split(":")[0]) == (None, new)
    assert "Southern Service assessed 2024-03-20 (Southern Service 2024-03)" in text


def test_nothing_chosen_is_a_database_without_facts(run: Run, tmp_path: Path) -> None:
    with exported(run, tmp_path, TINY, "--grep", "no such text") as database:
        assert database.one("SELECT count(*) FROM facts") == 0
        assert database.one("SELECT title FROM sheet") == "The bridge at Ford"
    path = tmp_path / "empty.db"
    assert run(f"-f {TINY} export sqlite --grep zzz -e -O {path}").code == 1
    with opened(path) as database:
        assert database.is_sound


def test_the_same_sheet_is_the_same_bytes(tmp_path: Path) -> None:
    files = []
    for seed, cache in (("1", str(tmp_path / "cache")), ("2", "off")):
        line = [*MODULE, "-f", str(TINY), "export", "sqlite"]
        done = ran(line, PYTHONHASHSEED=seed, FACTSHEET_CACHE=cache, TZ=f"UTC+{seed}", LC_ALL="C")
        assert (done.stderr, done.returncode) == (b"", 0)
        files.append(done.stdout)
    path = tmp_path / "made.db"
    assert ran([*MODULE, "-f", str(TINY), "export", "sqlite", "-O", str(path)]).returncode == 0
    assert files[0] == files[1] == path.read_bytes()
    assert files[0].startswith(b"SQLite format 3\0")


def test_it_is_no_text_for_a_terminal(run: Run, tmp_path: Path) -> None:
    refused = run(f"-f {TINY} export sqlite", columns=80)
    assert (refused.out, refused.code) == ("", 2)
    assert "-O FILE" in refused.err
    assert run(f"-f {TINY} export sqlite -O {tmp_path / 'made.db'}", columns=80) == ("", "", 0)


# What runs in the background of a shell ignores interrupts, and so do its children.
INTERRUPTIBLE = (
    "import signal; from factsheet.__main__ import run; signal.signal(signal.SIGINT, signal.default_int_handler); run()"
)
posix = pytest.mark.skipif(os.name != "posix", reason="signals and limits as POSIX has them")


def begun(folder: Path) -> "subprocess.Popen[bytes]":
    """A process that has begun to write its database to a pipe that is not read."""
    temporary = folder / "temporary"
    temporary.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTIBLE, "export", "sqlite"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=variables(TMPDIR=str(temporary)),
    )
    assert process.stdout
    assert process.stdout.read(1) == b"S"
    (made,) = temporary.iterdir()
    assert made.stat().st_mode & 0o777 == 0o700
    assert [each.stat().st_mode & 0o777 for each in made.iterdir()] == [0o600]
    return process


@pytest.mark.uncounted
@posix
def test_an_interrupt_leaves_nothing_behind(tmp_path: Path) -> None:
    process = begun(tmp_path)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (err, process.returncode) == (b"", 130)
    assert list((tmp_path / "temporary").iterdir()) == []


@posix
def test_a_reader_that_is_gone_leaves_nothing_behind(tmp_path: Path) -> None:
    process = begun(tmp_path)
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert (process.stderr.read(), process.wait(timeout=60)) == (b"", 0)
    process.stderr.close()
    assert list((tmp_path / "temporary").iterdir()) == []


@pytest.mark.uncounted
@posix
@pytest.mark.parametrize("limit", [3_000, 60_000, 1_000_000])
def test_a_full_disk_leaves_the_file_that_was_there(tmp_path: Path, limit: int) -> None:
    import resource

    path, temporary = tmp_path / "facts.db", tmp_path / "temporary"
    path.write_text("what was there", "utf-8")
    temporary.mkdir()
    done = subprocess.run(
        [*MODULE, "export", "sqlite", "-O", str(path)],
        env=variables(TMPDIR=str(temporary), FACTSHEET_CACHE="off", PYTHONDONTWRITEBYTECODE="1"),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        capture_output=True,
        check=False,
    )
    assert (done.stdout, done.returncode) == (b"", 4)
    assert done.stderr.startswith(b"factsheet: error: cannot write ")
    assert done.stderr.count(b"\n") == 1
    assert path.read_text("utf-8") == "what was there"
    assert list(temporary.iterdir()) == []
    assert sorted(each.name for each in tmp_path.iterdir()) == ["facts.db", "temporary"]


def test_a_search_finds_words_of_statements_names_quotes_and_titles(run: Run, tmp_path: Path) -> None:
    asked = [
        ("facts", "bridge fell", ["bridge-fell"]),
        ("facts", "NORTH", ["appeal", "bridge-fell", "killed-early", "killed-revised", "retreat", "to-be-sent"]),
        ("facts", "envoy", ["bridge-fell"]),
        ("facts", "engin*", ["killed-engineers"]),
        ("attributions", "fable", ["bridge-fell.2"]),
        ("actors", "남쪽", ["south"]),
        ("actors", "lawmaker", ["kim-min"]),
        ("places", "the ford", ["ford"]),
        ("sources", "falls 한국어", ["daily"]),
        ("sources", "iris", ["later"]),
    ]
    with exported(run, tmp_path, TINY, *ALL) as database:
        for _ in range(2):
            for table, words, wanted in asked:
                found = f"SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?"
                assert set(wanted) <= set(database.column(f"SELECT id FROM {table} WHERE rowid IN ({found})", words))
            assert database.column("SELECT rowid FROM facts_fts WHERE facts_fts MATCH 'zzz'") == []
            database.rows("VACUUM")  # whoever keeps the file may do that: rows stay where search looks for them


def test_a_sqlite_without_fts5_gives_all_but_the_search() -> None:
    with closing(Index(open_index(str(TINY), None))) as index, closing(sqlite3.connect(":memory:")) as connection:
        # The build asks SQLite for FTS5 by making a table of this name, and SQLite refuses.
        connection.execute("CREATE TABLE temp.probe (x)")
        build(connection, Carried(index, Selection(statuses=("standing",))), "made.db")
        database = Database(connection)
        names = set(database.column("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"))
        assert names == NAMES
        assert database.is_sound
        assert database.one("SELECT count(*) FROM facts") > 3


def test_the_file_tells_what_it_is(run: Run, tmp_path: Path) -> None:
    with exported(run, tmp_path, TINY) as database:
        assert database.one("PRAGMA application_id").to_bytes(4) == b"fact"
        assert database.one("PRAGMA user_version") == layout.VERSION == 1
        assert database.one("PRAGMA encoding") == "UTF-8"
        assert database.one("PRAGMA journal_mode") == "delete"
        tables = database.rows("SELECT name, sql FROM sqlite_master WHERE sql LIKE 'CREATE TABLE%' AND sql LIKE '%--%'")
        assert len(tables) == len(layout.TABLES)
        assert not [name for name, sql in tables if sql.rstrip().endswith("STRICT")]


def test_the_page_of_the_database_is_made_from_what_makes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    program = HERE.parent / "docs" / "sqlite.py"
    monkeypatch.setattr("sys.argv", [str(program), "--check"])
    with pytest.raises(SystemExit, match="0"):
        runpy.run_path(str(program), run_name="__main__")


def test_the_page_tells_of_every_column_type_and_reference_of_the_file(run: Run, tmp_path: Path) -> None:
    sections = {part.split("\n")[0]: part for part in PAGE.read_text("utf-8").split("\n## ")[1:]}
    with exported(run, tmp_path, TINY) as database:
        made = database.rows(
            "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT GLOB '*_fts*'"
        )
        assert sorted(sections) == sorted(name for name, _ in made)
        for name, kind in made:
            columns = database.rows('SELECT name, lower(type), "notnull" FROM pragma_table_info(?)', name)
            if kind == "view":
                assert all(f"`{column}`" in sections[name] for column, _, _ in columns)
                continue
            referred = dict(database.rows('SELECT "from", "table" FROM pragma_foreign_key_list(?)', name))
            rows = [line.split(" | ") for line in sections[name].split("\n") if line.startswith("| `")]
            assert [row[0].strip("| `") for row in rows] == [column for column, _, _ in columns]
            for (column, type_, required), (_, told, _) in zip(columns, rows, strict=True):
                assert told.startswith(type_)
                assert ("can be NULL" in told) == (not required)
                assert (f"of [{referred.get(column)}]" in told) == (column in referred)
            search = f"{name}_fts"
            searched = database.column("SELECT name FROM pragma_table_info(?)", search)
            assert (f"`{search}` searches" in sections[name]) == bool(searched)


def test_what_a_column_of_codes_holds_is_checked_by_sqlite_itself(run: Run, tmp_path: Path) -> None:
    with exported(run, tmp_path, TINY, *ALL) as database:
        for change in ("status = 'likely'", "type = 'rumour'", "said_by = NULL", "key = 2"):
            with pytest.raises(sqlite3.IntegrityError):
                database.rows(f"UPDATE facts SET {change}")


def utils(*words: str | Path) -> str:
    """What sqlite-utils prints."""
    done = ran([str(BIN / "sqlite-utils"), *map(str, words)])
    assert (done.stderr, done.returncode) == (b"", 0)
    return done.stdout.decode()


def test_sqlite_utils_reads_tables_keys_views_and_searches(run: Run, tmp_path: Path) -> None:
    from sqlite_utils import Database as Utils

    path = tmp_path / "made.db"
    assert run(f"export sqlite -O {path}").code == 0
    database = Utils(path)
    content = read(BUNDLED)
    assert {name: database[name].count for name in ("actors", "places", "sources", "measures", "facts")} == {
        **{name: len(content[name]) for name in ("actors", "places", "sources", "measures")},
        "facts": sum(len(content[section]) for section in FACTS),
    }
    assert {(key.column, key.other_table) for key in database.table("attributions").foreign_keys} == {
        ("fact", "facts"),
        *((name, "actors") for name in ("actor", "body", "side")),
    }
    assert database.view_names() == ["fact_lines", "attribution_lines"]
    assert {table: database.table(table).detect_fts() for table in ("facts", "actors", "measures")} == {
        "facts": "facts_fts",
        "actors": "actors_fts",
        "measures": None,
    }
    found = json.loads(utils("search", path, "facts", "kursk 300", "-c", "id", "-c", "said_by"))
    assert {"id": "nis-killed-2025-01-13", "said_by": "National Intelligence Service via Lee Seong-kweun"} in found
    assert "Budanov" in utils("search", path, "actors", "HUR", "-c", "name")
    database.close()


def test_duckdb_reads_every_table_and_view_as_sqlite_does(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "made.db"
    with exported(run, tmp_path, BUNDLED) as database, in_duckdb(path) as duck:
        for name in sorted(NAMES):
            names = database.column("SELECT name FROM pragma_table_info(?)", name)
            columns = ", ".join(f'"{column}"' for column in names)
            query = f"SELECT {columns} FROM {name}"
            assert Counter(duck.execute(query).fetchall()) == Counter(database.rows(query)), name
        query = (
            "SELECT actors.name, count(*) FROM attributions JOIN actors ON actors.id = attributions.actor"
            " WHERE stance = 'denies' GROUP BY actors.name ORDER BY 2 DESC, 1"
        )
        assert duck.execute(query).fetchall() == database.rows(query) != []
        days = duck.execute("SELECT min(latest::DATE), max(latest::DATE) FROM facts").fetchall()
        assert [str(day) for day in days[0]] == list(database.rows("SELECT min(latest), max(latest) FROM facts")[0])


def test_a_sheet_of_another_language_is_carried_as_it_is(run: Run, tmp_path: Path) -> None:
    content = sheet(
        language="ko",
        title="다리",
        events=[event("it", statement="다리가 무너졌다.", attributions=[said(quote="거짓")])],
    )
    with exported(run, tmp_path, written(tmp_path, content)) as database:
        assert database.rows("SELECT language, title FROM sheet") == [("ko", "다리")]
        assert database.rows("SELECT statement, said_by FROM facts") == [("다리가 무너졌다.", "Speaker")]
        assert database.column(
            "SELECT quote FROM attributions WHERE rowid IN"
            " (SELECT rowid FROM attributions_fts WHERE attributions_fts MATCH '거*')"
        ) == ["거짓"]


def _cell(value: object) -> str:
    return "" if value is None else str(value).replace("\\", "\\\\")
