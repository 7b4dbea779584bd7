"""Tokens of cleaned text, for the analysis; and its words, folded, for whatever searches and counts."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Han and kana, with what is written among them.
_CJK = (
    "\u3005\u3007\u3040-\u30ff\u3192-\u3195\u31f0-\u31ff\u3220-\u3229\u3280-\u3289\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
# Letters and digits of Thai, Lao, Myanmar and Khmer: scripts without spaces between words, as Han and kana.
_SOUTHERN = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e50-\u0e59\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd\u0ec0-\u0ec6"
    "\u0ed0-\u0ed9\u0edc-\u0edf\u1000-\u102a\u103f-\u1049\u1050-\u1055\u105a-\u105d\u1061\u1065\u1066"
    "\u106e-\u1070\u1075-\u1081\u108e\u1090-\u1099\u1780-\u17b3\u17d7\u17dc\u17e0-\u17e9\u17f0-\u17f9"
)
# No run of another script has any of these; as whole blocks they take less time to compile.
_OTHERWISE = _CJK + "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
SPACELESS = _CJK + _SOUTHERN
"""The letters of the scripts without spaces between words, as the inside of a character class of `re`."""
# Marks inside words, which Python's \w leaves out: accents, the vowel signs of the big scripts, joiners.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957"
    "\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u09d7\u09e2\u09e3\u0a01-\u0a03\u0a3c-\u0a51\u0a70\u0a71"
    "\u0a75\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57\u0b82\u0bbe-\u0bcd\u0bd7\u0c00-\u0c04"
    "\u0c3c-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d4d\u0d57\u0d81-\u0d83\u0dca-\u0df3"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u0f71-\u0f84\u0f8d-\u0fbc\u102b-\u103e"
    "\u17b4-\u17d3\u1ab0-\u1aff\u1b34-\u1b44\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f\u200c\u200d"
)
_MYANMAR_MARKS = (
    "\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d"
)
# What belongs to the Han or kana character before it: voicing marks, and which variant is to be shown.
_CJK_MARKS = "\u3099\u309a\uff9e\uff9f\ufe00-\ufe0f\U000e0100-\U000e01ef"


def _run(without: str) -> str:
    """A run of letters and digits with their marks, none of them of these scripts."""
    return rf"[^\W_{without}]+(?:[{_MARKS}]+[^\W_{without}]*)*"


def _abbreviation(without: str) -> str:
    letter = rf"[^\W\d_{without}]"
    return rf"{letter}(?:\.{letter})+(?![^\W_])\.?"


_APOSTROPHES = "'’ʼ＇"
_GROUPED = r"\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3})+(?!\d)(?:\.\d+)?"
_DECIMAL = r"\d+(?:\.\d+)+"
_MAGNITUDE = r"(?:[bB][nN]|[mM][nN]|[tT][nN]|[mMkK])"

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
    run = _run(_CJK)
    return re.compile(
        rf"{_abbreviation(_CJK)}(?:[{_APOSTROPHES}][sS](?![^\W_]))?"
        rf"|(?:{_GROUPED}|{_DECIMAL})(?:[^\W\d_]+)?"
        # A period joins one name ("amazon.com", "Character.AI"), not two sentences ("said.The").
        rf"|{run}(?:(?:[-‐‑&/{_APOSTROPHES}]|\.(?![A-Z][a-z]|\d)){run})*"
        rf"|[{_CJK}]|\.{{2,}}|\S"
    )


@cache
def _word_pattern() -> re.Pattern[str]:
    run = _run(_OTHERWISE)
    return re.compile(
        # Most words are plain and no rule below has a say in them: found first, they take a third less time.
        r"([A-Za-z]{2,})(?=[ \n,;:)]|\.?(?:[ \n]|\Z))"
        # No other word begins with an ASCII sign or a space.
        r"|(?![\x00-/:-@\[-`{-\x7f])(?:"
        rf"({_abbreviation(_OTHERWISE)})(?:[{_APOSTROPHES}][sS](?![^\W_]))?"
        rf"|({_GROUPED}|{_DECIMAL}|\d+(?={_MAGNITUDE}(?![^\W_{_OTHERWISE}])))"
        rf"|({run}(?:[&{_APOSTROPHES}]{run})*)"
        rf"|([{_CJK}][{_CJK}{_CJK_MARKS}]*|[{_SOUTHERN}][{_SOUTHERN}{_MARKS}{_MYANMAR_MARKS}]*))"
    )


@cache
def _unit_pattern() -> re.Pattern[str]:
    """One character of a script without spaces, with its marks."""
    return re.compile(rf"[{_CJK}][{_CJK_MARKS}]*|[{_SOUTHERN}][{_MARKS}{_MYANMAR_MARKS}]*")


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

    Where no space parts words (Han, kana, Thai, Lao, Khmer, Myanmar), every two characters side by side
    are a word, and so is the last of a run alone: "東京都" → "東京", "京都", "都". Their spans overlap.
    """
    for found in _word_pattern().finditer(text):
        group = found.lastindex or 0
        if group == 1:
            yield found[0].lower(), found.start(), found.end()
            continue
        if group == 5:
            yield from _pairs(found[0], found.start())
            continue
        start, end = found.span(group)
        word = found[group]
        if group == 4:
            if len(word) > 2 and word[-1] in "sS" and word[-2] in _APOSTROPHES:
                word, end = word[:-2], end - 2
            folded = word.lower() if word.isascii() and word.isalnum() else _fold(word)
        elif group == 3:
            folded = word.translate(_NO_GROUPS)
            if not folded.isascii():
                folded = unicodedata.normalize("NFKC", folded)
        else:
            folded = _fold(word.translate(_APART))
        if folded:
            yield folded, start, end


def words_to_find(text: str) -> list[str]:
    """The words of `text` as they are looked up: side by side they find the text wherever it stands.

    The last character alone of a run without spaces, which `words` adds so that it can be found, goes: in a
    longer run ("東京都" for "東京") another follows. A folded word, looked up, stays the same.
    """
    found = list(words(text))
    if len(found) > 1 and found[-1][1] < found[-2][2]:
        found.pop()
    return [word for word, _, _ in found]


def is_lone(word: str) -> bool:
    """Whether a folded word is one character of a script without spaces: most often the first of a pair."""
    return not word.isascii() and _unit_pattern().fullmatch(word) is not None


def _pairs(run: str, offset: int) -> Iterator[tuple[str, int, int]]:
    """The words of a run without spaces."""
    before, before_start, before_end = "", 0, 0
    for unit in _unit_pattern().finditer(run):
        folded = _fold_unit(unit[0])
        if before:
            yield before + folded, offset + before_start, offset + unit.end()
        before, before_start, before_end = folded, unit.start(), unit.end()
    if before:
        yield before, offset + before_start, offset + before_end


@lru_cache(maxsize=20_000)
def _fold_unit(unit: str) -> str:
    """A character of a script without spaces with its marks, one way of writing it: "ｶﾞ" → "ガ"."""
    bare = "".join(filter(_is_shown, unit)) if len(unit) > 1 else unit
    # What stands for several characters ("ヿ", sara am) stays as it is, to be one character again next time.
    folded = unicodedata.normalize("NFKC", bare)
    return folded if _unit_pattern().fullmatch(folded) else unicodedata.normalize("NFC", bare)


def _is_shown(character: str) -> bool:
    """Whether a mark is more than a joiner, or the choice of a variant."""
    is_variant = "\ufe00" <= character <= "\ufe0f" or character > "\U000e00ff"
    return not is_variant and character not in "\u200c\u200d"


@lru_cache(maxsize=20_000)
def _fold(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    if "⁄" in decomposed:  # a vulgar fraction: "½" is not 12
        decomposed = word.casefold()
    bare = "".join(filter(_is_kept, decomposed))
    return bare.casefold().translate(_UNFOLDED)


def _is_kept(character: str) -> bool:
    """Whether a character of a decomposed word stays: no accent, no joiner, no sign such as that in "⒈"."""
    if unicodedata.combining(character):
        return False
    return character.isalnum() or character in "&⁄" or unicodedata.category(character)[0] == "M"
