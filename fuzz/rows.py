"""Rows of CSV for `convert`: columns of every dialect, cells that are right, nearly right or odd, and broken quotes."""

import csv
import io
import json
import re
from typing import NamedTuple

from factsheet.__main__ import main
from factsheet.convert import acled, ucdp
from factsheet.convert.columns import KNOWN, NAMES
from fuzz import mutation
from fuzz.chance import NUMBERS, ODD, Chance
from fuzz.dates import make as any_date
from fuzz.grammar import HEDGES, STANCES
from fuzz.held import Part, Tally, hold
from fuzz.judged import judged
from fuzz.printed import STEERING, fitted
from fuzz.stream import streams
from fuzz.trial import again

_EVENT = {
    "type": "event", "statement": "The bridge fell.", "date": "2024-03-01", "kind": "collapse", "by": "River Watch",
    "actor_kind": "research", "said": "2024-03-02", "hedge": "stated", "sources": "Gazette 2024-03-02",
    "source_type": "article-newspaper",
}  # fmt: skip
_FIGURE = {**_EVENT, "type": "figure", "kind": "", "measure": "killed", "unit": "people", "value": "12"}
_ASSESSMENT = {**_EVENT, "type": "assessment", "kind": "forecast", "condition": "If it rains"}
_LIKELY: dict[str, tuple[str, ...]] = {
    "value": (
        "12", "about 10000", "at least 3,000", "11000-12000 (there)", "several hundred", "more than 10 million", "-3",
        "1e5", "10–12", "1.5 million", "12 (", ") 12", "about", "at least at least 3", "12-", "9" * 40, "½", "٣",
    ),
    "by": (
        "River Watch", "Olga (North)", "Olga (North) via Daily", "A; B", "River Watch; ", ";", "(x)", "A (", "A via ",
        "via B", "A (B) (C)", "A via B via C", "river-watch",
    ),
    "against": ("Olga denies 2024-03-04", "Olga (North) disputes 2024-03-04", "denies", "Olga denies", "x y 2024"),
    "sources": ("Gazette 2024-03-02", "Gazette", "A 2024; B 2024-01", "2024-03-02", "; ", "G 2024-03-02; G 2024-03-02"),
    "urls": ("https://x.example/1", "https://x.example/1; ", "x", "; ; ", "https://x.example/1; https://x.example/2"),
    "hedge": (*HEDGES, "stated; assessed", "said"), "stance": STANCES, "key": ("yes", "no", "x", "1", "true"),
    "type": ("event", "figure", "assessment", "x", ""), "id": ("a", "A", "a", "b-1", "bridge-fell"),
    "bound": ("about", "range", "words", "at-least", "x"), "tags": ("a; b", "A", ";"),
}  # fmt: skip
_PLACE = re.compile(r"-:\d+: ?.*|-:\d+:[^:]*: .*|-: .*")
_COLUMNS = tuple(sorted({*KNOWN, "x", "", "Statement ", "BY"}))
_DATASETS = {"ucdp-ged": tuple(ucdp.COLUMNS), "acled": tuple(acled.COLUMNS)}


class Rows(NamedTuple):
    """A file of rows, and the options beside it."""

    data: bytes
    options: tuple[str, ...]


def make(chance: Chance) -> Rows:
    """Rows of facts, or of a dataset."""
    options = ["--title", "A sheet", "--as-of", "2024-12-31"]
    if chance.happens(0.15):
        name = chance.one(tuple(_DATASETS))
        rows = [{key: _cell(chance, key) for key in _DATASETS[name] if chance.happens(0.95)} for _ in range(2)]
        options += ["--from", name, *(["--said", "2024-06-11"] if chance.happens(0.8) else [])]
    else:
        rows = [_row(chance) for _ in range(1 + chance.upto(4))]
        options += chance.one(
            ((), (), ("--type", "event"), ("--source-type", "book"), ("--verbatim",), ("--no-quotes",))
        )
    data = _table(chance, rows)
    if chance.happens(0.15):
        data = mutation.bytes_changed(chance, data)
    return Rows(data, tuple(options))


def _row(chance: Chance) -> dict[str, str]:
    row = dict(chance.one((_EVENT, _FIGURE, _ASSESSMENT)))
    row["statement"] = f"{chance.text(0.1)}." if chance.happens(0.7) else row["statement"]
    for _ in range(chance.one((0, 0, 1, 2, 4))):
        key = chance.one((*row, *NAMES, *_COLUMNS)) if chance.happens(0.8) else chance.one(tuple(_LIKELY))
        row[key] = _cell(chance, key)
    return row


def _cell(chance: Chance, key: str) -> str:
    if key in _LIKELY and chance.happens(0.7):
        return chance.one(_LIKELY[key])
    if "date" in key or key in {"said", "issued", "year"}:
        return any_date(chance) if chance.happens(0.4) else "2024-03-01"
    sort = chance.randrange(4)
    if sort == 0:
        return str(chance.one(NUMBERS))
    return chance.one(("", chance.one(ODD), chance.text(0.5), "1", "Ford", "2024"))


def _table(chance: Chance, rows: list[dict[str, str]]) -> bytes:
    names = list(dict.fromkeys(name for row in rows for name in row))
    if chance.happens(0.1):
        names.append(chance.one(names))
    text = io.StringIO(newline="")
    delimiter = chance.one((",", ",", ";", "\t"))
    writer = csv.writer(
        text, delimiter=delimiter, lineterminator=chance.one(("\n", "\r\n")), quoting=chance.one((0, 0, 1))
    )
    writer.writerow(names)
    for row in rows:
        cells = [row.get(name, "") for name in names]
        writer.writerow(cells[: chance.randrange(len(cells) + 1)] if chance.happens(0.02) else cells)
    head = chance.one(("", "", "", "\ufeff", f"sep={delimiter}\n", "\n"))
    return (head + text.getvalue()).encode("utf-8", "backslashreplace")


def check(rows: Rows, chance: Chance, tally: Tally) -> None:
    """Holds that what is made is let in, in canonical form, and that what is wrong is told with its place."""
    del chance
    again()
    with streams(rows.data) as std:
        code = main(["convert", "-", *rows.options])
    out, err = std.out.text(), std.err.text()
    tally.counts["converted" if code == 0 else f"ended with {code}"] += 1
    fitted(err)
    hold(code in {0, 1, 2, 3}, "an exit code is a documented one", (code, err))
    hold(not STEERING.search(out + err), "no escape in what is made or told", err)
    if code:
        hold(out == "" and "factsheet: error: " in err, "what cannot be converted makes nothing", (out, err))
        if code == 1:
            *lines, _, _ = err.split("\n")[:-1]
            hold(lines and all(_PLACE.fullmatch(line) for line in lines), "what is wrong is told with its place", err)
        return
    data = out.encode()
    _, _, codes = judged(data)
    hold(not codes, "what is made is let in", (sorted(codes), out))
    again()
    with streams(data) as std:
        code = main(["fmt", "-"])
    hold((code, std.out.text()) == (0, out), "what is made is in canonical form", out)
    hold(json.loads(out)["title"] == "A sheet", "what is made has its title", out)


PART = Part("rows", "rows of CSV for convert, of every dialect", 10_000, 100, make, check)
