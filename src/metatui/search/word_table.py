"""The words of a text, taken apart once: while somebody types, each key asks the same texts again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from metatui.text.tokens import words


class WordTable:
    """The folded words of one text, in order, with their spans."""

    __slots__ = ("rows",)

    def __init__(self, text: str) -> None:
        # What `words` gives, kept as it is: a better form takes longer to make than to look through.
        self.rows: list[tuple[str, int, int]] = list(words(text))

    def places(self, word: str) -> list[int]:
        """The places of a folded word, counted from 0; empty when the text does not have it."""
        return [place for place, row in enumerate(self.rows) if row[0] == word]

    def prefixed(self, prefix: str) -> list[int]:
        """The places of all words that begin like this."""
        return [place for place, row in enumerate(self.rows) if row[0].startswith(prefix)]

    def meeting(self, condition: Callable[[str], bool]) -> list[int]:
        """The places of all words that meet a condition, which is asked once for each different word."""
        met = {word for word in {row[0] for row in self.rows} if condition(word)}
        return [place for place, row in enumerate(self.rows) if row[0] in met]


# Two screens of results: what a keystroke shows again is almost always among them.
word_table = lru_cache(maxsize=96)(WordTable)
