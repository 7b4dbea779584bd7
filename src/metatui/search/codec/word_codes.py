"""The words that a writer has met: numbers for them, and for what stands between two spaces of a text."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from metatui.search.codec.chunk_codes import ChunkCodes

# What stands between two spaces is kept with its words up to this length, and up to so many of them.
_LONGEST_KEPT = 40
_MOST_KEPT = 300_000


class Vocabulary:
    """The words of running text: numbers for words, and for what stands between spaces.

    `split` gives the words of a text without spaces; a text is the sum of what stands between its spaces, and
    most of that comes again and again. It is kept as one number, and taken apart when the postings are taken.
    Whether such a text ends with one of the `marks` (ASCII) must make no difference to its words.
    """

    _waiting: ClassVar[dict[tuple[Callable[[str], Iterable[str]], str], Vocabulary]] = {}

    def __init__(self, split: Callable[[str], Iterable[str]], marks: str) -> None:
        self.split, self.marks = split, marks
        self.forget()

    def forget(self) -> None:
        """Begin anew; nothing may be in a buffer."""
        self._words: dict[str, int] = {}
        self.terms: list[bytes] = []
        self.codes = ChunkCodes(self._codes, self.marks.encode(), _LONGEST_KEPT)
        self._flat, self._ends = array("i"), array("i", [0])

    def _codes(self, chunks: Sequence[str]) -> list[int]:
        """New numbers for what stands between two spaces."""
        words, terms, flat, ends = self._words, self.terms, self._flat, self._ends
        first = len(ends) - 1
        for found in map(self.split, chunks):
            for word in found:
                number = words.get(word)
                if number is None:
                    number = words[word] = len(terms)
                    terms.append(word.encode("utf-8", "surrogatepass"))
                flat.append(number)
            ends.append(len(flat))
        return list(range(first, len(ends) - 1))

    def table(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Where the words of each code end (one more value: 0 at the front), and the numbers of all words.

        Both are views: no text may be looked up while there is one.
        """
        return np.frombuffer(self._ends, dtype=np.int32), np.frombuffer(self._flat, dtype=np.int32)

    @classmethod
    def take(cls, split: Callable[[str], Iterable[str]], marks: str) -> Vocabulary:
        """One that a writer before knew words by, for this writer alone; `give_back` ends that."""
        return cls._waiting.pop((split, marks), None) or cls(split, marks)

    def give_back(self) -> None:
        """Keep the words for the next writer of this process; nothing may be in a buffer."""
        self._waiting[self.split, self.marks] = self

    def forget_if_large(self) -> None:
        """Begin anew before this takes too much memory; nothing may be in a buffer."""
        if len(self._ends) > _MOST_KEPT:
            self.forget()
