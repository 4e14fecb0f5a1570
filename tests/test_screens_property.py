"""Whatever the sheet, whatever the width: no line is wider than the terminal, and no name, number or day is lost."""

import json
import re
from collections import Counter
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from anysheet import Record, sheets
from conftest import Run
from factsheet.dates import MONTHS
from factsheet.plain import on_screen
from properties import SETTINGS

# A word of so many cells is whole on a screen of so many; a longer one may be broken over lines.
WHOLE = 6
NARROW = 40
SCREENS = (
    "summary --all", "events", "timeline --type all", "figures", "assessments", "attributions", "actors", "sources",
    "list measures",
)  # fmt: skip
EXAMPLES = settings(
    SETTINGS,
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


def letters(text: str) -> Counter[str]:
    """How often each letter occurs, blanks aside."""
    return Counter(re.sub(r"\s", "", text))


def unsaid(date: str, drawn: str) -> list[str]:
    """The parts of a date that are not on the screen: years, months, days."""
    parts = []
    for year, month, day in re.findall(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", date):
        parts.append(year)
        parts += [MONTHS[int(month) - 1][:3]] if month else []
        parts += [rf"(?<!\d){int(day)}(?!\d)"] if day else []
    return [part for part in parts if not re.search(part, drawn)]


def number(figure: Record) -> list[str]:
    """The numbers of a figure as they are read."""
    if figure.get("as_said"):
        return []
    return [f"{figure[key]:,}" for key in ("best", "low", "high") if figure.get(key) is not None]


class Screen:
    """What one command draws of a sheet."""

    def __init__(self, run: Run, sheet: Record, command: str, width: int) -> None:
        ran = run(f"-f - {command} --color never", columns=width, stdin=json.dumps(sheet).encode())
        assert ran.code == 0, (command, ran.err)
        self.out = ran.out
        self._longest = WHOLE if width >= NARROW else 1
        self.count = letters(ran.out)
        widest = max((cell_len(line) for line in ran.out.splitlines()), default=0)
        assert widest <= width, (command, width, widest)

    def has(self, *texts: str | None) -> None:
        """Holds that no word of the texts is lost."""
        for text in texts:
            for word in on_screen(text or "").split():
                assert not letters(word) - self.count, (text, word)
                assert cell_len(word) > self._longest or word in self.out, (text, word)

    def tells(self, *dates: str) -> None:
        """Holds that no part of the dates is lost."""
        for date in dates:
            assert not unsaid(date, self.out), date


@EXAMPLES
@given(sheet=sheets(), width=st.integers(20, 200))
def test_no_list_is_too_wide_or_loses_a_name_a_number_or_a_day(run: Run, sheet: Record, width: int) -> None:
    names = {each["id"]: each["name"] for each in sheet["actors"]}
    drawn = {command: Screen(run, sheet, command, width) for command in SCREENS}
    for section, command in (("events", "events"), ("figures", "figures"), ("assessments", "assessments")):
        for fact in sheet[section]:
            lead = fact["attributions"][0]
            for screen in (drawn[command], drawn["timeline --type all"], drawn["summary --all"]):
                if screen is drawn["summary --all"] and section == "figures":
                    continue  # the latest of each measure alone
                screen.tells(fact["date"], lead["date"])
                screen.has(names[lead["by"]], *([] if section == "figures" else [fact["statement"]]))
            for screen in (drawn[command], drawn["timeline --type all"], drawn["attributions"]):
                _has_voices(screen, fact, names)
            for text in number(fact) if section == "figures" else []:
                assert text in drawn["figures"].out
                assert text in drawn["timeline --type all"].out
    drawn["actors"].has(*names.values(), *(each["native_name"] for each in sheet["actors"]))
    drawn["sources"].has(*(text for each in sheet["sources"] for text in (each["publisher"], each["title"])))
    drawn["list measures"].has(*(each["label"] for each in sheet["measures"]))


def _has_voices(screen: Screen, fact: Record, names: dict[str, str]) -> None:
    for said in fact["attributions"]:
        screen.has(names[said["by"]], *(names[each] for each in said["via"]))
        screen.tells(said["date"])


@EXAMPLES
@given(sheet=sheets(), width=st.integers(20, 200), data=st.data())
def test_the_page_of_a_record_is_never_too_wide_and_has_everything(
    run: Run, sheet: Record, width: int, data: st.DataObject
) -> None:
    records = [each for section in ("events", "figures", "assessments") for each in sheet[section]]
    if not records:
        return
    names = {each["id"]: each for each in sheet["actors"]}
    printed = {each["id"]: each for each in sheet["sources"]}
    fact: dict[str, Any] = data.draw(st.sampled_from(records))
    page = Screen(run, sheet, f"show {fact['id']}", width)
    page.has(fact["statement"], fact.get("condition"), fact.get("scope"))
    page.tells(fact["date"])
    for said in fact["attributions"]:
        page.has(names[said["by"]]["name"], said["quote"])
        page.tells(said["date"])
        page.has(*(printed[each]["publisher"] for each in said["sources"]))
    for each in (*sheet["actors"][:1], *sheet["sources"][:1], *sheet["measures"][:1]):
        Screen(run, sheet, f"show {each['id']}", width)
