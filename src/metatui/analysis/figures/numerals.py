"""The words and letters that numbers are written with."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from metatui.analysis.figures.wordlists import word_list

UNITS: Final = {
    word: value
    for value, word in enumerate(
        word_list(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
            " sixteen seventeen eighteen nineteen"
        )
    )
}
TENS: Final = {
    word: 10 * value
    for value, word in enumerate(word_list("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)
}
MAGNITUDES: Final = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
    "lakh": 10**5,
    "crore": 10**7,
    "dozen": 12,
}
ABBREVIATED: Final = {
    "bn": 10**9,
    "bln": 10**9,
    "mn": 10**6,
    "mln": 10**6,
    "mio": 10**6,
    "tn": 10**12,
    "trn": 10**12,
    "tln": 10**12,
    "cr": 10**7,
}
# Single letters mean a magnitude only beside a currency or when a counted thing follows.
LETTERS: Final = {"k": 1000, "m": 10**6, "b": 10**9, "t": 10**12}
# "dozens" says only the order of magnitude: from the word itself up to the next order.
VAGUE: Final = {
    "dozens": (24, 99),
    "scores": (20, 99),
    "hundreds": (100, 999),
    "thousands": (1000, 999_999),
    "millions": (10**6, 999 * 10**6),
    "billions": (10**9, 999 * 10**9),
    "trillions": (10**12, 999 * 10**12),
    "lakhs": (10**5, 99 * 10**5),
    "crores": (10**7, 999 * 10**7),
}
# "tens of thousands": multiples of what follows.
VAGUE_HEADS: Final = {
    "tens": (10, 99),
    "dozens": (24, 99),
    "hundreds": (100, 999),
    "thousands": (1000, 999_999),
}
SOME: Final = {"several", "few"}
SOME_RANGE: Final = (Decimal(2), Decimal(9))
VULGAR_FRACTIONS: Final = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
    "⅛": Decimal("0.125"),
}
NUMBER_WORDS: Final = frozenset(UNITS) | frozenset(TENS)
STARTERS: Final = (
    NUMBER_WORDS
    | frozenset(VAGUE)
    | frozenset(MAGNITUDES)
    | frozenset(VAGUE_HEADS)
    | SOME
    | {"a", "an", "half", "multi", "multimillion", "multibillion", "multitrillion", "couple", "quarter"}
)
