"""The command line that lists what a screen leaves out, ready to be pasted."""

import shlex

from factsheet.commands.options import Asked

# The views that list exactly the facts that refer to a record in a role.
_LISTS = {
    ("actor", "said"): "attributions --by",
    ("place", "fact"): "attributions --place",
    ("source", "fact"): "attributions --source",
    ("measure", "fact"): "figures --measure",
}


def rest_of(noun: str, name: str, role: str, asked: Asked) -> str:
    """The command that lists all that refers to a record in a role; `show` in a pipe's form where no view does."""
    sheet = ("-f", asked.file) if asked.file and asked.file != asked.environment.sheet else ()
    listing = _LISTS.get((noun, role))
    if listing and not asked.selection.narrows:
        return shlex.join(["factsheet", *listing.split(), name, *_options(asked), *sheet])
    return shlex.join(["factsheet", "show", name, *_options(asked), *sheet, "-o", "tsv"])


def _options(asked: Asked) -> list[str]:
    """The filters as they are typed."""
    chosen = asked.selection
    many = {
        "--actor": chosen.actors,
        "--by": chosen.by,
        "--kind": chosen.kinds,
        "--measure": chosen.measures,
        "--place": chosen.places,
        "--source": chosen.sources,
        "--status": chosen.statuses,
        "--tag": chosen.tags,
        "--grep": chosen.text,
    }
    once = {"--since": chosen.since, "--until": chosen.until, "--as-of": chosen.as_of}
    options = [word for option, values in many.items() for value in values for word in (option, value)]
    return options + [word for option, value in once.items() if value for word in (option, value)]
