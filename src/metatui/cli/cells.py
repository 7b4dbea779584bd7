"""Text by terminal cells: how wide it is, cutting and padding it. Standard library alone."""

from __future__ import annotations

import unicodedata

_NO_CELL = {"Mn", "Me", "Cf", "Cc", "Cs"}
# The vowels and final consonants of Hangul that join the syllable before them.
_HANGUL_JOINING = range(0x1160, 0x1200)


def cell_width(text: str) -> int:
    """How many cells of a terminal a text takes: two for wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(map(_character_width, text))


def _character_width(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in _NO_CELL or ord(character) in _HANGUL_JOINING:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cut(text: str, width: int, ellipsis: str = "…") -> str:
    """The text if it fits `width` cells, else as much of it as fits with an ellipsis behind it."""
    if cell_width(text) <= width:
        return text
    room = width - cell_width(ellipsis)
    if room < 0:
        return ellipsis[: max(width, 0)]
    used = 0
    for index, character in enumerate(text):
        used += _character_width(character)
        if used > room:
            return text[:index].rstrip() + ellipsis
    return text


def pad(text: str, width: int, *, right: bool = False) -> str:
    """The text filled up with blanks to `width` cells; `right` sets it to the right edge."""
    blanks = " " * (width - cell_width(text))
    return blanks + text if right else text + blanks
