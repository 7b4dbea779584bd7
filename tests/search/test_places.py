"""Places of words as numbers, against the plain way of finding the same."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from metatui.search.places import Places, in_a_row, meeting, nearest, within_slop


def places(*pairs: tuple[int, int]) -> Places:
    return np.array(sorted({document << 32 | place for document, place in pairs}), dtype=np.int64)


def pairs(found: Places) -> list[tuple[int, int]]:
    return [(int(key) >> 32, int(key) & 0xFFFFFFFF) for key in found]


_LISTS = st.lists(st.tuples(st.integers(0, 3), st.integers(10, 30)), max_size=25).map(
    lambda all: places(*all)
)


def test_meeting() -> None:
    assert pairs(meeting(places((1, 2), (3, 4)), places((1, 2), (2, 4), (3, 5)))) == [(1, 2)]
    assert pairs(meeting(places(), places((1, 2)))) == []
    assert pairs(meeting(places((1, 2)), places())) == []
    # A short list is looked up in a long one, beyond whose end it may lie.
    long = places(*((0, place) for place in range(100)))
    assert pairs(meeting(places((0, 7), (1, 7)), long)) == [(0, 7)]
    assert pairs(meeting(places((1, 7)), long)) == []


@given(_LISTS, _LISTS)
def test_meeting_is_what_both_have(one: Places, other: Places) -> None:
    assert meeting(one, other).tolist() == sorted(set(one.tolist()) & set(other.tolist()))


def test_in_a_row() -> None:
    meta = places((0, 1), (0, 9), (1, 1))
    scale = places((0, 2), (0, 5), (1, 3), (2, 2))
    deal = places((0, 3), (0, 6), (1, 4))
    assert pairs(in_a_row([meta, scale, deal])) == [(0, 1)]
    assert pairs(in_a_row([scale, deal])) == [(0, 2), (0, 5), (1, 3)]
    assert pairs(in_a_row([deal, meta])) == []
    assert pairs(in_a_row([meta])) == pairs(meta)
    assert pairs(in_a_row([meta, places()])) == []


def test_a_word_that_stands_twice_in_a_row() -> None:
    bye = places((0, 4), (0, 5), (0, 8), (1, 1))
    assert pairs(in_a_row([bye, bye])) == [(0, 4)]


@given(st.lists(_LISTS, min_size=1, max_size=4))
def test_in_a_row_is_each_word_behind_the_one_before(lists: list[Places]) -> None:
    sets = [set(one.tolist()) for one in lists]
    expected = [
        start for start in sorted(sets[0]) if all(start + step in sets[step] for step in range(len(sets)))
    ]
    assert in_a_row(lists).tolist() == expected


def test_within_slop() -> None:
    first, second = places((0, 1), (1, 1)), places((0, 4), (1, 2), (1, 9), (2, 2))
    assert pairs(within_slop([first, second], 1)) == [(1, 2)]
    assert pairs(within_slop([first, second], 3)) == [(0, 4), (1, 2)]
    assert pairs(within_slop([second, first], 9)) == []
    assert pairs(within_slop([first, places()], 9)) == []
    assert pairs(within_slop([places(), first], 9)) == []


@given(st.lists(_LISTS, min_size=1, max_size=4), st.integers(1, 6))
def test_within_slop_each_word_is_led_to_by_one_before(lists: list[Places], slop: int) -> None:
    ends = lists[0].tolist()
    for following in lists[1:]:
        ends = [place for place in following.tolist() if any(0 < place - end <= slop for end in ends)]
    assert within_slop(lists, slop).tolist() == ends


def test_nearest() -> None:
    others = places((0, 10), (0, 20), (2, 5))
    assert nearest(places((0, 10), (0, 13), (0, 17), (0, 25)), others).tolist() == [0, 3, 3, 5]
    # In other documents, and where there are none at all, everything is far away.
    assert nearest(places((1, 15)), others)[0] > 2**31
    assert nearest(places((1, 15)), places())[0] > 2**31


@given(_LISTS, _LISTS)
def test_nearest_is_the_smallest_distance(one: Places, others: Places) -> None:
    if len(others):
        expected = [min(abs(place - other) for other in others.tolist()) for place in one.tolist()]
        assert nearest(one, others).tolist() == expected
