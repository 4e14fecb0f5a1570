"""Chance that repeats itself, and the odd texts and values that all parts draw from."""

from copy import deepcopy
from typing import Any

from chances import Seeded
from hostile import TEXTS

PLAIN = (
    "River", "of", "the", "Service", "bridge", "fell", "Ford", "said", "about 300 soldiers", "killed", "A", "b", "—",
    "Olga Envoy", "National Intelligence Service", "NIS", "2024", "12,000", "…", "don't", "Kursk Oblast",
)  # fmt: skip
ODD = (
    *TEXTS, "북한", "국가정보원", "Хочу жить", "👩\u200d👩\u200d👧", "🇺🇦", "नमस्ते",
    "x\u200by", "─●├", "Wort" * 12, "한" * 40,
    "https://example.org/" + "a" * 70, "'\"\\", "$(x)", "|", "||", "\\|", "\u3000", "\u00a0x", "\u00ad", "\u0301",
    "a" * 300, "ß" * 50, "İ", "ﷺ", "\U0001f3f4\U000e0067\U000e0062\U000e007f", "\ue000", "\U0010ffff", "\uffff",
    "\u2060", "\ufe0f", "☃\ufe0f", "\u1160", "\u202e", "\u2069", "::error::x", "%0A", "<!--", "-->", "```", "\x1b",
    "\x9b0m", "\x07", "\r\n", "\n\n", "\t", " ", "a" + "\u0300" * 40, "𝔸𝕓", "ǅ", "Ⅷ", "①", "½", "²", "٣", "９",
)  # fmt: skip
NUMBERS = (
    0, 1, 7, 12, 300, 12_345, 500_000, 999_999, 1_000_000, -1, -0.0, 0.5, 2.25, 1e15, 1e16, 1e300, 5e-324, 2**31,
    2**53 + 1, 2**63 - 1, -(2**63), 1.7976931348623157e308, 0.1 + 0.2, 99.999999,
)  # fmt: skip
# Numbers as a file may write them: what is in the place of a text that begins so is written bare.
BARE = "@@"
WRITTEN = ("2.20", "1e3", "1E+2", "-0", "-0.0", "0.10", "1.0", "1e-7", "12345678901234567890.0", "1e22", "100e0")
NO_NUMBERS = (2**63, -(2**63) - 1, 10**30, 10**40, float("inf"), float("-inf"), float("nan"), f"{BARE}1e999{BARE}")
VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1.5, "", " ", "\u00a0", "x", "2024-02-30", "2024", [], [""], [None], [[]], {}, {"a": 1},
    {"by": 1}, "asserts", "words", "speaker", "a-0", "\ud800", "\udfff", 2**63, float("nan"), float("inf"), "null",
    "http://", "http://[", "HTTP://x", "https://x y", "https://@/", "javascript:x", "ftp://x", "en-", "EN", "kr",
)  # fmt: skip


_ANY = (*VALUES, *NUMBERS)


class Chance(Seeded):
    """A chance that is the same whenever its seed is."""

    def upto(self, most: int) -> int:
        """A number from 0 to `most`, the small ones more often."""
        return int(self.random() * self.random() * (most + 1))

    def text(self, odd: float = 0.3) -> str:
        """A text that is never empty."""
        if not self.happens(odd):
            return " ".join(self.one(PLAIN) for _ in range(1 + self.upto(6)))
        parts = [self.one(ODD) if self.happens(0.6) else self.letters() for _ in range(1 + self.upto(3))]
        return self.one((" ", " ", "", "\n")).join([*parts, self.one(PLAIN)])

    def letters(self) -> str:
        """A few characters of any kind but halves of a pair."""
        most = self.one((0x7F, 0x100, 0x2100, 0xD7FF, 0x10FFFF))
        found = (self.randrange(most + 1) for _ in range(1 + self.upto(8)))
        return "".join(chr(code) for code in found if not 0xD800 <= code < 0xE000) or "x"

    def value(self) -> Any:
        """A value of any type."""
        if self.happens(0.2):
            return self.text(0.7)
        return deepcopy(self.one(_ANY))  # a list that one input changes is none of the next
