"""A sheet for Python users: read, through the gate, and as frozen records with types."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from factsheet.errors import BrokenSheet
from factsheet.gate.reading import read
from factsheet.plain import on_screen

if TYPE_CHECKING:
    from factsheet.gate.model import Sheet


def load(path: str | os.PathLike[str] | None = None) -> Sheet:
    """The sheet at a path, or the bundled one; `-` is standard input. FACTSHEET_FILE is the command line's alone.

    What is absent, null or an empty list in the file is an empty tuple, the default of the format, or None. Raises
    UnreadableSheet where no bytes can be had, and BrokenSheet, which has all problems, where it is no sheet.
    """
    from factsheet.gate.model import Sheet
    from factsheet.gate.passage import gathered

    try:
        head, sections = gathered(read(None if path is None else os.fsdecode(path)))
    except BrokenSheet as broken:
        for line in broken.lines:
            broken.add_note(on_screen(line))
        raise
    return Sheet.model_validate({**head, **sections})
