"""Fact sheets: every fact with who said it, the day they said it, and where it was printed."""

__version__ = "0.1.0"
__all__ = [
    "Actor",
    "Assessment",
    "Attribution",
    "BrokenSheet",
    "Event",
    "FactsheetError",
    "Figure",
    "Measure",
    "Place",
    "Register",
    "Sheet",
    "SheetProblem",
    "Source",
    "UnreadableSheet",
    "load",
]

TYPE_CHECKING = False  # typing's own would load typing, and this is imported at every start
if TYPE_CHECKING:
    from factsheet.errors import BrokenSheet, FactsheetError, SheetProblem, UnreadableSheet
    from factsheet.gate.model import (
        Actor,
        Assessment,
        Attribution,
        Event,
        Figure,
        Measure,
        Place,
        Sheet,
        Source,
    )
    from factsheet.loading import load
    from factsheet.register import Register
else:
    _ROOMS = {
        "errors": ("BrokenSheet", "FactsheetError", "SheetProblem", "UnreadableSheet"),
        "loading": ("load",),
        "register": ("Register",),
    }

    def __getattr__(name: str) -> object:
        """What Python users import, from the room that has it: pydantic is loaded when a sheet is."""
        if name not in __all__:
            raise AttributeError(f"module 'factsheet' has no attribute '{name}'")
        from importlib import import_module

        room = next((room for room, names in _ROOMS.items() if name in names), "gate.model")
        found = globals()[name] = getattr(import_module(f"factsheet.{room}"), name)
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
