"""Hand-made articles with annotations, and the gold articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest

from metatui.model import (
    ENTITY_KINDS,
    Annotations,
    Article,
    Entity,
    EntityKind,
    Figure,
    FigureKind,
    Mention,
    Quote,
)

Document = tuple[Article, Annotations]
_GOLD = Path(__file__).parents[1] / "gold" / "stories"


@dataclass(frozen=True)
class GoldArticle:
    """A gold article with hand-made annotations; loners have an event of their own."""

    article: Article
    annotations: Annotations
    event: str
    phase: int
    topic: str


def annotated(
    article_id: str,
    text: str,
    *,
    title: str = "",
    published: datetime | None = None,
    entities: Sequence[tuple[EntityKind, str, Sequence[str]]] = (),
    figures: Sequence[Figure] = (),
    quotes: Sequence[tuple[str | None, str]] = (),
) -> Document:
    """An article whose entities are (kind, name, aliases), found in the text by their words."""
    found = [entity for kind, name, aliases in entities if (entity := _entity(text, kind, name, aliases))]
    said = tuple(
        Quote(start, start + len(words), words, speaker)
        for speaker, words in quotes
        for start in [text.index(words)]
    )
    article = Article(id=article_id, title=title, text=text, published=published)
    return article, Annotations(tuple(found), tuple(sorted(figures, key=lambda figure: figure.start)), said)


def figure_in(text: str, words: str, kind: FigureKind, value: Any, **details: Any) -> Figure:
    """The figure that these words of the text give."""
    start = text.index(words)
    details = {"low": value, "high": value, **details}
    return Figure(start, start + len(words), words, kind, **details)


def _entity(text: str, kind: EntityKind, name: str, aliases: Sequence[str]) -> Entity | None:
    forms = sorted({name, *aliases}, key=len, reverse=True)
    pattern = r"(?<!\w)(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)"
    mentions = tuple(Mention(match.start(), match.end(), match[0]) for match in re.finditer(pattern, text))
    if not mentions:
        return None
    return Entity(name, kind, tuple(aliases), salience=min(1.0, len(mentions) / 5), mentions=mentions)


def _gold_article(article_id: str, written: str) -> GoldArticle:
    head, text = written.strip().split("\n\n", 1)
    lines = [tuple(line.split(": ", 1)) for line in head.splitlines()]
    single = dict(lines)
    kinds = {**{kind: kind for kind in ENTITY_KINDS}, "event name": "event"}
    del kinds["event"]
    entities, figures, quotes = [], [], []
    for key, value in lines:
        if key in kinds:
            name, *aliases = value.split(" | ")
            entities.append((cast(EntityKind, kinds[key]), name, aliases))
        elif key == "figure":
            spec, words = value.split(" = ")
            kind, low, high, unit, measures = spec.split(" ", 4)
            figures.append(
                figure_in(
                    text,
                    words,
                    cast(FigureKind, kind),
                    None,
                    low=float(low),
                    high=float(high),
                    unit=None if unit == "-" or kind == "money" else unit,
                    currency=unit if kind == "money" else None,
                    measures=None if measures == "-" else measures,
                )
            )
        elif key == "quote":
            speaker, words = value.split(" = ")
            quotes.append((speaker, words))
    published = datetime.fromisoformat(single["published"]).replace(tzinfo=UTC)
    article, annotations = annotated(
        article_id,
        text,
        title=single["title"],
        published=published,
        entities=entities,
        figures=figures,
        quotes=quotes,
    )
    assert len(annotations.entities) == len(entities), f"{article_id} does not name all its entities"
    event = single["event"] if single["event"] != "loner" else article_id
    return GoldArticle(article, annotations, event, int(single.get("phase", "1")), single["topic"])


def load_gold() -> list[GoldArticle]:
    """All gold articles."""
    return [
        _gold_article(f"{path.stem}-{number}", written)
        for path in sorted(_GOLD.glob("*.txt"))
        for number, written in enumerate(path.read_text("utf-8").split("\n=====\n"))
    ]


@pytest.fixture(scope="session")
def gold() -> list[GoldArticle]:
    return load_gold()


@pytest.fixture(scope="session")
def make_document() -> Callable[..., Document]:
    return annotated


@pytest.fixture(scope="session")
def make_figure() -> Callable[..., Figure]:
    return figure_in
