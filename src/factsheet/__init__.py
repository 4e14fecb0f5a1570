"""Fact sheets: every fact with who said it, the day they said it, and where it was printed."""

__version__ = "0.1.0"
