"""BM25, as Whoosh's BM25F reckons it for each field."""

from __future__ import annotations

from math import log

import numpy as np
from numpy.typing import NDArray

_K1 = 1.2
_B = 0.75


def bm25(
    frequencies: NDArray[np.float64], lengths: NDArray[np.float64], average: float, documents: int
) -> NDArray[np.float64]:
    """The scores of the documents that have a term.

    `frequencies` and `lengths` are of these documents: how often the term stands in the field, how many
    words the field has; `average` is the mean of all lengths, `documents` the number of all documents.
    Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), with Whoosh's idf.
    """
    idf = log(documents / (len(frequencies) + 1)) + 1
    scores: NDArray[np.float64] = (
        idf * frequencies * (_K1 + 1) / (frequencies + _K1 * (1 - _B + _B * lengths / average))
    )
    return scores
