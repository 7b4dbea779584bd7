"""The best window of a text for a query, on one line."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from operator import itemgetter

from metatui.model import Snippet, Span
from metatui.search.inflection import other_forms
from metatui.text.tokens import SPACELESS

_ELLIPSIS = "…"
# More different words than a query can have.
_MOST_NAMES = 16
_PLAIN_PIECE = re.compile(r"\S+")
# What joins the character behind it to the one before it, besides marks.
_JOINER = "\u200d"
_SKIN_TONES = ("\U0001f3fb", "\U0001f3ff")


# Compiled when first used: it takes a while, and most texts have no need of it.
@cache
def _piece_pattern() -> re.Pattern[str]:
    """What is left whole: what stands between white space; where there is none, each character."""
    return re.compile(rf"[{SPACELESS}][^\s{SPACELESS}\w]*|[^\s{SPACELESS}]+")


@cache
def _letter_pattern() -> re.Pattern[str]:
    return re.compile(f"[{SPACELESS}]")


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
    pieces = _shown(text, _densest(text, hits, room), room)
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
        line += text[start:end]
    return Snippet(f"{line}{_ELLIPSIS if after else ''}", _carried_over(hits, pieces, places))


def _densest(text: str, hits: Sequence[Span], room: int) -> Span:
    """From the first to the last of the hits to show."""
    if not hits:
        lead = len(text) - len(text.lstrip())
        return lead, lead
    names = _names(text, hits)
    counts: dict[str, int] = {}
    best, best_worth, first = hits[0], (0, 0, 0), 0
    for last, name in enumerate(names):
        counts[name] = counts.get(name, 0) + 1
        while first < last and hits[last][1] - hits[first][0] > room:
            counts[names[first]] -= 1
            if not counts[names[first]]:
                del counts[names[first]]
            first += 1
        if len(counts) < best_worth[0]:
            continue
        worth = len(counts), -_extent(names, hits, first, last, len(counts)), last - first + 1
        if worth > best_worth or last == 0:
            best, best_worth = (hits[first][0], hits[last][1]), worth
    return best


def _names(text: str, hits: Sequence[Span]) -> list[str]:
    """What each hit is called, so that "chip" and "chips" are one word of the query.

    Very many different words are what a letter or two stand for: then they count as their beginnings.
    """
    found = [text[start:end].casefold() for start, end in hits]
    different = dict.fromkeys(found)
    if len(different) > _MOST_NAMES:
        return [name[:1] for name in found]
    known: dict[str, str] = {}
    for name in different:
        known[name] = next((known[form] for form in other_forms(name) if form in known), name)
    return [known[name] for name in found]


def _extent(names: Sequence[str], hits: Sequence[Span], first: int, last: int, different: int) -> int:
    """From the hits up to `last`, how far one must go back to have met all the different ones."""
    if different == 1:
        return 0
    met: set[str] = set()
    for index in range(last, first - 1, -1):
        met.add(names[index])
        if len(met) == different:
            return hits[last][1] - hits[index][0]
    return hits[last][1] - hits[first][0]


def _shown(text: str, core: Span, room: int) -> list[Span]:
    """The pieces to show: those of the core as far as there is room, with neighbours at both sides."""
    pieces = _pieces_around(text, core, room)
    if not pieces:
        return []
    first = min(bisect_right(pieces, core[0], key=itemgetter(1)), len(pieces) - 1)
    if pieces[first][1] - pieces[first][0] > room:
        # One piece wider than the window: what is asked for in it counts.
        start = max(pieces[first][0], min(core[0], pieces[first][1] - room))
        return [_whole_characters(text, (start, min(start + room, pieces[first][1])), pieces[first])]
    # Where each piece stands on a line of all pieces.
    places = [0]
    for (start, end), (following, _) in pairwise(pieces):
        places.append(places[-1] + end - start + (following > end))

    def length(one: int, other: int) -> int:
        return places[other] + pieces[other][1] - pieces[other][0] - places[one]

    last = first
    while last + 1 < len(pieces) and pieces[last + 1][0] < core[1] and length(first, last + 1) <= room:
        last += 1
    lead = length(first, last) + (room - length(first, last)) // 3
    while first and length(first - 1, last) <= lead:
        first -= 1
    while last + 1 < len(pieces) and length(first, last + 1) <= room:
        last += 1
    while first and last + 1 == len(pieces) and length(first - 1, last) <= room:
        first -= 1
    return pieces[first : last + 1]


def _pieces_around(text: str, core: Span, room: int) -> list[Span]:
    """The whole pieces as far as a window around the core can reach."""
    begin, finish = max(0, core[0] - room - 1), min(len(text), core[0] + 2 * room + 1)
    while begin and begin < core[0] and not text[begin - 1].isspace():
        begin += 1
    if begin == core[0] and begin:
        # No white space before the core: a piece wider than the window, or characters that each are one.
        begin = max(0, core[0] - room - 1)
        letter = _letter_pattern().search(text, begin, core[0])
        begin = letter.start() if letter else begin
    is_spaced = text[begin:finish].isascii() or not _letter_pattern().search(text, begin, finish)
    pattern = _PLAIN_PIECE if is_spaced else _piece_pattern()
    pieces = [match.span() for match in pattern.finditer(text, begin, finish)]
    if len(pieces) > 1 and pieces[-1][1] == finish < len(text) and not text[finish].isspace():
        pieces.pop()
    return pieces


def _whole_characters(text: str, span: Span, within: Span) -> Span:
    """The span, less the characters at both ends whose marks, or whose beginnings, lie outside."""
    start, end = span
    while start < end and start > within[0] and _continues(text, start):
        start += 1
    while end > start + 1 and end < within[1] and _continues(text, end):
        end -= 1
    return start, end


def _continues(text: str, at: int) -> bool:
    """Whether the character there belongs to the one before it: marks, joiners, skin tones."""
    character = text[at]
    return (
        unicodedata.category(character)[0] == "M"
        or character == _JOINER
        or text[at - 1] == _JOINER
        or _SKIN_TONES[0] <= character <= _SKIN_TONES[1]
    )


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
