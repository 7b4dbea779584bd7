"""Wrapping plain text into lines by cell width, as offsets into the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

CellWidth = Callable[[str], int]

# Blanks at which a line may end: not the no-break ones that hold "49 %" together.
_BLANKS = " \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
# A word may be broken behind a hyphen or a dash, never before one, and not behind one it begins with ("-5").
_CHUNK = (
    rf"(?<![^{_BLANKS}])-[^{_BLANKS}\-–—]+[\-–—]*|[^{_BLANKS}\-–—]*[\-–—]+|[^{_BLANKS}\-–—]+|[{_BLANKS}]+"
)
_BLANK = rf"[{_BLANKS}]"
# What belongs to the character before it: marks, variation selectors, joiners, keycaps, skin tones.
_CONTINUES = (
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
    "\U0001f3fb-\U0001f3ff]"
)


# With the first text, for the first frame of the screen shows none.
@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


class WrappedText(NamedTuple):
    """The lines of a text: line i shows text[starts[i]:ends[i]]; starts rise."""

    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.starts)

    def line_of(self, offset: int) -> int:
        """The line on which the character at `offset` stands (the last line for offsets behind the end)."""
        return max(bisect_right(self.starts, offset) - 1, 0)


def wrap_text(text: str, width: int, cell_width: CellWidth = len) -> WrappedText:
    """Wrap every paragraph of `text` into lines of at most `width` cells.

    Blanks at a break belong to no line. A word wider than a line is cut between characters, and a
    character wider than the line stands alone on it. `cell_width` measures a string in terminal cells.
    """
    width = max(width, 1)
    starts: list[int] = []
    ends: list[int] = []
    offset = 0
    for paragraph in text.split("\n"):
        measure = len if paragraph.isascii() else cell_width
        for start, end in _wrap_paragraph(paragraph, width, measure):
            starts.append(offset + start)
            ends.append(offset + end)
        offset += len(paragraph) + 1
    return WrappedText(starts, ends)


def _wrap_paragraph(paragraph: str, width: int, measure: CellWidth) -> Iterator[tuple[int, int]]:
    if measure(paragraph) <= width:
        yield 0, len(paragraph.rstrip())
        return
    empty = True  # nothing yielded yet: a paragraph has at least one line
    start = end = 0  # the line so far, without trailing blanks
    used = 0  # its cells, trailing blanks included
    for chunk in _compiled(_CHUNK).finditer(paragraph):
        word = chunk.group()
        cells = measure(word)
        if _compiled(_BLANK).match(word):
            if end > start:
                used += cells
            elif chunk.start() == 0 and cells <= width // 2:
                used, end = cells, chunk.end()  # an indented paragraph keeps its indent
            else:
                start = end = chunk.end()
            continue
        if used + cells > width and end > start:
            yield start, end
            empty = False
            start = end = chunk.start()
            used = 0
        end = chunk.end()
        if cells <= width:
            used += cells
            continue
        # A word wider than a line: its cells are counted line by line, never those of all the rest.
        while (cut := _cells_that_fit(paragraph, start, end, width, measure)) < end:
            yield start, cut
            empty = False
            start = cut
        used = measure(paragraph[start:end])
    if end > start:
        yield start, end
    elif empty:
        yield 0, 0


def _cells_that_fit(text: str, start: int, stop: int, width: int, measure: CellWidth) -> int:
    """The last offset up to which text[start:…] fits into `width` cells; at least one character further."""
    low, high = start + 1, min(stop, start + 2 * width + 8)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[start:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    cut = low
    while start < cut < stop and (_compiled(_CONTINUES).match(text[cut]) or text[cut - 1] == "\u200d"):
        cut -= 1
    if cut > start:
        return cut
    # One character with all that is joined to it is wider than the line: as much of it as fits.
    cut = low
    while cut < stop and _compiled(_CONTINUES).match(text[cut]):
        cut += 1
    return cut
