"""How words are compared: folding, word splitting, and the nearest known name."""

import unicodedata
from collections.abc import Iterable

# Letters, digits, private use and combining marks make words, so that scripts with vowel signs stay whole.
_IN_WORDS = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No", "Co", "Mn", "Mc"})
_MOST_CANDIDATES = 2000


def fold(text: str) -> str:
    """The text as it is compared: NFKC, case-folded (Unicode's caseless matching, default 3.13 D145 with NFKC)."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    folded = fold(text)
    return "".join(letter if unicodedata.category(letter) in _IN_WORDS else " " for letter in folded).split()


def acronym(name: str, aliases: Iterable[str]) -> str | None:
    """The alias that is made of the name's initials: `NIS` for National Intelligence Service; None where none is."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return initials if len(initials) > 1 and initials in aliases else None


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like the given one, or None; looks at no more than a few thousand candidates."""
    from difflib import get_close_matches

    folded = fold(word)
    by_fold: dict[str, str] = {}
    for name in known:
        if len(by_fold) >= _MOST_CANDIDATES:
            break
        if abs(len(name) - len(word)) <= max(3, len(word) // 2):
            by_fold.setdefault(fold(name), name)
    matches = get_close_matches(folded, by_fold, n=1, cutoff=0.6)
    return by_fold[matches[0]] if matches else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question that names the nearest known word: `did you mean 'x'?`, or nothing."""
    found = nearest(word, known)
    return f"did you mean '{found}'?" if found else ""


def suggestion(word: str, known: Iterable[str]) -> str:
    """The same, to end an error with: `; did you mean 'x'?`, or nothing."""
    question = did_you_mean(word, known)
    return f"; {question}" if question else ""
