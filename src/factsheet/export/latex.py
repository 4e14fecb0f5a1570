"""Text in LaTeX, where it means nothing but itself, whatever sets it: UTF-8 stays, and braces are balanced."""

import re

from factsheet.plain import on_screen

# What OT1 fonts have another letter for is written by name; what would grow together to a dash or a quotation mark is
# kept apart; a quotation mark is no shorthand of babel's when a brace stands behind it.
_WRITTEN = {
    "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "<": "\\textless{}",
    ">": "\\textgreater{}", "|": "$|$", '"': '{"}', "%": "\\%", "#": "\\#", "$": "\\$", "&": "\\&", "_": "\\_",
    "{": "\\{", "}": "\\}",
}  # fmt: skip
# BibTeX counts a brace whether or not a backslash stands before it: those without their like are written by name,
# which pandoc does not know.
_UNBALANCED = {**_WRITTEN, "{": "\\textbraceleft{}", "}": "\\textbraceright{}"}
_SPECIAL = re.compile(r"""[\\{}~^<>|"%#$&_]|(?<=-)-|(?<=')'|(?<=`)`|(?<=[?!])`|(?<=,),""")
_APART = re.compile(r"\{\}(?=[-'`,])")
_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def latex(plain: str) -> str:
    """The text on one line."""
    written = _WRITTEN if _is_balanced(plain) else _UNBALANCED
    return _SPECIAL.sub(lambda found: written.get(found[0], f"{{}}{found[0]}"), on_screen(plain))


def name(plain: str) -> str:
    """A name that is not taken apart; BibLaTeX looks for initials in it all the same, and breaks at an empty group."""
    return f"{{{_APART.sub('', latex(plain))}}}"


def _is_balanced(text: str) -> bool:
    depth = 0
    for brace in re.findall("[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def verbatim(url: str) -> str:
    """An address for a field that is read as it is (`url`): braces, which would end it, percent-encoded."""
    return on_screen(url).translate(_IN_ADDRESS)
