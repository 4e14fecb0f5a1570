"""Who is who, places, measures and publications in a document: all that the sheet has of each, in a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from factsheet.output.commonmark import autolink, line, text

if TYPE_CHECKING:
    from factsheet.contract import Actor, Source
    from factsheet.export.carried import Carried
    from factsheet.export.markdown.words import Words


def actor(record: Actor, words: Words) -> str:
    """An actor: name, kind, whom they are part of, what else they are called, what they are."""
    told = [text(record["kind"])]
    if record["role"]:
        told.append(words.before("role", text(record["role"])))
    if record["country"]:
        told.append(words.before("country", text(record["country"])))
    told += _within(record, words)
    if record["in_text"]:
        told.append(words.before("in_text", f"“{text(record['in_text'])}”"))
    native = f" ({text(record['native_name'])})" if record["native_name"] else ""
    return _line(f"**{text(record['name']).strip()}**{native}", told, record["description"], record["id"])


def place(record: Any, words: Words) -> str:
    """A place: name, country, where it lies, what else it is called."""
    told = [words.before("country", text(record["country"]))] if record["country"] else []
    return _line(f"**{text(record['name']).strip()}**", [*told, *_within(record, words)], None, record["id"])


def measure(record: Any) -> str:
    """A measure's heading, and what it counts."""
    told = [text(record["kind"])] if record["kind"] != "actual" else []
    told += [text(record["description"])] if record["description"] else []
    counted = line(f"{': '.join(told)} `{record['id']}`")
    return f"### {line(text(record['label']))} ({text(record['unit'])})\n\n{counted}\n"


def publication(name: str, carried: Carried, words: Words) -> str:
    """A publication: who wrote and printed it, when, where it is to be found, and where it comes from."""
    record = carried.source(name)
    pieces = [*_printed(record, words), *_whence(record, carried, words)]
    return _line(text(record["publisher"]), pieces, record["note"], record["id"])


def _line(begun: str, told: Iterable[str], remark: str | None, name: str) -> str:
    """A line that ends with the record's id."""
    shown = ", ".join([begun, *told])
    return line(f"{shown}. {text(remark)} `{name}`" if remark else f"{shown}. `{name}`")


def _within(record: Any, words: Words) -> Iterator[str]:
    if record["part_of"]:
        yield words.before("part_of", text(record["part_of"]["name"]))
    if record.get("members"):
        yield words.before("members", ", ".join(text(each["name"]) for each in record["members"]))
    if record["aliases"]:
        yield words.before("aliases", ", ".join(map(text, record["aliases"])))


def _printed(record: Source, words: Words) -> Iterator[str]:
    if record["title"]:
        yield f"“{text(record['title'])}”"
    if record["authors"]:
        yield words.before("author", ", ".join(map(text, record["authors"])))
    if record["container_title"]:
        yield words.before("container_title", text(record["container_title"]))
    if record["issued"]:
        yield words.day(record["issued"])
    yield text(record["type"])
    if record["language"]:
        yield text(record["language"])
    if record["url"]:
        yield autolink(record["url"])
    if record["accessed"]:
        yield words.before("accessed", words.day(record["accessed"]))
    if record["archive_url"]:
        yield words.before("archive_url", autolink(record["archive_url"]))


def _whence(record: Source, carried: Carried, words: Words) -> Iterator[str]:
    """That it was not seen, whose own text it is, what it copies, and where that comes from in the end."""
    if not record["seen"]:
        yield words["seen"]
    if record["issuer"]:
        yield words.before("issuer", text(record["issuer"]["name"]))
    if record["derived_from"]:
        yield words.before("derived_from", _named(record["derived_from"], words))
        if record["origin"] != record["derived_from"]["id"]:
            yield words.before("origin", _named(carried.source(record["origin"]), words))


def _named(record: Any, words: Words) -> str:
    day = f", {words.day(record['issued'])}" if record["issued"] else ""
    return f"{text(record['publisher'])}{day} (`{record['id']}`)"
