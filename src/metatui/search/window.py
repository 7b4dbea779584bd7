"""The part of a text that a snippet shows: as wide as there is room, and nothing in it cut in two."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from itertools import pairwise
from operator import itemgetter

from metatui.model import Span
from metatui.text.tokens import SPACELESS

_PIECE = re.compile(r"\S+")
_GAP = re.compile(r"\s{2,}")
# What joins the character behind it to the one before it, besides marks.
_JOINER = "\u200d"
_SKIN_TONES = ("\U0001f3fb", "\U0001f3ff")


# Compiled when first used: it takes a while, and most texts have no need of it.
@cache
def _character_pattern() -> re.Pattern[str]:
    """What is left whole: what stands between white space; where there is none, each character."""
    return re.compile(rf"[{SPACELESS}][^\s{SPACELESS}\w]*|[^\s{SPACELESS}]+")


@cache
def _spaceless() -> re.Pattern[str]:
    return re.compile(f"[{SPACELESS}]")


def window(text: str, core: Span, room: int) -> list[Span]:
    """What to show of a text on a line of so many characters: the core as far as it fits, and around it.

    The spans come in order. The line has a space between two that do not touch, and one for each white space
    within a span; there is none at the ends. Empty for a text of white space alone.
    """
    begin, finish = max(0, core[0] - room - 1), min(len(text), core[0] + 2 * room + 1)
    while begin and begin < core[0] and not text[begin - 1].isspace():
        begin += 1
    part = text[begin:finish]
    if (begin < core[0] or not begin) and (part.isascii() or not _spaceless().search(part)):
        is_cut = finish < len(text) and not text[finish].isspace()
        shown = _of_line(part, core[0] - begin, core[1] - begin, room, is_cut=is_cut)
        if shown:
            return [(begin + start, begin + end) for start, end in shown]
    return _of_pieces(_pieces(text, begin, finish, core, room), text, core, room)


def _of_line(part: str, core_start: int, core_end: int, room: int, *, is_cut: bool) -> list[Span]:
    """The window in a part of a text with spaces between its words; empty where the part is no such text.

    `is_cut` says that its last word may go on. Measured is on the line that the part makes.
    """
    if core_start >= len(part) or part[core_start].isspace():
        return []
    line = " ".join(part.split())
    runs = _runs(part, line)
    size = line.rfind(" ") if is_cut and not part[-1].isspace() else len(line)
    head, tail = _on_line(runs, core_start), _on_line(runs, core_end)
    first = line.rfind(" ", 0, head) + 1
    if head >= size or _end_of_word(line, first, size) - first > room:
        return []
    last = _end_of_word(line, max(first, tail - 1), size)
    if last - first > room:
        last = line.rfind(" ", first, first + room + 1)
    lead = last - first + (room - last + first) // 3
    first = _start_of_word(line, last - lead, first)
    last = size if size - first <= room else line.rfind(" ", last, first + room + 1)
    if last == size:
        first = _start_of_word(line, size - room, first)
    return [
        (start + max(0, first - place), min(end, start + last - place))
        for start, end, place in runs
        if place < last and place + end - start > first
    ]


def _runs(part: str, line: str) -> list[tuple[int, int, int]]:
    """Start, end and place on the line of what has no more than one white space side by side."""
    if len(line) == len(part):
        return [(0, len(part), 0)]
    start, place, runs = len(part) - len(part.lstrip()), 0, []
    for gap in _GAP.finditer(part, start, len(part.rstrip())):
        runs.append((start, gap.start(), place))
        place += gap.start() - start + 1
        start = gap.end()
    return [*runs, (start, len(part.rstrip()), place)]


def _on_line(runs: list[tuple[int, int, int]], offset: int) -> int:
    """Where a place in the part is on the line; in a gap it is the end of the word before."""
    start, end, place = next((run for run in reversed(runs) if run[0] <= offset), runs[0])
    return place + min(offset, end) - start


def _start_of_word(line: str, least: int, most: int) -> int:
    """The first start of a word from `least` on, and at most `most`, which is one."""
    return 0 if least <= 0 else line.find(" ", least - 1, most) + 1 or most


def _end_of_word(line: str, at: int, size: int) -> int:
    end = line.find(" ", at, size)
    return size if end < 0 else end


def _pieces(text: str, begin: int, finish: int, core: Span, room: int) -> list[Span]:
    """The whole pieces between two places, which a window around the core does not reach beyond."""
    if begin == core[0] and begin:
        # No white space before the core: a piece wider than the window, or characters that each are one.
        begin = max(0, core[0] - room - 1)
        letter = _spaceless().search(text, begin, core[0])
        begin = letter.start() if letter else begin
    has_spaces = text[begin:finish].isascii() or not _spaceless().search(text, begin, finish)
    pattern = _PIECE if has_spaces else _character_pattern()
    pieces = [match.span() for match in pattern.finditer(text, begin, finish)]
    if len(pieces) > 1 and pieces[-1][1] == finish < len(text) and not text[finish].isspace():
        pieces.pop()
    return pieces


def _of_pieces(pieces: list[Span], text: str, core: Span, room: int) -> list[Span]:
    """The same for a text whose words may have nothing between them, or be wider than the window."""
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
