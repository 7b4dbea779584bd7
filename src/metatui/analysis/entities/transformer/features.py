"""What is known of a word beside its letters: its case, and the lists of words and names that it is on.

The network was trained without seeing capitals; they, and the gazetteers, come in through these features.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from metatui.analysis.entities.knowledge import Knowledge
from metatui.analysis.entities.lexicon import Word
from metatui.model import ENTITY_KINDS

_FLAGS: Final = (
    *(Word.GIVEN, Word.SURNAME, Word.ASIAN_SURNAME, Word.COMMON, Word.FUNCTION, Word.DEMONYM, Word.CALENDAR),
    *(Word.TITLE, Word.HONORIFIC, Word.ROLE, Word.SAY, Word.NAME_VERB, Word.PARTICLE, Word.ACRONYM),
    *(Word.ORG_NOUN, Word.ORG_SUFFIX, Word.ORG_HEAD, Word.ORG_FIRST, Word.ORG_TAIL, Word.STATE, Word.STRIP),
    *(Word.PLACE_NOUN, Word.PLACE_HEAD, Word.PLACE_PREFIX, Word.EVENT_HEAD, Word.EVENT_PREFIX),
    *(Word.OTHER_HEAD, Word.WORK_NOUN, Word.PRODUCT_NOUN, Word.TIER),
)
_CASES: Final = 10
_KNOWN: Final = _CASES + len(_FLAGS)
# For each kind the first and the further words of a known name, and of one that may mean something else.
COUNT: Final = _KNOWN + 4 * len(ENTITY_KINDS)


def word_features(
    words: Sequence[str], flags: Sequence[int], knowledge: Knowledge | None
) -> NDArray[np.float32]:
    """The features [word, feature], 0 or 1, of the words of one sentence; `flags` are their `Word` flags."""
    found = np.zeros((len(words), COUNT), dtype=np.float32)
    for row, (word, flag) in enumerate(zip(words, flags, strict=True)):
        found[row, _case(word)] = 1
        for column, one in enumerate(_FLAGS, _CASES):
            if flag & one:
                found[row, column] = 1
    if knowledge is not None:
        _mark_known(found, list(words), knowledge)
    return found


def _mark_known(found: NDArray[np.float32], words: list[str], knowledge: Knowledge) -> None:
    at = 0
    while at < len(words):
        match = knowledge.match(words, at) if knowledge.may_start(words[at]) else None
        if match is None:
            at += 1
            continue
        column = _KNOWN + 4 * ENTITY_KINDS.index(match.known.kind) + 2 * match.weak
        found[at, column] = 1
        found[at + 1 : match.end, column + 1] = 1
        at = match.end


def _case(word: str) -> int:
    """The class of a word by its letters."""
    if not any(sign.isalpha() for sign in word):
        return 0 if any(sign.isdigit() for sign in word) else 1
    if any(sign.isdigit() for sign in word):
        return 2  # "GPT4"
    if word.islower():
        return 3
    if word.isupper():
        return 4 if len(word) == 1 else 5
    if word[0].isupper():
        if word[1:].islower():
            return 6
        return 7 if "." in word or "'" in word or "’" in word else 8  # "U.S", "O’Neill"; "OpenAI"
    return 9  # "iPhone"
