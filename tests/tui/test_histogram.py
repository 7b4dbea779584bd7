"""Bars over days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metatui.model import DateBucket
from metatui.tui.glyphs import ASCII, UNICODE
from metatui.tui.histogram import Histogram, period_text

MONDAY = date(2026, 3, 2)


def buckets(*counts: int, days: int = 7) -> tuple[DateBucket, ...]:
    step = timedelta(days=days)
    return tuple(
        DateBucket(MONDAY + step * n, MONDAY + step * (n + 1), count) for n, count in enumerate(counts)
    )


def test_the_tallest_bar_is_the_most_and_nothing_is_blank() -> None:
    histogram = Histogram.fitting(buckets(1, 0, 8, 4), 4)
    assert "".join(histogram.signs(UNICODE.bars)) == "▁ █▄"
    assert "".join(histogram.signs(ASCII.bars)) == ". #="


def test_bars_are_wider_where_there_is_room() -> None:
    assert Histogram.fitting(buckets(1, 2), 40).bar_width == 3
    assert Histogram.fitting(buckets(*range(20)), 40).bar_width == 2


def test_neighbours_share_a_bar_where_there_is_none() -> None:
    histogram = Histogram.fitting(buckets(1, 2, 3, 4, 5), 3)
    assert [bar.articles for bar in histogram.bars] == [3, 7, 5]
    assert histogram.clause(0, 0) == "date:2026-03-02..2026-03-15"
    assert histogram.clause(1, 2) == "date:2026-03-16..2026-04-05"


def test_a_day_is_one_day() -> None:
    histogram = Histogram.fitting(buckets(1, 1, days=1), 10)
    assert histogram.clause(1, 1) == "date:2026-03-03"
    assert histogram.label(0, 0, "–") == "2 Mar 2026: 1 article"
    assert histogram.label(0, 1, "–") == "2–3 Mar 2026: 2 articles"


def test_no_dates_are_no_bars() -> None:
    histogram = Histogram.fitting((), 10)
    assert (histogram.signs(UNICODE.bars), histogram.width) == ([], 0)


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2026, 3, 1), date(2026, 3, 2), "1 Mar 2026"),
        (date(2026, 3, 2), date(2026, 3, 9), "2–8 Mar 2026"),
        (date(2026, 3, 30), date(2026, 4, 6), "30 Mar – 5 Apr 2026"),
        (date(2025, 12, 29), date(2026, 1, 5), "29 Dec 2025 – 4 Jan 2026"),
        (date(2026, 3, 1), date(2026, 4, 1), "Mar 2026"),
        (date(2026, 3, 1), date(2026, 6, 1), "Mar–May 2026"),
        (date(2025, 11, 1), date(2026, 2, 1), "Nov 2025 – Jan 2026"),
        (date(2025, 1, 1), date(2026, 1, 1), "2025"),
        (date(2023, 1, 1), date(2026, 1, 1), "2023–2025"),
    ],
)
def test_periods_are_said_as_short_as_can_be(start: date, end: date, text: str) -> None:
    assert period_text(start, end, "–") == text


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=60), st.integers(1, 80))
def test_all_results_are_in_some_bar_and_all_bars_fit(counts: list[int], width: int) -> None:
    histogram = Histogram.fitting(buckets(*counts), width)
    assert histogram.articles(0, len(histogram.bars) - 1) == sum(counts)
    assert histogram.width <= width
    signs = histogram.signs(UNICODE.bars)
    assert len("".join(signs)) == histogram.width
    assert all(
        (not bar.articles) == (not sign.strip()) for bar, sign in zip(histogram.bars, signs, strict=True)
    )
