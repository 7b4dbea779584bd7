"""BM25, as Whoosh's BM25F reckons it for each field."""

from __future__ import annotations

from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

_K1 = 1.2
_B = 0.75


def length_norms(lengths: NDArray[Any], average: float) -> NDArray[np.float64]:
    """What the length of a field takes from a document's score: `lengths` in words, `average` their mean."""
    norms: NDArray[np.float64] = _K1 * (1 - _B + _B * lengths / average)
    return norms


def idf(documents_with: int, documents: int) -> float:
    """What a term is worth by its rarity: `documents_with` of all `documents` have it."""
    return log(documents / (documents_with + 1)) + 1


def bm25(frequencies: NDArray[Any], norms: NDArray[np.float64], worth: float) -> NDArray[np.float64]:
    """The scores of the documents that have a term.

    `frequencies` and `norms` (of `length_norms`) are of these documents: how often the term stands in the
    field; `worth` is the term's `idf`. Robertson and Zaragoza, "The Probabilistic Relevance Framework"
    (2009), with Whoosh's idf.
    """
    scores: NDArray[np.float64] = frequencies * (worth * (_K1 + 1))
    scores /= frequencies + norms
    return scores
