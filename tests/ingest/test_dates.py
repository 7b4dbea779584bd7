"""Dates in all the forms of news; none where none is given."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metatui.ingest.dates import parse_date, read_date_line

DAY = datetime(2025, 7, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2025-07-16",
        "2025/07/16",
        "16.07.2025",
        "July 16, 2025",
        "July 16 2025",
        "JULY 16, 2025",
        "16 July 2025",
        "16 Jul 2025",
        "16-Jul-2025",
        "16th of July 2025",
        "Wednesday, July 16, 2025",
        "Wed 16 Jul 2025",
        "(July 16, 2025)",
        "07/16/2025",
        "16/07/2025",
        "Published July 16, 2025",
        "Published on 16 July 2025",
        "First published: July 16th, 2025",
        "Date: 2025-07-16",
        "July 16, 2025 · 4 min read",
        # A zone that needs a calendar, or no zone: the printed day stays.
        "Jul. 16, 2025 at 3:04 p.m. ET",
        "Jul 16, 2025, 9:30 PM PDT",
        "16 July 2025, 23:04 BST",
        "16 July 2025 at 15.04",
        "9:00 a.m. ET July 16, 2025",
        "July 16, 2025 | 3pm Eastern Time",
        "Published: 9:00 a.m. ET July 16, 2025 Updated: 10:10 a.m. ET July 17, 2025",
    ],
)
def test_days(text: str) -> None:
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-07-16T15:04:05Z", DAY.replace(hour=15, minute=4, second=5)),
        ("2025-07-16T15:04:05.123+02:00", DAY.replace(hour=13, minute=4, second=5)),
        ("2025-07-16 15:04", DAY.replace(hour=15, minute=4)),
        ("2025-07-16T23:30:00-0500", datetime(2025, 7, 17, 4, 30, tzinfo=UTC)),
        ("Wed, 16 Jul 2025 15:04:00 +0000", DAY.replace(hour=15, minute=4)),
        ("Wed, 16 Jul 2025 15:04:00 GMT", DAY.replace(hour=15, minute=4)),
        ("16 July 2025, 3:04 pm UTC", DAY.replace(hour=15, minute=4)),
        ("15:04 UTC, 16 July 2025", DAY.replace(hour=15, minute=4)),
        ("Jul 16, 2025, 5:30 PM GMT+2", DAY.replace(hour=15, minute=30)),
        ("July 16, 2025 12:15 a.m. UTC", DAY.replace(minute=15)),
    ],
)
def test_times_whose_zone_is_known(text: str, expected: datetime) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2025",
        "July 2025",
        "July 16",
        "Tuesday",
        "3 hours ago",
        "07/06/2025",  # the 7th of June or the 6th of July
        "2025-13-01",
        "2025-02-30",
        "0000-01-01",
        "9999-12-31T23:59:59-12:00",
        "0001-01-01T00:00:00+05:00",
        "On July 16, 2025 it rained",
        "July 16, 2025 was a Wednesday.",
        "16 July 2025 will be remembered",
        "Maybe 16, 2025",
        "The vote of July 16, 2025",
        "12345-07-16",
        "July 116, 2025",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text) is None


def test_a_line_of_dates_tells_publication_from_revision() -> None:
    line = read_date_line("Published July 16, 2025 | Updated July 17, 2025 9:00 UTC")
    assert line is not None
    assert line.published == DAY
    assert line.updated == datetime(2025, 7, 17, 9, tzinfo=UTC)
    line = read_date_line("Last updated 3 hours ago")
    assert line is not None
    assert (line.published, line.updated) == (None, None)
    assert read_date_line("5 min read") is None


@given(st.one_of(st.text(), st.text("0123456789-/.:TZ+ JulyMay,apm|")))
def test_whatever_the_text_a_date_is_aware_or_none(text: str) -> None:
    date = parse_date(text)
    assert date is None or date.tzinfo is UTC


@given(st.datetimes(datetime(1600, 1, 1), datetime(2199, 1, 1)))
def test_printed_days_are_read_back(moment: datetime) -> None:
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=UTC)
    for form in ("%Y-%m-%d", "%B %d, %Y", "%d %b %Y", "%A, %d %B %Y", "%b. %d, %Y", "%d.%m.%Y"):
        assert parse_date(day.strftime(form).zfill(10)) == day or day.year < 1000
    assert parse_date(moment.strftime("%Y-%m-%dT%H:%M:%SZ")) == moment.replace(microsecond=0, tzinfo=UTC)
