"""Dates as people type them, as periods of time in UTC.

A day is a day in UTC, as `Article.published` is: most articles carry a date alone, which stands for midnight
UTC, and must be found under that date everywhere.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

Period = tuple[datetime, datetime]

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_UNITS = {"d": "day", "w": "week", "m": "month", "mo": "month", "y": "year", "h": "hour"}
_SMALL = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
          "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}  # fmt: skip

_ISO = re.compile(r"([0-9]{4})(?:[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?)?")
_QUARTER = re.compile(r"(?:([0-9]{4})[ -]?q([1-4])|q([1-4])[ -]?([0-9]{4}))")
_SHORT_AGO = re.compile(r"([0-9]{1,5}) ?(d|w|mo|m|y|h)")
_AGO = re.compile(r"([0-9]{1,5}|[a-z]+) (hour|day|week|month|quarter|year)s? ago")
_LAST_SOME = re.compile(r"(?:last|past) ([0-9]{1,5}|[a-z]+) (hour|day|week|month|quarter|year)s?")
_LAST = re.compile(r"(this|last|past) (week|month|quarter|year)")
_DAY_MONTH = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)? ([a-z]+)(?: ([0-9]{4}))?")
_MONTH_DAY = re.compile(r"([a-z]+) ([0-9]{1,2})(?:st|nd|rd|th)?(?: ([0-9]{4}))?")
_MONTH = re.compile(r"([a-z]+)(?: ([0-9]{4}))?")


def parse_period(text: str, now: datetime) -> Period | None:
    """The period that a date names, from its first moment up to but not including its last; else None.

    Understands 2025, 2025-06, 2025-06-12, 2025-Q2, "June 2025", "12 June 2025", "June 12", today, yesterday,
    Monday (the last one), "this week", last-month, "last 7 days", "3 days ago", 3d, 2w, 6m, 1y, 12h.
    """
    now = now.astimezone(UTC) if now.tzinfo else now.replace(tzinfo=UTC)
    text = text.strip().casefold()
    try:
        return _calendar(text, now) or _relative(re.sub(r"[\s_,-]+", " ", text).strip(), now)
    except (ValueError, OverflowError):
        return None  # 31 February, the year 0, a million years ago


def parse_range(text: str, now: datetime) -> tuple[datetime | None, datetime | None] | None:
    """The limits that a range of dates names: "2026-03..2026-04", "2025..", "..yesterday", or one date."""
    if ".." not in text:
        return parse_period(text, now)
    first, last = (side.strip() for side in text.split("..", 1))
    low = parse_period(first, now) if first else None
    high = parse_period(last.lstrip("."), now) if last.lstrip(".") else None
    if (first and low is None) or (last.lstrip(".") and high is None) or (low is None and high is None):
        return None
    return (low[0] if low else None), (high[1] if high else None)


def _calendar(text: str, now: datetime) -> Period | None:
    if match := _ISO.fullmatch(text):
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        if day is not None and month is not None:
            return _days(datetime(year, month, day, tzinfo=UTC), 1)
        if month is not None:
            return _months(year, month, 1)
        return _months(year, 1, 12)
    if match := _QUARTER.fullmatch(text):
        year, quarter = int(match[1] or match[4]), int(match[2] or match[3])
        return _months(year, 3 * quarter - 2, 3)
    words = re.sub(r"[\s_,-]+", " ", text).strip()
    if (match := _DAY_MONTH.fullmatch(words)) and (month := _month(match[2])):
        return _day_of(int(match[1]), month, match[3], now)
    if (match := _MONTH_DAY.fullmatch(words)) and (month := _month(match[1])):
        return _day_of(int(match[2]), month, match[3], now)
    if (match := _MONTH.fullmatch(words)) and (month := _month(match[1])):
        year = int(match[2]) if match[2] else now.year - (month > now.month)
        return _months(year, month, 1)
    return None


def _relative(text: str, now: datetime) -> Period | None:
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if text == "today":
        return _days(today, 1)
    if text == "yesterday":
        return _days(today - timedelta(days=1), 1)
    weekday = text.removeprefix("last ")
    if weekday in _WEEKDAYS or (len(weekday) == 3 and weekday in [name[:3] for name in _WEEKDAYS]):
        index = next(i for i, name in enumerate(_WEEKDAYS) if name.startswith(weekday))
        return _days(today - timedelta(days=(today.weekday() - index - 1) % 7 + 1), 1)
    if match := _LAST.fullmatch(text):
        start = _floor(today, match[2])
        period = start, _step(start, match[2], 1)
        return period if match[1] == "this" else (_step(start, match[2], -1), start)
    if (match := _LAST_SOME.fullmatch(text)) and (count := _count(match[1])) is not None:
        if match[2] == "hour":
            return now - timedelta(hours=count), now + timedelta(seconds=1)
        return _step(today, match[2], -count), today + timedelta(days=1)
    ago = _AGO.fullmatch(text)
    short = _SHORT_AGO.fullmatch(text)
    if ago and (count := _count(ago[1])) is not None:
        unit = ago[2]
    elif short:
        count, unit = int(short[1]), _UNITS[short[2]]
    else:
        return None
    if unit == "hour":
        start = now - timedelta(hours=count)
        return start, start + timedelta(hours=1)
    return _days(_step(today, unit, -count), 1)


def _count(word: str) -> int | None:
    return int(word) if word.isdigit() else _SMALL.get(word)


def _month(name: str) -> int | None:
    """The number of a month by its name or its first three letters (four for "sept")."""
    for index, full in enumerate(_MONTHS, start=1):
        if name == full or name == full[:3] or (name == "sept" and full[:4] == name):
            return index
    return None


def _day_of(day: int, month: int, year: str | None, now: datetime) -> Period:
    """A day of a month; without a year, the last one that is not in the future."""
    if year:
        return _days(datetime(int(year), month, day, tzinfo=UTC), 1)
    date = datetime(now.year, month, day, tzinfo=UTC)
    return _days(date if date <= now else date.replace(year=now.year - 1), 1)


def _days(start: datetime, count: int) -> Period:
    return start, start + timedelta(days=count)


def _months(year: int, month: int, count: int) -> Period:
    start = datetime(year, month, 1, tzinfo=UTC)
    return start, _step(start, "month", count)


def _floor(day: datetime, unit: str) -> datetime:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    month = {"month": day.month, "quarter": (day.month - 1) // 3 * 3 + 1, "year": 1}[unit]
    return day.replace(month=month, day=1)


def _step(moment: datetime, unit: str, count: int) -> datetime:
    if unit in ("day", "week"):
        return moment + timedelta(days=count * (7 if unit == "week" else 1))
    months = moment.year * 12 + moment.month - 1 + count * {"month": 1, "quarter": 3, "year": 12}[unit]
    first = datetime(months // 12, months % 12 + 1, 1, tzinfo=moment.tzinfo)
    last_day = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(moment.day, last_day.day))
