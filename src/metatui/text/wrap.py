"""Wrapping plain text into lines by cell width, as offsets into the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

CellWidth = Callable[[str], int]

# A word with the blanks behind it; words may be broken behind a hyphen or a dash, never before one.
_CHUNK = re.compile(r"[^\s\-–—]*[\-–—]+|[^\s\-–—]+|[^\S\n]+")


@dataclass(frozen=True, slots=True)
class WrappedText:
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
    start = end = 0  # the line so far, without trailing blanks
    used = 0  # its cells, trailing blanks included
    for chunk in _CHUNK.finditer(paragraph):
        word = chunk.group()
        cells = measure(word)
        if word.isspace():
            if end > start:
                used += cells
            elif start == 0:
                used, end = used + cells, chunk.end()  # an indented paragraph keeps its indent
            else:
                start = end = chunk.end()
            continue
        if used + cells > width and end > start:
            yield start, end
            start = end = chunk.start()
            used = 0
        while cells > width:
            cut = _cells_that_fit(paragraph, start, chunk.end(), width, measure)
            yield start, cut
            start = cut
            cells = measure(paragraph[cut : chunk.end()])
            used = 0
        used += cells
        end = chunk.end()
    if end > start:
        yield start, end


def _cells_that_fit(text: str, start: int, stop: int, width: int, measure: CellWidth) -> int:
    """The offset at which text[start:…] fills `width` cells; always at least one character further."""
    used = 0
    for offset in range(start, stop):
        used += measure(text[offset])
        if used > width:
            return max(offset, start + 1)
    return stop
