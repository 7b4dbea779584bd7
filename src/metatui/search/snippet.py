"""The best window of a text for a query, on one line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from metatui.model import Snippet, Span

_ELLIPSIS = "…"
_CHUNK = re.compile(r"\S+")


def make_snippet(text: str, hits: Sequence[Span], width: int = 160) -> Snippet:
    """The window of at most `width` characters with the most different hits, the first such one on a tie.

    `hits` are sorted spans of `text` that do not overlap. White space of any kind becomes one space, and an
    ellipsis, which counts towards the width, stands where text was left out. What stands between white space
    is left whole, unless it alone is wider than the window. Hits are marked as far as they are shown.
    """
    room = width - 2 * len(_ELLIPSIS)
    if room < 1:
        return Snippet("")
    chunks = _grown(*_core(text, _densest(text, hits, room), room), room)
    if not chunks:
        return Snippet("")
    before = bool(text[: chunks[0][0]].strip())
    after = bool(text[chunks[-1][1] :].strip())
    line = " ".join(text[start:end] for start, end in chunks)
    shift = len(_ELLIPSIS) if before else 0
    highlights = _carried_over(hits, chunks, shift)
    return Snippet(f"{_ELLIPSIS if before else ''}{line}{_ELLIPSIS if after else ''}", highlights)


def _densest(text: str, hits: Sequence[Span], room: int) -> Span:
    """From the first to the last of the hits to show: most different ones, then most, then the first such."""
    if not hits:
        lead = len(text) - len(text.lstrip())
        return lead, lead
    names = [text[start:end].casefold() for start, end in hits]
    counts: dict[str, int] = {}
    best, best_worth, first = hits[0], (0, 0), 0
    for last, name in enumerate(names):
        counts[name] = counts.get(name, 0) + 1
        while first < last and hits[last][1] - hits[first][0] > room:
            counts[names[first]] -= 1
            if not counts[names[first]]:
                del counts[names[first]]
            first += 1
        worth = len(counts), last - first + 1
        if worth > best_worth:
            best, best_worth = (hits[first][0], hits[last][1]), worth
    return best


def _core(text: str, core: Span, room: int) -> tuple[list[Span], int, int]:
    """The chunks around the core, and the first and last of them that must be shown."""
    begin, finish = max(0, core[0] - room - 1), min(len(text), core[0] + 2 * room + 1)
    while begin and not text[begin - 1].isspace() and begin < core[0]:
        begin += 1
    chunks = [match.span() for match in _CHUNK.finditer(text, begin, finish)]
    if len(chunks) > 1 and chunks[-1][1] == finish < len(text) and not text[finish].isspace():
        chunks.pop()
    if not chunks:
        return [], 0, -1
    first = min(bisect_right([end for _, end in chunks], core[0]), len(chunks) - 1)
    last = first
    while last + 1 < len(chunks) and chunks[last + 1][0] < core[1]:
        last += 1
    while last > first and _length(chunks, first, last) > room:
        last -= 1
    if _length(chunks, first, last) > room:  # one chunk wider than the window: what is asked for in it counts
        start = max(chunks[first][0], min(core[0], chunks[first][1] - room))
        chunks = [(start, min(start + room, chunks[first][1]))]
        first = last = 0
    return chunks, first, last


def _grown(chunks: list[Span], first: int, last: int, room: int) -> list[Span]:
    """Add neighbours while there is room: a third of it before the core, the rest after, then before."""
    if not chunks:
        return []
    lead = _length(chunks, first, last) + (room - _length(chunks, first, last)) // 3
    while first and _length(chunks, first - 1, last) <= lead:
        first -= 1
    while last + 1 < len(chunks) and _length(chunks, first, last + 1) <= room:
        last += 1
    if last + 1 == len(chunks):
        while first and _length(chunks, first - 1, last) <= room:
            first -= 1
    return chunks[first : last + 1]


def _length(chunks: list[Span], first: int, last: int) -> int:
    """How wide these chunks are with one space between them."""
    return sum([end - start for start, end in chunks[first : last + 1]]) + last - first


def _carried_over(hits: Sequence[Span], chunks: list[Span], shift: int) -> tuple[Span, ...]:
    """The hits as offsets into the line that the chunks make."""
    starts = [start for start, _ in chunks]
    places = []
    for start, end in chunks:
        places.append(shift)
        shift += end - start + 1
    carried = []
    for start, end in hits:
        start, end = max(start, chunks[0][0]), min(end, chunks[-1][1])
        if start < end:
            head, tail = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
            carried.append((places[head] + start - starts[head], places[tail] + end - starts[tail]))
    return tuple(carried)
