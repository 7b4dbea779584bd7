"""The index as it was at one commit: what a search looks at."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from metatui.search.codec.segment_terms import PostingList
from metatui.search.schema import UNDATED
from metatui.search.segment import Segment

Mask = NDArray[np.bool_]


class ReadPostings(Protocol):
    """What reads the postings of a word, or of several, from a segment."""

    def __call__(self, segment: Segment, /, *, places: bool) -> PostingList: ...


class Snapshot:
    """The segments of one commit as one row of documents, numbered from 0; deleted ones are never found.

    Frequencies and lengths count living documents alone, so that scores depend on what is in the index, not
    on the way it came there.
    """

    def __init__(self, segments: Sequence[tuple[Segment, Collection[int]]]) -> None:
        self.segments = [segment for segment, _ in segments]
        self._offsets = [0]
        for segment in self.segments:
            self._offsets.append(self._offsets[-1] + segment.size)
        self.size = self._offsets.pop()
        self.live = np.ones(self.size, dtype=np.bool_)
        for (_, deleted), offset in zip(segments, self._offsets, strict=True):
            for number in deleted:
                self.live[offset + number] = False
        self.count = int(self.live.sum())
        self._lengths: dict[str, tuple[NDArray[np.float64], float]] = {}

    def frequencies(self, read: ReadPostings) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """(documents, how often) for a list of postings: rising, living, each once with its counts summed."""
        lists = [
            (read(segment, places=False), offset)
            for segment, offset in zip(self.segments, self._offsets, strict=True)
        ]
        if not lists:
            return np.zeros(0, dtype=np.int64), np.zeros(0)
        numbers = np.concatenate([found.ids + offset for found, offset in lists])
        counts = np.concatenate([found.frequencies for found, _ in lists])
        if len(numbers) > 1 and not bool(np.all(numbers[1:] > numbers[:-1])):
            counts = np.bincount(numbers, weights=counts, minlength=self.size).astype(np.int64)
            numbers = np.flatnonzero(counts)
            counts = counts[numbers]
        alive = self.live[numbers]
        return numbers[alive], counts[alive].astype(np.float64)

    def places(self, read: ReadPostings, within: Mask) -> NDArray[np.int64]:
        """Where words stand in the documents of a mask: document << 32 | place, sorted."""
        keys = []
        for segment, offset in zip(self.segments, self._offsets, strict=True):
            found = read(segment, places=True)
            numbers = np.repeat(found.ids + offset, found.frequencies)
            wanted = within[numbers]
            keys.append(numbers[wanted] << 32 | found.places[wanted])
        return np.sort(np.concatenate(keys), kind="stable") if keys else np.zeros(0, dtype=np.int64)

    def lengths(self, field: str) -> tuple[NDArray[np.float64], float]:
        """How many words a field has in each document, and in a living one on average."""
        if field not in self._lengths:
            arrays = [segment.lengths(field) for segment in self.segments]
            lengths = np.concatenate(arrays) if arrays else np.zeros(0)
            average = float(lengths[self.live].sum()) / max(1, self.count)
            self._lengths[field] = lengths, average or 1.0
        return self._lengths[field]

    @cached_property
    def ids(self) -> list[str]:
        """The id of each document."""
        return [id for segment in self.segments for id in segment.ids]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each living document by its id."""
        ids = self.ids
        return {ids[number]: number for number in np.flatnonzero(self.live).tolist()}

    @cached_property
    def published(self) -> NDArray[np.int64]:
        """When each document was published, in seconds since 1970; UNDATED where nobody knows."""
        arrays = [segment.published for segment in self.segments]
        return np.concatenate(arrays) if arrays else np.zeros(0, dtype=np.int64)

    @cached_property
    def newest_rank(self) -> NDArray[np.int64]:
        """The place of each document when the newest comes first, undated ones last, ids deciding ties."""
        return self._rank(-self.published)

    @cached_property
    def oldest_rank(self) -> NDArray[np.int64]:
        """The place of each document when the oldest comes first, undated ones last, ids deciding ties."""
        return self._rank(np.where(self.published == UNDATED, np.iinfo(np.int64).max, self.published))

    def has(self, field: str, word: str, open_end: bool) -> bool:
        """Whether a field has a word, or one that begins like it, in any article."""
        term = word.encode("utf-8", "surrogatepass")
        return any(
            len((segment.prefixed if open_end else segment.postings)(field, term).ids)
            for segment in self.segments
        )

    def documents(self, field: str, word: str) -> int:
        """How many documents have a word in a field, with those that were deleted since."""
        term = word.encode("utf-8", "surrogatepass")
        return sum(len(segment.postings(field, term).ids) for segment in self.segments)

    def near(self, field: str, word: str, edits: int) -> dict[str, tuple[int, int]]:
        """The terms of a field near a word that begin with its first letter: (edits, documents) of each."""
        found: dict[str, tuple[int, int]] = {}
        for segment in self.segments:
            for term, documents, apart in segment.vocabulary(field, word[0]).near(word, edits):
                found[term] = apart, documents + found.get(term, (apart, 0))[1]
        return found

    def _rank(self, order: NDArray[np.int64]) -> NDArray[np.int64]:
        by_id = np.argsort(np.array(self.ids, dtype=object), kind="stable")
        sequence = by_id[np.argsort(order[by_id], kind="stable")]
        rank = np.empty(self.size, dtype=np.int64)
        rank[sequence] = np.arange(self.size)
        return rank
