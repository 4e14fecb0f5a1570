"""What is asked of sheets of every size, and of whom."""

from dataclasses import replace

from bench.asking import OWN_FILE, Asking, upto
from bench.command import Command, Question
from bench.facts import TAG, WORDS

COLD, FILTER, TIMELINE, COLUMNS, SEARCH, SHOW, COMPLETION, VIEWS = (
    "The first look", "A filter", "The whole timeline", "The whole timeline, seven columns", "A search", "One record",
    "Completion", "Other views",
)  # fmt: skip
HASH, JQ = "hash of the file alone", "jq, the sheet"
ALIKE, SHOWN, COMPLETED = "The largest sheet beside the smallest", "`show`", "completion"
_ALL = ("timeline", "--type", "event", "--type", "figure", "--type", "assessment")
_PICKED = "id,date,statement,said,hedge"
_SEVEN = "id,date,statement,by,said,hedge,sources"
_ONE, _SOURCE = "event-7", "harbour-courier-2015-01-01-0"
_KEPT = "retracted = 'false'"
_TAGGED = f"'; ' || tags || '; ' LIKE '%; {TAG}; %' AND {_KEPT}"
_FOUND = " AND ".join([*(f"regexp_matches(statement, '\\b{word}', 'i')" for word in WORDS), _KEPT])
# How much a program can be asked about, from what it took where there was less.
_MUCH = {"recsel": 100_000, "memory": 100_000, "nested": 100_000}
_HASHED = """\
import hashlib, sys
digest = hashlib.sha256()
with open(sys.argv[1], "rb") as file:
    while part := file.read(1 << 20):
        digest.update(part)
print(digest.hexdigest())
"""


def questions(asking: Asking, facts: int) -> list[Question]:
    """All of them, for a sheet of so many facts; the first makes what the others find ready."""
    return [
        _cold(asking, facts), _filter(asking, facts), _timeline(asking), _columns(asking, facts),
        _search(asking, facts), _show(asking, facts), _completion(asking, facts), _views(asking),
    ]  # fmt: skip


def alike(sheets: dict[int, Asking]) -> Question:
    """One record of sheets of these sizes in turn: apart, the machine may be another one by the time of the second."""
    commands = [
        replace(command, name=of(name, facts))
        for facts, asking in sheets.items()
        for name, command in (
            (SHOWN, asking.factsheet("show", _ONE)), (COMPLETED, _completing(asking, facts)), (HASH, _hashing(asking)),
        )
    ]  # fmt: skip
    return Question(ALIKE, "What was asked of each is asked of both once more, in turn.", tuple(commands), same=False)


def of(name: str, facts: int) -> str:
    """The name of a command that is asked of a sheet of so many facts."""
    return f"{name}, {facts:,} facts"


def _cold(asking: Asking, facts: int) -> Question:
    utils, db, lines = asking.peers.installed("sqlite-utils"), asking.database, asking.files.lines
    made = asking.shell(
        "sqlite-utils: insert, enable-fts, create-index",
        f"{utils} insert {db} facts {lines} --nl --pk id --silent",
        f"{utils} enable-fts {db} facts statement",
        f"{utils} create-index {db} facts tags",
        f"{utils} {db} 'select count(*) from facts'",
    )
    duck = (
        f"CREATE TABLE facts AS FROM {_csv(asking)}; COPY (SELECT count(*) FROM facts) TO '/dev/stdout' (HEADER false)"
    )
    duckdb = asking.duckdb("its file made of the CSV", "", str(asking.duck))
    return Question(
        COLD,
        "Nothing is kept: the sheet is validated and indexed, and one line printed. The others read their file once,"
        " or make a file of their own of it, and print how many facts there are.",
        (
            replace(asking.factsheet("events", "-n", "1"), before=asking.emptied(asking.cache)),
            asking.jq("[.events, .figures, .assessments | length] | add"),
            _nested(asking, facts, "SELECT count(*) FROM fact"),
            replace(duckdb, argv=(*duckdb.argv[:-2], duck, duckdb.argv[-1]), before=asking.emptied(asking.duck)),
            replace(made, before=asking.emptied(db)),
            asking.mlr("count"),
        ),
        same=False,
    )


def _filter(asking: Asking, facts: int) -> Question:
    sql = f"SELECT {_quoted(_PICKED)} FROM facts WHERE {_TAGGED}"
    nested = (
        f"SELECT id, date, statement, {_joined('date')}, {_joined('hedge')} FROM fact"
        f" WHERE list_contains(tags, '{TAG}') AND NOT list_contains([a.stance FOR a IN attributions], 'retracts')"
    )
    lines = f'select(.retracted == "false" and (.tags | split("; ") | index("{TAG}")))'
    mlr = f'$tags =~ "(^|; ){TAG}(;|$)" && $retracted == "false"'
    return Question(
        FILTER,
        "By a tag that 0.6 % of the facts have; five columns for which nothing has to be looked up elsewhere.",
        (
            asking.factsheet(*_ALL, "--tag", TAG, "--columns", _PICKED),
            asking.jq("tagged.jq", "tag", TAG),
            asking.jq(f"{lines} | [{_fields(_PICKED)}] | @tsv", file=asking.files.lines),
            _nested(asking, facts, nested),
            *_duckdb(asking, sql),
            asking.utils(sql),
            upto(asking.utils_memory(sql), facts, _MUCH["memory"], "too slow"),
            asking.mlr("filter", mlr, "then", "cut", "-o", "-f", _PICKED),
            upto(asking.recsel("-e", f"tags ~ '{TAG}' && {_KEPT}", "-R", _PICKED), facts, _MUCH["recsel"], "too slow"),
        ),
    )


def _timeline(asking: Asking) -> Question:
    told = "All sixteen columns, of all facts. jq prints in the order of the sheet, factsheet in that of days."
    return Question(TIMELINE, told, (asking.factsheet(*_ALL), asking.jq("timeline.jq")))


def _columns(asking: Asking, facts: int) -> Question:
    sql = f"SELECT {_quoted(_SEVEN)} FROM facts WHERE {_KEPT}"
    return Question(
        COLUMNS,
        "Seven columns, which the flat files have with every name in its place: only factsheet and jq on the sheet look"
        " them up.",
        (
            asking.factsheet(*_ALL, "--columns", _SEVEN),
            asking.jq("flat.jq"),
            asking.jq(f'select(.retracted == "false") | [{_fields(_SEVEN)}] | @tsv', file=asking.files.lines),
            *_duckdb(asking, sql),
            asking.utils(sql),
            asking.mlr("filter", '$retracted == "false"', "then", "cut", "-o", "-f", _SEVEN),
            upto(asking.recsel("-e", _KEPT, "-R", _SEVEN), facts, _MUCH["recsel"], "too slow"),
        ),
    )


def _search(asking: Asking, facts: int) -> Question:
    one, other = WORDS
    sql = "SELECT id, date, statement FROM facts WHERE "
    match = f"{sql}{_KEPT} AND rowid IN (SELECT rowid FROM facts_fts WHERE facts_fts MATCH '{one}* {other}*')"
    mlr = f'$statement =~ "\\b{one}"i && $statement =~ "\\b{other}"i && $retracted == "false"'
    rec = f"statement ~ '{one}' && statement ~ '{other}' && {_KEPT}"
    return Question(
        SEARCH,
        "Two words that begin words of one fact in a thousand. factsheet looks through actors, sources, quotes and"
        " notes, too; the others through statements.",
        (
            asking.factsheet("search", one, other, "--columns", "id,date,statement"),
            asking.jq("searched.jq", "one", one, "other", other),
            *_duckdb(asking, f"{sql}{_FOUND}"),
            asking.utils(match),
            asking.mlr("filter", mlr, "then", "cut", "-o", "-f", "id,date,statement"),
            upto(asking.recsel("-e", rec, "-R", "id,date,statement"), facts, _MUCH["recsel"], "too slow"),
        ),
    )


def _show(asking: Asking, facts: int) -> Question:
    sql = f"SELECT * FROM facts WHERE id = '{_ONE}'"
    return Question(
        SHOW,
        f"The record of an id, `{_ONE}`, whole.",
        (
            asking.factsheet("show", _ONE),
            _hashing(asking),
            asking.jq(f'.events[], .figures[], .assessments[] | select(.id == "{_ONE}")'),
            *_duckdb(asking, sql),
            asking.utils(sql),
            asking.mlr("filter", f'$id == "{_ONE}"'),
            upto(asking.recsel("-e", f"id = '{_ONE}'"), facts, _MUCH["recsel"], "too slow"),
        ),
        same=False,
    )


def _completion(asking: Asking, facts: int) -> Question:
    return Question(
        COMPLETION,
        "What bash asks on a tab behind `factsheet show` and an id that one record has.",
        (replace(_completing(asking, facts), name="completion of `show ID`"), _hashing(asking)),
        same=False,
    )


def _completing(asking: Asking, facts: int) -> Command:
    line = f"factsheet show -f {asking.files.sheet} assessment-{facts - 1}"
    return asking.completing(line, "factsheet", asking.peers.installed("factsheet"))


def _hashing(asking: Asking) -> Command:
    return asking.python(HASH, _HASHED, str(asking.files.sheet))


def _views(asking: Asking) -> Question:
    asked = (
        "summary", "timeline -n 20", "timeline --since 2025-08", "figures --measure killed -n 20", "list tags",
        "list places", "search part --since 2025-08 -n 20", "events --by aldoria -n 20", f"show {_SOURCE}",
        "actors -n 20", "sources -n 20", "attributions --since 2025-08-20",
    )  # fmt: skip
    told = "What else is asked of a sheet, of factsheet alone."
    return Question(VIEWS, told, tuple(asking.factsheet(*each.split()) for each in asked), same=False)


def _nested(asking: Asking, facts: int, sql: str) -> Command:
    """DuckDB on the sheet itself, of which it holds all at once."""
    sections = ("events", "figures", "assessments")
    size = asking.files.sheet.stat().st_size + 1
    picked = " UNION ALL BY NAME ".join(f"SELECT unnest({each}, max_depth := 2) FROM sheet" for each in sections)
    sheet = f"FROM read_json('{asking.files.sheet}', maximum_object_size={size})"
    whole = f"WITH sheet AS MATERIALIZED ({sheet}), fact AS ({picked}) {sql}"
    return upto(asking.duckdb("the sheet", whole), facts, _MUCH["nested"], "needs more memory than there is")


def _duckdb(asking: Asking, sql: str) -> tuple[Command, Command]:
    """DuckDB on the CSV, and on the file that it made of it."""
    on_csv = asking.duckdb("CSV", sql.replace("FROM facts", f"FROM {_csv(asking)}"))
    return on_csv, asking.duckdb(OWN_FILE, sql, str(asking.duck))


def _csv(asking: Asking) -> str:
    return f"read_csv('{asking.files.csv}', quote='\"', all_varchar=true)"


def _joined(key: str) -> str:
    return f"array_to_string([a.{key} FOR a IN attributions IF coalesce(a.stance, 'asserts') = 'asserts'], '; ')"


def _quoted(columns: str) -> str:
    return ", ".join(f'"{each}"' for each in columns.split(","))


def _fields(columns: str) -> str:
    return ", ".join(f".{each}" for each in columns.split(","))
