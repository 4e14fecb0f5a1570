"""A longer look for faults than the tests can afford: inputs near what is right, judged by what must always hold.

It stands outside the package, and uses what the tests have: hostile texts, the least sheets that pass the gate.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))
