"""What JSON Schema can say of a text, a date, an address, a number: never less than the gate lets in.

The expressions keep to what every dialect has alike, ECMA-262 and Python's among them: no `\\d`, no `\\p`, no looking
around; what is not ASCII stands for itself. `format` is not used: where a validator asserts it, it refuses more than
this format does.
"""

from typing import Any

Schema = dict[str, Any]

# What Python's str.strip() takes away, which is what the gate holds for empty.
_BLANK = r"\t-\r\x1c-\x20" + "\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
# Blanks, controls, marks of format, private use: a part of what no address has.
_NO_ADDRESS = (
    r"\x00-\x20\x7f-" + "\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ue000-\uf8ff\ufeff"
)
_NO_HOST = r"!-/:-@\\-`{-~"

_YEAR, _MONTH = "[0-9]{4}", "(?:0[1-9]|1[0-2])"
_MONTH_AND_DAY = (
    "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8])"
)
_LEAP_DAY = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29"
_POINT = f"(?:{_YEAR}(?:-(?:{_MONTH}|{_MONTH_AND_DAY}))?|{_LEAP_DAY})"
_LABELLED = f"{_POINT}[?~%]?"
_DATE = rf"(?:{_LABELLED}(?:/(?:{_LABELLED}|\.\.))?|\.\./{_LABELLED}|\[{_POINT}\.\.(?:{_POINT})?\]|\[\.\.{_POINT}\])"
_LARGEST = 1.7976931348623157e308

TEXT: Schema = {"type": "string", "pattern": f"[^{_BLANK}]"}
DAY: Schema = {
    "type": "string",
    "pattern": f"^(?:{_YEAR}-(?:{_MONTH_AND_DAY})|{_LEAP_DAY})$",
    "examples": ["2024-10-28"],
}
DATE: Schema = {
    "type": "string",
    "pattern": f"^{_DATE}$",
    "examples": [
        "2024", "2024-10", "2024-10-28", "2024-10-28?", "2024-10-28~", "2024-10-28%", "2024-10-08/2024-10-13",
        "2024-10/..", "../2024-10", "[2024-10-14..2024-10-15]", "[..2024-10-14]", "[2024-10-14..]",
    ],
}  # fmt: skip
URL: Schema = {
    "type": "string",
    "pattern": f"^https?://(?:[^{_NO_ADDRESS}/?#@]*@)?[^{_NO_ADDRESS}{_NO_HOST}][^{_NO_ADDRESS}]*$",
    "examples": ["https://example.org/2024/10/28/report"],
}
NUMBER: Schema = {"type": "number", "minimum": -_LARGEST, "maximum": _LARGEST}
