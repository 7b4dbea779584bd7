"""The values of one facet in one segment, ready to be counted."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from metatui.search.codec.field_reader import FieldReader


class FacetColumn:
    """Who has which value: four bytes for each value of each document, held in memory."""

    def __init__(self, field: FieldReader) -> None:
        self.field = field
        counts = field.document_counts()
        self._counts = counts
        self._starts = np.cumsum(counts) - counts
        self._documents = field.postings_in_order(0, field.count).ids

    def counted(self, found: NDArray[np.bool_]) -> NDArray[np.int64]:
        """For each value how many of the documents found have it."""
        if found.all():
            return self._counts
        if not found.any():
            return np.zeros(len(self._counts), dtype=np.int64)
        # Every value has a document, so that no range is empty.
        sums: NDArray[np.int64] = np.add.reduceat(found[self._documents], self._starts, dtype=np.int64)
        return sums
