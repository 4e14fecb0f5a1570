"""What the figures were measured on: the processor, and whether it has instructions for SHA."""

import os
import platform
import subprocess
import sys
from pathlib import Path

_ABOUT = Path("/proc/cpuinfo")


def processor() -> str:
    """The processor's name, how many of it there are, and the system; nothing that tells one machine from another."""
    return f"{_name()}, {os.cpu_count()} processors; {platform.system()} {platform.machine()}"


def sha() -> str:
    """Whether the processor has instructions for SHA-256, as the system tells it."""
    if sys.platform == "darwin":
        return "yes" if _asked("hw.optional.arm.FEAT_SHA256") == "1" else "not told by the system"
    flags = {word for line in _lines() if line.startswith(("flags", "Features")) for word in line.split()}
    return "yes" if flags & {"sha_ni", "sha2"} else "no" if flags else "not told by the system"


def memory() -> str:
    """How much memory there is."""
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GB"


def _name() -> str:
    if sys.platform == "darwin":
        return _asked("machdep.cpu.brand_string")
    named = (line.partition(":")[2].strip() for line in _lines() if line.startswith("model name"))
    return next(named, platform.processor() or "unnamed processor")


def _lines() -> list[str]:
    return _ABOUT.read_text("utf-8").splitlines() if _ABOUT.exists() else []


def _asked(name: str) -> str:
    return subprocess.run(["sysctl", "-n", name], capture_output=True, check=False, text=True).stdout.strip()
