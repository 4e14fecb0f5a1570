"""The parts, by name."""

from fuzz import dates, gate, large, lines, rows, whole
from fuzz.held import Part

PARTS: dict[str, Part] = {
    part.name: part
    for part in (
        dates.PART, gate.RECORDS, gate.RULES, gate.TEXTS, whole.SHEETS, whole.MUTANTS, lines.PART, rows.PART,
        large.PART,
    )
}  # fmt: skip
