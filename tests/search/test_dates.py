"""Dates as people type them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from metatui.search.dates import parse_period, parse_range

NOW = datetime(2026, 5, 20, 15, 30, tzinfo=UTC)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2025", "2025-01-01", "2026-01-01"),
        ("2025-06", "2025-06-01", "2025-07-01"),
        ("2025-12", "2025-12-01", "2026-01-01"),
        ("2025-06-12", "2025-06-12", "2025-06-13"),
        ("2025/6/2", "2025-06-02", "2025-06-03"),
        ("2024-02-29", "2024-02-29", "2024-03-01"),
        ("2025-Q2", "2025-04-01", "2025-07-01"),
        ("q4 2025", "2025-10-01", "2026-01-01"),
        ("June 2025", "2025-06-01", "2025-07-01"),
        ("jun 2025", "2025-06-01", "2025-07-01"),
        ("june", "2025-06-01", "2025-07-01"),
        ("may", "2026-05-01", "2026-06-01"),
        ("12 June 2025", "2025-06-12", "2025-06-13"),
        ("12-june-2025", "2025-06-12", "2025-06-13"),
        ("June 12, 2025", "2025-06-12", "2025-06-13"),
        ("june 12th", "2025-06-12", "2025-06-13"),
        ("may 20", "2026-05-20", "2026-05-21"),
        ("today", "2026-05-20", "2026-05-21"),
        ("Yesterday", "2026-05-19", "2026-05-20"),
        ("monday", "2026-05-18", "2026-05-19"),
        ("wednesday", "2026-05-13", "2026-05-14"),
        ("last friday", "2026-05-15", "2026-05-16"),
        ("this week", "2026-05-18", "2026-05-25"),
        ("last-week", "2026-05-11", "2026-05-18"),
        ("last_month", "2026-04-01", "2026-05-01"),
        ("this quarter", "2026-04-01", "2026-07-01"),
        ("last quarter", "2026-01-01", "2026-04-01"),
        ("last year", "2025-01-01", "2026-01-01"),
        ("last 7 days", "2026-05-13", "2026-05-21"),
        ("past two months", "2026-03-20", "2026-05-21"),
        ("3 days ago", "2026-05-17", "2026-05-18"),
        ("a week ago", "2026-05-13", "2026-05-14"),
        ("three-months-ago", "2026-02-20", "2026-02-21"),
        ("1y", "2025-05-20", "2025-05-21"),
        ("2w", "2026-05-06", "2026-05-07"),
    ],
)
def test_periods(text: str, start: str, end: str) -> None:
    period = parse_period(text, NOW)
    assert period is not None
    assert [side.isoformat() for side in period] == [f"{start}T00:00:00+00:00", f"{end}T00:00:00+00:00"]


def test_months_end_where_they_end() -> None:
    leap_day = datetime(2024, 3, 31, tzinfo=UTC)
    period = parse_period("1 month ago", leap_day)
    assert period is not None
    assert period[0] == datetime(2024, 2, 29, tzinfo=UTC)


def test_hours_count_from_the_moment() -> None:
    period = parse_period("12h", NOW)
    assert period is not None
    assert period[0] == NOW - timedelta(hours=12)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2025-13",
        "2025-02-30",
        "0000",
        "99999 years ago",
        "32 june",
        "2025-6-",
        "20255",
        "xyz ago",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert parse_period(text, NOW) is None


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("2026-03..2026-04", ("2026-03-01", "2026-05-01")),
        ("2025..", ("2025-01-01", None)),
        ("..yesterday", (None, "2026-05-20")),
        ("last-month..today", ("2026-04-01", "2026-05-21")),
        ("2026-03...2026-04", ("2026-03-01", "2026-05-01")),
    ],
)
def test_ranges(text: str, limits: tuple[str | None, str | None]) -> None:
    found = parse_range(text, NOW)
    assert found is not None
    assert tuple(side.date().isoformat() if side else None for side in found) == limits


@pytest.mark.parametrize("text", ["..", "soon..2025", "2025..soon", "...."])
def test_what_is_no_range(text: str) -> None:
    assert parse_range(text, NOW) is None


def test_now_in_another_zone_is_brought_to_utc() -> None:
    late = datetime(2026, 5, 20, 22, 0, tzinfo=timezone(timedelta(hours=-5)))
    assert parse_period("today", late) == parse_period("2026-05-21", NOW)
    assert parse_period("today", datetime(2026, 5, 20)) == parse_period("2026-05-20", NOW)
