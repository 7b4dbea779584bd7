"""The trail: two stacks of places, as in a browser."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from metatui.tui.trail import Place, Trail

A, B, C = Place("a"), Place("b", 12, (3, 7), 1), Place("c", 40)


def test_back_and_forward_go_the_same_way() -> None:
    trail = Trail()
    trail.leave(A)
    trail.leave(B)
    assert trail.back(C) == B
    assert trail.back(B) == A
    assert trail.back(A) is None
    assert trail.forward(A) == B
    assert trail.forward(B) == C
    assert trail.forward(C) is None


def test_a_place_comes_back_with_scroll_mark_and_choice() -> None:
    trail = Trail()
    trail.leave(B)
    assert trail.back(A) == Place("b", scroll=12, current=(3, 7), chosen=1)


def test_a_new_jump_forgets_the_way_forward() -> None:
    trail = Trail()
    trail.leave(A)
    trail.back(B)
    trail.leave(C)
    assert trail.forward(A) is None
    assert trail.depth == (1, 0)


def test_the_same_place_twice_counts_once() -> None:
    trail = Trail()
    trail.leave(A)
    trail.leave(A)
    assert trail.depth == (1, 0)


def test_going_back_never_stays_where_the_reader_is() -> None:
    trail = Trail()
    trail.leave(A)
    trail.leave(B)
    assert trail.back(B) == A


def test_without_an_open_article_the_way_back_still_works() -> None:
    trail = Trail()
    trail.leave(A)
    assert trail.back(None) == A
    assert trail.depth == (0, 0)


def test_the_trail_does_not_grow_for_ever() -> None:
    trail = Trail()
    for number in range(1000):
        trail.leave(Place(str(number)))
    assert trail.depth[0] <= 200
    assert trail.back(None) == Place("999")


@given(st.lists(st.sampled_from("abcd"), min_size=1, max_size=12), st.integers(0, 15))
def test_forward_undoes_back(articles: list[str], steps: int) -> None:
    trail, here = Trail(), Place(articles[0])
    for article in articles[1:]:
        if Place(article) != here:
            trail.leave(here)
            here = Place(article)
    gone = [here]
    for _ in range(steps):
        place = trail.back(gone[-1])
        if place is None:
            break
        gone.append(place)
    while len(gone) > 1:
        here = gone.pop()
        assert trail.forward(here) == gone[-1]
