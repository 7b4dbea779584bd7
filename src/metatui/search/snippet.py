"""The best window of a text for a query, on one line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from metatui.model import Snippet, Span
from metatui.search.densest import densest
from metatui.search.window import window

_ELLIPSIS = "…"


def make_snippet(text: str, hits: Sequence[Span], width: int = 160) -> Snippet:
    """The window of at most `width` characters that shows most of the query.

    That is the one with the most different words of the hits; of several the one where these stand closest
    together, then the one with most hits, then the first. `hits` are sorted spans of `text` that do not
    overlap. White space of any kind becomes one space, and an ellipsis, which counts towards the width,
    stands where text was left out. What stands between white space is left whole, unless it alone is wider
    than the window; characters are never parted from their marks. Hits are marked as far as they are shown.
    """
    room = width - 2 * len(_ELLIPSIS)
    if room < 1:
        return Snippet("")
    pieces = window(text, densest(text, hits, room), room)
    if not pieces:
        return Snippet("")
    first, last = pieces[0][0], pieces[-1][1]
    before, after = bool(text[:first].strip()), bool(text[last:].strip())
    line = _ELLIPSIS if before else ""
    places = []
    for index, (start, end) in enumerate(pieces):
        if index and start > pieces[index - 1][1]:
            line += " "
        places.append(len(line))
        line += " ".join(text[start:end].split())
    return Snippet(f"{line}{_ELLIPSIS if after else ''}", _carried_over(hits, pieces, places))


def _carried_over(hits: Sequence[Span], pieces: list[Span], places: list[int]) -> tuple[Span, ...]:
    """The hits as offsets into the line that the pieces make."""
    starts = [start for start, _ in pieces]
    first, last = pieces[0][0], pieces[-1][1]
    carried = []
    for start, end in hits[bisect_right(hits, first, key=itemgetter(1)) :]:
        if start >= last:
            break
        start, end = max(start, first), min(end, last)
        head, tail = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
        carried.append((places[head] + start - starts[head], places[tail] + end - starts[tail]))
    return tuple(carried)
