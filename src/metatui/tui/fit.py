"""Text made to fit a number of cells, and times made short."""

from __future__ import annotations

from datetime import UTC, datetime

from rich.cells import cell_len, set_cell_size

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def fit(text: str, width: int, ellipsis: str = "…") -> str:
    """The text, cut to `width` cells with an ellipsis where it does not fit; never half a wide character."""
    if cell_len(text) <= width:
        return text
    room = width - cell_len(ellipsis)
    if room < 1:
        return set_cell_size(text, max(width, 0)).rstrip()
    return set_cell_size(text, room).rstrip() + ellipsis


def pad(text: str, width: int) -> str:
    """The text with blanks behind it up to `width` cells."""
    return text + " " * max(width - cell_len(text), 0)


def short_age(published: datetime | None, now: datetime) -> str:
    """When something was published, in at most eight cells: "5 min", "3 h", "2 d", "16 Jul", "Jul 2025"."""
    if published is None:
        return ""
    seconds = (now - published).total_seconds()
    if 0 <= seconds < 3600:
        return f"{max(int(seconds // 60), 1)} min"
    if 0 <= seconds < 86400:
        return f"{int(seconds // 3600)} h"
    if 0 <= seconds < 7 * 86400:
        return f"{int(seconds // 86400)} d"
    day = published.astimezone(UTC)
    if abs(seconds) < 300 * 86400:
        return f"{day.day} {MONTHS[day.month - 1]}"
    return f"{MONTHS[day.month - 1]} {day.year}"


def full_date(published: datetime) -> str:
    """A date as the head of an article shows it: "16 Jul 2025"."""
    day = published.astimezone(UTC)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def reading_minutes(words: int) -> int:
    """Minutes to read a text at 230 words a minute, the middle of what studies of silent reading find."""
    return max(round(words / 230), 1)


def compact_count(number: int) -> str:
    """A count with thin groups of three: "12 345"."""
    return f"{number:,}".replace(",", " ")
