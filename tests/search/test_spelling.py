"""Distances between words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metatui.search.spelling import distance, is_within, nearest


def plain(first: str, second: str) -> int:
    """The optimal string alignment distance, by its definition."""
    rows = [[i + j if not i * j else 0 for j in range(len(second) + 1)] for i in range(len(first) + 1)]
    for i in range(1, len(first) + 1):
        for j in range(1, len(second) + 1):
            changed = rows[i - 1][j - 1] + (first[i - 1] != second[j - 1])
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, changed)
            if i > 1 and j > 1 and first[i - 1] == second[j - 2] and first[i - 2] == second[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@given(st.text("abc", max_size=8), st.text("abc", max_size=8), st.integers(0, 4))
def test_distance_is_exact_up_to_its_limit(first: str, second: str, limit: int) -> None:
    assert distance(first, second, limit) == min(plain(first, second), limit + 1)


@pytest.mark.parametrize(
    ("word", "other", "edits", "within"),
    [
        ("zukerberg", "zuckerberg", 1, True),
        ("zuckerbreg", "zuckerberg", 1, True),
        ("zukerbreg", "zuckerberg", 1, False),
        ("zukerbreg", "zuckerberg", 2, True),
        ("wetal", "metal", 1, False),
    ],
)
def test_neighbours_begin_with_the_same_letter(word: str, other: str, edits: int, within: bool) -> None:
    assert is_within(word, other, edits) is within


def test_the_first_of_the_nearest_is_taken() -> None:
    assert nearest("autor", ["title", "author", "tutor"]) == "author"
    assert nearest("xyz", ["title", "author"]) is None
