"""What `convert --help` tells beyond its options: its columns are printed from the table that reads them."""

from collections.abc import Iterable

from factsheet.convert.columns import DERIVED, FACT, NAMED, OTHER_NAMES, PRINTED, SAID, Column

_WIDTH = 17


def _listed(columns: Iterable[Column]) -> str:
    return "".join(f"    {each.name:{_WIDTH}} {each.meaning}\n" for each in columns)


GUIDE = f"""\
Rows and columns:

  One fact a row, the columns named in the first row, in any order and case. What cannot be placed, and what the
  format requires and no cell tells, is an error at its line and column (path:line:column: what). All are told at
  once, and then nothing is written and the exit code is 1. --title and --as-of are required.

  Begin with: type, statement, date, by, said, hedge, sources, source_type, actor_kind; of events kind, of figures
  measure, unit, value, of assessments kind. Run it, mend what it tells, run it again; then "factsheet check".

  The file: UTF-8, with or without a byte order mark; LF or CRLF; comma, semicolon or tab, whichever makes most of
  the first row's cells known names ("sep=;" ahead of it settles that). Rows without a cell are passed over. A workbook
  (xlsx, ods), UTF-16 or another character set is refused with what to do (exit code 3).

  Several values in a cell are joined by "; ", as the output does. The escapes of the output are undone ("factsheet
  help output": \\t \\n \\r \\\\ \\xNN \\uNNNN, and one ' ahead of a formula); another backslash stands for itself;
  --verbatim undoes none. "-o csv" comes back as it is; "-o tsv --header" needs --no-quotes.

  Of a fact

{_listed(FACT)}
  Who said it: by, said and hedge hold one value each for all who assert it, the lead first

{_listed(SAID)}
  Where it was printed

{_listed(PRINTED)}
  Who and what is named: the same name, letter for letter, is the same actor

{_listed(NAMED)}
  Other names: {", ".join(f"{name} for {own}" for name, own in OTHER_NAMES.items())}.
  Not read, since they follow from the rest: {", ".join(DERIVED)}.
  value is compared with the numbers beside it. Another column is an error; --skip COLUMN leaves it out.

  A row for each who said it. Rows with one id are one fact: the first has the fact's columns, the others its id and
  who else said it, with their own sources (in the fact's columns nothing, or the same). It is the exact form. In one
  row, sources belong to the one who said it, and one source to all who did; several sources of several voices are an
  error, since which printed whom is not told. A row that differs from one above in its sources alone adds these.
  --attributions FILE takes the same from a table of its own, as "factsheet attributions -o csv" prints it, and rows
  of type attribution from "timeline --type all" do as well; the fact's own row must then name the same voices.

  What is known. The format wants the kind of every actor, the type of every publication and the unit of every
  measure. They stand in the columns above, in any row that names them; or in tables, with the columns of "factsheet
  actors -o csv" and "sources -o csv" (--actors, --sources; --measures: id, label, unit, kind, description; --places:
  id, name, aliases, country, part_of); or in a sheet: --with SHEET. --source-type TYPE holds for publications of which
  nothing else tells. Nothing holds for actors: what someone is, a person must say. Names are looked up among names
  and aliases, then ids. Only what facts refer to comes along into the new sheet.

  Publications with the same publisher, day and address are one; without an address, with the same title. One that is
  known and has an address is meant by it; two that are printed alike without one are told apart by their id.

  Ids that are not given are made: of the statement; of a figure measure, speaker and day; of names; of a publication
  publisher and day. Latin letters without accents, digits and hyphens, at most 60; -2, -3 … where one is taken, in the
  order of the rows.

  UCDP GED and ACLED are told by their columns (said on standard error), or by --from. Each row is an event, asserted
  by the dataset (UCDP on the day of --said; ACLED on the day of its timestamp, or of --said), in an entry of the
  dataset that goes back to the publications which the row names. These have not been seen (seen: false) and are of
  type document, CSL's catch-all, or of --source-type. Deaths are figures, each with its event as scope, so that no two
  events are compared; nothing is summed or rounded. Cells without a place of their own stand in note, word for word.

    UCDP    best, low, high: one figure, exact where all are the same, else about best. deaths_a, deaths_b,
            deaths_civilians, deaths_unknown that are not 0: a figure each. date_prec 1: the day, or a/b. 2 to 5:
            [a..b]; a/b where event_clarity is 2 (the row sums up several); a? where both days are the same.
            Government of … is a government, other sides are groups; Civilians are no actor.
    ACLED   fatalities: one figure, reported; 0 too. time_precision 2: about the day (~); 3: about its month.
            event_type is the kind, sub_event_type a tag, notes the detail. Actors are those of which ACLED tells the
            kind (Military Forces of …, Police Forces of …, Government of …; rebels, militias, rioters, protesters)
            or who are known; the names of others stand in the statement.
"""
