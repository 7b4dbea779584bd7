"""Text made to fit a number of cells, and times made short."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from metatui.tui.fit import compact_count, fit, full_date, pad, reading_minutes, short_age

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TEXTS = st.text(st.sampled_from("ab c界語🙂é-"), max_size=40)


@given(TEXTS, st.integers(0, 30), st.sampled_from(["…", "..."]))
def test_a_fitted_text_is_never_wider_than_its_room(text: str, width: int, ellipsis: str) -> None:
    fitted = fit(text, width, ellipsis)
    assert cell_len(fitted) <= width


@given(TEXTS, st.integers(0, 30))
def test_a_text_that_fits_is_left_alone(text: str, more: int) -> None:
    assert fit(text, cell_len(text) + more) == text


@given(TEXTS, st.integers(4, 30))
def test_a_cut_text_is_a_beginning_with_an_ellipsis(text: str, width: int) -> None:
    fitted = fit(text, width)
    if fitted != text:
        assert fitted.endswith("…")
        assert text.startswith(fitted[:-1].rstrip()) or "界" in text or "🙂" in text or "語" in text


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Harbour bank", 12, "Harbour bank"),
        ("Harbour bank", 11, "Harbour ba…"),
        ("Harbour bank", 9, "Harbour…"),
        ("日本語の新聞", 6, "日本…"),
        ("日本語の新聞", 5, "日本…"),
        ("abc", 1, "a"),
        ("abc", 0, ""),
        ("abc", -3, ""),
        ("日本", 1, ""),
    ],
)
def test_where_a_text_is_cut(text: str, width: int, shown: str) -> None:
    assert fit(text, width) == shown


@given(TEXTS, st.integers(-5, 60))
def test_padding_fills_up_and_never_cuts(text: str, width: int) -> None:
    padded = pad(text, width)
    assert padded.startswith(text)
    assert cell_len(padded) == max(cell_len(text), width)


@pytest.mark.parametrize(
    ("ago", "shown"),
    [
        (timedelta(0), "1 min"),
        (timedelta(seconds=59), "1 min"),
        (timedelta(minutes=5), "5 min"),
        (timedelta(minutes=59, seconds=59), "59 min"),
        (timedelta(hours=1), "1 h"),
        (timedelta(hours=23, minutes=59), "23 h"),
        (timedelta(days=1), "1 d"),
        (timedelta(days=6, hours=23), "6 d"),
        (timedelta(days=7), "23 Feb"),
        (timedelta(days=299), "7 May"),
        (timedelta(days=301), "May 2025"),
        (timedelta(days=10_000), "Oct 1998"),
        (timedelta(days=-2), "4 Mar"),
        (timedelta(days=-400), "Apr 2027"),
    ],
)
def test_ages(ago: timedelta, shown: str) -> None:
    assert short_age(NOW - ago, NOW) == shown


def test_no_date_has_no_age() -> None:
    assert short_age(None, NOW) == ""


@given(st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30)).map(lambda d: d.replace(tzinfo=UTC)))
def test_an_age_fits_eight_cells(published: datetime) -> None:
    assert 0 < len(short_age(published, NOW)) <= 8


def test_dates_are_shown_in_utc() -> None:
    late = datetime(2026, 1, 1, 1, 30, tzinfo=timezone(timedelta(hours=3)))
    assert full_date(late) == "31 Dec 2025"
    assert short_age(late, NOW + timedelta(days=700)) == "Dec 2025"


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (230, 1), (500, 2), (2300, 10)])
def test_reading_takes_a_minute_at_least(words: int, minutes: int) -> None:
    assert reading_minutes(words) == minutes


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "0"), (999, "999"), (12345, "12 345"), (1234567, "1 234 567")]
)
def test_counts_have_groups_of_three(number: int, shown: str) -> None:
    assert compact_count(number).replace("\u202f", " ").replace("\u2009", " ") == shown
