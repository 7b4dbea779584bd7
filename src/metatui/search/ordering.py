"""The documents found in the order in which they are shown, as far as somebody looks."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from metatui.model import Sort
from metatui.search.matches import Hits, Scores
from metatui.search.rising import Numbers, Rows
from metatui.search.snapshot import Snapshot

# So many are put in order at once; the others only when somebody scrolls to them.
FIRST = 200


class Ordered:
    """The documents found, in order as far as somebody looks, and scored if somebody asks."""

    def __init__(
        self,
        snapshot: Snapshot,
        numbers: Numbers,
        sort: Sort,
        scores: Callable[[], Scores],
        hits: Callable[[], Hits | None],
    ) -> None:
        """`scores` and `hits` give those of the documents, whose numbers rise."""
        snapshot.hold_ids()
        self._snapshot, self._numbers = snapshot, numbers
        self._score = scores
        # By what they are put in order: each gives its values, the lowest first, for some of the documents.
        self._keys: list[Callable[[Rows | slice], NDArray[Any]]]
        match sort:
            case "newest":
                self._keys = [self._newest]
            case "oldest":
                self._keys = [lambda rows: snapshot.oldest(numbers[rows])]
            case "hits":
                found = hits()
                times = np.zeros(len(numbers), dtype=np.int64) if found is None else found
                self._keys = [lambda rows: -times[rows], self._lowest, self._newest]
            case "relevance":
                self._keys = [self._lowest, self._newest]

    @cached_property
    def _scores(self) -> Scores:
        return self._score()

    def __len__(self) -> int:
        return len(self._numbers)

    def ids(self, places: slice) -> list[str]:
        """The ids of the documents at these places of the order."""
        return self._snapshot.ids_of(self._numbers.take(self._at(places)))

    def scores(self, places: slice) -> list[float]:
        """Their scores."""
        found: list[float] = self._scores.take(self._at(places)).tolist()
        return found

    def _lowest(self, rows: Rows | slice) -> NDArray[np.float64]:
        return -self._scores[rows]

    def _newest(self, rows: Rows | slice) -> NDArray[np.int64]:
        return self._snapshot.newest(self._numbers[rows])

    def _at(self, places: slice) -> Rows:
        start, stop, step = places.indices(len(self))
        last = max(start, stop) if step < 0 else stop
        return (self._first if last <= len(self._first) else self._all)[places]

    @cached_property
    def _first(self) -> Rows:
        """The first of them: chosen by the first key, then put in order."""
        if len(self) <= 2 * FIRST:
            return self._sorted(np.arange(len(self)))
        values = np.zeros(0)
        for key in self._keys:
            values = key(slice(None))
            # Where it is the same for all, the next one chooses.
            if values[0] != values[-1] or values.min() != values.max():
                break
        limit = np.partition(values, FIRST)[FIRST]
        return self._sorted(np.flatnonzero(values <= limit))[:FIRST]

    @cached_property
    def _all(self) -> Rows:
        return self._sorted(np.arange(len(self)))

    def _sorted(self, chosen: Rows) -> Rows:
        keys = [key(chosen) for key in self._keys]
        order = np.lexsort(keys[::-1])
        same = np.ones(max(len(chosen) - 1, 0), dtype=np.bool_)
        for key in keys:
            ordered = key.take(order)
            same &= ordered[1:] == ordered[:-1]
        if same.any():
            tied = order[np.append(same, False) | np.append(False, same)]
            ranks = np.zeros(len(chosen), dtype=np.int64)
            ranks[tied] = self._snapshot.id_ranks(self._numbers[chosen[tied]])
            order = np.lexsort([ranks, *keys[::-1]])
        return chosen[order]
