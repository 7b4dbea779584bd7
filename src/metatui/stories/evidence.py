"""Evidence: reasons with their strength.

Strength runs from 0 to about 1: how rare the thing is in the library, on a scale on which what only two
articles have is 1, times how much the two articles make of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from metatui.model import Reason
from metatui.stories.snapshot import Snapshot
from metatui.stories.weighting import idf, specificity

# What is less rare than this connects nothing.
TRIVIAL = 0.3
_LENIENT_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Weighed:
    """A reason and its strength; `is_place` where it is but the name of a place."""

    strength: float
    reason: Reason
    is_place: bool = False


@dataclass(frozen=True, slots=True)
class Rarity:
    """How rare features are in a library.

    `lenient` also lets count, for less, what nearly all articles of a tiny library have: for articles so
    similar that they tell of one event, as all may in a folder of four.
    """

    snapshot: Snapshot
    lenient: bool = False

    def of(self, numbers: Sequence[int]) -> list[float]:
        """The rarity of features that two articles at least are known to have: 1 for those two alone."""
        count = self.snapshot.count
        df = np.maximum(self.snapshot.df(np.array(numbers, dtype=np.uint64)), 2)
        rarity = specificity(df, count)
        if self.lenient:
            rarity = np.maximum(rarity, _LENIENT_SHARE * idf(df, count) / idf(np.array([2]), max(count, 2)))
        return [float(value) for value in rarity]


def total(evidence: Sequence[Weighed]) -> float:
    """How much the reasons weigh together."""
    return sum(weighed.strength for weighed in evidence)
