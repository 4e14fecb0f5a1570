"""A sentence of a quotation before it is written, and what a style makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from factsheet.contract import AttributionOf


class Sentence(NamedTuple):
    """Plain text, and behind it, in parentheses, what stands with the publication and the publication itself."""

    text: str
    said: AttributionOf | None = None
    """Whose publications stand here; None for a sentence that cites nothing."""
    printed: str = ""
    """The first of them as the sentence calls it: `KBS World, 30 April 2025`."""
    kept: str = ""
    """What stays in the sentence, in parentheses, wherever the publications go."""
    end: str = "."


class Style(Protocol):
    """How quotations are written."""

    apart: bool
    """Whether publications stand apart from their sentences: these have every day themselves then."""
    between: str
    """What stands between two quotations of a page, each of which is a line."""

    def quote(self, sentences: Iterable[Sentence]) -> str:
        """The quotation of a fact."""

    def closing(self) -> Iterator[str]:
        """What stands behind all quotations."""


def parenthesis(*pieces: str) -> str:
    """What there is of the pieces, in parentheses; nothing where there is none."""
    inside = "; ".join(filter(None, pieces))
    return f"({inside})" if inside else ""


def spaced(*pieces: str) -> str:
    """What there is of the pieces, a blank between."""
    return " ".join(filter(None, pieces))
