"""How much a feature tells, from how many articles have it.

Both measures are the relevance weight of S. Robertson and K. Spärck Jones (1976), ln((n - df + ½)/(df + ½)),
not below 0, taken over a few more articles than there are: imagined ones, in which a feature is rare. Among
thousands of articles they make no difference; among two or sixteen they keep the weights sane.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

# A feature is taken to stand in this share of the imagined articles.
_PRIOR_SHARE = 0.02
_FEWEST_IMAGINED = 4
_MOST_IMAGINED = 24


def idf(df: NDArray[np.integer], count: int) -> NDArray[np.float64]:
    """The weight of features that `df` of `count` articles have, for comparing articles.

    0 where half or nearly all articles have it. In a library of a few articles, which may all tell of one
    event, many articles are imagined beside them: what all have in common is then what makes them similar.
    """
    return _weight(df, count, max(_FEWEST_IMAGINED, _MOST_IMAGINED - 2 * count))


def specificity(df: NDArray[np.integer], count: int) -> NDArray[np.float64]:
    """How far a feature singles out the articles that have it: 1 for two articles, 0 for nearly all."""
    count = max(count, 2)
    return _weight(df, count, _FEWEST_IMAGINED) / float(_weight(np.array([2]), count, _FEWEST_IMAGINED)[0])


def _weight(df: NDArray[np.integer], count: int, imagined: int) -> NDArray[np.float64]:
    have = df + imagined * _PRIOR_SHARE + 0.5
    lack = np.maximum(count + imagined - df - imagined * _PRIOR_SHARE, 0.0) + 0.5
    weight: NDArray[np.float64] = np.maximum(np.log(lack / have), 0.0)
    return weight
