"""What the readers of the formats hand on: an article that still has to be tidied."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

# Two prints of one date may differ by the zone they were printed in.
_SAME_DAY = timedelta(hours=36)


@dataclass(frozen=True, slots=True)
class Draft:
    """Paragraphs in cleaned text, and what the format itself says about the article.

    A paragraph is one line, or the lines of a list. Metadata is as found; what is None may still stand in
    the text. `subject` and `sent` are of the e-mail it came in, and count where nothing else says it.
    """

    paragraphs: tuple[str, ...]
    title: str | None = None
    byline: str | None = None
    source: str | None = None
    published: datetime | None = None
    tags: tuple[str, ...] = ()
    url: str | None = None
    subject: str | None = None
    sent: datetime | None = None


def says(draft: Draft, name: str, value: object) -> bool:
    """Whether a field of the draft says all that `value` does; a source may say it in fewer words."""
    known = getattr(draft, name)
    if isinstance(known, datetime) and isinstance(value, datetime):
        return abs(known - value) <= _SAME_DAY
    if isinstance(known, str) and isinstance(value, str) and name != "url":
        one, other = _words(known), _words(value)
        return other <= one or (name == "source" and one <= other)
    return bool(known == value)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold())) - {"and", "the"}
