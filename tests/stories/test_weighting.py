from __future__ import annotations

import numpy as np
import pytest

from metatui.stories.weighting import idf, specificity


@pytest.mark.parametrize("count", [12, 16, 100, 100_000])
def test_what_all_articles_have_weighs_nothing(count: int) -> None:
    assert idf(np.array([count]), count)[0] < 0.05


@pytest.mark.parametrize("count", [4, 8, 16, 100, 100_000])
def test_what_all_articles_have_singles_out_none(count: int) -> None:
    assert specificity(np.array([count]), count)[0] < 0.05


@pytest.mark.parametrize("count", [2, 3, 4, 16, 100_000])
def test_the_rarer_the_heavier(count: int) -> None:
    weights = idf(np.arange(1, min(count, 50) + 1), count)
    assert np.all(np.diff(weights) <= 0)
    assert weights[0] > 1.0
    assert np.all(np.isfinite(weights))


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_in_a_tiny_library_what_all_share_still_makes_them_similar(count: int) -> None:
    assert idf(np.array([count]), count)[0] > 0.5


@pytest.mark.parametrize("count", [0, 1, 2, 3, 500])
def test_specificity_is_one_for_two_articles(count: int) -> None:
    assert specificity(np.array([2]), count)[0] == pytest.approx(1.0)


def test_specificity_is_near_zero_for_half() -> None:
    assert specificity(np.array([250]), 500)[0] < 0.05
