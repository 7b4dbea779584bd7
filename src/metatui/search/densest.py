"""Which hits of a text a snippet is to show."""

from __future__ import annotations

from collections.abc import Sequence

from metatui.model import Span
from metatui.search.inflection import other_forms

# More different words than a query can have.
_MOST_NAMES = 16
# Hits among which that shows, where a single letter is asked for.
_SAMPLE = 3 * _MOST_NAMES


def densest(text: str, hits: Sequence[Span], room: int) -> Span:
    """From the first to the last of the hits to show: those that fit into so many characters.

    They have the most different words of the hits; of several groups it is the one where these stand closest
    together, then the one with most hits, then the first. Without hits it is the beginning of the text.
    """
    if not hits:
        lead = len(text) - len(text.lstrip())
        return lead, lead
    names = _names(text, hits)
    return _fullest(hits, room) if names is None else _richest(hits, names, room)


def _names(text: str, hits: Sequence[Span]) -> list[str] | None:
    """What each hit is called, so that "chip" and "chips" are one word of the query; None: all are one word.

    Very many different words are what a letter or two stand for: then they count as their beginnings.
    """
    letters = {text[start] for start, _ in hits}
    if len({letter.casefold()[:1] for letter in letters}) == 1 and _are_many(text, hits[:_SAMPLE]):
        return None
    found = [text[start:end] for start, end in hits]
    folded = {written: written.casefold() for written in dict.fromkeys(found)}
    names: dict[str, str] = dict.fromkeys(folded.values(), "")
    if len(names) > _MOST_NAMES:
        names = {name: name[:1] for name in names}
    else:
        for name in names:
            forms = other_forms(name)
            names[name] = next((names[form] for form in forms if names.get(form)), name) if forms else name
    if len(set(names.values())) == 1:
        return None
    return [names[folded[written]] for written in found]


def _are_many(text: str, hits: Sequence[Span]) -> bool:
    return len({text[start:end].casefold() for start, end in hits}) > _MOST_NAMES


def _fullest(hits: Sequence[Span], room: int) -> Span:
    """The most hits that fit, of one word all of them."""
    starts, ends = zip(*hits, strict=True)
    best, count = hits[0], 1
    # Only a group larger than the largest so far is of interest: it ends here and has one hit more.
    for last, end in enumerate(ends):
        if end - starts[last - count] <= room and last >= count:
            best = starts[last - count], end
            count += 1
    return best


def _richest(hits: Sequence[Span], names: Sequence[str], room: int) -> Span:
    # The names of the hits that fit, each with the last of its hits, in the order of these.
    latest: dict[str, int] = {}
    best, first = hits[0], 0
    most, closest, fullest = 0, 0, 0
    for last, (name, (_, end)) in enumerate(zip(names, hits, strict=True)):
        latest.pop(name, None)
        latest[name] = last
        while end - hits[first][0] > room and first < last:
            first += 1
        while (oldest := next(iter(latest.values()))) < first:
            del latest[names[oldest]]
        different = len(latest)
        if different < most:
            continue
        extent = end - hits[oldest][0] if different > 1 else 0
        if different > most or extent < closest or (extent == closest and last - first >= fullest):
            best = hits[first][0], end
            most, closest, fullest = different, extent, last - first + 1
    return best
