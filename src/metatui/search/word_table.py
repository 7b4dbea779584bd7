"""The words of a text, taken apart once: while somebody types, each key asks the same texts again."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import lru_cache

from metatui.text.tokens import words


class WordTable:
    """The folded words of one text in order, with their spans, and where each word stands."""

    __slots__ = ("_places", "ends", "starts", "words")

    def __init__(self, text: str) -> None:
        self.words: list[str] = []
        self.starts = array("I")
        self.ends = array("I")
        self._places: dict[str, list[int]] = {}
        for place, (word, start, end) in enumerate(words(text)):
            self.words.append(word)
            self.starts.append(start)
            self.ends.append(end)
            self._places.setdefault(word, []).append(place)

    @property
    def distinct(self) -> Sequence[str]:
        """Each word once, in the order in which they first appear."""
        return tuple(self._places)

    def places(self, word: str) -> Sequence[int]:
        """The places of a folded word, counted from 0; empty when the text does not have it."""
        return self._places.get(word, ())


# Two screens of results: what a keystroke shows again is almost always among them.
word_table = lru_cache(maxsize=96)(WordTable)
