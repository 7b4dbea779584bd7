"""Lists of documents as rising numbers: what two have in common, and what several have together.

Each takes the cheaper of two ways: looking few numbers up in many, or marking in an array of all documents
(`size`), which costs as much as the lists are long.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.signedinteger[Any]]
Rows = NDArray[np.intp]

# Looking a number up costs so many times what marking one does, and marking so many times what clearing does.
_LOOK_UP = 16
_CLEAR = 40
# Up to this part of all documents sorting is faster than looking through the marks of all.
_SORT = 4


def rows_in(numbers: Numbers, others: Numbers, size: int) -> tuple[Rows, Rows]:
    """Where the numbers that are in both stand: their rows in the first list, and in the second."""
    if len(numbers) > len(others):
        there, here = rows_in(others, numbers, size)
        return here, there
    if len(numbers) * _LOOK_UP < len(others) + size / _CLEAR:
        rows = others.searchsorted(numbers)
        here = (others.take(rows, mode="clip") == numbers).nonzero()[0] if len(others) else rows
        return here, rows.take(here)
    # Marked are the fewer ones: to look at a mark costs less than to set it.
    there = marked([numbers], size).take(others).nonzero()[0]
    here = marked([others.take(there)], size).take(numbers).nonzero()[0]
    return here, there


def contained(numbers: Numbers, lists: Sequence[Numbers], size: int) -> NDArray[np.bool_]:
    """Which of the numbers are in any of the lists."""
    if len(numbers) * len(lists) * _LOOK_UP < sum(map(len, lists)) + size / _CLEAR:
        found = np.zeros(len(numbers), dtype=np.bool_)
        for others in lists:
            if len(others):
                found |= others.take(others.searchsorted(numbers), mode="clip") == numbers
        return found
    return marked(lists, size).take(numbers)


def union(lists: Sequence[Numbers], size: int) -> Numbers:
    """All numbers of the lists, each once."""
    lists = [numbers for numbers in lists if len(numbers)]
    if len(lists) <= 1:
        return lists[0] if lists else np.zeros(0, dtype=np.int32)
    if sum(map(len, lists)) * _SORT < size:
        joined = np.concatenate(lists)
        joined.sort()
        first = np.ones(len(joined), dtype=np.bool_)
        np.not_equal(joined[1:], joined[:-1], out=first[1:])
        return joined[first]
    return marked(lists, size).nonzero()[0]


def summed(numbers: Numbers, counts: NDArray[Any], size: int) -> tuple[NDArray[np.int32], NDArray[np.uint32]]:
    """Numbers in any order, each once and rising, with the sum of its counts."""
    if len(numbers) * _CLEAR < size:
        order = np.argsort(numbers, kind="stable")
        ordered = numbers.take(order)
        firsts = (np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]).nonzero()[0]
        if not len(firsts):
            return np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.uint32)
        sums = np.add.reduceat(counts.take(order), firsts, dtype=np.uint32)
        return ordered.take(firsts).astype(np.int32), sums
    totals = np.bincount(numbers, weights=counts, minlength=size)
    found = totals.nonzero()[0]
    return found.astype(np.int32), totals.take(found).astype(np.uint32)


def marked(lists: Sequence[Numbers], size: int) -> NDArray[np.bool_]:
    """A mask of all documents that is set for those of the lists."""
    marks = np.zeros(size, dtype=np.bool_)
    for numbers in lists:
        marks[_indices(numbers)] = True
    return marks


def _indices(numbers: Numbers) -> Rows:
    """The same in the type that indexing takes: with another one it converts slowly, value by value."""
    return numbers.astype(np.intp, copy=False)
