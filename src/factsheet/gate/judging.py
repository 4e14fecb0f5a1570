"""One record judged: pydantic's verdict in the words of the format, then the rules that no single field can say."""

import re
from functools import cache
from typing import Any

from pydantic_core import ErrorDetails

from factsheet.gate import codes, limits
from factsheet.gate.bounded import is_deep, too_deep
from factsheet.gate.model import MODELS, Sheet
from factsheet.gate.positions import Places, Step, repeated_keys
from factsheet.gate.problems import Fault, Problems
from factsheet.gate.rules import rules_of
from factsheet.gate.scanning import Scanned, unknown_key
from factsheet.gate.verdict import faults_of, is_wide
from factsheet.names import Nearest, did_you_mean, fold
from factsheet.vocabulary import FORMAT, HEDGE_VERBS, SECTIONS, SLUG

_TYPES = {
    "string_unicode": "has an unpaired surrogate, which no text can hold",
    "string_type": "must be a text in quotes",
    "bool_type": "must be true or false",
    "list_type": "must be a list",
    "model_type": "must be an object",
    "dict_type": "must be an object",
    "number_type": "must be a number",
}
_PATTERNS = {
    "url": "'{value}' is no http or https address",
    "archive_url": "'{value}' is no http or https address",
    "country": "'{value}' is no country code of two capital letters (ISO 3166-1)",
    "language": "'{value}' is no language tag (BCP 47)",
}
_SLUGS = {"kind": "kind", "tags": "tag"}
_REFERENCES = {"by", "via", "actors", "places", "part_of", "members", "issuer"}
# What to write for a key that is missing, where its name does not tell.
_MISSING = {
    ("attributions", "hedge"): f"one of {', '.join(HEDGE_VERBS)}",
    ("attributions", "by"): "the id of who said it",
    ("attributions", "sources"): "the ids of where it was printed",
    ("events", "kind"): "a word of your own: landing, statement, strike",
}
_LONG_LIST = 12
# Ids are short; what is none may be of any length.
_SHOWN_OF_ID = 200


class Judge:
    """Judges the records of one text; what is wrong goes to the problems."""

    def __init__(self, text: str, problems: Problems) -> None:
        self._text = text
        self._problems = problems
        self._places = Places(text)
        self._nearest = Nearest()
        self.called: dict[str, str] = {}
        """The ids of actors and places by what an id of each of their names would be."""

    def record(self, scanned: Scanned) -> bool:
        """Judges a record of a section; tells whether its model accepts it.

        Raises Enough, and TooMuch for one in which lists and objects are nested deeper than they may be.
        """
        if scanned.repeats:
            self._repeated(scanned.start, place_of(scanned, ()))
        value = scanned.value
        bad: set[str] = set()
        # A value takes two characters at least.
        hasty = scanned.end - scanned.start > 2 * limits.WIDE and is_wide(value)
        faults = faults_of(scanned.section, value, scanned.start, hasty=hasty)
        if faults and is_deep(value):
            raise too_deep(scanned.start)
        if faults and hasty:
            what = f"has more than {limits.WIDE:,} values: of each list its first fault alone is told"
            self.add(scanned, (), Fault(codes.TOO_MUCH, what))
        for detail in faults:
            bad.update(str(step) for step in detail["loc"][:1])
            self._field(scanned, detail, list(MODELS[scanned.section].model_fields))
        if isinstance(value, dict):
            for path, fault in rules_of(scanned.section, value, bad):
                self.add(scanned, path, fault)
        accepted = not bad and isinstance(value, dict)
        if accepted and scanned.section in {"actors", "places"}:
            for name in (value["name"], *(value.get("aliases") or ())):
                self.called.setdefault(as_slug(name), value["id"])
        return accepted

    def sheet(self, start: int, values: dict[str, Scanned]) -> None:
        """Judges the sheet's own keys."""
        head = {key: scanned.value for key, scanned in values.items()}
        for key, scanned in values.items():
            if scanned.repeats:
                self._repeated(scanned.start, "sheet", key)
        for detail in faults_of("", head, start):
            self._own_key(start, values, detail)

    def add(self, scanned: Scanned, path: tuple[Step, ...], fault: Fault) -> None:
        """Takes note of a problem at a path of a record."""
        self._problems.add(self._places.value_at(scanned.start, path), place_of(scanned, path), fault)

    def _field(self, scanned: Scanned, detail: ErrorDetails, keys: list[str]) -> None:
        path = tuple(detail["loc"])
        if detail["type"] == "extra_forbidden":
            within = "attributions" in path
            known = _attribution_keys() if within and len(path) > 2 else keys
            offset = self._places.key_at(scanned.start, path)
            self._problems.add(offset, place_of(scanned, path[:-1]), unknown_key(str(path[-1]), known, self._nearest))
        elif is_missing(detail):
            offset = self._places.value_at(scanned.start, path)
            self._problems.add(offset, place_of(scanned, path[:-1]), _missing(path[-1], scanned, path[:-1]))
        else:
            self.add(scanned, path, self._by_name(detail, in_words(detail)))

    def _by_name(self, detail: ErrorDetails, fault: Fault) -> Fault:
        """The fault; where a name stands in the place of an id, with the id of whom it names."""
        known = self.called.get(as_slug(str(detail["input"]))) if fault.code is codes.BAD_ID else None
        is_reference = bool(_REFERENCES & set(detail["loc"]))
        return fault._replace(hint=f"did you mean '{known}'?") if known and is_reference else fault

    def _own_key(self, start: int, values: dict[str, Scanned], detail: ErrorDetails) -> None:
        key = str(detail["loc"][0])
        offset = values[key].start if key in values else start
        if key == "format" and isinstance(detail["input"], str) and detail["type"] == "literal_error":
            what = f"format '{_shown(detail['input'])}' is not known here; this version reads '{FORMAT}'"
            self._problems.only(offset, "sheet", Fault(codes.UNKNOWN_FORMAT, what))
        elif detail["type"] == "extra_forbidden":
            known = [field.alias or name for name, field in Sheet.model_fields.items()]
            self._problems.add(self._places.key_at(start, (key,)), "sheet", unknown_key(key, known, self._nearest))
        elif is_missing(detail):
            self._problems.add(offset, "sheet", _missing(key))
        else:
            self._problems.add(offset, f"sheet {key}", in_words(detail))

    def _repeated(self, start: int, where: str, *ahead: Step) -> None:
        for path, offset in repeated_keys(self._text, start):
            twice = Fault(codes.REPEATED_KEY, f"the key '{path[-1]}' is given twice")
            self._problems.add(offset, _at_path(where, (*ahead, *path[:-1])), twice)


def place_of(scanned: Scanned, path: tuple[Step, ...]) -> str:
    """The words for a place in a record: `figure nis-killed attribution.1.by`, as `show` numbers it."""
    noun = SECTIONS[scanned.section]
    name = scanned.value.get("id") if isinstance(scanned.value, dict) else None
    where = f"{noun} {_shown(name, _SHOWN_OF_ID)}" if isinstance(name, str) and name else f"{noun} #{scanned.number}"
    return _at_path(where, path)


def _at_path(where: str, path: tuple[Step, ...]) -> str:
    steps = [str(step + 1) if isinstance(step, int) else _shown(step) for step in path]
    if len(steps) > 1 and steps[0] == "attributions":
        steps[0] = "attribution"
    return f"{where} {'.'.join(steps)}" if steps else where


def is_missing(detail: ErrorDetails) -> bool:
    """Whether a required key is not there: an empty list, null and an absent key are the same (format.md)."""
    if detail["type"] in {"missing", "too_short"}:
        return True
    return detail["input"] is None and bool(detail["loc"]) and not isinstance(detail["loc"][-1], int)


def in_words(detail: ErrorDetails) -> Fault:
    """What pydantic found, in the words of the format."""
    kind = detail["type"]
    if kind in _TYPES:
        return Fault(codes.BAD_VALUE if kind == "string_unicode" else codes.WRONG_TYPE, _TYPES[kind])
    if kind == "literal_error":
        return _unknown_word(detail)
    if kind == "string_pattern_mismatch":
        names = [step for step in detail["loc"] if isinstance(step, str)]
        value = _shown(detail["input"])
        if names[-1] in _PATTERNS:
            return Fault(codes.BAD_VALUE, _PATTERNS[names[-1]].format(value=value))
        what = f"'{value}' is no {_SLUGS.get(names[-1], 'id')}: lower-case letters, digits and hyphens"
        return Fault(codes.BAD_ID, what, _meant_slug(detail["input"]))
    return Fault(codes.BAD_DATE if kind == "bad_date" else codes.BAD_VALUE, detail["msg"])


def as_slug(name: str) -> str:
    """What the id of a name would be: `anna-berg` for `Anna Berg`."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def _meant_slug(value: str) -> str:
    slug = as_slug(value)
    return f"did you mean '{slug}'?" if value.isascii() and len(slug) > 1 else ""


def _unknown_word(detail: ErrorDetails) -> Fault:
    known = detail["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
    if not isinstance(detail["input"], str):
        what = f"{_TYPES['string_type']}: {', '.join(known)}" if len(known) > 1 else _TYPES["string_type"]
        return Fault(codes.WRONG_TYPE, what)
    meant = _meant(detail["input"], known)
    listed = f"the {len(known)} words of the list" if meant and len(known) > _LONG_LIST else ", ".join(known)
    what = f"'{_shown(detail['input'])}' is none of {listed}"
    return Fault(codes.UNKNOWN_WORD, what, meant or '"factsheet help words" tells what each means')


def _meant(word: str, known: list[str]) -> str:
    """The word of the list that was meant, if any."""
    from factsheet.gate.meanings import MEANT

    if "stated" in known and word in {"denied", "denies"}:
        return "a denial has the stance 'denies' and the hedge 'stated'"
    meant = MEANT.get(word)
    return f"did you mean '{meant}'?" if meant in known else did_you_mean(word, known)


def _missing(key: Step, scanned: Scanned | None = None, path: tuple[Step, ...] = ()) -> Fault:
    """The fault of a missing key of a record, or of what stands at a path of it."""
    section = path[0] if path else scanned.section if scanned else ""
    hint = _MISSING.get((str(section), str(key)), "")
    if key == "hedge" and scanned and scanned.value["attributions"][path[1]].get("stance") == "denies":
        hint = "a denial's is 'stated'"
    return Fault(codes.MISSING_KEY, f"'{key}' is missing", hint)


def is_id(text: str) -> bool:
    """Whether a text has the form of an id."""
    return re.fullmatch(SLUG, text) is not None


def _shown(value: Any, most: int = 60) -> str:
    text = str(value)
    return text if len(text) <= most else f"{text[: most - 3]}..."


@cache
def _attribution_keys() -> list[str]:
    from factsheet.gate.model import Attribution

    return list(Attribution.model_fields)
