"""The parts, by name."""

from faults import change, crowd, full, kills
from faults.held import Part

PARTS: dict[str, Part] = {part.name: part for part in (*kills.PARTS, crowd.PART, change.PART, full.PART)}
