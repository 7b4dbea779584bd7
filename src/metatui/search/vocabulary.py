"""The words that begin with one letter, ready to be asked which of them are near another word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from metatui.search.spelling import distance


class Vocabulary:
    """Terms with the number of documents that have them."""

    def __init__(self, rows: Sequence[tuple[str, int]]) -> None:
        self._rows = rows
        self._lengths = np.array([len(term) for term, _ in rows], dtype=np.int64)
        self._letters = np.array([_letters(term) for term, _ in rows], dtype=np.uint64)

    def near(self, word: str, edits: int) -> Iterator[tuple[str, int, int]]:
        """(term, documents, edits) of all terms that are at most so many edits away from a word."""
        # Measuring takes microseconds for each term. An edit changes the length by one at most, and puts two
        # letters at most into or out of the set of letters; few terms are left after that.
        changed = np.bitwise_count(self._letters ^ np.uint64(_letters(word)))
        likely = (np.abs(self._lengths - len(word)) <= edits) & (changed <= 2 * edits)
        for index in np.flatnonzero(likely).tolist():
            term, documents = self._rows[index]
            if (apart := distance(word, term, edits)) <= edits:
                yield term, documents, apart


def _letters(term: str) -> int:
    """The letters of a term as a set of bits; different letters may share one."""
    bits = 0
    for letter in term:
        bits |= 1 << (ord(letter) & 63)
    return bits
