"""A fact as a slide of TimelineJS: headline and text in HTML, text from the sheet inert in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from factsheet import dates
from factsheet.attribution import asserter, asserting, citations, printed_in, quotation, speaker
from factsheet.export.hypertext import escaped, first_sign, href, inert, paragraphs

if TYPE_CHECKING:
    from factsheet.contract import AttributionOf, Citation, Fact


def title(head: Mapping[str, str | None]) -> str:
    """What the sheet is called."""
    return first_sign(escaped(head["title"]))


def headline(fact: Fact, language: str) -> str:
    """What a fact says with its 'if', who leads in asserting it and how many others do, and its status."""
    lead, *others = asserting(fact)
    english = _is_english(language)
    condition = f" ({'if ' if english else ''}{fact['condition']})" if fact.get("condition") else ""
    further = (" and 1 other" if len(others) == 1 else f" and {len(others)} others") if english else f" +{len(others)}"
    status = "" if fact["status"] == "standing" else f" [{fact['status']}]"
    told = f"{fact['statement']}{condition} — {asserter(lead)}{further if others else ''}{status}"
    return first_sign(escaped(told))


def title_text(head: Mapping[str, str | None], day: str | None) -> str:
    """The description of a sheet, and the day up to which it is brought."""
    language = head["language"] or "en"
    days = [f"as of {_told(head['as_of'] or '', language)}"]
    if day:
        days.append(f"as it could be known on {_told(day, language)}")
    return paragraphs([inert(head["description"]), inert(" · ".join(filter(None, [*days, head["license"]])))])


def text(fact: Fact, language: str) -> str:
    """Who said it, the day and where it was printed, a paragraph a voice; then all else that the fact has."""
    return paragraphs(
        [
            *_measured(fact),
            *(_said(each, language) for each in fact["attributions"]),
            *_replaced(fact),
            inert(fact["detail"]),
            _labelled("note", fact["note"]),
            inert(" · ".join(_named(fact))),
        ]
    )


def credit(fact: Fact) -> str:
    """Where it was printed, as what stands under a picture: told to be the sources, so that no picture is theirs."""
    return inert(f"Sources: {'; '.join(printed_in(each) for each in citations(fact['attributions']))}")


def day_told(date: str, language: str) -> str:
    """The day in words; in a sheet of another language empty where TimelineJS writes it, else as it is stored."""
    if _is_english(language):
        return dates.in_words(date)
    shape = dates.shape(date)
    plain = shape.form != "within" and all(end and not end.qualifier for end in (shape.start, shape.end))
    return "" if plain else date


def _measured(fact: Fact) -> Iterator[str]:
    """What a figure counts, with its numbers as they were said and as they are written; how likely a judgement is."""
    if "measure" in fact:
        yield inert(f"{fact['measure']['label']} ({fact['measure']['unit']}): {', '.join(_numbers(fact))}")
    rated = (("likelihood", fact.get("likelihood")), ("confidence", fact.get("confidence")))
    yield inert(" · ".join(f"{name}: {_code(value)}" for name, value in rated if value))


def _numbers(fact: Fact) -> Iterator[str]:
    if fact["as_said"] and fact["bound"] != "words":
        yield f"“{fact['as_said']}”"
    yield fact["value"]
    if fact["bound"] == "about":
        around = (("low", fact["low"]), ("high", fact["high"]))
        yield from (f"{name} {number}" for name, number in around if number is not None)


def _said(said: AttributionOf, language: str) -> str:
    """A voice: who, in which office, how sure or how opposed, on which day, in which words, printed where."""
    own = [
        said["role"],
        _stance(said),
        _told(said["date"], language),
        said["quote"] and f"“{said['quote']}”",
        said["locator"],
    ]
    printed = "; ".join(_printed(each, language) for each in said["sources"])
    rest = "".join(f" · {inert(each)}" for each in own if each)
    note = f" · {_labelled('note', said['note'])}" if said["note"] else ""
    return f"<b>{inert(speaker(said))}</b>{rest} · {printed}{note}"


def _stance(said: AttributionOf) -> str:
    """How sure an asserter is; of others that they deny it, which is stated, or how sure they are otherwise."""
    if said["stance"] == "asserts":
        return said["hedge"]
    return said["stance"] if said["hedge"] == "stated" else f"{said['stance']} ({said['hedge']})"


def _printed(source: Citation, language: str) -> str:
    """A publication, linked where it is: a link loads nothing until a reader follows it."""
    told = ", ".join(
        filter(None, [source["publisher"], source["title"], source["issued"] and _told(source["issued"], language)])
    )
    return f'<a href="{href(source["url"])}">{inert(told)}</a>' if source["url"] else inert(told)


def _replaced(fact: Fact) -> Iterator[str]:
    """The fact that superseded this one, and the one that it superseded, attribution kept on."""
    for label, other in (("superseded by", fact["superseded_by"]), ("supersedes", fact["supersedes"])):
        yield _labelled(label, quotation(other) if other else None)


def _named(fact: Fact) -> Iterator[str]:
    """What a fact is filed under, and the id by which `factsheet show` finds it."""
    if fact.get("kind"):
        yield fact["kind"]
    yield from dict.fromkeys(each["name"] for each in (*fact["actors"], *fact["places"]))
    yield from fact["tags"]
    yield f"{fact['origins']} {'origin' if fact['origins'] == 1 else 'origins'}"
    yield fact["id"]


@lru_cache(maxsize=4096)
def _told(date: str, language: str) -> str:
    return dates.in_words(date) if _is_english(language) else date


def _is_english(language: str) -> bool:
    return language.partition("-")[0].lower() == "en"


def _code(text: str) -> str:
    """A word of the format's lists as it stands in a text."""
    return text.replace("-", " ")


def _labelled(label: str, value: str | None) -> str:
    return f"{label}: {inert(value)}" if value else ""
