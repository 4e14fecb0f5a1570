"""Ids and addresses on several lines: broken behind a mark inside them, since they have no blanks."""

import re

from rich.cells import cell_len


def broken(text: str, marks: str, most: int) -> list[str]:
    """A text on lines of at most `most` cells, broken behind the marks; what has none between stays longer."""
    lines = [""]
    for piece in re.findall(f"[^{re.escape(marks)}]*[{re.escape(marks)}]|[^{re.escape(marks)}]+", text):
        if lines[-1] and cell_len(lines[-1] + piece) > most:
            lines.append("")
        lines[-1] += piece
    return lines
