"""What a salience means to a reader: whether an article is about somebody, or only mentions them."""

from __future__ import annotations

from typing import Literal

Prominence = Literal["subject", "part", "mention"]

# The salience from which an article is about an entity: in the headline, or throughout the text.
ABOUT = 0.6
_PART = 0.4


def prominence(salience: float) -> Prominence:
    """How much of an article an entity of this salience (0 to 1) is: its subject, a part of it, a mention."""
    return "subject" if salience >= ABOUT else "part" if salience >= _PART else "mention"
