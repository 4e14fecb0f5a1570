"""Whatever the sheet, whatever the width: no line is wider than the terminal, and no name, number or day is lost."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anysheet import Record, sheets
from conftest import Run
from drawn import Drawn
from factsheet.dates import MONTHS
from factsheet.plain import on_screen
from properties import SETTINGS
from sheets import written

SECTIONS = ("events", "figures", "assessments")
SCREENS = (
    "events", "timeline --type all", "figures", "assessments", "attributions", "actors", "sources",
    "list measures",
)  # fmt: skip
EXAMPLES = settings(
    SETTINGS,
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


def points(date: str) -> list[tuple[str, str, str]]:
    """The years, months and days that a date names."""
    return re.findall(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", date)


def numbers(figure: Record) -> list[str]:
    """The numbers of a figure as they are read: its words where it has them."""
    if figure.get("as_said"):
        return [figure["as_said"]]
    return [f"{figure[key]:,}" for key in ("best", "low", "high") if figure.get(key) is not None]


def side(said: Record) -> str:
    """The id of those for whom an attribution of the output's JSON speaks."""
    return str((said["side"] or said["by"])["id"])


class Screen:
    """What one command draws of a sheet: it fits, and has all that it is asked for."""

    def __init__(self, run: Run, path: str, sheet: Record, command: str, width: int) -> None:
        ran = run(f"-f {path} {command} --color never", columns=width)
        assert ran.code == 0, (command, ran.err)
        self._command = command
        self._names = {each["id"]: each["name"] for each in sheet["actors"]}
        self._printed = {each["id"]: each["publisher"] for each in sheet["sources"]}
        self._drawn = Drawn(ran.out)
        assert self._drawn.widest <= width, (command, width, self._drawn.widest)

    def has(self, *texts: str | None) -> None:
        """Holds that each text can be read whole."""
        for text in texts:
            assert self._drawn.reads(on_screen(text or "")), (self._command, text)

    def voice(self, said: Record) -> None:
        """Holds that an attribution of the sheet can be read: who, the day, where it was printed first."""
        self.has(self._names[said["by"]], *(self._names[each] for each in said["via"]))
        self.has(self._printed[said["sources"][0]])
        self.tells(said["date"])

    def tells(self, *dates: str, under_months: bool = False) -> None:
        """Holds that the dates can be read: days with their month, but `under_months` and in spans that share it."""
        for date in dates:
            for year, month, day in points(date):
                name = MONTHS[int(month) - 1][:3] if month else ""
                assert self._drawn.reads(year), (self._command, date)
                assert not name or self._drawn.reads(name), (self._command, date)
                alone = under_months or len(points(date)) > 1
                number = str(int(day)) if day else ""
                assert self._drawn.reads(f"{number} {name}") or (alone and self._drawn.reads(number)), (
                    self._command,
                    date,
                )


# Below 40 columns it wraps, up to 80 most lists fold, above they are tables.
WIDTHS = pytest.mark.parametrize(("narrowest", "widest"), [(20, 39), (40, 79), (80, 200)])


@WIDTHS
@EXAMPLES
@given(sheet=sheets(), data=st.data())
def test_no_list_is_too_wide_or_loses_a_name_a_number_or_a_day(
    run: Run, tmp_path: Path, sheet: Record, data: st.DataObject, narrowest: int, widest: int
) -> None:
    path = written(tmp_path, sheet)
    width = data.draw(st.integers(narrowest, widest))
    drawn = {command: Screen(run, path, sheet, command, width) for command in SCREENS}
    retracted = set(run(f"-f {path} timeline --type all -o ids --status retracted").out.split())
    for section in SECTIONS:
        for fact in sheet[section]:
            if fact["id"] in retracted:
                continue  # shown on request alone
            for command in (section, "timeline --type all"):
                drawn[command].has(fact["statement"] if section != "figures" else None, fact.get("condition"))
                drawn[command].has(*numbers(fact), fact.get("scope"))
                drawn[command].tells(fact["date"], under_months=command.startswith("timeline"))
            for command in (section, "timeline --type all", "attributions"):
                for said in fact["attributions"]:
                    drawn[command].voice(said)
    for actor in sheet["actors"]:
        drawn["actors"].has(actor["name"], actor["native_name"], *actor["aliases"])
    for source in sheet["sources"]:
        drawn["sources"].has(source["publisher"], source["title"])
        drawn["sources"].tells(source["issued"] or "")
    drawn["list measures"].has(*(each["label"] for each in sheet["measures"]))


@WIDTHS
@EXAMPLES
@given(sheet=sheets(), data=st.data())
def test_what_is_new_is_never_too_wide_and_has_everything_that_was_said(
    run: Run, tmp_path: Path, sheet: Record, data: st.DataObject, narrowest: int, widest: int
) -> None:
    path = written(tmp_path, sheet)
    since = data.draw(st.sampled_from(["2019-01-01", "2024-07", "2025"]))
    command = f"attributions --since {since}"
    rows = json.loads(run(f"-f {path} {command} -o json").out)
    if not rows:
        return
    screen = Screen(run, path, sheet, command, data.draw(st.integers(narrowest, widest)))
    facts = {fact["id"]: fact for section in SECTIONS for fact in sheet[section]}
    for row in rows:
        screen.has(row["statement"], row["condition"], row["quote"], row["by"]["name"])
        screen.has(*(each["name"] for each in row["via"]), row["sources"][0]["publisher"])
        screen.has(*(numbers(facts[row["id"]]) if row["type"] == "figure" else []), facts[row["id"]].get("scope"))
        screen.tells(row["date"])
        for each in row["reverses"]:
            screen.has(each["by"]["name"])
            screen.tells(each["date"])


@WIDTHS
@EXAMPLES
@given(sheet=sheets(), data=st.data())
def test_the_tree_of_origins_is_never_too_wide_and_has_every_publication(
    run: Run, tmp_path: Path, sheet: Record, data: st.DataObject, narrowest: int, widest: int
) -> None:
    path = written(tmp_path, sheet)
    screen = Screen(run, path, sheet, "sources --origins", data.draw(st.integers(narrowest, widest)))
    for source in sheet["sources"]:
        screen.has(source["publisher"], source["title"], source["url"], source["id"])
        screen.tells(source["issued"] or "")
    origins = sum(each["derived_from"] is None for each in sheet["sources"])
    screen.has(f"{len(sheet['sources'])} link", f"{origins} origin")


@WIDTHS
@EXAMPLES
@given(sheet=sheets(), data=st.data())
def test_the_summary_is_never_too_wide_and_names_who_said_it_and_each_side_that_denies_it(
    run: Run, tmp_path: Path, sheet: Record, data: st.DataObject, narrowest: int, widest: int
) -> None:
    path = written(tmp_path, sheet)
    width = data.draw(st.integers(narrowest, widest))
    screen = Screen(run, path, sheet, "summary --all", width)
    shown = json.loads(run(f"-f {path} summary --all -o json").out)
    if shown:
        screen.has(sheet["title"])
        screen.tells(sheet["as_of"])
    for fact in shown:
        screen.has(*(numbers(fact) if fact["type"] == "figure" else [fact["statement"]]))
        screen.tells(fact["date"])
        lead, *others = [each for each in fact["attributions"] if each["stance"] == "asserts"]
        against = [each for each in fact["attributions"] if each["stance"] != "asserts"]
        against.sort(key=lambda each: each["stance"] != "disputes")  # a flat denial stands for its side
        last = {side(each): each for each in against}
        turned = [each for each in others if side(each) in last]
        for said in (lead, *last.values(), *turned):
            screen.has(said["by"]["name"], said["sources"][0]["publisher"])
            screen.tells(said["date"])
        if len(others) > len(turned):
            screen.has(f"{len(others) - len(turned)} more")


@WIDTHS
@EXAMPLES
@given(sheet=sheets(), data=st.data())
def test_the_page_of_a_record_is_never_too_wide_and_has_everything(
    run: Run, tmp_path: Path, sheet: Record, data: st.DataObject, narrowest: int, widest: int
) -> None:
    path = written(tmp_path, sheet)
    width = data.draw(st.integers(narrowest, widest))
    records = [each for section in ("events", "figures", "assessments") for each in sheet[section]]
    if not records:
        return
    fact: dict[str, Any] = data.draw(st.sampled_from(records))
    printed = {each["id"]: each["publisher"] for each in sheet["sources"]}
    page = Screen(run, path, sheet, f"show {fact['id']}", width)
    page.has(fact["statement"], fact.get("condition"), fact.get("scope"), *numbers(fact))
    page.tells(fact["date"])
    for said in fact["attributions"]:
        page.voice(said)
        page.has(said["quote"], *(printed[each] for each in said["sources"]))
    for each in (*sheet["actors"][:1], *sheet["sources"][:1], *sheet["measures"][:1]):
        Screen(run, path, sheet, f"show {each['id']}", width)
