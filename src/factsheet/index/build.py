"""The index built: every record through the gate, resolved, and into its tables; nothing is kept of a broken sheet."""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import TYPE_CHECKING

from factsheet import dates
from factsheet.gate.passage import Passage
from factsheet.gate.problems import Problem
from factsheet.index import schema
from factsheet.index.book import Book, Raw
from factsheet.index.full import InFull
from factsheet.index.resolve import STANCE, resolved
from factsheet.index.search import has_fts5
from factsheet.index.succession import Contest
from factsheet.index.waiting import Waiting
from factsheet.names import fold, words
from factsheet.progress import in_sqlite
from factsheet.record import as_json, loads
from factsheet.vocabulary import FACT_SECTIONS, SECTIONS

if TYPE_CHECKING:
    from factsheet.contract import Fact
    from factsheet.gate.decoding import Decoded

_RANK_ID, _RANK_NAME, _RANK_ALIAS = 0, 1, 2
_NUMBERS = ("best", "low", "high")
_HEAD = ("title", "description", "as_of", "language", "license")


def build(sheet: Decoded, connection: sqlite3.Connection) -> list[Problem]:
    """Fills an empty database with the sheet; returns its problems, and if there are any the database is of no use.

    Raises UnreadableSheet where its records are too long in full.
    """
    passage = Passage(sheet)
    writer = _Writer(connection, InFull(sheet.label, len(sheet.text)))
    for section, _, start, record, _, end in passage.scanned():
        if section in FACT_SECTIONS:
            writer.fact(section, record, end - start)
        else:
            writer.referent(section, record, end - start)
    problems = passage.problems()
    if not problems:
        with in_sqlite(f"Sorting {sheet.label}", connection):
            writer.finish(passage.head)
    return problems


class _Writer:
    """Writes the records of one sheet as they come."""

    def __init__(self, connection: sqlite3.Connection, full: InFull) -> None:
        self._db = connection
        self._full = full
        self._book = Book()
        self._numbers: dict[str, int] = {}
        self._referents_written = False
        self._contest = Contest()
        self._said = 0
        self._labels: set[tuple[str, str, str]] = set()
        self._rows = Waiting(connection)
        self._counted: Counter[str] = Counter(dict.fromkeys(SECTIONS.values(), 0))
        self._fts5 = has_fts5(connection)
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16384;")
        connection.executescript(schema.TABLES)
        connection.execute(schema.WORDS if self._fts5 else schema.WORDS_WITHOUT_FTS5)
        connection.execute("BEGIN")

    def referent(self, section: str, record: Raw, length: int) -> None:
        """Takes an actor, a place, a source or a measure; they are written together, before the first fact."""
        self._full.referent(length)
        self._numbers[record["id"]] = len(self._numbers) + 1
        self._book.add(section, record)

    def fact(self, section: str, record: Raw, length: int) -> None:
        """Writes a fact, what it names, and who said it."""
        self._write_referents()
        noun = FACT_SECTIONS[section]
        self._full.ahead(self._book, record, length)
        found = resolved(self._book, noun, record)
        self._full.fact(found, len(record["attributions"]))
        n = self._numbers[record["id"]] = len(self._numbers) + 1
        measure = self._numbers[record["measure"]] if noun == "figure" else None
        numbers = as_json({key: record.get(key) for key in _NUMBERS}) if measure else None
        span = dates.parse(record["date"])
        self._rows.fact.append(
            (n, record["id"], noun, record.get("kind"), measure, record.get("scope"), numbers, *span.order, *span,
             record.get("key") is True, "standing", found.known, found.folded, found.json)
        )  # fmt: skip
        self._words(n, found.statement, found.names, found.rest)
        tags = record.get("tags") or []
        for tag in tags:
            self._rows.tag.append((tag, n))
            self._labels.add(("tag", tag, ""))
        if "kind" in record:
            self._labels.add(("kind", record["kind"], noun))
        self._links(n, record)
        self._contest.add(record["id"], record.get("supersedes"), contested=found.contested)
        self._counted[noun] += 1
        self._rows.record()

    def finish(self, head: Raw) -> None:
        """Writes what is known only after the last record: the sheet's own keys, who supersedes whom, every status."""
        self._write_referents()
        self._rows.write()
        self._statuses()
        counted = {f"{noun}s": str(number) for noun, number in self._counted.items()}
        known = {key: head.get(key) for key in _HEAD} | {"language": head.get("language") or "en"}
        self._db.executemany("INSERT INTO meta VALUES (?,?)", [*known.items(), *counted.items()])
        self._db.executemany("INSERT INTO label VALUES (?,?,?)", sorted(self._labels))
        self._db.executescript(schema.INDEXES)
        self._db.commit()

    def _links(self, n: int, record: Raw) -> None:
        numbers, link = self._numbers, self._rows.link
        link += [(numbers[each], "about", n, 0) for each in record.get("actors") or ()]
        link += [(numbers[each], "at", n, 0) for each in record.get("places") or ()]
        for position, attribution in enumerate(record["attributions"]):
            said = self._said = self._said + 1
            span = dates.parse(attribution["date"])
            stance = attribution.get("stance") or "asserts"
            self._rows.said.append((said, n, position, stance, *span.order, *span))
            link.append((numbers[attribution["by"]], "by", n, said))
            link += [(numbers[each], "via", n, said) for each in attribution.get("via") or ()]
            link += [(numbers[each], "cites", n, said) for each in attribution["sources"]]

    def _write_referents(self) -> None:
        if self._referents_written:
            return
        self._referents_written = True
        book = self._book
        for record in book.actors.values():
            self._full.ahead(book, record, len(record.get("members") or ()))
            self._referent("actor", record, record["name"], book.actor(record))
            others = [*(record.get("aliases") or []), record.get("native_name")]
            self._searched(record, [record["name"]], others, [record.get("role"), record.get("description")])
        for record in book.places.values():
            self._referent("place", record, record["name"], book.place(record))
        for record in book.sources.values():
            self._referent("source", record, record.get("title") or record["publisher"], book.source(record))
            others = [*(record.get("authors") or []), record.get("container_title")]
            self._searched(record, [record.get("title")], [record["publisher"]], others)
        for record in book.measures.values():
            self._referent("measure", record, record["label"], book.measure(record))
        book.cite()

    def _searched(self, record: Raw, *texts: list[str | None]) -> None:
        """Writes the words of an actor or a source: what it is called, its other names, the rest."""
        self._words(self._numbers[record["id"]], *(fold("\n".join(filter(None, each))) for each in texts))

    def _referent(self, noun: str, record: Raw, name: str, json: str) -> None:
        self._full.add(len(json))
        n = self._numbers[record["id"]]
        span = dates.parse(record["issued"]) if record.get("issued") else dates.Span(None, None)
        self._rows.referent.append((n, noun, record["id"], name, record.get("kind"), *span.order, *span, json))
        others = [record.get("native_name"), record.get("url"), record.get("publisher")]
        aliases = [*(record.get("aliases") or []), *filter(None, others)]
        called = [(record["id"], _RANK_ID), (name, _RANK_NAME), *((alias, _RANK_ALIAS) for alias in aliases)]
        self._rows.called += [(noun, fold(text), rank, n) for text, rank in called]
        self._rows.part += [(n, self._numbers[each]) for each in record.get("members") or ()]
        if record.get("part_of"):
            self._rows.part.append((self._numbers[record["part_of"]], n))
        self._counted[noun] += 1
        self._rows.record()

    def _words(self, n: int, *folded: str) -> None:
        """Writes the words of a record's statement, names and other texts."""
        columns = folded if self._fts5 else tuple(" " + " ".join(words(text)) for text in folded)
        self._rows.words.append((n, *columns))

    def _statuses(self) -> None:
        """Writes the status of every fact that has ever been denied, disputed, retracted or superseded."""
        for fact in list(self._contest.outcomes(self._load, self._book.side)):
            n = self._numbers[fact.id]
            before = self._record(fact.id)
            json = fact.amend(before)
            self._full.add((len(json) - len(before)) * json.count(STANCE))
            self._db.execute("UPDATE fact SET status = ?, record = ? WHERE n = ?", (fact.status, json, n))
            self._db.executemany(
                "INSERT INTO step VALUES (?,?,?,?)", [(n, *step, fact.successor) for step in fact.steps]
            )

    def _record(self, name: str) -> str:
        found = self._db.execute("SELECT record FROM fact WHERE n = ?", (self._numbers[name],)).fetchone()
        return str(found[0])

    def _load(self, name: str) -> Fact:
        fact: Fact = loads(self._record(name))
        return fact
