"""A fact in a document: a sentence with who said it, whoever stands against it, and all that the sheet has of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from factsheet.attribution import asserting, speaker
from factsheet.output.commonmark import line, text
from factsheet.quote import sentences
from factsheet.quoting.footnote import Footnote

if TYPE_CHECKING:
    from factsheet.contract import AttributionOf, Fact
    from factsheet.export.carried import Carried
    from factsheet.export.markdown.words import Words
    from factsheet.output.footnotes import Notes
    from factsheet.quoting.sentence import Sentence


class Facts(NamedTuple):
    """Writes facts as items of a list, their publications as marks of the document's notes."""

    carried: Carried
    notes: Notes
    words: Words

    def item(self, fact: Fact) -> Iterator[str]:
        """The lines of a fact: what is said of it first, below it who else says or opposes it, and what it is about."""
        lead, *further = self._spoken(fact)
        yield f"- {line(f'{_and(self._head(fact))}: {lead}')}\n"
        for each in further:
            yield f"  - {line(each)}\n"
        if fact["detail"]:
            yield f"  - {line(text(fact['detail']))}\n"
        if fact["note"]:
            yield f"  - {self.words.before('note', text(fact['note']))}\n"
        yield f"  - {line('; '.join(self._around(fact)))}\n"

    def _head(self, fact: Fact) -> Iterator[str]:
        """What is found by running down the list: the number or the day, and a status that is not `standing`."""
        if "measure" in fact:
            yield _number(fact)
            yield self.words.day(fact["date"])
        else:
            yield f"**{self.words.day(fact['date'])}**"
            yield text(fact["kind"])
        if not self.words.english:  # elsewhere the sentence has them
            yield from (text(str(each)) for each in (fact.get("likelihood"), fact.get("confidence")) if each)
        if fact["status"] != "standing":
            yield f"**{fact['status']}**"

    def _spoken(self, fact: Fact) -> Iterator[str]:
        """What each attribution says, the lead's with the statement; of the successor its sentence."""
        begun = ""
        for sentence in sentences(fact, self.carried.actor, self.carried.fact, english=self.words.english):
            if sentence.said:
                yield begun + self._written(sentence) + self._remarks(fact, sentence.said)
            begun = f"{begun}{self._written(sentence)} " if not sentence.said else ""

    def _written(self, sentence: Sentence) -> str:
        return Footnote(self.notes).quote([sentence])

    def _remarks(self, fact: Fact, said: AttributionOf) -> str:
        """What a sentence has no place for: words, where they stand, the editor's remark."""
        if not any(said is each for each in fact["attributions"]):  # the successor's
            return ""
        found = [*self._stance(fact, said), said["quote"] and f"“{said['quote']}”", said["locator"], said["note"]]
        told = "; ".join(text(each) for each in found if each)
        return f" — {told}" if told else ""

    def _stance(self, fact: Fact, said: AttributionOf) -> Iterator[str | None]:
        """Who said it and how, where the sentence does not tell it: saying it may be the event itself."""
        if not self.words.english:
            yield from (said["stance"] if said["stance"] != "asserts" else None, said["hedge"], said["role"])
            return
        is_act = fact.get("kind") == "statement" and said is asserting(fact)[0]
        if is_act and (said["via"] or said["role"] or said["by"]["name"] not in fact["statement"]):
            yield f"said by {speaker(said)}"
            yield said["role"]
        if said["hedge"] != "stated" and (is_act or said["stance"] != "asserts"):
            yield said["hedge"]

    def _around(self, fact: Fact) -> Iterator[str]:
        """Who and what it is about, where, and how the sheet files it."""
        for word, names in (("about", fact["actors"]), ("at", fact["places"])):
            if names:
                yield self.words.before(word, ", ".join(text(each["name"]) for each in names))
        if fact["tags"]:
            yield self.words.before("tags", ", ".join(map(text, fact["tags"])))
        if fact["key"]:
            yield self.words["key"]
        for word, other in (("supersedes", fact["supersedes"]), ("superseded_by", fact["superseded_by"])):
            if other:
                yield self.words.before(word, f"`{other['id']}`")
        yield f"`{fact['id']}`"


def _number(fact: Fact) -> str:
    """The number as it is written, in the asserter's words too; what of an estimate its value does not have."""
    value = f"**{text(fact.get('value', '').strip())}**"
    if fact.get("as_said") and fact.get("bound") != "words":
        value += f" (“{text(str(fact.get('as_said')))}”)"
    if fact.get("bound") != "about":
        return value
    ends = [f"{key} {fact[key]}" for key in ("low", "high") if fact[key] is not None]
    return f"{value} ({', '.join(ends)})" if ends else value


def _and(parts: Iterator[str]) -> str:
    return ", ".join(parts)
