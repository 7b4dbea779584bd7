"""The values of one facet in all segments, counted together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from metatui.search.facet_column import FacetColumn


class Counted(NamedTuple):
    """The values that most documents have, with how many have each, and how many values there are in all."""

    values: list[tuple[str, int]]
    total: int


class FacetTable:
    """Knows which values of several segments are one, so that counting them is reckoning with arrays."""

    def __init__(self, columns: Sequence[tuple[FacetColumn, int, int]]) -> None:
        """A column of each segment that has one, with the first of its documents and how many there are."""
        self._columns = columns
        self._size = len(columns[0][0].counts) if columns else 0
        # For each column the number of its values among those of all, which have the order of their keys.
        self._numbers: list[NDArray[np.int64]] = []
        if len(columns) > 1:
            keys = [column.keys for column, _, _ in columns]
            numbers = {
                key: number for number, key in enumerate(sorted({key for some in keys for key in some}))
            }
            self._size = len(numbers)
            self._numbers = [
                np.fromiter(map(numbers.__getitem__, some), dtype=np.int64, count=len(some)) for some in keys
            ]

    def counted(self, found: NDArray[np.bool_], limit: int) -> Counted:
        """The values of the documents of a mask, the most frequent first, at most `limit` of them."""
        if not self._columns:
            return Counted([], 0)
        counts = [column.counted(found[first : first + size]) for column, first, size in self._columns]
        if len(counts) == 1:
            chosen, total = _most(counts[0], limit)
            column = self._columns[0][0]
            return Counted(
                [(column.value(number)[1], int(counts[0][number])) for number in chosen.tolist()], total
            )
        sums = np.zeros(self._size, dtype=np.int64)
        # Shown is the way of writing of the segment in which most have the value.
        most, usual, place = (np.zeros(self._size, dtype=np.int64) for _ in range(3))
        for index, (numbers, count) in enumerate(zip(self._numbers, counts, strict=True)):
            sums[numbers] += count
            here = np.flatnonzero(count > most[numbers])
            above = numbers[here]
            most[above], usual[above], place[above] = count[here], index, here
        chosen, total = _most(sums, limit)
        rows = zip(sums[chosen].tolist(), usual[chosen].tolist(), place[chosen].tolist(), strict=True)
        return Counted([(self._columns[index][0].value(at)[1], count) for count, index, at in rows], total)


def _most(counts: NDArray[np.int64], limit: int) -> tuple[NDArray[np.int64], int]:
    """The places of the largest counts, of equal ones the first; and how many there are that are not zero."""
    present = np.flatnonzero(counts)
    return present[np.argsort(-counts[present], kind="stable")[:limit]], len(present)
