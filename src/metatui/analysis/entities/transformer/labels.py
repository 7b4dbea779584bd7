"""The labels that a word can have: outside, or the beginning or the inside of a name of a kind (IOB2)."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from metatui.model import ENTITY_KINDS

KINDS: Final = ENTITY_KINDS
OUTSIDE: Final = 0
COUNT: Final = 1 + 2 * len(KINDS)
LABELS: Final = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))
_NEVER: Final = np.float32(-1e4)


def begin(kind: int) -> int:
    """The label of the first word of a name; `kind` is an index into `KINDS`."""
    return 1 + 2 * kind


def inside(kind: int) -> int:
    """The label of a further word of a name."""
    return 2 + 2 * kind


def transitions() -> NDArray[np.float32]:
    """Penalties [label before, label]: the inside of a name only follows its beginning or its inside."""
    allowed = np.zeros((COUNT, COUNT), dtype=np.float32)
    for kind in range(len(KINDS)):
        allowed[:, inside(kind)] = _NEVER
        allowed[begin(kind), inside(kind)] = allowed[inside(kind), inside(kind)] = 0
    return allowed


def starts() -> NDArray[np.float32]:
    """Penalties [label] for the first word of a sentence."""
    return np.array([_NEVER if label[0] == "I" else 0 for label in LABELS], dtype=np.float32)
