"""Words one behind the other: the documents in which they stand so, and how often."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from metatui.search.codec.field_reader import ranges
from metatui.search.places import meeting
from metatui.search.rising import Numbers, Rows, rows_in
from metatui.search.segment import TermPlaces

# With so many times more places of a word than are looked for, each is looked up; else all are laid side by
# side.
_FAR_MORE = 8


class _Spans(NamedTuple):
    """Where the places of a word in some documents begin, and how many there are."""

    word: TermPlaces
    starts: NDArray[np.int64]
    sizes: NDArray[np.int64]

    @classmethod
    def of(cls, word: TermPlaces, rows: Rows) -> _Spans:
        sizes = word.postings.counts().take(rows).astype(np.int64)
        return cls(word, word.ends.take(rows) - sizes, sizes)

    def places(self) -> NDArray[np.int64]:
        """All of the places, document by document."""
        return self.word.places.take(ranges(self.starts, self.sizes)).astype(np.int64)


def runs(words: Sequence[TermPlaces], among: Numbers | None, size: int) -> tuple[Numbers, NDArray[Any]]:
    """The documents of a segment, of this size, in which the words stand in a row, and how often they do.

    `among` are the documents to look at, rising; None for all.
    """
    numbers, rows = _with_all([word.postings.ids for word in words], among, size)
    if not len(numbers):
        return numbers, np.zeros(0, dtype=np.int64)
    spans = [_Spans.of(word, rows_of) for word, rows_of in zip(words, rows, strict=True)]
    totals = [int(span.sizes.sum()) for span in spans]
    # From the rarest word on, so that few places are left to look for among those of the others.
    first, *others = sorted(range(len(words)), key=totals.__getitem__)
    owners = np.arange(len(numbers)).repeat(spans[first].sizes)
    starts = spans[first].places() - first
    for step in others:
        stands = _looked_up if len(owners) * _FAR_MORE < totals[step] else _laid_beside
        kept = stands(spans[step], owners, starts + step)
        owners, starts = owners[kept], starts[kept]
    times = np.bincount(owners, minlength=len(numbers))
    found = times.nonzero()[0]
    return numbers.take(found), times.take(found)


def _with_all(lists: Sequence[Numbers], among: Numbers | None, size: int) -> tuple[Numbers, list[Rows]]:
    """What is in all of the lists, and its rows in each of them."""
    first, *others = sorted(range(len(lists)), key=lambda number: len(lists[number]))
    numbers = lists[first]
    rows: dict[int, Rows] = {first: np.arange(len(numbers))}
    if among is not None:
        _, there = rows_in(among, numbers, size)
        numbers, rows[first] = numbers.take(there), there
    for number in others:
        here, there = rows_in(numbers, lists[number], size)
        numbers = numbers.take(here)
        rows = {known: those.take(here) for known, those in rows.items()}
        rows[number] = there
    return numbers, [rows[number] for number in range(len(lists))]


def _looked_up(spans: _Spans, owners: NDArray[np.int64], wanted: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether the word stands at a place of a document, by halving its places there, for all at once."""
    places = spans.word.places
    last = len(places) - 1
    at = spans.starts.take(owners)
    end = at + spans.sizes.take(owners)
    step = 1 << int(spans.sizes.max(initial=1)).bit_length() >> 1
    while step:
        ahead = at + step
        is_before = (places.take(np.minimum(ahead - 1, last)) < wanted) & (ahead <= end)
        at += step * is_before
        step >>= 1
    found: NDArray[np.bool_] = (at < end) & (places.take(np.minimum(at, last)) == wanted)
    return found


def _laid_beside(spans: _Spans, owners: NDArray[np.int64], wanted: NDArray[np.int64]) -> NDArray[np.bool_]:
    """The same by putting all in order, for no more places than are looked for many times over."""
    there = (np.arange(len(spans.sizes)).repeat(spans.sizes) << 32) + spans.places()
    asked = (owners << 32) + wanted
    both = meeting(asked, there) if len(asked) <= len(there) else meeting(there, asked)
    found = np.zeros(len(asked), dtype=np.bool_)
    found[np.searchsorted(asked, both)] = True
    return found
