"""Real sheets and texts changed by bytes and by tokens of JSON."""

import re

from fuzz.chance import ODD, VALUES, Chance

_STRUCTURE = b'{}[],:"\\\n\t \x00\x1f\x7f\x80\xc0\xed\xff019eE.-ntfNI'
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*|true|false|null|[{}\[\],:]', re.DOTALL)
_TOKENS = (
    "{", "}", "[", "]", ",", ":", '""', '"x"', "null", "true", "0", "-0", "1e5", "1.50", "1e999", "NaN", "Infinity",
    "-Infinity", "[]", "{}", "[[]]", '{"a":1,"a":2}', '"2024-02-30"', '"2024"', '"\\ud800"', '"\\u0000"', '"\\x"',
    "'x'", "“x”", "1,000", "01", "+1", ".5", "0x1", "//", "/**/", "\ufeff", "True", "9" * 40, "9" * 5000, '"a\nb"',
    "[" * 300 + "]" * 300, '"\u202e"', '"denies"', '"retracts"', '"asserts"', '"words"', '"supersedes"',
)  # fmt: skip


def bytes_changed(chance: Chance, data: bytes) -> bytes:
    """The bytes with one to four edits."""
    for _ in range(1 + chance.upto(3)):
        at, size = chance.randrange(len(data) + 1), 1 + chance.upto(300)
        piece = data[at : at + size]
        other = bytes([chance.one(_STRUCTURE)])
        data = chance.one((
            data[:at] + bytes(byte ^ 1 << size % 8 for byte in piece[:1]) + data[at + 1 :],
            data[:at] + other + data[at + 1 :], data[:at] + data[at + size :], data[:at] + piece + data[at:],
            data[:at] + other + data[at:], data[:at] if chance.happens(0.2) else data,
        ))  # fmt: skip
    return data


def tokens_changed(chance: Chance, text: str) -> str:
    """The text with one to four of its tokens changed, most of them texts."""
    for _ in range(1 + chance.upto(3)):
        spans = [found.span() for found in _TOKEN.finditer(text)]
        if not spans:
            return text
        start, end = chance.one(spans)
        other = chance.one(spans)
        text = text[:start] + _token(chance, text[start:end], text[slice(*other)]) + text[end:]
    return text


def _token(chance: Chance, token: str, other: str) -> str:
    if token.startswith('"') and chance.happens(0.6):
        inner = token[1:-1]
        at = chance.randrange(len(inner) + 1)
        odd = chance.one(ODD).replace("\\", "\\\\").replace('"', '\\"')
        odd = "".join(f"\\u{ord(letter):04x}" if letter < " " else letter for letter in odd)
        return f'"{inner[:at]}{odd}{inner[at:]}"' if chance.happens(0.7) else f'"{odd}"'
    sort = chance.randrange(4)
    if sort == 0:
        return other
    if sort == 1:
        return chance.one((token + token, "", f"{token},{other}"))
    if sort == 2:
        return repr(chance.one(VALUES)).replace("'", '"')
    return chance.one(_TOKENS)
