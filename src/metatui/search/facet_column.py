"""The values of one facet in one segment, ready to be counted."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from metatui.search.analyzer import decoded
from metatui.search.codec.field_reader import FieldReader
from metatui.search.facet_key import SEPARATOR


class FacetColumn:
    """Who has which value, in memory: four bytes for each value of each document.

    `counts` says how many documents have each value. Values that differ in case alone are one, known by the
    number of the first way of writing it.
    """

    def __init__(self, field: FieldReader) -> None:
        self._field = field
        self._writings = field.document_counts()
        firsts = _first_writings(field)
        self._bounds = np.append(firsts, field.count)
        starts = np.concatenate([[0], np.cumsum(self._writings)])
        self._starts = starts[firsts]
        # No document has two ways of writing one value: see `facet_values`.
        self.counts: NDArray[np.int64] = starts[self._bounds[1:]] - starts[self._bounds[:-1]]
        self._known: dict[int, tuple[str, str]] = {}
        self._documents = field.postings_in_order(0, field.count).ids

    def counted(self, found: NDArray[np.bool_]) -> NDArray[np.int64]:
        """For each value how many of the documents found have it."""
        if found.all():
            return self.counts
        if not found.any():
            return np.zeros(len(self.counts), dtype=np.int64)
        # Every value has a document, so that no range is empty. Bytes are added up faster than truth values.
        having = np.take(found.view(np.uint8), self._documents)
        sums: NDArray[np.int64] = np.add.reduceat(having, self._starts, dtype=np.int32).astype(np.int64)
        return sums

    @cached_property
    def keys(self) -> list[str]:
        """The keys of all values, in their order."""
        terms = self._field.terms()
        return [decoded(terms[number]).partition(SEPARATOR)[0] for number in self._bounds[:-1].tolist()]

    def value(self, number: int) -> tuple[str, str]:
        """The key of a value, and the way in which most documents write it."""
        known = self._known.get(number)
        if known is None:
            first, last = int(self._bounds[number]), int(self._bounds[number + 1])
            usual = first + int(np.argmax(self._writings[first:last]))
            key, _, value = decoded(self._field.term(usual)).partition(SEPARATOR)
            # The most frequent values are asked for again and again; their number is limited by the screen.
            known = self._known[number] = key, value
        return known


def _first_writings(field: FieldReader) -> NDArray[np.int64]:
    """The numbers of the terms whose key is another than that of the term before."""
    data, ends = field.term_bytes()
    separators = np.flatnonzero(data == ord(SEPARATOR))
    lengths = separators - ends[:-1]  # of the keys: each term has one separator
    alike = np.flatnonzero(lengths[1:] == lengths[:-1]) + 1
    raw = data.tobytes()
    same = [
        number
        for number in alike.tolist()
        if raw[ends[number] : separators[number]] == raw[ends[number - 1] : separators[number - 1]]
    ]
    new = np.ones(field.count, dtype=np.bool_)
    new[same] = False
    firsts: NDArray[np.int64] = np.flatnonzero(new)
    return firsts
