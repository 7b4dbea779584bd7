"""Reasons: words that two articles put in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from metatui.model import Quote, Reason
from metatui.stories.evidence import Weighed
from metatui.stories.profile import Profile
from metatui.stories.terms import find_terms, is_common
from metatui.text.tokens import words

_STRENGTH = 1.2
# Fewer words in a row may be the same by chance, and so may some more if fewer of them tell something.
_FEWEST_WORDS = 4
_ENOUGH_WORDS = 7
_FEWEST_TERMS = 2

# What a quote holds beyond this is not looked at: no speaker is quoted at such length.
_MOST_WORDS = 400

_Words = list[tuple[str, int, int]]


def shared_quotes(here: Profile, there: Profile) -> Iterator[Weighed]:
    """A reason for each quote here that shares words with a quote there: the longest run of them."""
    runs: dict[tuple[str, ...], tuple[_Words, int]] = {}
    for quote in there.annotations.quotes:
        said = _words(quote)
        for place in range(len(said) - _FEWEST_WORDS + 1):
            runs.setdefault(_run(said, place), (said, place))
    if not runs:
        return
    for quote in here.annotations.quotes:
        said = _words(quote)
        length, best = 0, (0, 0, 0)
        for place in range(len(said) - _FEWEST_WORDS + 1):
            other, other_place = runs.get(_run(said, place), ([], 0))
            long = _common(said, place, other, other_place)
            if long > length:
                length, best = long, (place, other[other_place][1], other[other_place + long - 1][2])
        if length:
            span = said[best[0]][1], said[best[0] + length - 1][2]
            text = here.article.text[span[0] : span[1]]
            telling = [term for term in find_terms(text) if " " not in term and not is_common(term)]
            if length >= _ENOUGH_WORDS or len(telling) >= _FEWEST_TERMS:
                yield Weighed(_STRENGTH, Reason("quote", text, (span,), ((best[1], best[2]),)))


def _words(quote: Quote) -> _Words:
    said = islice(words(quote.text), _MOST_WORDS)
    return [(word, quote.start + start, quote.start + end) for word, start, end in said]


def _run(said: _Words, place: int) -> tuple[str, ...]:
    return tuple(word for word, _, _ in said[place : place + _FEWEST_WORDS])


def _common(one: _Words, place: int, other: _Words, other_place: int) -> int:
    length = 0
    while place + length < len(one) and other_place + length < len(other):
        if one[place + length][0] != other[other_place + length][0]:
            break
        length += 1
    return length
