"""How words are compared: folding, word splitting, and the nearest known name."""

from collections.abc import Iterable
from itertools import islice

# Letters, digits, private use and combining marks make words, so that scripts with vowel signs stay whole.
_IN_WORDS = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No", "Co", "Mn", "Mc"})
_MOST_CANDIDATES = 2000
# How many of them are compared letter by letter, which takes 50 µs each.
_MOST_COMPARED = 100
_MOST_ADVISED = 200
_MOST_LOOKED_AT = 20_000
# What is longer is no name that anyone types, and comparing two such takes the square of their length.
_LONGEST = 100


def fold(text: str) -> str:
    """The text as it is compared: NFKC, case-folded (Unicode's caseless matching, default 3.13 D145 with NFKC)."""
    if text.isascii():
        return text.lower()
    from unicodedata import normalize

    return normalize("NFKC", normalize("NFKC", text).casefold())


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    from unicodedata import category

    folded = fold(text)
    return "".join(letter if category(letter) in _IN_WORDS else " " for letter in folded).split()


def acronym(name: str, aliases: Iterable[str]) -> str | None:
    """The alias that is made of the name's initials: `NIS` for National Intelligence Service; None where none is."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return initials if len(initials) > 1 and initials in aliases else None


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like the given one, or None; looks at no more than a few thousand candidates."""
    from difflib import get_close_matches
    from heapq import nlargest

    if len(word) > _LONGEST:
        return None
    folded = fold(word)
    by_fold: dict[str, str] = {}
    for name in islice(known, _MOST_LOOKED_AT):
        if len(by_fold) >= _MOST_CANDIDATES:
            break
        if abs(len(name) - len(word)) <= max(3, len(word) // 2):
            by_fold.setdefault(fold(name), name)
    alike = nlargest(_MOST_COMPARED, by_fold, key=lambda other: _shared(folded, other))
    matches = get_close_matches(folded, alike, n=1, cutoff=0.6)
    return by_fold[matches[0]] if matches else None


def _shared(one: str, other: str) -> int:
    """How many letters two words share at their beginnings and their ends: all but one or two after a slip."""
    return _begun(one, other) + _begun(one[::-1], other[::-1])


def _begun(one: str, other: str) -> int:
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question that names the nearest known word: `did you mean 'x'?`, or nothing."""
    found = nearest(word, known)
    return f"did you mean '{found}'?" if found else ""


class Nearest:
    """Asks so for the first wrong words alone: a look takes up to milliseconds, and a file may have thousands."""

    def __init__(self) -> None:
        self._told: dict[tuple[object, ...], str] = {}

    def did_you_mean(self, word: str, known: Iterable[str], *within: object) -> str:
        """The question, the same for a word that comes again `within` the same; nothing behind the first words."""
        asked = (word, *within)
        if asked not in self._told and len(self._told) < _MOST_ADVISED:
            self._told[asked] = did_you_mean(word, known)
        return self._told.get(asked, "")

    def suggestion(self, word: str, known: Iterable[str], *within: object) -> str:
        """The same, to end an error with."""
        return _ending(self.did_you_mean(word, known, *within))


def suggestion(word: str, known: Iterable[str]) -> str:
    """The same, to end an error with: `; did you mean 'x'?`, or nothing."""
    return _ending(did_you_mean(word, known))


def _ending(question: str) -> str:
    return f"; {question}" if question else ""
