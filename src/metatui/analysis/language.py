"""Whether a text is English, which is what the grammar and the word lists can read."""

from __future__ import annotations

import re
from typing import Final

from metatui.analysis.figures.wordlists import word_set

_WORD: Final = re.compile(r"[^\W\d_]+")
_ENGLISH: Final = word_set(
    "the of and to a in that is was for on with as by at from it its his her were are be has have had said"
    " this which but not or an they their he she who will would after than about"
)
# What English does not have; a word that several of the others share is enough of one.
_OTHER: Final = word_set(
    "der die das und den dem des ein eine einen einer ist nicht mit sich auf von zu im für bei nach wird"
    " wurde le la les une est dans que qui pour sur au aux du ne pas avec par sont cette et ont"
    " el los las del una por con para es se más como su y lo il che di della per sono alla gli non ha nel"
    " het een van voor niet zijn te met dat aan o os um uma da do em não ao na com foi och att som det"
    " är på av till og ikke med fra jest się nie"
)
_SAMPLE: Final = 4000


def is_english(text: str) -> bool:
    """True unless the beginning of the text holds clearly more small words of another language than English.

    A text without either is taken for English: headlines and tables have no small words.
    """
    english = other = 0
    for found in _WORD.finditer(text, 0, _SAMPLE):
        word = found[0].lower()
        english += word in _ENGLISH
        other += word in _OTHER
    return other < 3 or other <= 2 * english
