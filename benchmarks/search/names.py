"""Made-up names, figures and tags, some far more frequent, so that facets have something to count."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace

from metatui.model import Annotations, Article, Entity, EntityKind, Figure, Mention

# How many names there are of each kind, and how many an article has at most.
_KINDS: tuple[tuple[EntityKind, int, int], ...] = (
    ("person", 6000, 5),
    ("organisation", 2500, 4),
    ("place", 800, 3),
    ("product", 600, 2),
)
_FIRST = ("Ada", "Boris", "Carla", "Dmitri", "Elena", "Farid", "Greta", "Hiro")
_UNITS = ("year", "month", "people", "kilometre", "employee", "tonne", "share", "job")
_CURRENCIES = ("USD", "EUR", "GBP", "JPY")
_TAGS = tuple(f"topic {number}" for number in range(60))


def annotated(articles: Iterable[Article]) -> Iterator[tuple[Article, Annotations]]:
    """Every article with names, figures and tags of its own; they are no part of its text."""
    for number, article in enumerate(articles):
        chance = random.Random(number)
        tags = tuple({_TAGS[_skewed(chance, len(_TAGS))] for _ in range(chance.randrange(3))})
        yield (
            replace(article, tags=tags),
            Annotations(tuple(_entities(chance)), tuple(_figure(chance) for _ in range(chance.randrange(7)))),
        )


def _entities(chance: random.Random) -> Iterator[Entity]:
    for kind, known, most in _KINDS:
        for number in {_skewed(chance, known) for _ in range(chance.randint(0, most))}:
            name = f"{_FIRST[number % 8] if kind == 'person' else kind.title()} Number{number}"
            mentions = tuple(Mention(0, len(name), name) for _ in range(chance.randint(1, 4)))
            yield Entity(name, kind, aliases=(f"Number{number}",), salience=0.5, mentions=mentions)


def _figure(chance: random.Random) -> Figure:
    value = chance.randint(1, 5000)
    if chance.random() < 0.3:
        currency = _CURRENCIES[_skewed(chance, len(_CURRENCIES))]
        return Figure(0, 1, "", "money", value * 1e6, value * 1e6, currency=currency)
    if chance.random() < 0.4:
        return Figure(0, 1, "", "percent", value / 50, value / 50, unit="%")
    return Figure(0, 1, "", "count", value, value, unit=_UNITS[_skewed(chance, len(_UNITS))])


def _skewed(chance: random.Random, count: int) -> int:
    """A number below `count`, the low ones far more often."""
    return int(count * chance.random() ** 3)
