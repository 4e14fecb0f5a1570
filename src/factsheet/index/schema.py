"""The tables of the index. VERSION changes with them, and with whatever is stored in them."""

VERSION = 12

# `n` counts all records of a sheet alike, so that the words of facts, actors and sources share one table.
# `o1` and `o2` are the order of dates: the earliest day, then the latest (format.md, Dates).
TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE referent (
  n INTEGER PRIMARY KEY, type TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT,
  o1 TEXT NOT NULL, o2 TEXT NOT NULL, earliest TEXT, latest TEXT, record TEXT NOT NULL);
CREATE TABLE called (type TEXT NOT NULL, folded TEXT NOT NULL, rank INTEGER NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (type, folded, rank, n)) WITHOUT ROWID;
CREATE TABLE part (whole INTEGER NOT NULL, piece INTEGER NOT NULL, PRIMARY KEY (whole, piece)) WITHOUT ROWID;
CREATE TABLE fact (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, type TEXT NOT NULL, kind TEXT, measure INTEGER, scope TEXT, numbers TEXT,
  o1 TEXT NOT NULL, o2 TEXT NOT NULL, earliest TEXT, latest TEXT,
  is_key INTEGER NOT NULL, status TEXT NOT NULL, known TEXT NOT NULL, folded TEXT NOT NULL, record TEXT NOT NULL);
-- The status of a fact from a day on, for facts whose status ever changes: the others stand.
CREATE TABLE step (fact INTEGER NOT NULL, since TEXT NOT NULL, status TEXT NOT NULL, successor TEXT,
  PRIMARY KEY (fact, since)) WITHOUT ROWID;
CREATE TABLE said (n INTEGER PRIMARY KEY, fact INTEGER NOT NULL, position INTEGER NOT NULL, stance TEXT NOT NULL,
  o1 TEXT NOT NULL, o2 TEXT NOT NULL, earliest TEXT, latest TEXT);
-- Who and what a fact names: `said` is the attribution that does, 0 where the fact itself does. In the order in which
-- facts are written, so that a new row goes to the end; by target it is sorted once, when all are there.
CREATE TABLE link (target INTEGER NOT NULL, role TEXT NOT NULL, fact INTEGER NOT NULL, said INTEGER NOT NULL,
  PRIMARY KEY (fact, role, target, said)) WITHOUT ROWID;
CREATE TABLE tag (tag TEXT NOT NULL, fact INTEGER NOT NULL, PRIMARY KEY (tag, fact)) WITHOUT ROWID;
-- The kinds and the tags that facts have, each once: what can be asked for is known without reading a fact.
-- `type` is that of the facts of a kind, and empty for a tag.
CREATE TABLE label (noun TEXT NOT NULL, label TEXT NOT NULL, type TEXT NOT NULL,
  PRIMARY KEY (noun, label, type)) WITHOUT ROWID;
"""
INDEXES = """
CREATE UNIQUE INDEX referent_id ON referent (id);
CREATE INDEX referent_type ON referent (type, id);
-- What a record is called: asked of each that a fact names, where the fact is read as of another day.
CREATE INDEX called_n ON called (n);
-- What copies a source, found without reading the others.
CREATE INDEX referent_copied ON referent (json_extract(record, '$.derived_from.id')) WHERE type = 'source';
CREATE UNIQUE INDEX fact_id ON fact (id);
-- With what most selections ask of a fact, so that those that are left out need not be read.
CREATE INDEX fact_order ON fact (o1, o2, id, earliest, type, status);
-- With what figures are compared by, so that no record need be read for it.
CREATE INDEX fact_measure ON fact (measure, o1, o2, id, scope, is_key, type, status, earliest, latest, numbers)
  WHERE measure IS NOT NULL;
CREATE INDEX fact_key ON fact (o1, o2, id, earliest, type, status) WHERE is_key;
CREATE INDEX said_order ON said (o1, o2);
CREATE INDEX said_fact ON said (fact, position);
CREATE INDEX link_target ON link (target, role, fact);
"""
# Marks of vowels belong to words; what separates them is every other character (names.words).
WORDS = (
    "CREATE VIRTUAL TABLE words USING fts5 (statement, names, rest, content='', detail=full,"
    " tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\")"
)
WORDS_WITHOUT_FTS5 = "CREATE TABLE words (rowid INTEGER PRIMARY KEY, statement TEXT, names TEXT, rest TEXT)"
