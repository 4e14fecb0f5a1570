"""A typed cell as text."""

from factsheet.views import Cell

SEPARATOR = "; "


def text_of(cell: Cell) -> str:
    """A cell's text: numbers raw, nothing for what is missing, several values joined by `; `."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, tuple):
        return SEPARATOR.join(cell)
    return str(cell)
