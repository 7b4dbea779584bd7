"""Segments: the features of up to some thousand articles, both by article and by feature. Never changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from metatui.stories.features import Features, is_thing

# Article numbers within a segment are kept in two bytes.
MOST_ARTICLES = 16_384


@dataclass(frozen=True, slots=True)
class Segment:
    """Articles in the order of their ids, and their features.

    Features of article i: `features[vector_features[a:b]]` with `vector_weights[a:b]`, where a, b =
    `vector_starts[i : i + 2]`, in rising order. Articles of feature j: `posting_articles[a:b]` with
    `posting_weights[a:b]`, where a, b = `posting_starts[j : j + 2]`. The lengths are those of the vectors in
    the space of terms and of things, in weights that leave rarity out.
    """

    ids: NDArray[np.bytes_]
    features: NDArray[np.uint64]
    vector_starts: NDArray[np.uint32]
    vector_features: NDArray[np.uint32]
    vector_weights: NDArray[np.uint8]
    posting_starts: NDArray[np.uint32]
    posting_articles: NDArray[np.uint16]
    posting_weights: NDArray[np.uint8]
    term_lengths: NDArray[np.float32]
    thing_lengths: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.ids)

    def find(self, article_id: str) -> int | None:
        """The number of an article in this segment."""
        wanted = article_id.encode("utf-8", "surrogatepass")
        index = int(np.searchsorted(self.ids, np.bytes_(wanted)))
        return index if index < len(self.ids) and self.ids[index] == wanted else None

    def id_of(self, article: int) -> str:
        """The id of an article by its number."""
        return bytes(self.ids[article]).decode("utf-8", "surrogatepass")

    def df(self, numbers: NDArray[np.uint64]) -> NDArray[np.int64]:
        """How many articles have each feature (0 for unknown ones)."""
        result = np.zeros(len(numbers), dtype=np.int64)
        places, known = self.places_of(numbers)
        starts = self.posting_starts
        result[known] = starts[places + 1].astype(np.int64) - starts[places]
        return result

    def places_of(self, numbers: NDArray[np.uint64]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Where in `features` the numbers stand, for those that do, and which ones do."""
        if not len(self.features):
            return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)
        places = np.minimum(np.searchsorted(self.features, numbers), len(self.features) - 1)
        known = np.flatnonzero(self.features[places] == numbers)
        return places[known], known

    def rows(self, articles: NDArray[np.intp] | None = None) -> Rows:
        """The vectors of some articles, or of all."""
        starts = self.vector_starts.astype(np.int64)
        lengths = np.diff(starts)
        if articles is None:
            return Rows(self.ids, lengths, self.features[self.vector_features], self.vector_weights)
        picked = _ranges(starts[:-1][articles], lengths[articles])
        return Rows(
            self.ids[articles],
            lengths[articles],
            self.features[self.vector_features[picked]],
            self.vector_weights[picked],
        )


ARRAYS = tuple(field.name for field in fields(Segment))
KINDS: dict[str, np.dtype[np.generic]] = {
    "features": np.dtype(np.uint64),
    "vector_starts": np.dtype(np.uint32),
    "vector_features": np.dtype(np.uint32),
    "vector_weights": np.dtype(np.uint8),
    "posting_starts": np.dtype(np.uint32),
    "posting_articles": np.dtype(np.uint16),
    "posting_weights": np.dtype(np.uint8),
    "term_lengths": np.dtype(np.float32),
    "thing_lengths": np.dtype(np.float32),
}


@dataclass(frozen=True, slots=True)
class Rows:
    """Vectors of articles one behind the other: `lengths[i]` numbers and weights belong to `ids[i]`."""

    ids: NDArray[np.bytes_]
    lengths: NDArray[np.int64]
    numbers: NDArray[np.uint64]
    weights: NDArray[np.uint8]


def rows_of(articles: Mapping[str, Features]) -> Rows:
    """The vectors of articles as they come from `features_of`."""
    vectors = list(articles.values())
    return Rows(
        np.array([name.encode("utf-8", "surrogatepass") for name in articles] or [], dtype=np.bytes_),
        np.array([len(vector.numbers) for vector in vectors], dtype=np.int64),
        np.concatenate([vector.numbers for vector in vectors] or [np.zeros(0, np.uint64)]),
        np.concatenate([vector.weights for vector in vectors] or [np.zeros(0, np.uint8)]),
    )


def build(parts: Sequence[Rows]) -> Segment:
    """One segment of all rows; no id may come twice."""
    ids = np.concatenate([part.ids for part in parts])
    lengths = np.concatenate([part.lengths for part in parts])
    numbers = np.concatenate([part.numbers for part in parts])
    weights = np.concatenate([part.weights for part in parts])

    order = np.argsort(ids, kind="stable")
    starts = np.concatenate([[0], np.cumsum(lengths)])
    picked = _ranges(starts[:-1][order], lengths[order])
    lengths, numbers, weights = lengths[order], numbers[picked], weights[picked]

    features, places = np.unique(numbers, return_inverse=True)
    by_feature = np.argsort(places, kind="stable")
    articles = np.repeat(np.arange(len(ids), dtype=np.uint16), lengths)
    counts = np.bincount(places, minlength=len(features))
    things = is_thing(numbers)
    squares = weights.astype(np.float64) ** 2
    return Segment(
        ids=ids[order],
        features=features,
        vector_starts=np.concatenate([[0], np.cumsum(lengths)]).astype(np.uint32),
        vector_features=places.astype(np.uint32),
        vector_weights=weights,
        posting_starts=np.concatenate([[0], np.cumsum(counts)]).astype(np.uint32),
        posting_articles=articles[by_feature],
        posting_weights=weights[by_feature],
        term_lengths=_lengths(articles, np.where(things, 0.0, squares), len(ids)),
        thing_lengths=_lengths(articles, np.where(things, squares, 0.0), len(ids)),
    )


def _lengths(articles: NDArray[np.uint16], squares: NDArray[np.float64], count: int) -> NDArray[np.float32]:
    return np.sqrt(np.bincount(articles, squares, minlength=count)).astype(np.float32)


def _ranges(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers starts[0], starts[0]+1, … up to each length, one range behind the other."""
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    return np.arange(total) - np.repeat(ends - lengths - starts, lengths)
