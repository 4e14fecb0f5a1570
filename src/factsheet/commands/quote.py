"""`factsheet quote`."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Annotated

import typer

from factsheet.commands.answer import Counted, finish, opened, tell_nothing
from factsheet.commands.options import Asked, reads
from factsheet.commands.show import tell_missing
from factsheet.errors import Usage
from factsheet.index.reader import Index
from factsheet.names import suggestion
from factsheet.output import rendered, write
from factsheet.plain import on_screen, unpaired
from factsheet.quote import is_english, quoted
from factsheet.quoting import STYLES, style_of
from factsheet.quoting.sentence import Style
from factsheet.record import Row
from factsheet.selection import Selection
from factsheet.views import QUOTE, View

EXAMPLES = (
    "factsheet quote nis-killed-2025-01-13",
    "factsheet quote --measure killed --since 2025",
    "factsheet quote --measure killed --style footnote > killed.md",
    "factsheet quote --by nis --until 2024 --style markdown",
)
GUIDE = """\
Styles:

  text       sentences; of each who said it the first publication in parentheses
  markdown   the same sentences; each publication is a link to its address, where it has one
  footnote   sentences with who and when; all their publications in footnotes ([^1], as GitHub and pandoc read them),
             each once, however many sentences cite it, and what it copies or reports behind it ("; from AFP")

  markdown and footnote are Markdown, a paragraph a fact: paste it as it is. Text of the sheet means nothing in it but
  itself (e-mail addresses and @names aside, which GitHub makes links of whatever is written).

  Where the document has footnotes already, and in scripts, take rows: in -o json, jsonl, csv and tsv each quote has
  its own footnotes behind it, labelled by the ids of the sources ([^kbs-world-188999]), which stay the same wherever
  rows are put together. -o markdown and -o table are tables of quotes, followed by their footnotes, numbered.
"""
VALUES = {"ids": "fact", "style": STYLES}


@reads()
def run(
    asked: Asked,
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID...]", help="Facts, each once; without one, those of the filters.")
    ] = None,
    style: Annotated[str, typer.Option("--style", metavar="STYLE", help=f"One of {', '.join(STYLES)}.")] = "text",
) -> None:
    """Print sentences ready to paste that keep statement, number, hedge, name, day and source together."""
    if style not in STYLES:
        raise Usage(f"no style '{style}'{suggestion(style, STYLES)}", f"one of {', '.join(STYLES)}")
    if not ids and not asked.selection.narrows:
        raise _nothing_chosen(asked.selection.as_of)
    view = QUOTE.only(asked.form.columns) if asked.form.columns else QUOTE
    missing: list[str] = []
    with opened(asked) as index:
        written = _style(index, asked, style)
        rows = Counted(partial(_rows, index, asked, ids or [], missing, written), index, asked)
        write(_output(view, rows, asked, written))
        tell_missing(index, asked, missing, "fact")
        if not rows.any and not missing and asked.environment.talks:
            tell_nothing(QUOTE, index, asked)
    finish(asked, rows, missing)


def _nothing_chosen(as_of: str | None) -> Usage:
    if as_of is None:
        return Usage("nothing to quote", "name facts by id, or choose them by a filter")
    return Usage(
        "nothing to quote: --as-of alone chooses no facts",
        f"name facts by id, or choose them by a filter: --as-of {as_of} --until {as_of}",
    )


def _style(index: Index, asked: Asked, name: str) -> Style:
    """The style; rows of data stand alone, a table that is read is one page, as the sentences themselves are."""
    is_page = not asked.form.chosen or asked.form.format in {"table", "markdown"}
    return style_of(name, index.referent, english=_is_english(index), alone=not is_page)


def _is_english(index: Index) -> bool:
    return is_english(index.head()["language"] or "en")


def _output(view: View, rows: Iterable[Row], asked: Asked, style: Style) -> Iterator[str]:
    if not asked.form.chosen:
        yield from _page(rows, style)
        yield from style.closing()
        return
    yield from rendered(view, rows, asked.form, asked.environment)
    if any(column.name == "quote" for column in view.columns):
        yield from style.closing()


def _page(rows: Iterable[Row], style: Style) -> Iterator[str]:
    for number, row in enumerate(rows):
        yield (style.between if number else "") + on_screen(row.record["quote"]) + "\n"


def _rows(index: Index, asked: Asked, ids: list[str], missing: list[str], style: Style) -> Iterator[Row]:
    fact_then = partial(index.fact, asked=Selection(as_of=asked.selection.as_of))
    english = _is_english(index)
    for row in _named(index, asked, ids, missing) if ids else index.facts(asked.selection):
        fact = row.record
        yield Row({"id": fact["id"], "quote": quoted(fact, index.referent, fact_then, style, english=english)})


def _named(index: Index, asked: Asked, ids: list[str], missing: list[str]) -> Iterator[Row]:
    for name in dict.fromkeys(ids):
        found = next(index.facts(asked.selection.only((unpaired(name),))), None)
        if found:
            yield found
        else:
            missing.append(name)
