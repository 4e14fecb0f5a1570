"""What `export --help` tells of each format: what its file is, what is put elsewhere in it, and what is left out."""

from collections.abc import Iterator

from factsheet.export import NAMES, Format, format_of


def _told(name: str, wanted: Format) -> Iterator[str]:
    yield f"  {name}: {wanted.holds}"
    for what, where in (*wanted.elsewhere.items(), *_left(wanted)):
        yield f"    {what}:"
        yield f"      {where}"


def _left(wanted: Format) -> Iterator[tuple[str, str]]:
    """What is not in it, together what has one reason."""
    for why in dict.fromkeys(wanted.left.values()):
        yield f"not in it: {', '.join(field for field, each in wanted.left.items() if each == why)}", why


GUIDE = "\n".join(
    [
        "Formats:",
        "",
        *(line for name in NAMES for line in (*_told(name, format_of(name)), "")),
        "  Filters choose facts, as everywhere; the publications, actors, places and measures that they name",
        "  come along. Without one, all of the sheet comes but retracted facts; with every status (--status",
        "  standing --status superseded --status disputed --status retracted), these, too. With --as-of, notes,",
        "  details and the description of the sheet stay out: they may tell what came later.",
    ]
)
