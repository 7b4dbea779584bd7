"""How much an article is about an entity, from 0 to 1: mentions, the title, an early place, spread."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import log1p

MENTIONS, TITLE, EARLY, SPREAD = 0.45, 0.2, 0.2, 0.15


def salience(
    starts: Sequence[int],
    paragraphs: Sequence[int],
    *,
    length: int,
    paragraph_count: int,
    most: int,
    in_title: bool,
) -> float:
    """The salience of an entity.

    `starts` are the offsets of its mentions, `paragraphs` the numbers of theirs, `most` the mentions of the
    article's most frequent entity. Rounded to three places, so that it prints alike everywhere.
    """
    frequency = log1p(len(starts)) / log1p(max(most, 1))
    early = 1.0 - starts[0] / max(length, 1)
    spread = len(set(paragraphs)) / max(paragraph_count, 1)
    score = MENTIONS * frequency + TITLE * in_title + EARLY * early * early + SPREAD * min(1.0, spread * 1.5)
    return round(min(score, 1.0), 3)


def is_in_title(title: str, forms: Sequence[str]) -> bool:
    """Whether one of an entity's names stands in the title as words of their own, whatever their case."""
    folded = title.casefold().replace("’", "'")
    for form in forms:
        plain = form.casefold().replace("’", "'")
        # In lower case "us" or "who" would be found everywhere.
        if len(plain) <= 3:
            if re.search(rf"(?<!\w){re.escape(form)}(?!\w)", title):
                return True
        elif plain in folded and re.search(rf"(?<!\w){re.escape(plain)}(?!\w)", folded):
            return True
    return False
