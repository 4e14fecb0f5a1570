"""How fast it is: whole processes beside those of other programs that do the same, in one run (bench/README.md)."""

import sys
from pathlib import Path

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT / "tests"))
