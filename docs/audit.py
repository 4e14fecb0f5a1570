"""Makes the audit of the bundled sheet: what became of each entry of the record, and what each fact rests on.

    python docs/audit.py [--check]

Writes audit.md beside this file from the sheet and from audit.json, in which the editors say for each entry of the
record in which facts it stands, and why something was left out. `--check` writes nothing and exits with 1 where the
file is not what would be written.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factsheet.gate.known import Known

HERE = Path(__file__).parent
SHEET = HERE.parent / "data" / "dprk-troops-ukraine.json"
MAPPING = HERE / "audit.json"
AUDIT = HERE / "audit.md"
SECTIONS = ("events", "figures", "assessments")

OPENING = """\
# What the bundled sheet rests on

`python docs/audit.py` makes this page from the sheet and from `audit.json`. The *record* is what was gathered of the
public reports about the brief's claims and about what came before and after; its entries have ids (`F-…` seen from the
brief, `w-…` from the wider record), and the same fact can stand in it twice.

*Origins* are what the publications of those who assert a fact come from: ten copies of one wire story are one. *Own
text*: a publication that was seen is the asserter's own text or recording, or a mirror of it; *from own text*: one
reports on it.
"""


def main() -> int:
    """Writes the page, or tells whether it is what would be written."""
    text = "".join(audit(json.loads(SHEET.read_text("utf-8")), json.loads(MAPPING.read_text("utf-8"))))
    if "--check" in sys.argv[1:]:
        return int(AUDIT.read_text("utf-8") != text)
    AUDIT.write_text(text, "utf-8", newline="")
    return 0


def audit(sheet: dict[str, Any], mapping: dict[str, Any]) -> Iterator[str]:
    """The page, part by part."""
    facts = [fact for section in SECTIONS for fact in sheet[section]]
    basis = Basis(sheet)
    held = [fact for fact in facts if basis.is_well_held(fact)]
    left_out = [name for name, entry in mapping["entries"].items() if not entry["facts"]]
    yield OPENING
    yield f"\n{len(facts)} facts; {len(held)} of them rest on two or more origins or on the asserter's own text. "
    yield f"{len(mapping['entries'])} entries of the record, {len(left_out)} of them in no fact.\n"
    yield "\n## The claims of the brief\n\n| claim | facts |\n| --- | --- |\n"
    for claim in mapping["claims"]:
        yield row(claim.upper(), coded(fact["id"] for fact in facts if claim in fact.get("tags", ())))
    yield "\n## What became of each entry of the record\n\n| entry | stands in | remark |\n| --- | --- | --- |\n"
    for name, entry in mapping["entries"].items():
        yield row(name, coded(entry["facts"]) or "no fact", entry.get("note", ""))
    yield "\n## What each fact rests on\n\n| fact | origins | own text | who said it: publications |\n"
    yield "| --- | --: | --- | --- |\n"
    for fact in facts:
        said = "<br>".join(basis.told(each) for each in fact["attributions"])
        yield row(f"`{fact['id']}`", str(len(basis.origins(fact))), basis.own_text(fact), said)


class Basis:
    """What facts rest on, by the rules of the format: origins, primary sources."""

    def __init__(self, sheet: dict[str, Any]) -> None:
        self._known = Known()
        for section in ("actors", "places", "sources", "measures"):
            for record in sheet[section]:
                self._known.add(section, record)

    def origins(self, fact: dict[str, Any]) -> set[str]:
        """What the publications of those who assert a fact come from."""
        return {self._known.origin(cited) for said in asserting(fact) for cited in said["sources"]}

    def own_text(self, fact: dict[str, Any]) -> str:
        """Whether one who asserts the fact is cited from their own text (format.md, source: primary)."""
        pairs = [(said["by"], cited) for said in asserting(fact) for cited in said["sources"]]
        if any(self._known.is_primary(by, cited) and self._known.sources[cited].get("issuer") for by, cited in pairs):
            return "own text"
        return "from own text" if any(self._known.is_primary(*pair) for pair in pairs) else ""

    def is_well_held(self, fact: dict[str, Any]) -> bool:
        """Whether the fact has two or more origins, or the asserter's own text."""
        return len(self.origins(fact)) > 1 or self.own_text(fact) == "own text"

    def told(self, said: dict[str, Any]) -> str:
        """Who said it, and the ids of the publications, an origin behind what copies it."""
        stance = "" if said.get("stance", "asserts") == "asserts" else f" {said['stance']}"
        return f"{said['by']}{stance}: {', '.join(self._cited(each) for each in said['sources'])}"

    def _cited(self, name: str) -> str:
        origin = self._known.origin(name)
        return name if origin == name else f"{name} (from {origin})"


def asserting(fact: dict[str, Any]) -> list[dict[str, Any]]:
    """The attributions that assert a fact."""
    return [each for each in fact["attributions"] if each.get("stance", "asserts") == "asserts"]


def coded(names: Any) -> str:
    """Ids as code, in their order."""
    return ", ".join(f"`{name}`" for name in names)


def row(*cells: str) -> str:
    """A row of a table."""
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


if __name__ == "__main__":
    raise SystemExit(main())
