"""What memory this process takes, as Linux tells it; nothing elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

_STATUS = Path("/proc/self/status")
_CLEAR = Path("/proc/self/clear_refs")


def resident() -> float | None:
    """Megabytes in memory now, those of mapped files included."""
    return _megabytes("VmRSS")


def highest() -> float | None:
    """The most megabytes there were since the start or the last `forget_highest`."""
    return _megabytes("VmHWM")


def forget_highest() -> None:
    """Let `highest` begin anew."""
    if _CLEAR.exists():
        _CLEAR.write_text("5")


def _megabytes(name: str) -> float | None:
    if not _STATUS.exists():
        return None
    found = re.search(rf"^{name}:\s+(\d+) kB", _STATUS.read_text(), re.MULTILINE)
    return int(found[1]) / 1024 if found else None
