"""The bullets that our own readers have put before the items of lists, drawn with another sign.

The sign is a single character as well, so that offsets stay.
"""

from __future__ import annotations

import re

_BULLET = "•"


def line_with_bullet(text: str, start: int, end: int, bullet: str) -> str:
    """A line of an article as it is drawn: the bullet that begins a paragraph's line becomes `bullet`."""
    line = text[start:end]
    if line.startswith(f"{_BULLET} ") and (start == 0 or text[start - 1] == "\n"):
        return bullet + line[1:]
    return line


def text_with_bullets(text: str, bullet: str) -> str:
    """The same for a whole text."""
    return text if bullet == _BULLET else re.sub(rf"(?m)^{_BULLET}(?= )", bullet, text)


def flat_with_bullets(text: str, bullet: str) -> str:
    """The same for a text that was made one line, where a bullet may stand between any two words."""
    return text if bullet == _BULLET else re.sub(rf"(?<!\S){_BULLET}(?= )", bullet, text)
