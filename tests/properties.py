"""How the properties are looked for: the same examples at every run, and nothing left behind."""

import atexit
import shutil
import tempfile

from hypothesis import HealthCheck, settings
from hypothesis.configuration import set_hypothesis_home_dir

# Hypothesis keeps tables of its own beside its examples; they go to a folder that goes with the run.
_HOME = tempfile.mkdtemp(prefix="factsheet-hypothesis-")
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
set_hypothesis_home_dir(_HOME)

SETTINGS = settings(
    max_examples=200, derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
