"""Small articles with annotations by hand, and asking for them."""

from __future__ import annotations

from datetime import UTC, datetime

from metatui.model import Annotations, Article, Entity, Figure, Mention
from metatui.search import ParsedQuery, SearchIndex, parse

NOW = datetime(2026, 5, 20, 15, 30, tzinfo=UTC)  # a Wednesday

Document = tuple[Article, Annotations]


def article(
    id: str,
    text: str,
    title: str = "",
    *,
    published: str | None = None,
    source: str | None = None,
    byline: str | None = None,
    tags: tuple[str, ...] = (),
) -> Article:
    moment = datetime.fromisoformat(published).replace(tzinfo=UTC) if published else None
    return Article(id, title, text, source, byline, moment, tags)


def entity(text: str, kind: str, *names: str) -> Entity:
    """An entity named first like this, mentioned wherever one of its names stands in the text."""
    mentions = [
        Mention(at, at + len(name), name)
        for name in names
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    return Entity(names[0], kind, names[1:], mentions=tuple(mentions))  # type: ignore[arg-type]


def figure(text: str, shown: str, low: float | str | None, **more: object) -> Figure:
    start = text.index(shown)
    more.setdefault("high", low)
    more.setdefault("kind", "count")
    return Figure(start, start + len(shown), shown, low=low, **more)  # type: ignore[arg-type]


def ask(query: str, *, typing: bool = False) -> ParsedQuery:
    return parse(query, typing=typing, now=NOW)


def found(index: SearchIndex, query: str, *, typing: bool = False) -> list[str]:
    """The ids that answer a query with all of its words, sorted."""
    ranking = index.search(ask(query, typing=typing))
    return [] if ranking.relaxed else sorted(ranking.ids)
