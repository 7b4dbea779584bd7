"""The terms of a field in one segment and their postings, straight from the mapped file.

The arrays of a field F, with one value for each of its terms in the order of their bytes, if nothing else
is said:
`F/terms` the bytes of all terms; `F/ends` where each ends (one more value: 0 at the front);
`F/documents` how many documents have the term; `F/width` 0, 1 or 2 for gaps of one, two or four bytes;
`F/start` where the term begins in the stream of its width;
`F/gaps0`, `F/gaps1`, `F/gaps2` the streams: the first document of a term, then the steps to the next;
`F/times0`, … how often the term stands in each document, beside the gaps (left out where that is once);
`F/places_end` where the places of each term end (one more value: 0 at the front);
`F/places` the places of each term, document by document (left out for fields without places).

Times and places are rows of numbers in the layout that `packed` tells of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from metatui.search.codec.array_file import Section
from metatui.search.codec.packed import Packed, PackedPart

WIDTHS = 3
# Up to so many places reading all is as fast as reading some.
_READ_WHOLE = 50_000


@dataclass(frozen=True, slots=True)
class Postings:
    """Documents and how often a term stands in each (None: once).

    Of one term the documents rise. Of several terms they come term by term, or by width and then by term.
    """

    ids: NDArray[np.int32]
    times: NDArray[Any] | None

    def counts(self) -> NDArray[Any]:
        """How often, as an array in any case."""
        return np.ones(len(self.ids), dtype=np.uint8) if self.times is None else self.times


class FieldReader:
    """One field of one segment. Terms are known by their numbers, from 0 in the order of their bytes."""

    def __init__(self, sections: Mapping[str, Section], field: str) -> None:
        self._blob = sections[f"{field}/terms"]
        self._ends = sections[f"{field}/ends"]
        self._documents = sections[f"{field}/documents"]
        self._width = sections[f"{field}/width"]
        self._start = sections[f"{field}/start"]
        self._gaps = [sections[f"{field}/gaps{width}"] for width in range(WIDTHS)]
        times = [Packed.of(sections, f"{field}/times{width}") for width in range(WIDTHS)]
        self._times = [found for found in times if found is not None]
        self._places = Packed.of(sections, f"{field}/places")
        self._places_end = sections.get(f"{field}/places_end")
        self.count = len(self._documents)
        self._lookup: tuple[memoryview, memoryview] | None = None

    @property
    def has_places(self) -> bool:
        """Whether the places of a term in each document are there."""
        return self._places is not None

    @property
    def has_times(self) -> bool:
        """Whether a term may stand in a document more than once."""
        return bool(self._times)

    @property
    def bits(self) -> tuple[tuple[int, ...], int]:
        """In how many bits times, by width, and places are stored."""
        times = tuple(times.bits for times in self._times) if self._times else (4,) * WIDTHS
        return times, self._places.bits if self._places else 4

    # Terms.

    def term(self, number: int) -> bytes:
        """The bytes of a term."""
        return self._blob.read(self._ends.get(number), self._ends.get(number + 1)).tobytes()

    def terms(self, first: int = 0, last: int | None = None) -> list[bytes]:
        """The terms from number `first` until before `last`."""
        ends = self._ends.read(first, (self.count if last is None else last) + 1).tolist()
        data = self._blob.read(ends[0], ends[-1]).tobytes()
        begin = ends[0]
        return [data[start - begin : end - begin] for start, end in pairwise(ends)]

    def term_bytes(self) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        """The bytes of all terms in a row, and where each ends (one more value: 0 at the front)."""
        return self._blob.all(), self._ends.all().astype(np.int64)

    def find(self, term: bytes) -> int:
        """The number of the first term that is not before this one; `count` when all are."""
        if self._lookup is None:
            # Checked once as a whole: a look-up takes twenty steps, each of which would ask whether it was.
            self._lookup = self._blob.all().data, self._ends.all().data
        data, ends = self._lookup
        low, high = 0, self.count
        while low < high:
            middle = (low + high) // 2
            if data[ends[middle] : ends[middle + 1]].tobytes() < term:
                low = middle + 1
            else:
                high = middle
        return low

    def number(self, term: bytes) -> int | None:
        """The number of this term; None when the field does not have it."""
        found = self.find(term)
        return found if found < self.count and self.term(found) == term else None

    def only(self, term: bytes) -> tuple[int, int]:
        """The number of this term and the one behind it; twice the same when the field does not have it."""
        number = self.number(term)
        return (0, 0) if number is None else (number, number + 1)

    def beginning_with(self, prefix: bytes) -> tuple[int, int]:
        """The numbers of the terms that begin like this: the first, and the one behind the last."""
        # No byte of a term in UTF-8 is 0xff.
        return self.find(prefix), self.find(prefix + b"\xff") if prefix else self.count

    # Postings.

    def document_counts(self, first: int = 0, last: int | None = None) -> NDArray[np.int64]:
        """How many documents have each term, from number `first` until before `last`."""
        counts: NDArray[np.int64] = self._documents.read(first, self.count if last is None else last).astype(
            np.int64
        )
        return counts

    def postings(self, number: int) -> Postings:
        """The postings of one term."""
        width, start, count = self._width.get(number), self._start.get(number), self._documents.get(number)
        ids = np.cumsum(self._gaps[width].read(start, start + count), dtype=np.int32)
        times = self._times[width].read(start, start + count) if self._times else None
        return Postings(ids, times)

    def postings_by_width(self, first: int, last: int) -> Postings:
        """The postings of the terms from `first` until before `last`; a document may come again."""
        parts = [(ids, times) for _, _, ids, times in self._streams(first, last)]
        if not parts:
            return Postings(np.zeros(0, dtype=np.int32), None)
        ids = np.concatenate([ids for ids, _ in parts])
        if not self._times:
            return Postings(ids, None)
        return Postings(ids, np.concatenate([times for _, times in parts if times is not None]))

    def postings_in_order(self, first: int, last: int) -> Postings:
        """The same, term by term."""
        counts = self.document_counts(first, last)
        ends = np.cumsum(counts)
        total = int(ends[-1]) if len(ends) else 0
        ids = np.empty(total, dtype=np.int32)
        times = np.empty(total, dtype=np.uint32) if self._times else None
        for chosen, sizes, found, often in self._streams(first, last):
            if len(found) == total:
                return Postings(found, often)
            where = ranges(ends[chosen] - sizes, sizes)
            ids[where] = found
            if times is not None and often is not None:
                times[where] = often
        return Postings(ids, times)

    def places(self, first: int, last: int) -> NDArray[Any]:
        """The places of the terms from `first` until before `last`, term by term, document by document."""
        if self._places is None or self._places_end is None:
            return np.zeros(0, dtype=np.uint8)
        return self._places.read(self._places_end.get(first), self._places_end.get(last))

    def place_values(self, first: int, last: int) -> NDArray[Any] | PackedPart:
        """The same for who takes some of them: of very many only those are read."""
        if self._places is None or self._places_end is None:
            return np.zeros(0, dtype=np.uint8)
        start, end = self._places_end.get(first), self._places_end.get(last)
        whole = end - start <= _READ_WHOLE
        return self._places.read(start, end) if whole else self._places.part(start, end)

    def place_counts(self) -> NDArray[np.int64]:
        """How many places each term has."""
        if self._places_end is None:
            return np.zeros(self.count, dtype=np.int64)
        ends = self._places_end.all().astype(np.int64)
        return ends[1:] - ends[:-1]

    def _streams(
        self, first: int, last: int
    ) -> list[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int32], NDArray[Any] | None]]:
        """For each width that occurs: which terms (counted from `first`), sizes, documents, times."""
        if first >= last:
            return []
        widths = self._width.read(first, last)
        counts = self.document_counts(first, last)
        found = []
        for width in range(WIDTHS):
            chosen = np.flatnonzero(widths == width)
            if not len(chosen):
                continue
            sizes = counts[chosen]
            ends = np.cumsum(sizes)
            start = self._start.get(first + int(chosen[0]))
            end = start + int(ends[-1])
            # The steps run on from term to term: what came before a term is taken off again. Where the sum
            # goes beyond 32 bits it comes back into range by the same subtraction.
            sums = np.cumsum(self._gaps[width].read(start, end), dtype=np.int32)
            if len(chosen) > 1:
                before = np.zeros(len(chosen), dtype=np.int32)
                before[1:] = sums[ends[:-1] - 1]
                sums -= np.repeat(before, sizes)
            times = self._times[width].read(start, end) if self._times else None
            found.append((chosen, sizes, sums, times))
        return found


def ranges(starts: NDArray[Any], sizes: NDArray[Any]) -> NDArray[Any]:
    """The numbers starts[i], starts[i] + 1, … of each range, one range after the other."""
    ends = sizes.cumsum(dtype=np.int64)
    total = int(ends[-1]) if len(ends) else 0
    # Half the bytes are half the time.
    small = total < 2**31 and (not total or int(starts.max()) < 2**30)
    kind = np.int32 if small else np.int64
    numbers: NDArray[Any] = np.arange(total, dtype=kind)
    numbers += (starts - (ends - sizes)).astype(kind).repeat(sizes)
    return numbers
