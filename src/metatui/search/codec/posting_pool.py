"""The postings of a segment while it is being written: one growing list for each term, in memory."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from metatui.search.codec.segment_terms import SegmentTerms
from metatui.search.codec.term_postings import TermPostings


class PostingPool:
    """Takes postings document by document and gives them back term by term.

    In the place of Whoosh's pool, which keeps a tuple for each posting and sorts them all. A posting takes
    some 15 bytes here, so that ten thousand articles need about 60 MB.
    """

    def __init__(self) -> None:
        self._fields: dict[str, dict[bytes, TermPostings]] = {}

    def add(self, posting: tuple[str, bytes, int, float, bytes]) -> None:
        """Take (field, term, document, weight, places); the documents of a term must come in rising order."""
        field, term, number, weight, places = posting
        self._held(field, term).append(number, int(weight), places)

    def add_segment(self, terms: SegmentTerms, fields: Iterator[str], numbers: NDArray[np.int64]) -> None:
        """Take all postings of a segment; `numbers` are the new numbers of its documents, -1 to drop one."""
        for field in fields:
            for term, _, offset in terms.scan(field, b""):
                found = terms.read([offset], places=True)
                renumbered = numbers[found.ids]
                kept = renumbered >= 0
                if not kept.any():
                    continue
                held = self._held(field, term)
                held.ids.frombytes(renumbered[kept].astype(np.uint32).tobytes())
                held.frequencies.frombytes(found.frequencies[kept].astype(np.uint32).tobytes())
                held.places += found.places[np.repeat(kept, found.frequencies)].astype(np.uint32).tobytes()

    def fields(self) -> Iterator[tuple[str, Iterator[tuple[bytes, TermPostings]]]]:
        """The fields in order of their names, and the terms of each in the order of their bytes."""
        for field in sorted(self._fields):
            held = self._fields[field]
            yield field, ((term, held[term]) for term in sorted(held))

    def cleanup(self) -> None:
        """Forget everything."""
        self._fields.clear()

    def _held(self, field: str, term: bytes) -> TermPostings:
        terms = self._fields.get(field)
        if terms is None:
            terms = self._fields[field] = {}
        held = terms.get(term)
        if held is None:
            held = terms[term] = TermPostings()
        return held
