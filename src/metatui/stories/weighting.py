"""How much a feature tells, from how many articles have it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

# A feature is taken to stand in this share of the articles that the library does not have yet.
_PRIOR_SHARE = 0.02


def idf(df: NDArray[np.integer], count: int) -> NDArray[np.float64]:
    """The weight of features that `df` of `count` articles have: 0 where half or nearly all have it.

    The relevance weight of S. Robertson and K. Spärck Jones (1976), ln((n - df + ½) / (df + ½)), not below 0.
    So that it stays sane in a library of two or sixteen articles it is taken over a few more articles that
    are only imagined, in which a feature is rare; among thousands they make no difference.
    """
    imagined = max(4, 12 - 2 * count)
    have = df + imagined * _PRIOR_SHARE + 0.5
    lack = np.maximum(count + imagined - df - imagined * _PRIOR_SHARE, 0.0) + 0.5
    weight: NDArray[np.float64] = np.maximum(np.log(lack / have), 0.0)
    return weight


def specificity(df: NDArray[np.integer], count: int) -> NDArray[np.float64]:
    """The idf on a scale on which a feature of exactly two articles has 1."""
    return idf(df, count) / float(idf(np.array([2]), max(count, 2))[0])
