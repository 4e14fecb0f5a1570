"""`factsheet schema`. Reads no sheet."""

from factsheet.gate.reading import SCHEMA, read, shipped
from factsheet.output import write

EXAMPLES = (
    "factsheet schema > factsheet-1.schema.json",
    "factsheet schema | jq '.\"$defs\".Attribution.properties.hedge'",
)


def run() -> None:
    """Print the JSON Schema of the format, for editors and validators; "factsheet help schema" tells how to use it."""
    write([read(shipped(SCHEMA)).data.decode("utf-8")])
