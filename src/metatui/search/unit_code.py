"""Units as numbers of fixed width."""

from __future__ import annotations

import hashlib
from functools import lru_cache


@lru_cache(maxsize=1024)
def unit_code(unit: str) -> int:
    """A number that stands for a casefolded unit or currency; 0 for none."""
    if not unit:
        return 0
    return int.from_bytes(
        hashlib.blake2b(unit.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little"
    )
