"""Texts that would steer a terminal, a shell, a spreadsheet or a page; sheets full of them; what undoes the escapes."""

import re
from typing import Any

from sheets import assessment, event, figure, said, sheet

TEXTS = (
    "[bold]x[/x]", ":smile: [/]", "\x1b[31mred\x1b[0m", "\x1b]8;;http://evil.example\x07click", "\u009b31mC1",
    "a\u202eb\u2066c\u061c", "tab\tand\ttab", "line\nfeed", "carriage\rreturn", "back\\slash \\n \\x1b \\u202e",
    "line\u2028sep\u2029", "\ufeffbom", "한국어 조선", "🙂 👩‍👩‍👧", "=1+1", "'=1", "''=1", "+1", "-1", "@x",
    "\t=1", "\r=1", "'\tx", "a|b", "<script>alert(1)</script>", "a; b", '"quoted", text', " edges ",
    "`code` *b* _i_ ~s~ $m$ &amp;",
    "nul\x00byte \x7f\x85", "\u200e\u200fmarks", "e\u0301 ﬁ", "50%", "{0} %s ${HOME}",
)  # fmt: skip
# What must never reach a terminal, a log or a spreadsheet as it is (command-line.md, Output).
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
# The escapes that a drawn screen has of its own: colours, and links to what is printable ASCII.
OWN = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^;\x1b]*;[!-~]*\x1b\\")
_IDS = {"speaker", "relay", "town", "paper", "count", "it", "many", "that"}
_REFERENCES = {"id", "by", "via", "sources", "places", "actors", "measure"}


def unescaped(text: str) -> str:
    """The text of a tsv cell, by what `factsheet help output` tells."""
    short = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}

    def character(found: re.Match[str]) -> str:
        name = found[1]
        return short.get(name) or chr(int(name[1:], 16))

    return re.sub(r"\\(t|n|r|\\|x[0-9a-f]{2}|u[0-9a-f]{4})", character, text)


def from_csv(cell: str) -> str:
    """The text of a csv cell: tsv's escapes, and one quote less in front of what a spreadsheet would run."""
    text = unescaped(cell)
    return text[1:] if re.match(r"'+[=+\-@\t\r]", text) else text


def everywhere(texts: tuple[str, ...]) -> dict[str, Any]:
    """A sheet that has, for each text, one record of every type with that text in every field: `it-0`, `it-1` …"""
    whole = _filled("All of them")
    for section in [key for key, value in whole.items() if isinstance(value, list)]:
        whole[section] = [_numbered(each, n) for n, text in enumerate(texts) for each in _filled(text)[section]]
    return whole


def _filled(text: str) -> dict[str, Any]:
    """A sheet in which every text is that text."""
    own = said(role=text, quote=text, locator=text, note=text, via=["relay"])
    common: dict[str, Any] = {
        "statement": text, "detail": text, "note": text, "attributions": [own], "places": ["town"], "key": True,
        "actors": ["speaker"],
    }  # fmt: skip
    return sheet(
        title=text, description=text, license=text,
        actors=[
            {"id": "speaker", "name": text, "kind": "person", "aliases": ["speaker", text], "native_name": text,
             "in_text": text, "role": text, "description": text},
            {"id": "relay", "name": "Relay", "kind": "person"},
        ],
        places=[{"id": "town", "name": text, "aliases": [text]}],
        sources=[{"id": "paper", "type": "book", "publisher": text, "title": text, "authors": [text],
                  "container_title": text, "note": text}],
        measures=[{"id": "count", "label": text, "unit": text, "description": text}],
        events=[event("it", **common)],
        figures=[figure("many", bound="words", as_said=text, scope=text, **common)],
        assessments=[assessment("that", condition=text, **common)],
    )  # fmt: skip


def _numbered(record: dict[str, Any], number: int) -> dict[str, Any]:
    """The record with the number behind its own id and those that it refers to."""

    def renamed(key: str, value: object) -> object:
        if isinstance(value, list):
            return [renamed(key, each) for each in value]
        if isinstance(value, dict):
            return {name: renamed(name, each) for name, each in value.items()}
        return f"{value}-{number}" if key in _REFERENCES and value in _IDS else value

    return {key: renamed(key, value) for key, value in record.items()}
