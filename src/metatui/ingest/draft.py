"""What the readers of the formats hand on: an article that still has to be tidied."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """Paragraphs in cleaned text, and what the format itself says about the article.

    A paragraph is one line, or the lines of a list. Metadata is as found; what is None may still stand in
    the text.
    """

    paragraphs: tuple[str, ...]
    title: str | None = None
    byline: str | None = None
    source: str | None = None
    published: datetime | None = None
    tags: tuple[str, ...] = ()
    url: str | None = None
