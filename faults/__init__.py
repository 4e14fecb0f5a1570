"""Faults of the machine, made on purpose: `python -m faults` (faults/README.md).

It stands beside the program, is not installed with it, and calls it as a shell does.
"""

from pathlib import Path

ROOT = Path(__file__).parent.parent
