"""Terms: the words and word pairs of a text that can tell one story from another, with their places.

A pair is two neighbouring words of one line with nothing but a space, hyphen or possessive between. A word is
known by its folded form without plural ending, after the S-stemmer of D. Harman ("How effective is
suffixing?", 1991): it joins "job" and "jobs" and hardly ever joins what does not belong together.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from metatui.model import Span
from metatui.stories.vocabulary import COMMON_WORDS, FUNCTION_WORDS
from metatui.text.tokens import words

Word = tuple[str, int, int]

# What may stand between the words of a pair; a possessive is no part of its word.
_JOINERS = frozenset({"", " ", "\u00a0", "\u2009", "\u202f", "-", "‐", "‑", "'s ", "’s ", "' ", "’ "})


def singular(word: str) -> str:
    """The folded word without a plural ending: "companies" → "company", "houses" → "house"."""
    if len(word) > 4 and word.endswith("ies") and word[-4] not in "ae":
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and word[-2] not in "usi":
        return word[:-1]
    return word


def is_common(stem: str) -> bool:
    """Whether a stem is that of an everyday word, which tells little about a story."""
    return stem in _COMMON_STEMS


def find_terms(text: str, said: Iterable[Word] | None = None) -> dict[str, list[Span]]:
    """The terms of a text with the spans where each stands, in the order of the text.

    `said` are its words as `metatui.text.tokens.words` gives them, where they are known already.

    A key is one stem ("vesting") or two with a space between ("vesting window"); function words and
    numbers are no terms and part the words around them.
    """
    found: dict[str, list[Span]] = {}
    previous, previous_start, previous_end = "", 0, 0
    for folded, start, end in words(text) if said is None else said:
        stem = _stem(folded)
        if stem:
            if previous and text[previous_end:start] in _JOINERS:
                found.setdefault(f"{previous} {stem}", []).append((previous_start, end))
            if len(stem) > 1:
                found.setdefault(stem, []).append((start, end))
        previous, previous_start, previous_end = stem, start, end
    return found


@lru_cache(maxsize=50_000)
def _stem(folded: str) -> str:
    """The stem of a folded word; nothing for function words, numbers and single Latin letters."""
    stem = singular(folded)
    if not any(map(str.isalpha, folded)) or (len(folded) == 1 and folded < "\u0100"):
        return ""
    return "" if folded in _FUNCTION_WORDS or stem in _FUNCTION_WORDS else stem


def _folded(listed: frozenset[str]) -> frozenset[str]:
    return frozenset(folded for folded, _, _ in words(" ".join(sorted(listed))))


_FUNCTION_WORDS = _folded(FUNCTION_WORDS)
_COMMON_STEMS = frozenset(map(singular, COMMON_WORDS)) | COMMON_WORDS
