"""Terms of the index, ready to be asked which of them are near a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from metatui.search.spelling import distance

_SEPARATOR = "\n"
# From how many terms on it pays to measure all of them at once.
_AT_ONCE = 20


class Vocabulary:
    """Terms with the number of documents that have them.

    No term may hold a line break; those of the index hold no white space at all.
    """

    def __init__(self, terms: Sequence[str], documents: Sequence[int]) -> None:
        self._terms = terms
        self._documents = documents
        text = _SEPARATOR.join(terms) + _SEPARATOR if terms else ""
        self._codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        ends = np.flatnonzero(self._codes == ord(_SEPARATOR))
        self._starts = np.concatenate([np.zeros(1, dtype=np.int64), ends + 1])[:-1]
        self._lengths = ends - self._starts
        # The letters of each term as a set of bits; different letters may share one. That of the line break,
        # which each term would have, is left out.
        bits = np.uint64(1) << (self._codes & np.uint32(63)).astype(np.uint64)
        self._letters = np.bitwise_or.reduceat(bits, self._starts) if len(ends) else bits
        self._letters &= ~np.uint64(1 << (ord(_SEPARATOR) & 63))

    def near(self, word: str, edits: int) -> Iterator[tuple[str, int, int]]:
        """(term, documents, edits) of all terms that are at most so many edits away from a word."""
        # An edit changes the length by one at most, and brings in one letter and takes out one at most; few
        # terms are left to be measured after that.
        letters = np.uint64(_letters(word))
        likely = np.flatnonzero(np.abs(self._lengths - len(word)) <= edits)
        changed = self._letters[likely]
        likely = likely[np.bitwise_count(letters & ~changed) <= edits]
        changed = self._letters[likely]
        likely = likely[np.bitwise_count(changed & ~letters) <= edits]
        apart = self._distances(word, likely, edits)
        for index, edited in zip(likely.tolist(), apart.tolist(), strict=True):
            if edited <= edits:
                yield self._terms[index], int(self._documents[index]), edited

    def _distances(self, word: str, indexes: NDArray[np.int64], limit: int) -> NDArray[np.int64]:
        """`spelling.distance` of a word and each of these terms: the same table, filled for all at once."""
        if len(indexes) < _AT_ONCE or len(word) > 200:
            return np.array(
                [distance(word, self._terms[index], limit) for index in indexes.tolist()], np.int64
            )
        lengths = self._lengths[indexes]
        longest = int(lengths.max())
        far = limit + 1
        # letters[j] is the letter before column j of all terms; behind the end of a term stands anything.
        places = np.minimum(self._starts[indexes] + np.arange(longest)[:, None], len(self._codes) - 1)
        letters = self._codes[places]
        is_letter = {letter: letters == ord(letter) for letter in set(word)}
        shape = longest + 1, len(indexes)
        before, row = np.full(shape, far, np.uint8), np.full(shape, far, np.uint8)
        for column in range(min(longest, limit) + 1):
            row[column] = column
        for i, letter in enumerate(word, start=1):
            following = np.full(shape, far, np.uint8)
            if i <= limit:
                following[0] = i
            # Outside this band the distance is beyond the limit.
            for j in range(max(1, i - limit), min(longest, i + limit) + 1):
                cost = np.minimum(row[j], following[j - 1]) + np.uint8(1)
                np.minimum(cost, row[j - 1] + ~is_letter[letter][j - 1], out=cost)
                if i > 1 and j > 1:
                    swapped = is_letter[word[i - 2]][j - 1] & is_letter[letter][j - 2]
                    np.minimum(cost, before[j - 2] + np.where(swapped, 1, far).astype(np.uint8), out=cost)
                following[j] = cost
            before, row = row, following
        found: NDArray[np.int64] = row[lengths, np.arange(len(indexes))].astype(np.int64)
        return np.minimum(found, far)


def _letters(term: str) -> int:
    """The letters of a term as a set of bits; different letters may share one."""
    bits = 0
    for letter in term:
        bits |= 1 << (ord(letter) & 63)
    return bits & ~(1 << (ord(_SEPARATOR) & 63))
