"""Marks of an article, the sparkline, and the next place round the end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from metatui.model import ENTITY_KINDS, Annotations, Entity, Figure, Mention
from metatui.tui.glyphs import ASCII, UNICODE
from metatui.tui.marks import ArticleMarks, next_place, sparkline

TEXT = "Ruiz runs Harbour Bank. Harbour Bank paid €4 billion. Ruiz"


def annotations() -> Annotations:
    ruiz = Entity("Ruiz", "person", mentions=(Mention(0, 4, "Ruiz"), Mention(54, 58, "Ruiz")))
    bank = Entity("Harbour Bank", "organisation", mentions=(Mention(10, 22, ""), Mention(24, 36, "")))
    return Annotations((ruiz, bank), (Figure(42, 52, "€4 billion", "money", 4e9, 4e9, None, "EUR"),))


def test_every_mention_and_figure_is_one_mark() -> None:
    marks = ArticleMarks.of(annotations(), [(5, 9)])
    assert [marks.count(kind) for kind in (*ENTITY_KINDS, "figure")] == [2, 2, 0, 0, 0, 0, 1]
    assert len(marks.hits) == 1


def test_marks_are_sorted_and_know_their_entity() -> None:
    marks = ArticleMarks.of(annotations())
    assert marks.annotated.starts == (0, 10, 24, 42, 54)
    assert marks.annotated.labels == ("person", "organisation", "organisation", "figure", "person")
    assert marks.owners == (0, 1, 1, -1, 0)


def test_no_annotations_are_no_marks() -> None:
    marks = ArticleMarks.of(Annotations())
    assert (len(marks.annotated), len(marks.hits), marks.owners) == (0, 0, ())


# The sparkline.


def test_the_sparkline_says_where_a_name_stands() -> None:
    assert sparkline([0], 100, UNICODE.bars) == "▂    "
    assert sparkline([99], 100, UNICODE.bars) == "    ▂"
    assert sparkline([0, 1, 2, 3, 50], 100, UNICODE.bars) == "█ ▂  "


def test_the_sparkline_of_an_empty_text_is_blank() -> None:
    assert sparkline([], 0, UNICODE.bars) == "     "
    assert sparkline([0, 3], 0, UNICODE.bars) == "     "


@given(
    st.lists(st.integers(0, 999), max_size=60),
    st.integers(1, 1000),
    st.integers(1, 12),
    st.sampled_from([UNICODE, ASCII]),
)
def test_the_sparkline_has_its_width_and_no_gap_where_something_is(starts, length, width, glyphs) -> None:
    starts = [start for start in starts if start < length]
    line = sparkline(starts, length, glyphs.bars, width)
    assert cell_len(line) == len(line) == width
    for cell in range(width):
        here = sum(1 for start in starts if start * width // length == cell)
        assert (line[cell] == " ") == (here == 0)


@given(st.lists(st.integers(0, 99), min_size=1, max_size=40))
def test_more_mentions_never_make_a_lower_bar(starts: list[int]) -> None:
    line = sparkline(starts, 100, UNICODE.bars)
    counts = [sum(1 for start in starts if start * 5 // 100 == cell) for cell in range(5)]
    heights = [UNICODE.bars.find(bar) for bar in line]
    for a in range(5):
        for b in range(5):
            assert counts[a] > counts[b] or heights[a] <= heights[b]


# The next place.


@pytest.mark.parametrize(
    ("here", "direction", "place"),
    [
        (-1, 1, 3),
        (3, 1, 8),
        (5, 1, 8),
        (20, 1, 3),
        (99, 1, 3),
        (3, -1, 20),
        (9, -1, 8),
        (8, -1, 3),
        (0, -1, 20),
    ],
)
def test_the_next_place_goes_round_the_end(here: int, direction: int, place: int) -> None:
    assert next_place([3, 8, 20], here, direction) == place


def test_nowhere_to_go() -> None:
    assert next_place([], 5, 1) is None
    assert next_place([], 5, -1) is None


@given(st.lists(st.integers(0, 200), min_size=1, max_size=20, unique=True), st.integers(-1, 210))
def test_walking_on_visits_every_place_once_a_round(places: list[int], here: int) -> None:
    places.sort()
    for direction in (1, -1):
        visited = []
        at = here
        for _ in places:
            at = next_place(places, at, direction)
            visited.append(at)
        assert sorted(visited) == places
