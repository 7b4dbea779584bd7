"""Times as the command line writes them, in UTC."""

from __future__ import annotations

from datetime import UTC, datetime


def iso_time(moment: datetime | None) -> str | None:
    """ISO 8601 in UTC, to the second: "2025-06-12T08:00:00Z"; None stays None."""
    if moment is None:
        return None
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def day(moment: datetime | None) -> str:
    """The day alone, "2025-06-12"; a dash where there is none."""
    return moment.astimezone(UTC).date().isoformat() if moment is not None else "-"


def long_day(moment: datetime) -> str:
    """The day for people, in the same words in every locale: "12 Jun 2025"."""
    moment = moment.astimezone(UTC)
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return f"{moment.day} {months[moment.month - 1]} {moment.year}"


def days_after(there: datetime | None, here: datetime | None) -> str | None:
    """How many days later or earlier one was published than the other; None on one day or without a date."""
    if there is None or here is None:
        return None
    days = (there.astimezone(UTC).date() - here.astimezone(UTC).date()).days
    if not days:
        return None
    return f"{abs(days):,} {'day' if abs(days) == 1 else 'days'} {'later' if days > 0 else 'earlier'}"
