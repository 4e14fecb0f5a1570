"""Two sheets of a few actors, places, sources and measures, compared."""

from pathlib import Path

from conftest import Run
from sheets import Record, sheet, written

ACTORS = [
    {"id": "speaker", "name": "Speaker", "kind": "person"},
    {"id": "other", "name": "Other", "kind": "state"},
    {"id": "third", "name": "Third", "kind": "person", "part_of": "other"},
]
PLACES = [{"id": "town", "name": "Town"}, {"id": "dam", "name": "Dam", "part_of": "town"}]
SOURCES = [
    {"id": "paper", "type": "book", "publisher": "Paper"},
    {"id": "wire", "type": "book", "publisher": "Wire", "issued": "2024-01-11"},
]
MEASURES = [{"id": "count", "label": "Count", "unit": "things"}, {"id": "others", "label": "Others", "unit": "things"}]


def whole(**sections: object) -> Record:
    """A sheet of a few actors, places, sources and measures, with the sections given."""
    return sheet(**{"actors": ACTORS, "places": PLACES, "sources": SOURCES, "measures": MEASURES, **sections})


class Compared:
    """Two sheets of one test, compared in any format."""

    def __init__(self, run: Run, folder: Path) -> None:
        self._run = run
        self._folder = folder

    def rows(self, old: Record, new: Record, columns: str = "id,change,field,old,new") -> list[list[str]]:
        paths = (written(self._folder, each, f"{name}.json") for name, each in (("old", old), ("new", new)))
        ran = self._run("diff", *paths, "--columns", columns)
        assert ran.err == ""
        assert ran.code == bool(ran.out)
        return ran.rows

    def facts(self, old: list[Record], new: list[Record], columns: str = "id,change,field,old,new") -> list[list[str]]:
        return self.rows(whole(events=old), whole(events=new), columns)
