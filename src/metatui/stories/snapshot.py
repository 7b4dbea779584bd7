"""One state of the index, never changed: questions read it while the next one is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from metatui.stories.segment import ARRAYS, KINDS, Segment
from metatui.stories.storage import Manifest, damaged, read_array


@dataclass(frozen=True, slots=True)
class Part:
    """A segment under its name, with its dead articles: removed or replaced in a later segment."""

    name: str
    segment: Segment
    dead: NDArray[np.uint16]
    dead_name: str | None = None

    def __len__(self) -> int:
        return len(self.segment) - len(self.dead)

    def live(self) -> NDArray[np.intp]:
        """The numbers of the live articles."""
        alive = np.ones(len(self.segment), dtype=bool)
        alive[self.dead] = False
        return np.flatnonzero(alive)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All segments, and how often the features of dead articles are still counted in them."""

    manifest: Manifest
    parts: tuple[Part, ...]
    lost_features: NDArray[np.uint64]
    lost_counts: NDArray[np.uint32]

    @property
    def count(self) -> int:
        """How many live articles there are."""
        return sum(len(part) for part in self.parts)

    def df(self, numbers: NDArray[np.uint64]) -> NDArray[np.int64]:
        """How many live articles have each of the features."""
        total = np.zeros(len(numbers), dtype=np.int64)
        for part in self.parts:
            total += part.segment.df(numbers)
        if len(self.lost_features):
            places = np.minimum(np.searchsorted(self.lost_features, numbers), len(self.lost_features) - 1)
            total -= np.where(self.lost_features[places] == numbers, self.lost_counts[places], 0)
        return total


def array_name(name: str, array: str) -> str:
    """The file of one array of what is kept under a name."""
    return f"{name}-{array}.npy"


def count_lost(parts: Sequence[Part]) -> tuple[NDArray[np.uint64], NDArray[np.uint32]]:
    """The features of dead articles in rising order, and how many of these articles have each."""
    rows = [part.segment.rows(part.dead.astype(np.intp)).numbers for part in parts if len(part.dead)]
    numbers, counts = np.unique(np.concatenate([*rows, np.zeros(0, np.uint64)]), return_counts=True)
    return numbers.astype(np.uint64), counts.astype(np.uint32)


def load_snapshot(folder: Path, manifest: Manifest) -> Snapshot:
    """The state that a manifest describes. Raises FileNotFoundError, IndexDamaged."""
    parts = tuple(load_part(folder, manifest, name, dead) for name, dead in manifest.segments)
    features, counts = np.zeros(0, np.uint64), np.zeros(0, np.uint32)
    if manifest.lost is not None:
        features = read_array(folder, array_name(manifest.lost, "lost_features"), manifest, features.dtype)
        counts = read_array(folder, array_name(manifest.lost, "lost_counts"), manifest, counts.dtype)
        if len(features) != len(counts):
            raise damaged(folder, "the counts of removed articles do not fit together")
    return Snapshot(manifest, parts, features, counts)


def load_part(folder: Path, manifest: Manifest, name: str, dead_name: str | None) -> Part:
    """A segment with its dead articles. Raises FileNotFoundError, IndexDamaged."""
    segment = Segment(
        **{array: read_array(folder, array_name(name, array), manifest, KINDS.get(array)) for array in ARRAYS}
    )
    dead = np.zeros(0, dtype=np.uint16)
    if dead_name is not None:
        dead = read_array(folder, array_name(dead_name, "dead"), manifest, dead.dtype)
    if not _fits(segment, dead):
        raise damaged(folder, f"the segment {name} does not fit together")
    return Part(name, segment, dead, dead_name)


def _fits(segment: Segment, dead: NDArray[np.uint16]) -> bool:
    vectors, postings = len(segment.vector_features), len(segment.posting_articles)
    return (
        len(segment.vector_starts) == len(segment.ids) + 1
        and len(segment.posting_starts) == len(segment.features) + 1
        and int(segment.vector_starts[-1]) == vectors == len(segment.vector_weights)
        and int(segment.posting_starts[-1]) == postings == len(segment.posting_weights)
        and len(segment.ids) == len(segment.term_lengths) == len(segment.thing_lengths)
        and (not len(dead) or int(dead.max()) < len(segment))
    )
