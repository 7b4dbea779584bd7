"""Measures of a ranking."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence

DEPTH = 10


def reciprocal_rank(ranking: Sequence[str], wanted: Collection[str]) -> float:
    """One divided by the place of the first wanted one; 0 when there is none among the first ten."""
    places = (place for place, id in enumerate(ranking[:DEPTH], start=1) if id in wanted)
    return 1 / next(places, math.inf)


def success(ranking: Sequence[str], wanted: Collection[str]) -> float:
    """1 when a wanted one stands first, else 0."""
    return float(bool(ranking) and ranking[0] in wanted)


def ndcg(ranking: Sequence[str], grades: Mapping[str, int]) -> float:
    """The gains of the first ten, each the less the further down, as a share of the best order's."""
    best = _discounted(sorted(grades.values(), reverse=True))
    return _discounted([grades.get(id, 0) for id in ranking]) / best if best else 0.0


def mean(values: Collection[float]) -> float:
    """The mean; nan of nothing."""
    return sum(values) / len(values) if values else math.nan


def _discounted(gains: Sequence[int]) -> float:
    places = enumerate(gains[:DEPTH], start=1)
    return sum(((1 << gain) - 1) / math.log2(place + 1) for place, gain in places)
