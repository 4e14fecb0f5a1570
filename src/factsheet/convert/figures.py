"""The number of a row: out of its own columns, or out of its value; where both are there, they must agree."""

from __future__ import annotations

from typing import Any

from factsheet.convert import amounts
from factsheet.convert.cells import Cells
from factsheet.convert.referents import Registry
from factsheet.convert.rows import Row
from factsheet.convert.trouble import Troubles, shown
from factsheet.gate.judging import is_id

Record = dict[str, Any]
_NUMBERS = ("best", "low", "high")


class Numbers:
    """The numbers of the rows, and the measures that they count."""

    def __init__(self, measures: Registry, cells: Cells, troubles: Troubles) -> None:
        self._measures = measures
        self._cells = cells
        self._troubles = troubles

    def of(self, row: Row) -> Record:
        """What a figure has beyond what every fact has."""
        found: Record = {name: number for name in _NUMBERS if (number := self._cells.number(row, name)) is not None}
        bound = self._cells.word(row, "bound")
        scope, as_said = self._cells.text(row, "scope"), self._cells.text(row, "as_said")
        value = self._cells.text(row, "value")
        percent = False
        if value is None and not found and bound is None:
            self._troubles.add(row.at("value"), "is missing: the number, as value or as best, low, high and bound")
        if value is not None and bound == "words":
            told, scope = amounts.words(value, scope)
            as_said = as_said or told
            self._agrees(row, told == as_said, value)
        elif value is not None:
            amount = amounts.parsed(value.strip(), scope)
            if amount is None:
                self._unread(row, value)
            else:
                self._agrees(row, _goes_with(amount, found, bound), value)
                found, bound, percent = {**amount.numbers, **found}, bound or amount.bound, amount.percent
                scope, as_said = amount.scope, as_said or amount.as_said
        found |= {"bound": bound, "as_said": as_said, "scope": scope}
        found["measure"] = self._measure(row, percent=percent)
        return {key: each for key, each in found.items() if each is not None}

    def _unread(self, row: Row, value: str) -> None:
        what = f"'{shown(value)}' is no value; write 12000, about 12000, at least 12000, 11000-12000"
        self._troubles.add(row.at("value"), f"{what}, or give words as bound")

    def _agrees(self, row: Row, agrees: bool, value: str) -> None:
        if not agrees:
            what = f"says '{shown(value)}', and best, low, high, bound and as_said say something else"
            self._troubles.add(row.at("value"), what)

    def _measure(self, row: Row, *, percent: bool) -> str | None:
        text = self._cells.word(row, "measure")
        if text is None:
            return None
        spot = row.at("measure")
        label = self._cells.text(row, "measure_label")
        found = self._measures.one(text, spot)
        if found is None and is_id(text):
            self._measures.add({"id": text, "label": label or text}, spot)
            found = text
        elif found is None:
            found = self._measures.make(text, text, spot, label=label or text)
        elif label and is_id(text):
            self._measures.settle(found, "label", label, row.at("measure_label"))
        kind = self._cells.word(row, "measure_kind") or ("share" if percent else None)
        for key, value in (("unit", self._cells.text(row, "unit")), ("kind", kind)):
            if value is not None:
                self._measures.settle(found, key, value, row.at({"kind": "measure_kind"}.get(key, key)))
        return found


def _goes_with(amount: amounts.Amount, numbers: Record, bound: str | None) -> bool:
    """Whether a value says what the columns beside it say."""
    if bound is not None and bound != amount.bound:
        return False
    if bound is None and numbers.keys() - amount.numbers.keys() and amount.bound != "about":
        return False
    return all(numbers.get(name, number) == number for name, number in amount.numbers.items())
