"""The help topics: what holds for every command, and for an editor that knows the format."""

from factsheet.gate.limits import LIMITS
from factsheet.gate.meanings import LISTS
from factsheet.gate.unsaid import UNSAID

_OUTPUT = """\
Output

  On a terminal a command draws its answer; anywhere else it prints tsv: one record is one line, and a line that
  grep finds names who said it, the day, and where it was printed. -o FORMAT chooses:

    tsv        columns between tabs, no header (--header adds it), nothing cut
    csv        RFC 4180 with a header
    json       an array of resolved records: every reference replaced by what it stands for
    jsonl      the same objects, one a line
    markdown   a pipe table
    ids        each id once, for xargs factsheet show
    table      what a terminal shows

  Columns of summary, events, timeline, figures, assessments, search:

    id date type statement value by said hedge against status sources origins urls
    + summary      measure lowest highest estimates condition
    + events       kind place
    + timeline     kind place condition
    + figures      measure unit best low high bound scope
    + assessments  kind condition likelihood confidence
    + search       condition

  Columns of attributions, a row for each who said it:

    id said stance by via hedge statement sources urls quote before condition change value status supersedes reverses

  Columns of sources, a row a publication:

    id issued publisher title type origin issuer facts url origin_publisher origin_issued derived_from seen
    + sources --origins  origin_copies origin_facts

  Columns of diff, a row a change:

    id type change field old new attribution statement value condition by said hedge against status superseded_by
    sources references

  by, said and hedge hold one value for each who asserts the fact, in the same order. against: who denies, disputes
  or retracts it. origins counts what the sources come from: ten copies of one story are one. Of a publication,
  derived_from is what it copies and origin the end of that chain; seen is false where only copies were seen; facts
  cite it, origin_copies are the links that copy its origin, origin_facts cite the origin or one of them. "factsheet
  list columns" tells which view has which column; --columns a,b,c picks and orders them.

  What an attribution did to its fact is its change: first (nothing stood before) or supersedes (the same, in the place
  of the fact that the column supersedes quotes); again, confirmed (again, with that hedge), reverses (again, by a side
  that had been against it: how, is in the column reverses); denied, disputed, retracted. before is the fact's status
  and value on the day before it was said.

  Several values are joined by "; ". Output is UTF-8 with LF, whatever the locale.

  What takes longer than a second tells on standard error how far it is, where that is a terminal. Control-C ends it at
  once, and leaves nothing half done.

  Text from a sheet is never markup or control. In tsv, tab, line feed, carriage return and backslash are written
  \\t \\n \\r \\\\, other controls \\xNN, U+2028, U+2029, U+FEFF and the marks that turn the direction of writing
  \\uNNNN. csv does the same, but tab and line feed stay inside quotes, and a text that begins with = + - @, a tab or
  a carriage return (quotes before it aside) gets a leading '. json writes controls as \\uNNNN. markdown is tsv's
  text with Markdown's own characters escaped; for sentences with links or footnotes see "factsheet help quote".
"""
_DATES = """\
Dates

  In a sheet (a subset of EDTF, ISO 8601-2):

    2024, 2024-10, 2024-10-28   a year, a month, a day
    2024-10-28? or ~ or %       uncertain, approximate, both: labels that widen nothing
    2024-10-08/2024-10-13       it lasted; a/.. goes on, ../b has no known beginning
    [2024-10-14..2024-10-15]    on one day in between, which is not known
    [..2024-10-14]              on or before it; [2024-10-14..] on or after it

  What is dated: an event, when it happened; a figure, the day or the period that its number describes; an assessment,
  the day it was made; an attribution, the day on which it became public.

  In filters: 2024, 2024-10 or 2024-10-28. --since 2024-10 begins on the 1st, --until 2024-10 ends on the 31st. A
  record is kept when its span overlaps the wanted one.

  Two clocks. --since and --until look at a record's own day: of a fact the day it happened, of an attribution the
  day it was said, of a source the day it was issued. --as-of DAY shows the sheet as it could be known on that day:
  what was said later is not there, and status is what it was. notes and details are hidden then, since they may tell
  what came later.

  Records sort by earliest day, latest day, id; "by the end of 2025" stands at the end of 2025.
"""
_FILTERS = """\
Filters

  -a, --actor    about it, said by it or passed on by it
      --by       said by it, in any stance, or passed on by it
  -k, --kind     events and assessments of a kind
  -m, --measure  figures of a measure
  -p, --place    in it or in a part of it
  -s, --source   printed in it
  -t, --tag      with a tag
      --status   standing, superseded, disputed, retracted
      --since    not over before a day
      --until    begun by a day
      --as-of    as it could be known on a day
  -g, --grep     with a text in statement, names, values, sources; case-folded

  Repeating an option means "or"; different options mean "and". An actor stands for its parts and members, a place
  for its parts: --actor ukraine finds its intelligence service. A value is an id, else a name, else an alias.

  A filter selects facts. attributions then lists those attributions of them that match --by and --source; actors and
  sources list who and what the selected facts name, counted over them alone; sources --origins adds what these copy.
  Retracted facts are shown only with --status retracted, or by id; attributions --since has them, too: that they were
  retracted is news.

  -n N keeps the first N; -r turns dates round: timeline -r -n 5 is the last five. -e exits with 1 where nothing
  matches.

  For "not", and for other orders, there is jq:

    factsheet figures -o json | jq '[.[] | select(.measure.id != "killed")]'
    factsheet figures -o json | jq 'sort_by(.best) | reverse'
"""
_EXIT_CODES = """\
Exit codes

    0   done; an empty result too, and a reader that closed the pipe
    1   a negative answer: check found errors, fmt --check or --diff, or diff, a difference,
        rows that convert cannot convert, no such id, an empty result with -e
    2   usage: unknown option, value, column, bad date
    3   a sheet that cannot be read, parsed or validated
    4   output could not be written (disk full, closed file)
   70   a fault of the program; FACTSHEET_DEBUG=1 prints its traceback
  129   hung up: the terminal is gone
  130   interrupted
  143   terminated

  The highest wins.
"""
_ENVIRONMENT = """\
Environment

  FACTSHEET_FILE    the sheet to read where -f is not given (empty is unset)
  FACTSHEET_CACHE   the folder for indexes, which must be yours alone (mode 700); off keeps them in memory
  FACTSHEET_DEBUG   not empty: a fault of the program prints its traceback
  NO_COLOR          not empty: no colour; --color goes before it
  FORCE_COLOR       not empty and not 0: colour where a table is not drawn on a terminal; NO_COLOR goes before it
  TERM=dumb         no colour
  COLUMNS           the width of a table, else the terminal's, else 80

  An index is a copy of a sheet, made once and looked up ever after; it is named by the hash of the sheet's bytes, so
  that a changed file never shows old facts. Standard input is never kept.
"""
_UNSAID = "\n".join(f"    {', '.join(each.code for each in told):10}  {what}" for told, what in UNSAID)
_SCHEMA = f"""\
Schema

  "factsheet schema" prints the JSON Schema of the format (draft 2020-12). An editor that knows it completes keys and
  words, tells what each means, and marks what is wrong while you write. Put it beside your sheet

    factsheet schema > factsheet-1.schema.json

  and name it in the sheet; a path is seen from the sheet, and an address does as well:

    "$schema": "factsheet-1.schema.json"

  What check lets pass, the schema lets pass. The other way round there is more than a schema can say; check tells it,
  with the codes that "factsheet check --explain" explains, and all warnings are its own:

{_UNSAID}

  Expressions are those of ECMA-262. Validators written in Python may take a line feed behind an id, a day or an
  address for the end of it. "factsheet schema --help" is the help of the command.
"""
_WORDS = "Words\n\n  The closed lists of the format, and what each word says.\n" + "".join(
    f"\n  {name}\n\n" + "".join(f"    {word:{max(map(len, words)) + 2}}{meaning}\n" for word, meaning in words.items())
    for name, words in LISTS.items()
)
_WIDTH = max(map(len, LIMITS)) + 2
_LIMITS = f"""\
Limits

  What a sheet may hold at most, and a command line ask. People come nowhere near; a file that was made to fill a memory
  or a disk is told in a line before it does.

{"".join(f"    {what:{_WIDTH}}{most}{chr(10)}" for what, most in LIMITS.items())}
  Characters are counted as code points, and blanks between the parts of a record not at all. What is longer, deeper
  or more is an error of the sheet, E108, and what stands behind what is too long or too deep is not read. A file that
  is too large is not read at all, and a sheet that would be too long with what its records name in the place of each
  reference is not printed (exit code 3). A command line that asks for more is not heeded (exit code 2). The rows that
  convert reads, and the sheet that it makes, have the same limits.

  What a sheet that people keep takes: four times its length of memory when it is first read, eight when it is checked;
  seven times its length of the disk for its index, which FACTSHEET_CACHE=off keeps in memory instead; some five seconds
  for 10,000 facts, once. Where memory ends all the same, that is told in a line, too (exit code 3).
"""
TOPICS = {
    "output": _OUTPUT,
    "dates": _DATES,
    "filters": _FILTERS,
    "exit-codes": _EXIT_CODES,
    "environment": _ENVIRONMENT,
    "schema": _SCHEMA,
    "words": _WORDS,
    "limits": _LIMITS,
}
