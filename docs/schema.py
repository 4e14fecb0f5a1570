"""Makes the published JSON Schema from the models of the format.

    python docs/schema.py [--check]

Writes data/factsheet-1.schema.json, which `factsheet schema` prints. `--check` writes nothing and exits with 1 where
the file is not what would be written.
"""

import sys
from pathlib import Path

from factsheet.gate.schema import published

SCHEMA = Path(__file__).parent.parent / "data" / "factsheet-1.schema.json"


def main() -> int:
    """Writes the schema, or tells whether it is what would be written."""
    text = published()
    if "--check" in sys.argv[1:]:
        return int(SCHEMA.read_text("ascii") != text)
    SCHEMA.write_text(text, "ascii", newline="")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
