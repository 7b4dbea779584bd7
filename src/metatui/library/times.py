"""Between aware moments in UTC and the whole seconds that the tables hold."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)


def to_seconds(moment: datetime | None) -> int | None:
    """Whole seconds since 1970; fractions of a second are dropped. A moment without a zone counts as UTC."""
    if moment is None:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - _EPOCH) // _SECOND


def to_moment(seconds: int | None) -> datetime | None:
    """The moment in UTC; None for None and for seconds outside the calendar."""
    if seconds is None:
        return None
    try:
        return _EPOCH + seconds * _SECOND
    except OverflowError:
        return None
