"""Cells as the values of the format: texts, lists, days, numbers, words; what is none of these is a trouble."""

from __future__ import annotations

from factsheet import dates
from factsheet.convert import amounts
from factsheet.convert.rows import Row
from factsheet.convert.trouble import Troubles, shown
from factsheet.record import Number

SEPARATOR = "; "
_TRUTHS = {"true": True, "yes": True, "1": True, "x": True, "false": False, "no": False, "0": False}


class Cells:
    """Reads cells of rows."""

    def __init__(self, troubles: Troubles) -> None:
        self._troubles = troubles

    def text(self, row: Row, column: str) -> str | None:
        """A text as it stands."""
        return row.cells.get(column)

    def word(self, row: Row, column: str) -> str | None:
        """A word without the blanks around it."""
        found = row.cells.get(column)
        return found.strip() if found is not None else None

    def many(self, row: Row, column: str) -> list[str]:
        """The values of a list, without the blanks around them; an empty place is an empty text."""
        found = row.cells.get(column)
        return [each.strip() for each in found.split(SEPARATOR)] if found is not None else []

    def date(self, row: Row, column: str) -> str | None:
        """A date of the format."""
        found = self.word(row, column)
        return found if found is None or self.is_date(found, row, column) else None

    def is_date(self, text: str, row: Row, column: str) -> bool:
        """Whether a text is a date; where it is none, that is a trouble."""
        try:
            dates.parse(text)
        except dates.BadDate as error:
            self._troubles.add(row.at(column), str(error).replace(text, shown(text)))
            return False
        return True

    def number(self, row: Row, column: str) -> Number | None:
        """A number in plain digits."""
        found = self.word(row, column)
        if found is None:
            return None
        read = amounts.number(found)
        if read is None:
            self._troubles.add(row.at(column), f"'{shown(found)}' is no number; write plain digits: 12000, 7.25")
        return read

    def truth(self, row: Row, column: str) -> bool | None:
        """Yes or no."""
        found = self.word(row, column)
        if found is None:
            return None
        if found.lower() not in _TRUTHS:
            self._troubles.add(row.at(column), f"'{shown(found)}' is neither yes nor no")
        return _TRUTHS.get(found.lower())
