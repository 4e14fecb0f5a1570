"""The bundled sheet holds only what the record has: links, publications, titles, days, names, numbers.

`data/record.json` is a copy of the record's values: of each page its address, publisher, title, day and author; of
each entry its numbers; every name and every day that stands anywhere in it.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from conftest import BUNDLED, HERE

Record = dict[str, Any]
RECORD = json.loads((HERE / "data" / "record.json").read_text("utf-8"))
MAPPING = json.loads((HERE.parent / "docs" / "audit.json").read_text("utf-8"))
SHEET = json.loads(BUNDLED.read_text("utf-8"))
# What names how a page came to be seen, beside the names of outlets.
BETWEEN = {"via", "copy", "copies", "of", "on", "the", "in", "for", "this", "a", "and", "by", "from", "text"}


class Page(NamedTuple):
    """A page of the record."""

    url: str | None
    publisher: str
    title: str | None
    issued: str | None
    author: str | None


PAGES = [Page(*page) for page in RECORD["pages"]]


def words(*texts: str | None) -> set[str]:
    """The words of texts, in one case."""
    return {word for text in texts for word in re.findall(r"\w+", (text or "").casefold())}


def pages_of(source: Record) -> list[Page]:
    """The pages that a source can be: those at its address, any where it has none."""
    return [page for page in PAGES if not source.get("url") or page.url == source["url"]]


def named(record: Record) -> Iterator[str]:
    """The words of a record's names that are names: capital letters, or letters of another alphabet."""
    texts = [record.get(key) or "" for key in ("name", "native_name", "in_text", "role")] + record.get("aliases", [])
    for word in (word for text in texts for word in re.findall(r"\w+", text)):
        if word[0].isupper() or not word.isascii():
            yield word


def test_every_address_is_of_the_record() -> None:
    known = {page.url for page in PAGES} | set(RECORD["addresses"])
    given = {source.get(key) for source in SHEET["sources"] for key in ("url", "archive_url")}
    assert given - known - {None} == set()


def test_every_title_and_author_is_of_the_page() -> None:
    for source in SHEET["sources"]:
        pages = pages_of(source)
        assert source.get("title") in {page.title for page in pages} | {None}, source["id"]
        assert words(*source.get("authors", [])) <= words(*(page.author for page in pages)), source["id"]


def test_every_day_of_a_publication_is_of_the_page_and_else_of_the_record() -> None:
    for source in SHEET["sources"]:
        days = {page.issued for page in pages_of(source)} if source.get("url") else set(RECORD["days"])
        assert source.get("issued") in days | {None, *(page.issued for page in pages_of(source))}, source["id"]


def test_every_publisher_is_of_the_record() -> None:
    known = words(*(page.publisher for page in PAGES), *RECORD["names"], *RECORD["addresses"]) | BETWEEN
    for source in SHEET["sources"]:
        assert source["id"] == "brief" or words(source["publisher"]) <= known, source["id"]


def test_every_name_of_an_actor_or_a_place_is_of_the_record() -> None:
    known = words(*RECORD["names"])
    for record in (*SHEET["actors"], *SHEET["places"]):
        assert [word for word in named(record) if word.casefold() not in known] == [], record["id"]


def test_every_number_of_a_figure_is_of_its_own_entries() -> None:
    entries: defaultdict[str, set[float]] = defaultdict(set)
    for name, entry in MAPPING["entries"].items():
        for fact in entry["facts"]:
            entries[fact] |= set(RECORD["entries"][name]["numbers"])
    for figure in SHEET["figures"]:
        given = {figure.get(key) for key in ("best", "low", "high")} - {None}
        assert given - entries[figure["id"]] == set(), figure["id"]
