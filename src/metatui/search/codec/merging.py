"""Joining the postings of a field out of several sources: runs of new documents, and older segments."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from metatui.search.codec.field_reader import WIDTHS, FieldReader, ranges
from metatui.search.codec.field_sink import FieldForm, TermBatch
from metatui.search.codec.packed import most_bits

# How many postings and places are joined at once.
_BATCH = 1_000_000
# How many terms of the source that has most of them are put in order at once.
_TERMS = 4096


class Source(NamedTuple):
    """The postings of a field in one file; `numbers[n]` is the new number of its document n, -1 for none.

    Without `numbers` the documents have their new numbers already.
    """

    field: FieldReader
    numbers: NDArray[np.int32] | None


class FieldMerge:
    """The terms of all sources in order; new documents must rise from source to source."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = sources
        self.terms: list[bytes] = []
        found_ranks: list[list[NDArray[np.int64]]] = [[] for _ in sources]
        for parts in _side_by_side([source.field for source in sources]):
            joined = sorted(set().union(*parts))
            numbers = dict(zip(joined, count(len(self.terms)), strict=False))
            for found, part in zip(found_ranks, parts, strict=True):
                found.append(np.fromiter(map(numbers.__getitem__, part), dtype=np.int64, count=len(part)))
            self.terms += joined
        # For each source the place of its terms among all; they rise.
        self._ranks = [np.concatenate(found) for found in found_ranks]
        self.documents = np.zeros(len(self.terms), dtype=np.int64)
        places = np.zeros(len(self.terms), dtype=np.int64)
        for source, ranks in zip(sources, self._ranks, strict=True):
            self.documents[ranks] += source.field.document_counts()
            places[ranks] += source.field.place_counts()
        self._sizes = np.concatenate([[0], np.cumsum(np.maximum(self.documents, places))])

    @property
    def form(self) -> FieldForm:
        """The form that the joined field takes."""
        fields = [source.field for source in self._sources]
        bits = [field.bits for field in fields]
        return FieldForm(
            any(field.has_times for field in fields),
            any(field.has_places for field in fields),
            tuple(most_bits(times[width] for times, _ in bits) for width in range(WIDTHS)),
            most_bits(places for _, places in bits),
        )

    def batches(self, pause: Callable[[], None]) -> Iterator[TermBatch]:
        """All terms that still have a document, batch by batch; `pause` is called before each."""
        first = 0
        while first < len(self.terms):
            pause()
            beyond = int(np.searchsorted(self._sizes, self._sizes[first] + _BATCH, side="right")) - 1
            last = max(first + 1, beyond)
            yield self._batch(first, last)
            first = last

    def _batch(self, first: int, last: int) -> TermBatch:
        form = self.form
        parts = [
            part
            for source, ranks in zip(self._sources, self._ranks, strict=True)
            if (part := _Part.of(source, ranks, first, last, form)) is not None
        ]
        counts = np.zeros(last - first, dtype=np.int64)
        place_counts = np.zeros(last - first, dtype=np.int64)
        for part in parts:
            counts[part.ranks] += part.counts
            place_counts[part.ranks] += part.place_counts
        ids = np.empty(int(counts.sum()), dtype=np.int32)
        times = np.empty(len(ids), dtype=np.uint32) if form.has_times else None
        places = np.empty(int(place_counts.sum()), dtype=np.uint32) if form.has_places else None
        next_id, next_place = np.cumsum(counts) - counts, np.cumsum(place_counts) - place_counts
        for part in parts:
            where = ranges(next_id[part.ranks], part.counts)
            ids[where] = part.ids
            if times is not None:
                times[where] = part.times
            if places is not None:
                places[ranges(next_place[part.ranks], part.place_counts)] = part.places
            next_id[part.ranks] += part.counts
            next_place[part.ranks] += part.place_counts
        living = counts > 0
        terms = self.terms[first:last]
        if not living.all():
            terms = [terms[number] for number in np.flatnonzero(living).tolist()]
        return TermBatch(terms, counts[living], ids, times, places)


def _side_by_side(fields: Sequence[FieldReader]) -> Iterator[list[list[bytes]]]:
    """The terms of all fields from one border to the next, part by part.

    So only a part of them is held twice, and whoever waits for the interpreter waits for no more than a part.
    """
    largest = max(fields, key=lambda field: field.count)
    starts = [0] * len(fields)
    for border in range(_TERMS, max(1, largest.count) + _TERMS, _TERMS):
        term = largest.term(border) if border < largest.count else None
        ends = [field.count if term is None else field.find(term) for field in fields]
        yield [field.terms(*span) for field, span in zip(fields, zip(starts, ends, strict=True), strict=True)]
        starts = ends


class _Part(NamedTuple):
    """What one source gives to a batch. `ranks` are of its terms in the batch, with the counts of each."""

    ranks: NDArray[np.int64]
    counts: NDArray[np.int64]
    place_counts: NDArray[np.int64]
    ids: NDArray[np.int32]
    times: NDArray[np.uint32]
    places: NDArray[np.uint32]

    @classmethod
    def of(
        cls, source: Source, ranks: NDArray[np.int64], first: int, last: int, form: FieldForm
    ) -> _Part | None:
        """The part of a source in the terms from rank `first` until before `last`; None when it has none."""
        begin, end = np.searchsorted(ranks, (first, last)).tolist()
        if begin == end:
            return None
        field = source.field
        found = field.postings_in_order(begin, end)
        ids = found.ids if source.numbers is None else source.numbers[found.ids]
        times = found.counts().astype(np.uint32)
        owners = np.repeat(np.arange(end - begin), field.document_counts(begin, end))
        places = field.places(begin, end) if form.has_places else np.zeros(0, dtype=np.uint32)
        kept = ids >= 0
        if not kept.all():
            if form.has_places:
                places = places[np.repeat(kept, times)]
            ids, times, owners = ids[kept], times[kept], owners[kept]
        counts = np.bincount(owners, minlength=end - begin)
        place_counts = np.zeros(end - begin, dtype=np.int64)
        if form.has_places:
            place_counts = np.bincount(owners, weights=times, minlength=end - begin).astype(np.int64)
        return cls(ranks[begin:end] - first, counts, place_counts, ids, times, places)
