"""WordPiece: a word as the longest pieces of a vocabulary that it is made of, from left to right.

The method is that of Wu et al. 2016, "Google's Neural Machine Translation System", as BERT's uncased models
use it: lower case, without accents, signs apart, pieces inside a word marked by "##".
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

CLASSIFY, SEPARATE, UNKNOWN = 101, 102, 100
MOST_PIECES = 12  # of one word; what follows is cut off
_LONGEST = 100  # letters; longer words are unknown
_REMEMBERED = 50_000


class WordPiece:
    """The pieces of words, as their numbers in a vocabulary."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self.pieces = lru_cache(_REMEMBERED)(self._pieces)

    def _pieces(self, word: str) -> tuple[int, ...]:
        """The numbers of the pieces of a word, at least one."""
        found: list[int] = []
        for part in _parts(word):
            found += self._split(part)
        return tuple(found[:MOST_PIECES]) or (UNKNOWN,)

    def _split(self, part: str) -> list[int]:
        if len(part) > _LONGEST:
            return [UNKNOWN]
        found: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                number = self._numbers.get(("##" if start else "") + part[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return [UNKNOWN]
        return found


def _parts(word: str) -> list[str]:
    """A word in lower case without accents, its signs apart."""
    parts: list[str] = []
    part = ""
    for sign in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(sign)
        if category == "Mn" or category[0] == "C":
            continue
        apart = category[0] == "P" or _is_sign(sign) or _is_ideograph(sign)
        if apart or sign.isspace():
            if part:
                parts.append(part)
            part = ""
            if apart:
                parts.append(sign)
        else:
            part += sign
    if part:
        parts.append(part)
    return parts


def _is_sign(sign: str) -> bool:
    """Whether it is one of the signs of ASCII, of which Unicode counts "$" and "+" otherwise."""
    return "!" <= sign <= "/" or ":" <= sign <= "@" or "[" <= sign <= "`" or "{" <= sign <= "~"


def _is_ideograph(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff" or "\u3400" <= sign <= "\u4dbf"
