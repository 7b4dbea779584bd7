"""Places of words, reckoned with as numbers: document << 32 | place, sorted. For the document stands its row
in a list of documents."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]

_FAR_BEFORE = np.array([-(2**62)], dtype=np.int64)
_FAR_BEHIND = -_FAR_BEFORE


def meeting(places: Places, others: Places) -> Places:
    """The places that are in both; the first list is the shorter one."""
    if not len(places) or not len(others):
        return np.zeros(0, dtype=np.int64)
    if len(places) * 16 < len(others):
        at = np.searchsorted(others, places)
        at[at == len(others)] = 0
        found: Places = places[others[at] == places]
        return found
    # Two sorted rows in one: sorting them is merging.
    joined = np.concatenate([places, others])
    joined.sort(kind="stable")
    met: Places = joined[1:][joined[1:] == joined[:-1]]
    return met


def in_a_row(lists: Sequence[Places]) -> Places:
    """Where the first word stands when the others follow it one by one."""
    # From the rarest word on, so that few places are left to look for in the long lists.
    steps = sorted(enumerate(lists), key=lambda step: len(step[1]))
    starts = steps[0][1] - steps[0][0]
    for step, there in steps[1:]:
        starts = meeting(starts, there - step)
    return starts


def within_slop(lists: Sequence[Places], slop: int) -> Places:
    """Places of the last word that the others lead to, each at most `slop` words behind the one before."""
    ends = lists[0]
    for following in lists[1:]:
        before = np.searchsorted(ends, following) - 1
        near = before >= 0
        near[near] = following[near] - ends[before[near]] <= slop
        ends = following[near]
    return ends


def nearest(places: Places, others: Places) -> Places:
    """How far each place is from the nearest other place. Those of other documents are far away."""
    edged = np.concatenate([_FAR_BEFORE, others, _FAR_BEHIND])
    after = edged.searchsorted(places)
    distances: Places = np.minimum(edged.take(after) - places, places - edged.take(after - 1))
    return distances
