"""The index as it was at one commit: what a search looks at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from metatui.search.analyzer import encoded
from metatui.search.bm25 import length_norms
from metatui.search.codec.field_reader import Postings, ranges
from metatui.search.facet_table import FacetTable
from metatui.search.rising import marked, rows_in
from metatui.search.runs import runs
from metatui.search.schema import UNDATED
from metatui.search.segment import Segment

if TYPE_CHECKING:
    from metatui.search.known_values import KnownValues

Mask = NDArray[np.bool_]
ReadPostings = Callable[[Segment], Postings]
# From so many on all ids are put in order, once for all: as fast as some, since they are compared in bulk.
_MANY_IDS = 2000


class Snapshot:
    """The segments of one commit as one row of documents, numbered from 0; deleted ones are never found.

    Frequencies and lengths count living documents alone, so that scores depend on what is in the index, not
    on the way it came there.
    """

    def __init__(self, segments: Sequence[tuple[Segment, Collection[int]]]) -> None:
        self.segments = [segment for segment, _ in segments]
        self.offsets = [0]
        for segment in self.segments:
            self.offsets.append(self.offsets[-1] + segment.size)
        self.size = self.offsets.pop()
        self.live = np.ones(self.size, dtype=np.bool_)
        for (_, deleted), offset in zip(segments, self.offsets, strict=True):
            if deleted:
                self.live[offset + np.fromiter(deleted, dtype=np.int64, count=len(deleted))] = False
        self.count = int(self.live.sum())
        self._norms: dict[str, NDArray[np.float64]] = {}
        self._counted: dict[tuple[str, ...], int] = {}
        self._tables: dict[str, FacetTable] = {}

    @cached_property
    def living(self) -> NDArray[np.int64]:
        """The numbers of all living documents."""
        return np.flatnonzero(self.live)

    def frequencies(self, read: ReadPostings) -> tuple[NDArray[Any], NDArray[Any]]:
        """(documents, how often) for what `read` finds in each segment: rising, and living ones alone."""
        if len(self.segments) == 1:
            found = read(self.segments[0])
            numbers, counts = found.ids, found.counts()
        else:
            lists = [
                (found, offset)
                for segment, offset in zip(self.segments, self.offsets, strict=True)
                if len((found := read(segment)).ids)
            ]
            if not lists:
                return np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.uint8)
            numbers = np.concatenate([found.ids + np.int32(offset) for found, offset in lists])
            counts = np.concatenate([found.counts() for found, _ in lists])
        if self.count < self.size:
            alive = self.live.take(numbers)
            if not alive.all():
                return numbers[alive], counts[alive]
        return numbers, counts

    def places(
        self, field: str, term: bytes, chosen: NDArray[Any], *, prefix: bool = False
    ) -> NDArray[np.int64]:
        """Where a word stands in some documents, given in order: row of the document << 32 | place."""
        keys = []
        for segment, offset in zip(self.segments, self.offsets, strict=True):
            found = segment.places(field, term, prefix=prefix)
            if found is None:
                continue
            before, within = 0, chosen
            if len(self.segments) > 1:
                before, last = chosen.searchsorted((offset, offset + segment.size)).tolist()
                within = chosen[before:last] - offset
            ids = found.postings.ids
            if prefix:  # term by term
                rows = marked([within], segment.size).take(ids).nonzero()[0]
                here = within.searchsorted(ids.take(rows))
            else:
                here, rows = rows_in(within, ids, segment.size)
            if len(rows):
                sizes = found.postings.counts().take(rows).astype(np.int64)
                starts = found.ends.take(rows) - sizes
                keys.append((here + before << 32).repeat(sizes) | found.places.take(ranges(starts, sizes)))
        if not keys:
            return np.zeros(0, dtype=np.int64)
        joined = keys[0] if len(keys) == 1 else np.concatenate(keys)
        return np.sort(joined) if prefix else joined

    def in_a_row(
        self, field: str, words: Sequence[bytes], among: NDArray[Any] | None
    ) -> tuple[NDArray[Any], NDArray[Any]]:
        """The living documents, rising, in which words stand one behind the other, and how often they do.

        `among` are the documents to look at; None for all.
        """
        numbers: list[NDArray[Any]] = [np.zeros(0, dtype=np.int64)]
        times: list[NDArray[Any]] = [np.zeros(0, dtype=np.int64)]
        for segment, offset in zip(self.segments, self.offsets, strict=True):
            parts = [segment.places(field, word, prefix=False) for word in words]
            if None in parts:
                continue
            within = among
            if among is not None and len(self.segments) > 1:
                first, last = among.searchsorted((offset, offset + segment.size))
                within = among[first:last] - offset
            found, often = runs([part for part in parts if part is not None], within, segment.size)
            numbers.append(found + offset)
            times.append(often)
        joined, counts = np.concatenate(numbers), np.concatenate(times)
        if self.count < self.size:
            alive = self.live.take(joined)
            return joined[alive], counts[alive]
        return joined, counts

    def counted(self, what: tuple[str, ...], count: Callable[[], int]) -> int:
        """A number of documents that is asked for again and again, counted once."""
        found = self._counted.get(what)
        if found is None:
            found = self._counted[what] = count()
        return found

    def norms(self, field: str) -> NDArray[np.float64] | None:
        """What the length of a field takes from the score of each document; None for one without lengths."""
        if field not in self._norms:
            if not any(segment.has_lengths(field) for segment in self.segments):
                return None
            lengths = np.concatenate([segment.lengths(field) for segment in self.segments])
            living = lengths if self.count == self.size else lengths[self.live]
            average = float(living.sum(dtype=np.int64)) / max(1, self.count)
            self._norms[field] = length_norms(lengths, average or 1.0)
        return self._norms[field]

    def hold_ids(self) -> None:
        """Read all ids once, so that rows that are made later cannot meet a damaged file."""
        for segment in self.segments:
            segment.hold_ids()

    def id(self, number: int) -> str:
        """The id of a document."""
        place = bisect_right(self.offsets, number) - 1
        return self.segments[place].id(number - self.offsets[place])

    def ids_of(self, numbers: NDArray[Any]) -> list[str]:
        """The ids of some documents."""
        if len(self.segments) == 1:
            return self.segments[0].ids_of(numbers)
        return list(map(self.id, numbers.tolist()))

    def number(self, id: str) -> int | None:
        """The number of the living document with this id."""
        for segment, offset in zip(self.segments, self.offsets, strict=True):
            for number in segment.number(id):
                if self.live[offset + number]:
                    return offset + number
        return None

    def numbers(self, ids: Collection[str]) -> NDArray[np.int64]:
        """The numbers of the living documents with these ids, in no order."""
        for segment in self.segments:
            segment.expect(len(ids))
        found = [number for id in ids if (number := self.number(id)) is not None]
        return np.array(found, dtype=np.int64)

    def mask(self, ids: Collection[str]) -> Mask:
        """The living documents with these ids."""
        found = np.zeros(self.size, dtype=np.bool_)
        found[self.numbers(ids)] = True
        return found

    @cached_property
    def ids(self) -> list[str]:
        """The id of each document."""
        return [id for segment in self.segments for id in segment.ids]

    @cached_property
    def published(self) -> NDArray[np.int64]:
        """When each document was published, in seconds since 1970; UNDATED where nobody knows."""
        arrays = [segment.published for segment in self.segments]
        return np.concatenate(arrays) if arrays else np.zeros(0, dtype=np.int64)

    def newest(self, numbers: NDArray[Any]) -> NDArray[np.int64]:
        """A key for each of these documents that rises from the newest to the oldest; undated ones follow."""
        key: NDArray[np.int64] = -self.published[numbers]
        return key

    def oldest(self, numbers: NDArray[Any]) -> NDArray[np.int64]:
        """A key for each of these documents that rises from the oldest to the newest; undated ones follow."""
        dates = self.published[numbers]
        return np.where(dates == UNDATED, np.iinfo(np.int64).max, dates)

    def id_ranks(self, numbers: NDArray[Any]) -> NDArray[np.int64]:
        """Numbers that put some documents in the order of their ids."""
        if len(numbers) > _MANY_IDS:
            return self._id_rank.take(numbers)
        ids = self.ids_of(numbers)
        ranks = np.empty(len(ids), dtype=np.int64)
        ranks[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
        return ranks

    @cached_property
    def _id_rank(self) -> NDArray[np.int64]:
        """The place of each document when all are put in the order of their ids."""
        ids = [segment.raw_ids for segment in self.segments]
        sizes = {array.dtype.itemsize for array in ids if array is not None}
        if len(sizes) == 1 and all(array is not None for array in ids):
            order = np.argsort(np.concatenate([array for array in ids if array is not None]), kind="stable")
        else:
            order = np.array(sorted(range(self.size), key=self.ids.__getitem__), dtype=np.int64)
        rank = np.empty(self.size, dtype=np.int64)
        rank[order] = np.arange(self.size)
        return rank

    def facet_table(self, field: str) -> FacetTable:
        """The values of a facet in all segments."""
        found = self._tables.get(field)
        if found is None:
            found = self._tables[field] = FacetTable(
                [
                    (column, offset, segment.size)
                    for segment, offset in zip(self.segments, self.offsets, strict=True)
                    if (column := segment.values(field)) is not None
                ]
            )
        return found

    @cached_property
    def known(self) -> KnownValues:
        """Names and words, for completing a query."""
        from metatui.search.known_values import KnownValues

        return KnownValues(self)

    def has(self, field: str, word: str, open_end: bool) -> bool:
        """Whether a field has a word, or one that begins like it, in any article."""
        term = encoded(word)
        return any(
            len((segment.prefixed if open_end else segment.postings)(field, term).ids)
            for segment in self.segments
        )

    def documents(self, field: str, word: str) -> int:
        """How many documents have a word in a field."""
        term = encoded(word)
        return len(self.frequencies(lambda segment: segment.postings(field, term))[0])

    def near(self, field: str, word: str, edits: int) -> dict[str, tuple[int, int]]:
        """The terms of a field near a word that begin with its first letter: (edits, documents) of each."""
        found: dict[str, tuple[int, int]] = {}
        for segment in self.segments:
            for term, documents, apart in segment.vocabulary(field, word[0]).near(word, edits):
                found[term] = apart, documents + found.get(term, (apart, 0))[1]
        return found
