"""Small sheets for tests: the least that passes the gate, and what a test adds to it."""

import json
from pathlib import Path
from typing import Any

Record = dict[str, Any]


def said(by: object = "speaker", date: object = "2024-01-10", **more: object) -> Record:
    """An attribution."""
    return {"by": by, "date": date, "hedge": "stated", "sources": ["paper"], **more}


def event(name: str, **more: object) -> Record:
    """An event."""
    return {"id": name, **_fact("It happened."), "kind": "clash", **more}


def figure(name: str, **more: object) -> Record:
    """A figure: ten of what `count` counts, where nothing else is given."""
    number = {} if "bound" in more else {"best": 10}
    return {"id": name, **_fact("Ten were counted."), "measure": "count", **number, **more}


def assessment(name: str, **more: object) -> Record:
    """An assessment."""
    return {"id": name, **_fact("It would go on."), "kind": "forecast", **more}


def sheet(**sections: object) -> Record:
    """A sheet with one actor, place, source and measure, and the sections given."""
    return {
        "format": "factsheet/1",
        "title": "A sheet",
        "as_of": "2024-12-31",
        "actors": [{"id": "speaker", "name": "Speaker", "kind": "person"}],
        "places": [{"id": "town", "name": "Town"}],
        "sources": [{"id": "paper", "type": "article-newspaper", "publisher": "Paper"}],
        "measures": [{"id": "count", "label": "Count", "unit": "things"}],
        **sections,
    }


def encoded(content: Record) -> bytes:
    """The bytes of a sheet."""
    return json.dumps(content, ensure_ascii=False).encode("utf-8")


def written(folder: Path, content: Record, name: str = "sheet.json") -> str:
    """The path of the sheet, written."""
    path = folder / name
    path.write_bytes(encoded(content))
    return str(path)


def _fact(statement: str) -> Record:
    return {"statement": statement, "date": "2024-01-10", "attributions": [said()]}
