"""Stretches of text between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "「": "」"}
_MARK = re.compile(r"[“”„«»‘’\"「」]")
MAX_PARAGRAPH = 20_000


class Quoted(NamedTuple):
    """`start`/`end` enclose the words, `outer_start`/`outer_end` their marks too; `open`: none closes it."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    open: bool = False


def find_quoted(text: str, begin: int, end: int) -> Iterator[Quoted]:
    """The quoted stretches of the paragraph text[begin:end], outermost ones only, in order."""
    at = begin
    end = min(end, begin + MAX_PARAGRAPH)
    while found := _MARK.search(text, at, end):
        mark, start = found[0], found.start()
        at = start + 1
        if not _opens(text, start, mark):
            continue
        close = _closing(text, start, end, mark)
        if close is None:
            # A quote over several paragraphs is closed in the last one only.
            if mark in '“"' and start == begin and end - start > 2:
                yield Quoted(start + 1, end, start, end, True)
                return
            continue
        inner, last = start + 1, close
        while inner < last and text[inner].isspace():
            inner += 1
        while last > inner and text[last - 1].isspace():
            last -= 1
        if last > inner:
            yield Quoted(inner, last, start, close + 1)
        at = close + 1


def _opens(text: str, at: int, mark: str) -> bool:
    """Whether a mark may open a quote: one that has a shape for it, before a word and not behind one."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if after.isspace() and mark not in "«":
        return False
    if mark in "”’」":
        return False
    if mark in '"‘»':
        return before.isspace() or before in "([—–-/"
    return True


def _closing(text: str, at: int, end: int, mark: str) -> int | None:
    """The offset of the mark that closes the one at `at`, None where none does before `end`."""
    closers = _CLOSERS.get(mark, '"')
    place = at + 1
    while place < end:
        hits = [hit for hit in (text.find(closer, place, end) for closer in closers) if hit >= 0]
        if not hits:
            return None
        close = min(hits)
        after = text[close + 1] if close + 1 < len(text) else " "
        # An apostrophe inside a word, as in “don’t”, closes nothing.
        if not after.isalnum() and (mark != '"' or not text[close - 1].isspace()):
            return close
        place = close + 1
    return None
