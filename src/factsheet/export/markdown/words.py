"""Words between the texts of a sheet: English in a sheet in English, the format's own names in any other."""

from __future__ import annotations

from factsheet import dates
from factsheet.output.commonmark import text

# By the name that the format has for a thing; where a word is empty, what it would name speaks for itself.
_ENGLISH = {
    "as_of": "As of", "known_on": "As it could be known on", "license": "Licence:", "language": "Language:",
    "figures": "Figures", "events": "Events", "assessments": "Assessments", "actors": "Who is who", "places": "Places",
    "sources": "Publications behind those in the notes", "none": "No facts match.", "undated": "Without a day",
    "about": "about", "at": "in", "tags": "tags", "key": "a key fact", "note": "Note:",
    "supersedes": "supersedes", "superseded_by": "superseded by",
    "country": "", "part_of": "part of", "members": "speaks for", "aliases": "also", "in_text": "in a sentence",
    "role": "", "author": "by", "container_title": "in", "accessed": "accessed", "archive_url": "archived at",
    "issuer": "own text or recording of", "seen": "not seen, known from its copies",
    "derived_from": "copies or reports", "origin": "its origin is",
}  # fmt: skip
_NEUTRAL = {
    "known_on": "as_of", "about": "actors", "at": "places", "none": "—", "seen": "seen: false", "key": "key",
    "author": "authors",
}  # fmt: skip


class Words:
    """The words of a document."""

    def __init__(self, *, english: bool) -> None:
        self.english = english

    def __getitem__(self, name: str) -> str:
        return text(_ENGLISH[name] if self.english else _NEUTRAL.get(name, name))

    def before(self, name: str, told: str) -> str:
        """What is told, in Markdown, with the word for it in front."""
        return f"{self[name]} {told}" if self[name] else told

    def day(self, day: str) -> str:
        """A date, in Markdown: as prose has it or, in other languages, as it is written."""
        return text(dates.in_words(day) if self.english else day)
