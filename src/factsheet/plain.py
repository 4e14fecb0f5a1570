"""Text from a sheet as data: what could steer a terminal or hide in a line is written visibly."""

# command-line.md, Output: C0, DEL and C1 controls, line and paragraph separators, the byte order mark, and every
# mark that turns the direction of writing (UAX 9). Tab, line feed, carriage return and backslash have short names.
_CODES = (
    *range(0x20), *range(0x7F, 0xA0), 0x061C, 0x200E, 0x200F, 0x2028, 0x2029, *range(0x202A, 0x202F),
    *range(0x2066, 0x206A), 0xFEFF,
)  # fmt: skip
_SHORT = {"\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\"}
_CODED = {code: f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" for code in _CODES}
_VISIBLE = {**_CODED, **str.maketrans(_SHORT)}
_ON_SCREEN = {**_CODED, ord("\t"): " ", ord("\n"): " "}
_IN_FIELD = {code: text for code, text in _CODED.items() if chr(code) not in "\t\n"}
_IN_CELL = {code: text for code, text in _VISIBLE.items() if chr(code) not in "\t\n"}
_IN_JSON = {code: f"\\u{code:04x}" for code in _CODES if code >= 0x7F}


def _is_plain(text: str) -> bool:
    """Whether no character needs writing out, for most texts: what is printable is none of these (str.isprintable)."""
    return text.isprintable()


def visible(text: str) -> str:
    """The text on one line and reversible: tsv's escapes, as `help output` documents them."""
    return text if _is_plain(text) and "\\" not in text else text.translate(_VISIBLE)


def all_visible(texts: list[str]) -> list[str]:
    """The same of several texts, which are looked at together: most lines of an output have nothing to write out."""
    together = "".join(texts)
    return texts if _is_plain(together) and "\\" not in together else [visible(text) for text in texts]


def on_screen(text: str) -> str:
    """The text as a person reads it on one line: blanks for tab and line feed, other controls visible."""
    return text if _is_plain(text) else text.translate(_ON_SCREEN)


def in_cell(text: str) -> str:
    """The text for a quoted csv cell: tab and line feed stay, all else is as in tsv."""
    return text if _is_plain(text) and "\\" not in text else text.translate(_IN_CELL)


def in_field(text: str) -> str:
    """The text for a program that keeps texts as they are: tab and line feed stay, other controls are visible."""
    return text if _is_plain(text) else text.translate(_IN_FIELD)


def in_json(encoded: str) -> str:
    """Encoded JSON without a control or a mark of direction: they stand in strings alone, as `\\uNNNN`."""
    if encoded.isascii() and "\x7f" not in encoded:  # JSON escapes the controls below a blank itself
        return encoded
    return encoded if _is_plain(encoded) else encoded.translate(_IN_JSON)


def cut(what: str, most: int = 600) -> str:
    """What is wrong, of a length that can be read, however long the text is that it quotes."""
    return what if len(what) <= most else f"{what[: most // 2]} … {what[-most // 4 :]}"


def typed(text: str) -> str:
    """A text of the command line with the letters that were typed: a locale without them hands over bytes (PEP 383).

    Bytes that are no UTF-8 stay what they are.
    """
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        return text


def unpaired(text: str) -> str:
    """The text with what no UTF-8 can hold written as `\\uNNNN`: argument bytes that were no UTF-8, for one."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
