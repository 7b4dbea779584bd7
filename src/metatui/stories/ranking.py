"""Ranking: which articles are nearest to one.

The measure is the TF-IDF cosine over words and word pairs plus half the cosine over entities and figures. It
is taken in two steps: the postings of the article's features give the candidates, by vectors whose length
leaves rarity out; only these are compared exactly, with how rare each feature is now. So nothing about rarity
is kept in the index, and a segment never has to be written again because others came.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from metatui.stories.features import Features, is_thing
from metatui.stories.segment import Rows
from metatui.stories.snapshot import Part, Snapshot
from metatui.stories.weighting import idf

_THINGS_SHARE = 0.5
_CANDIDATES = 96
# In a large library the postings of everyday features are long and hardly change the order.
_LARGE = 2_000
_EVERYDAY_IDF = 1.5

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A near article: its score from 0 to 1 and the cosines that it is made of."""

    id: str
    score: float
    terms: float
    things: float


@dataclass(frozen=True, slots=True)
class _Vector:
    """The article asked about: weights with rarity, lengths with and without it, for terms and things."""

    numbers: NDArray[np.uint64]
    rarity: Floats
    weights: Floats
    thing: NDArray[np.bool_]
    lengths: tuple[float, float]
    plain_lengths: tuple[float, float]

    @classmethod
    def of(cls, features: Features, snapshot: Snapshot) -> _Vector:
        rarity = idf(snapshot.df(features.numbers), snapshot.count)
        plain = features.weights.astype(np.float64)
        thing = is_thing(features.numbers)
        return cls(
            features.numbers,
            rarity,
            plain * rarity,
            thing,
            (_length((plain * rarity)[~thing]), _length((plain * rarity)[thing])),
            (_length(plain[~thing]), _length(plain[thing])),
        )


def nearest(
    snapshot: Snapshot, features: Features, *, without: str, limit: int = _CANDIDATES
) -> list[Neighbour]:
    """The nearest articles but the one with the id `without`: at most `limit`, nearest first, then by id."""
    vector = _Vector.of(features, snapshot)
    found = []
    for part, articles in _candidates(snapshot, vector, without, max(limit, _CANDIDATES)):
        found += _compare(snapshot, vector, part.segment.rows(articles))
    found.sort(key=lambda neighbour: (-neighbour.score, neighbour.id))
    return found[:limit]


def _candidates(
    snapshot: Snapshot, vector: _Vector, without: str, limit: int
) -> list[tuple[Part, NDArray[np.intp]]]:
    """The most promising articles of each part, `limit` of them together (more if some promise the same)."""
    if not snapshot.parts:
        return []
    promises = [_promises(part, vector, large=snapshot.count > _LARGE) for part in snapshot.parts]
    for part, promise in zip(snapshot.parts, promises, strict=True):
        promise[part.dead] = 0.0
        own = part.segment.find(without)
        if own is not None:
            promise[own] = 0.0
    together = np.concatenate(promises)
    least = float(np.finfo(np.float64).tiny)
    if len(together) > limit:
        least = max(least, float(np.partition(together, -limit)[-limit]))
    chosen = [np.flatnonzero(promise >= least) for promise in promises]
    return [(part, articles) for part, articles in zip(snapshot.parts, chosen, strict=True) if len(articles)]


def _promises(part: Part, vector: _Vector, *, large: bool) -> Floats:
    """About the score of each article of a part."""
    segment, total = part.segment, np.zeros(len(part.segment))
    for thing, share in ((False, 1.0), (True, _THINGS_SHARE)):
        length, plain_length = vector.lengths[thing], vector.plain_lengths[thing]
        if not length:
            continue
        counted = (vector.thing == thing) & (vector.rarity > (_EVERYDAY_IDF if large else 0.0))
        places, known = segment.places_of(vector.numbers[counted])
        gains = (vector.weights * vector.rarity)[counted][known]
        starts, ends = segment.posting_starts[places], segment.posting_starts[places + 1]
        runs = [slice(int(start), int(end)) for start, end in zip(starts, ends, strict=True)]
        if not runs:
            continue
        articles = np.concatenate([segment.posting_articles[run] for run in runs])
        weights = np.concatenate([segment.posting_weights[run] for run in runs])
        products = weights * np.repeat(gains, (ends - starts).astype(np.int64))
        sums = np.bincount(articles, products, minlength=len(segment))
        plain = segment.thing_lengths if thing else segment.term_lengths
        total += share * sums / (np.maximum(plain, 1.0) * (length * length / plain_length))
    return total


def _compare(snapshot: Snapshot, vector: _Vector, rows: Rows) -> list[Neighbour]:
    """The exact scores of some articles."""
    known, where = np.unique(rows.numbers, return_inverse=True)
    rarity = idf(snapshot.df(known), snapshot.count)[where]
    weights = rows.weights * rarity
    thing = is_thing(rows.numbers)
    places = np.minimum(np.searchsorted(vector.numbers, rows.numbers), len(vector.numbers) - 1)
    shared = vector.numbers[places] == rows.numbers
    products = np.where(shared, weights * vector.weights[places], 0.0)
    row = np.repeat(np.arange(len(rows.ids)), rows.lengths)

    def summed(values: Floats) -> Floats:
        return np.bincount(row, weights=values, minlength=len(rows.ids)).astype(np.float64)

    cosines = []
    for space in (False, True):
        inside = thing == space
        lengths = np.sqrt(summed(np.where(inside, weights * weights, 0.0))) * vector.lengths[space]
        dots = summed(np.where(inside, products, 0.0))
        cosines.append(np.where(lengths > 0, dots / np.where(lengths > 0, lengths, 1.0), np.nan))
    found = []
    for number, name in enumerate(rows.ids):
        terms, things = float(cosines[0][number]), float(cosines[1][number])
        found.append(_neighbour(bytes(name).decode("utf-8", "surrogatepass"), terms, things))
    return found


def _neighbour(name: str, terms: float, things: float) -> Neighbour:
    """The score; where one of the two names nothing (nan), the terms decide alone."""
    terms = 0.0 if np.isnan(terms) else terms
    score = terms if np.isnan(things) else (terms + _THINGS_SHARE * things) / (1.0 + _THINGS_SHARE)
    things = 0.0 if np.isnan(things) else things
    return Neighbour(name, round(min(1.0, score), 6), round(min(1.0, terms), 6), round(min(1.0, things), 6))


def _length(weights: Floats) -> float:
    return float(np.sqrt(np.sum(weights * weights)))
