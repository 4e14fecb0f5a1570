"""Sheets whole: through the gate, the index, every view, `fmt`, `diff`, and the lists of their problems."""

import json
from functools import cache
from typing import Any

from factsheet.canonical import DEFAULTS, canonical
from factsheet.diff import differences
from factsheet.diff.sheet import Sheet
from factsheet.environment import Environment
from factsheet.gate.passage import gathered
from factsheet.gate.reading import Content
from factsheet.output import FORMATS, Form, rendered
from factsheet.output.problems import Found, annotated, array, lines
from factsheet.output.terminal import excerpt
from factsheet.record import Written
from factsheet.views import DIFF
from fuzz import faults, grammar, mutation, printed, views
from fuzz.chance import Chance
from fuzz.held import Part, Tally, hold
from fuzz.judged import agrees_with_reader, agrees_with_schema, is_json, judge, judged
from fuzz.real import piece
from fuzz.trial import again

_SECTIONS = ("actors", "places", "sources", "events", "figures", "assessments")
_of_schema = cache(judge)


def make(chance: Chance) -> bytes:
    """A small sheet, as often without a fault as with some."""
    content = grammar.sheet(chance)
    if chance.happens(0.2):
        content = faults.spoiled(chance, content)
    if chance.happens(0.2):
        content = faults.reordered(chance, content)
    return grammar.written(chance, content)


def mutant(chance: Chance) -> bytes:
    """A piece of a real sheet, changed by its bytes or its tokens."""
    data = piece(chance)
    if chance.happens(0.3):
        return mutation.bytes_changed(chance, data)
    return mutation.tokens_changed(chance, data.decode("utf-8", "replace")).encode("utf-8", "surrogatepass")


def check(data: bytes, chance: Chance, tally: Tally) -> None:
    """Holds all that must be so of a sheet: of its problems, or of everything that is printed of it."""
    again()
    text, found, codes = judged(data)
    content = agrees_with_reader(data, codes)
    if is_json(content) and chance.happens(0.05):
        tally.counts["judged by the schema, too"] += 1
        agrees_with_schema(_of_schema(), content, codes)
    again()
    with views.indexed(data) as problems:
        errors = [each for each in found if each.fault.code.severity == "error"]
        hold(problems == errors, "check and the commands that read find the same", (problems, errors))
        if found and chance.happens(0.1):
            told(chance, text, found)
        if errors:
            tally.counts["refused"] += 1
            return
        tally.counts["let in"] += 1
        views.viewed(_ids(content), chance, tally)
    if chance.happens(0.1):
        tally.counts["put into canonical form, and compared"] += 1
        _formatted(data, content, chance, tally)


def _ids(content: Any) -> list[str]:
    return [each["id"] for section in (*_SECTIONS, "measures") for each in content.get(section) or ()] or ["none"]


def told(chance: Chance, text: str, found: list[Any]) -> None:
    """Prints the problems in all four ways, and holds that each is there, in a line that fits."""
    shown = [Found("a%b\x1b.json", text, each) for each in found]
    width = chance.one(views.WIDTHS)
    around = Environment(True, True, False, False, width, chance.happens(0.8), None)
    ways = {"text": lines(shown), "json": array(shown), "github": annotated(shown)}
    ways["screen"] = excerpt.portions(shown, around, color=False)
    for name, parts in ways.items():
        again()
        out = "".join(parts)
        again()
        hold(not printed.STEERING.search(out), f"no escape in the problems as {name}", out)
        if name in {"text", "github"}:
            hold(out.count("\n") == len(shown), f"a problem a line as {name}", out)
        if name == "json":
            hold(len(json.loads(out)) == len(shown), "every problem is in the json", out)
        if name == "screen":
            widest = max(printed.cell_len(line) for line in out.split("\n"))
            hold(widest <= width, "no line of an excerpt is wider than the terminal", (width, out))


def _formatted(data: bytes, content: Any, chance: Chance, tally: Tally) -> None:
    again()
    once = canonical_form(data)
    _, _, codes = judged(once)
    hold(not codes, "what is in canonical form is let in", once)
    hold(canonical_form(once) == once, "the canonical form is one", once)
    hold(_meant(data) == _meant(once), "the canonical form says the same", (data, once))
    own = Content("a", data, kept=False)
    hold(not list(differences(Sheet(own), Sheet(own))), "a sheet does not differ from itself", data)
    other = Sheet(Content("b", once, kept=False))
    hold(not list(differences(Sheet(own), other)), "a sheet does not differ from its canonical form", data)
    _compared(data, content, chance, tally)


def _compared(data: bytes, content: Any, chance: Chance, tally: Tally) -> None:
    """Compares the sheet with itself changed, where the gate lets that in, in two formats."""
    changed = grammar.written(chance, faults.spoiled(chance, json.loads(json.dumps(content))))
    if judged(changed)[2]:
        return
    again()
    answers = []
    for output in chance.sample(FORMATS, 2):
        old, new = (Sheet(Content("x", each, kept=False)) for each in (data, changed))
        width = chance.one(views.WIDTHS)
        around = Environment(chance.happens(0.5), False, False, False, width, True, None)
        parts = rendered(DIFF, differences(old, new), Form(output, header=True), around)
        answers.append(printed.Answer("diff", output, "".join(parts), width))
        printed.right(answers[-1], tally)
        tally.counts[f"output diff {output}"] += 1
    printed.same(answers)


def canonical_form(data: bytes) -> bytes:
    """A sheet that was let in, as `fmt` writes it."""
    return "".join(canonical(*gathered(Content("-", data, kept=False)))).encode()


def _meant(data: bytes) -> Any:
    """What a sheet says, whatever its form: nothing absent, no default, records by id, numbers as they are written."""
    found = json.loads(data.decode(), parse_float=lambda text: ("number", str(Written(text))))
    content = _bare(found, "sheet")
    for section in _SECTIONS:
        content.get(section, []).sort(key=lambda record: record["id"])
    return content


def _bare(value: Any, section: str) -> Any:
    if isinstance(value, list):
        return [_bare(each, section) for each in value]
    if not isinstance(value, dict):
        return value
    unsaid = DEFAULTS.get(section, {})
    inner = {key: _bare(each, key if isinstance(each, list) else "") for key, each in value.items()}
    return {
        key: each for key, each in inner.items()
        if each is not None and each != [] and not (key in unsaid and each == unsaid[key])
    }  # fmt: skip


SHEETS = Part(
    "sheets", "small sheets of every kind, a fifth with one to five things wrong or odd", 100_000, 100, make, check
)
MUTANTS = Part("mutants", "pieces of the real sheets, changed by bytes or by tokens", 12_000, 50, mutant, check)
