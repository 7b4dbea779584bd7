"""Thirty small articles that every engine of the comparison takes apart into the same words."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from metatui.model import Article

_WORDS = (
    *(
        "market",
        "marble",
        "government",
        "harbour",
        "bridge",
        "winter",
        "report",
        "minister",
        "engine",
        "river",
    ),
    *("copper", "island", "teacher", "garden", "rocket", "letter", "window", "silver", "police", "doctor"),
    *("candle", "forest", "ladder", "mirror", "orange", "pencil", "rabbit", "saddle", "tunnel", "velvet"),
)


def few_articles(count: int = 30, seed: int = 3) -> list[Article]:
    """Articles of 60 words each; the nth has the word of number n in its title."""
    chance = random.Random(seed)
    articles = []
    for number in range(count):
        words = chance.choices(_WORDS, weights=range(len(_WORDS), 0, -1), k=60)
        articles.append(
            Article(
                id=f"article-{number}",
                title=f"{_WORDS[number % len(_WORDS)].capitalize()} news",
                text=f"{' '.join(words[:30]).capitalize()}.\n\n{' '.join(words[30:]).capitalize()}.",
                source=("Northern Wire", "Daily Ledger")[number % 2],
                published=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number),
            )
        )
    return articles
