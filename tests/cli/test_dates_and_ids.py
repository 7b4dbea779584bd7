"""How times and ids are written."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from metatui.cli.dates import day, days_after, iso_time, long_day
from metatui.cli.ids import id_shortener

_EVENING_IN_NEW_YORK = datetime(2025, 6, 12, 22, 30, 0, 999, tzinfo=timezone(timedelta(hours=-4)))


def test_times_are_in_utc() -> None:
    assert iso_time(_EVENING_IN_NEW_YORK) == "2025-06-13T02:30:00Z"
    assert day(_EVENING_IN_NEW_YORK) == "2025-06-13"
    assert long_day(datetime(2025, 6, 3, tzinfo=UTC)) == "3 Jun 2025"


def test_no_time() -> None:
    assert iso_time(None) is None
    assert day(None) == "-"


def test_ids_get_longer_with_the_library() -> None:
    article_id = "0123456789abcdef0123456789abcdef"
    assert id_shortener(16)(article_id) == "01234567"
    assert id_shortener(100_000)(article_id) == "0123456789ab"


@pytest.mark.parametrize(
    ("there", "said"),
    [
        (datetime(2025, 3, 4, 23, tzinfo=UTC), None),
        (datetime(2025, 3, 5, tzinfo=UTC), "1 day later"),
        (datetime(2025, 3, 1, tzinfo=UTC), "3 days earlier"),
        (None, None),
    ],
)
def test_days_after(there: datetime | None, said: str | None) -> None:
    here = datetime(2025, 3, 4, 1, tzinfo=UTC)
    assert days_after(there, here) == said
    assert days_after(there, None) is None
