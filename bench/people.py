"""Who and what the made facts name: 600 actors in three tiers, 330 places in two, measures."""

from typing import Any

Record = dict[str, Any]

_LANDS = (
    "Aldoria", "Brenmark", "Cassovia", "Dunhelm", "Estravia", "Farrowland", "Gothmere", "Hallandia", "Istrand",
    "Jorvania", "Kestria", "Lorvenia", "Mirandel", "Norhavn", "Ostergau", "Pellucia", "Quintara", "Rosmark", "Sundria",
    "Tarvos", "Umbria Nova", "Valdania", "Westerlund", "Xanthe", "Yarrowdale", "Zemgallen", "Arkhavia", "Belmarra",
    "Corvantis", "Dravenia",
)  # fmt: skip
_BODIES = (
    ("Ministry of Defence", "government"), ("General Staff", "military"), ("Intelligence Service", "intelligence"),
    ("Foreign Office", "government"), ("Institute of Studies", "research"), ("Press Agency", "media"),
)  # fmt: skip
_FIRST = (
    "Adela", "Bertold", "Carmen", "Dimitri", "Eleonora", "Ferdinand", "Giselle", "Humbert", "Ingeborg", "Jaroslav",
    "Katharina", "Leopold", "Magdalena", "Nikodem", "Ottilie", "Peregrin", "Quirin", "Rosalind", "Sigismund",
    "Theodora",
)  # fmt: skip
_LAST = (
    "Achterberg", "Bronstein", "Czernowitz", "Dombrowski", "Ehrenfels", "Falkenhayn", "Grimaldi", "Hohenstein",
    "Ivanovic", "Jankowski", "Kowalczyk", "Lindqvist", "Morgenstern", "Nachtigall", "Oppenheim", "Pasternak",
    "Quaedvlieg", "Rasmussen", "Szymanski", "Tchekhov", "Uhlenbeck",
)  # fmt: skip
_FORDS = ("Upper", "Lower", "Old", "New", "Great", "Little", "Far", "Near", "High", "Deep", "North Bank", "South Bank")
_TOWNS = 300
_MEASURES = (
    ("Soldiers sent", "soldiers"), ("Killed", "people"), ("Wounded", "people"), ("Shells supplied", "shells"),
    ("Containers shipped", "containers"), ("Missiles fired", "missiles"), ("Workers abroad", "workers"),
    ("Prisoners taken", "prisoners"), ("Vehicles lost", "vehicles"), ("Houses destroyed", "houses"),
    ("Money paid", "dollars"), ("Refugees counted", "people"),
)  # fmt: skip

MEASURES = tuple(label.lower().replace(" ", "-") for label, _ in _MEASURES)
MOST_ACTORS = 600


class People:
    """Actors and places for so many facts: all of them are named by one, so that small sheets have fewer."""

    def __init__(self, facts: int) -> None:
        lands = _LANDS[: max(2, min(len(_LANDS), facts // 20))]
        bodies = [(f"{name} of {land}", kind, land) for land in lands for name, kind in _BODIES]
        people = min(MOST_ACTORS - len(_LANDS) * (1 + len(_BODIES)), facts)
        self.states = len(lands)
        """How many actors there are before those who speak for one."""
        self.people = len(lands) + len(bodies)
        """How many actors there are before the first person."""
        self.actors: list[Record] = [
            *({"id": _slug(land), "name": land, "kind": "state", "aliases": [f"{land} (state)"]} for land in lands),
            *({"id": _slug(name), "name": name, "kind": kind, "part_of": _slug(land)} for name, kind, land in bodies),
            *(_person(number, bodies[number % len(bodies)][0]) for number in range(people)),
        ]
        provinces = [{"id": f"{_slug(land)}-province", "name": f"{land} Province"} for land in lands]
        self.places: list[Record] = [
            *provinces,
            *(_town(number, provinces[number % len(lands)]["id"]) for number in range(min(_TOWNS, facts // 2))),
        ]


def measures() -> list[Record]:
    """What the figures count."""
    return [{"id": name, "label": label, "unit": unit} for name, (label, unit) in zip(MEASURES, _MEASURES, strict=True)]


def _person(number: int, body: str) -> Record:
    name = f"{_FIRST[number % len(_FIRST)]} {_LAST[number % len(_LAST)]}"
    return {"id": _slug(name), "name": name, "kind": "person", "part_of": _slug(body), "role": "spokesperson"}


def _town(number: int, province: str) -> Record:
    return {"id": f"town-{number}", "name": f"{_FORDS[number % len(_FORDS)]} Ford {number}", "part_of": province}


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")
