"""Real sheets, and small pieces of them: a fact or two, with all that they refer to."""

import json
from functools import cache
from typing import Any

from fuzz import ROOT
from fuzz.chance import Chance

_REFERENTS = ("actors", "places", "sources", "measures")
_FACTS = ("events", "figures", "assessments")
_WHOLE = ("tests/data/tiny.json", "tests/data/later.json", "tests/data/canonical.json", "tests/data/untidy.json")
_LARGE = ("data/dprk-troops-ukraine.json", "data/dprk-troops-ukraine.json", "data/example.json")


def piece(chance: Chance) -> bytes:
    """A small real sheet, a broken one, or a piece of a large one."""
    sort = chance.random()
    if sort < 0.15:
        return _read(chance.one(_WHOLE))
    if sort < 0.25:
        return _read(chance.one(_broken()))
    content = _sheet(chance.one(_LARGE))
    facts = [(section, each) for section in _FACTS for each in content.get(section, ())]
    some = [chance.one(facts) for _ in range(1 + chance.upto(2))]
    return json.dumps(_closed(content, some), ensure_ascii=chance.happens(0.5)).encode()


@cache
def _read(name: str) -> bytes:
    return (ROOT / name).read_bytes()


@cache
def _broken() -> tuple[str, ...]:
    found = sorted((ROOT / "tests" / "data" / "broken").glob("*.json"))
    return tuple(str(path.relative_to(ROOT)) for path in found if 0 < path.stat().st_size < 20_000)


@cache
def _sheet(name: str) -> Any:
    return json.loads(_read(name))


def _closed(content: Any, facts: list[tuple[str, Any]]) -> Any:
    """The facts in a sheet of their own, with every record that they name, and that those name."""
    known = {each["id"]: (section, each) for section in _REFERENTS for each in content.get(section, ())}
    wanted: dict[str, None] = {}
    waiting: list[Any] = [{key: each for key, each in fact.items() if key != "supersedes"} for _, fact in facts]
    made = {key: each for key, each in content.items() if not isinstance(each, list)}
    kept = {fact["id"]: (section, fact) for (section, _), fact in zip(facts, waiting, strict=True)}
    waiting = list(waiting)
    while waiting:
        value = waiting.pop()
        if isinstance(value, str) and value in known and value not in wanted:
            wanted[value] = None
            waiting.append(known[value][1])
        elif isinstance(value, dict | list):
            waiting += value.values() if isinstance(value, dict) else value
    for section, record in [*(known[name] for name in wanted), *kept.values()]:
        made.setdefault(section, []).append(record)
    return made
