"""The postings of prefixes that very many words begin with, joined while a segment is written.

A letter that ends a query while somebody types stands for all words that begin with it, which may be half of
everything that was written: joining them then would take longer than all the rest of the search. So for
prefixes of up to three bytes with more postings than `documents × FACTOR`, the sum is written as if the
prefix were a word, in the field `F^`. It is exact: the same documents, the same number of times.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from metatui.search.codec.field_sink import TermBatch

LONGEST = 3
FACTOR = 1.5
_FEWEST = 20_000


def prefix_field(field: str) -> str:
    """The name of the field that holds the wide prefixes of a field of words."""
    return f"{field}^"


class WidePrefixes:
    """Adds up the wide prefixes of a field whose terms come in order, in batches."""

    def __init__(self, terms: Sequence[bytes], postings: NDArray[np.int64], documents: int) -> None:
        """`terms` are all terms in order, `postings` how many each has; there will be so many documents."""
        self._size = documents
        self._waiting = list(_wide(terms, postings, max(documents * FACTOR, _FEWEST)))
        self._waiting.reverse()
        self._open: dict[bytes, NDArray[np.int64]] = {}
        self._done: list[tuple[bytes, NDArray[np.int32], NDArray[np.uint32]]] = []

    def add(self, batch: TermBatch) -> None:
        """Take in terms that come after all that were taken in."""
        if not batch.terms or not (self._waiting or self._open):
            return
        ends = np.concatenate([[0], np.cumsum(batch.counts)])
        while self._waiting and self._waiting[-1] <= batch.terms[-1]:
            self._open[self._waiting.pop()] = np.zeros(self._size, dtype=np.int64)
        for prefix, times in list(self._open.items()):
            first, last = (bisect_left(batch.terms, edge) for edge in (prefix, prefix + b"\xff"))
            part = slice(int(ends[first]), int(ends[last]))
            weights = None if batch.times is None else batch.times[part]
            times += np.bincount(batch.ids[part], weights, self._size).astype(np.int64)
            if last < len(batch.terms):
                self._finish(prefix)

    def _finish(self, prefix: bytes) -> None:
        times = self._open.pop(prefix)
        ids = np.flatnonzero(times).astype(np.int32)
        if len(ids):
            self._done.append((prefix, ids, times[ids].astype(np.uint32)))

    def batches(self) -> Iterator[TermBatch]:
        """The prefixes in order with their sums, one at a time, once all terms were taken in."""
        for prefix in list(self._open):
            self._finish(prefix)
        for prefix, ids, times in sorted(self._done, key=lambda done: done[0]):
            yield TermBatch([prefix], np.array([len(ids)]), ids, times, None)


def _wide(terms: Sequence[bytes], postings: NDArray[np.int64], least: float) -> Iterator[bytes]:
    """The wide prefixes, in order."""
    sums = np.concatenate([[0], np.cumsum(postings)])
    if sums[-1] < least:
        return
    found: set[bytes] = set()
    for length in range(1, LONGEST + 1):
        heads = np.array(terms, dtype=f"S{length}")
        firsts = np.flatnonzero(np.concatenate([[True], heads[1:] != heads[:-1]]))
        lasts = np.append(firsts[1:], len(terms))
        wide = (sums[lasts] - sums[firsts] >= least) & (lasts - firsts > 1)
        found.update(terms[first][:length] for first in firsts[wide].tolist())
    yield from sorted(found)
