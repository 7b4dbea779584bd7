"""The hits that a snippet shows are the best of all groups that fit."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from metatui.model import Span
from metatui.search.densest import densest

_WORDS = ["alpha", "beta", "gamma", "x" * 12, "chip", "chips"]
# Twenty words with one letter, as a query of that letter finds.
_OF_ONE_LETTER = [f"s{chr(97 + number)}t" for number in range(20)]


def _exhaustive(names: list[str], hits: list[Span], room: int) -> Span:
    """Each group of hits that fits and cannot begin earlier, weighed one by one."""
    best, best_worth = hits[0], (0, 0, 0)
    for last, (_, end) in enumerate(hits):
        fitting = [first for first in range(last + 1) if end - hits[first][0] <= room]
        first = min(fitting, default=last)
        group = range(first, last + 1)
        different = len({names[index] for index in group})
        extents = [end - hits[index][0] for index in group if len(set(names[index : last + 1])) == different]
        worth = different, -min(extents) if different > 1 else 0, len(group)
        if worth > best_worth:
            best, best_worth = (hits[first][0], end), worth
    return best


def _text(found: list[tuple[str, int]]) -> tuple[str, list[Span]]:
    text, hits = "", []
    for word, gap in found:
        text += " " * gap
        hits.append((len(text), len(text) + len(word)))
        text += word
    return text, hits


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(_WORDS), st.integers(1, 30)), min_size=1, max_size=40),
    st.integers(1, 80),
)
def test_of_several_words(found: list[tuple[str, int]], room: int) -> None:
    text, hits = _text(found)
    names = [word.removesuffix("s") for word, _ in found]
    assert densest(text, hits, room) == _exhaustive(names, hits, room)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(_OF_ONE_LETTER), st.integers(1, 30)), max_size=40),
    st.booleans(),
    st.integers(1, 80),
)
def test_of_very_many_words(found: list[tuple[str, int]], with_another: bool, room: int) -> None:
    every = [(word, 1) for word in _OF_ONE_LETTER] + [("alpha", 4)] * with_another + found
    text, hits = _text(every)
    assert densest(text, hits, room) == _exhaustive([word[0] for word, _ in every], hits, room)


def test_of_none() -> None:
    assert densest("  \n text", [], 20) == (4, 4)
    assert densest(" ", [], 20) == (1, 1)
