"""Tokens of cleaned text, for the analysis; and its words, folded, for whatever searches and counts."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Scripts without spaces between words: each character stands for itself.
_CJK = (
    "\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff"
)
# Marks inside words, which Python's \w leaves out: accents, the vowel signs of the big scripts, joiners.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957"
    "\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u09d7\u09e2\u09e3\u0a01-\u0a03\u0a3c-\u0a51\u0a70\u0a71"
    "\u0a75\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57\u0b82\u0bbe-\u0bcd\u0c00-\u0c04"
    "\u0c3c-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d4d\u0d57\u0d81-\u0d83\u0dca-\u0df3"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u0f71-\u0f84\u102b-\u103e"
    "\u17b6-\u17d3\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f\u200c\u200d"
)
_RUN = rf"[^\W_{_CJK}]+(?:[{_MARKS}]+[^\W_{_CJK}]*)*"
_LETTER = rf"[^\W\d_{_CJK}]"
_APOSTROPHES = "'’ʼ＇"
_GROUPED = r"\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3})+(?!\d)(?:\.\d+)?"
_DECIMAL = r"\d+(?:\.\d+)+"
_ABBREVIATION = rf"{_LETTER}(?:\.{_LETTER})+(?![^\W_])\.?"

_APART = str.maketrans("", "", ",.\u00a0\u202f\u2009")
_NO_GROUPS = str.maketrans("", "", ",\u00a0\u202f\u2009")
# Letters that are no letter with an accent to Unicode but are to the reader; and apostrophes, which go.
_UNFOLDED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th"}
    | dict.fromkeys(_APOSTROPHES, None)
)


# Compiled when first used: with all these characters it takes a while, and the first screen needs neither.
@cache
def _token_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"{_ABBREVIATION}(?:[{_APOSTROPHES}][sS](?![^\W_]))?"
        rf"|(?:{_GROUPED}|{_DECIMAL})(?:[^\W\d_]+)?"
        # A period joins one name ("amazon.com", "Character.AI"), not two sentences ("said.The").
        rf"|{_RUN}(?:(?:[-‐‑&/{_APOSTROPHES}]|\.(?![A-Z][a-z]|\d)){_RUN})*"
        rf"|[{_CJK}]|\.{{2,}}|\S"
    )


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(
        # Most words are plain and no rule below has a say in them: found first, they take a third less time.
        r"([A-Za-z]{2,})(?=[ \n,;:)]|\.?(?:[ \n]|\Z))"
        rf"|({_ABBREVIATION})(?:[{_APOSTROPHES}][sS](?![^\W_]))?"
        rf"|({_GROUPED}|{_DECIMAL}|\d+(?=(?:bn|mn|tn|m|k)(?![^\W_])))"
        rf"|({_RUN}(?:[&{_APOSTROPHES}]{_RUN})*)"
        rf"|([{_CJK}])"
    )


@dataclass(frozen=True, slots=True)
class Token:
    """A token; `text` is exactly the slice from `start` to `end` of the text it came from."""

    start: int
    end: int
    text: str


def tokenize(text: str) -> list[Token]:
    """All tokens in order: everything but white space belongs to exactly one.

    One token are: a word with its inner apostrophes, hyphens, ampersands and slashes ("Meta’s",
    "state-of-the-art", "AT&T", "24/7"); a name with an inner period ("amazon.com"); an abbreviation with its
    periods ("U.S.", "p.m."); a number with its groups, decimals and glued unit ("7,000", "14.3bn", "405B");
    an ellipsis. A CJK character, a currency or percent sign and any other punctuation mark stand alone.
    """
    return [Token(found.start(), found.end(), found[0]) for found in _token_pattern().finditer(text)]


def words(text: str) -> Iterator[tuple[str, int, int]]:
    """The words of `text` as search indexes and stories count them: (folded word, start, end), in order.

    Folded means: without case, accents or apostrophes ("Zürich" → "zurich", "Straße" → "strasse", "don't" →
    "dont"). A compound gives its parts one after the other, so that as phrases "gpt 4" and "gpt-4" both find
    "GPT-4" and "GPT 4". One word are abbreviations ("U.S." → "us", "A.I." → "ai"), names with an ampersand
    ("AT&T" → "at&t") and numbers ("7,000" → "7000", "14.3"), which let go of a glued magnitude ("14.3bn" →
    "14.3", "bn"; but "405B" → "405b"). A possessive is left out, of the span too ("Meta’s" → "meta").
    Each CJK character is a word. A folded word, folded again, stays the same.
    """
    for found in _word_pattern().finditer(text):
        group = found.lastindex or 0
        if group == 1:
            yield found[0].lower(), found.start(), found.end()
            continue
        start, end = found.span(group)
        word = found[group]
        if group == 4:
            if len(word) > 2 and word[-1] in "sS" and word[-2] in _APOSTROPHES:
                word, end = word[:-2], end - 2
            folded = word.lower() if word.isascii() and word.isalnum() else _fold(word)
        elif group == 3:
            folded = word.translate(_NO_GROUPS)
        else:
            folded = _fold(word.translate(_APART))
        if folded:
            yield folded, start, end


@lru_cache(maxsize=20_000)
def _fold(word: str) -> str:
    if "⁄" in (
        decomposed := unicodedata.normalize("NFKD", word.casefold())
    ):  # a vulgar fraction: "½" is not 12
        decomposed = word.casefold()
    bare = "".join(c for c in decomposed if not unicodedata.combining(c) and not c.isspace())
    return bare.casefold().translate(_UNFOLDED)
