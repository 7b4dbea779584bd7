"""When a figure holds: the date its clause gives, or the day of its article."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Final, NamedTuple

from metatui.stories.comparison.quantities import Claim

_WEEKDAY: Final = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
# Articles so far apart tell of different times unless they say otherwise.
_SAME_NEWS: Final = timedelta(days=60)


class Period(NamedTuple):
    """The first day of a period and how long it is, "year", "half", "quarter", "month" or "day"."""

    start: date
    length: str


def period_of(as_of: str | None) -> Period | None:
    """The period that a figure's date names; None where it names none, or a span of several."""
    if not as_of or "/" in as_of or as_of.startswith("XXXX"):
        return None
    plain = as_of.removeprefix("FY")
    year, _, rest = plain.partition("-")
    if not year.isdigit() or len(year) != 4:
        return None
    try:
        if not rest:
            return Period(date(int(year), 1, 1), "year")
        if rest[0] in "QH" and rest[1:].isdigit():
            months = 3 if rest[0] == "Q" else 6
            return Period(
                date(int(year), (int(rest[1:]) - 1) * months + 1, 1), "quarter" if months == 3 else "half"
            )
        month, _, day = rest.partition("-")
        return Period(date(int(year), int(month), int(day or 1)), "day" if day else "month")
    except ValueError:
        return None


def order(one: Claim, other: Claim, *, is_same_value: bool = False) -> int | None:
    """0 where two claims hold at the same time, -1 where the first holds earlier, 1 where later.

    None where that cannot be told, or where the periods are not alike ("2025" and "2025-Q2"). Two weekdays
    tell of two times, but where the value is the same they only say when it was told.
    """
    mine, theirs = one.figure.as_of, other.figure.as_of
    days = _weekdays(one), _weekdays(other)
    if all(days) and days[0] != days[1] and not is_same_value:
        return None  # "800 flights on Monday", "900 on Wednesday"
    if mine and theirs:
        if mine == theirs:
            return 0
        a, b = period_of(mine), period_of(theirs)
        if a is None or b is None or a.length != b.length:
            return None
        return (a.start > b.start) - (a.start < b.start)
    if mine or theirs:
        # Only one says when: it is the same if the other's article appeared then or soon after.
        return 0 if _is_of_the_time(one, other) else None
    if one.published is None or other.published is None:
        return 0
    gap = one.published - other.published
    if abs(gap) <= _SAME_NEWS:
        return 0
    return 1 if gap > timedelta() else -1


def _weekdays(claim: Claim) -> frozenset[str]:
    return frozenset(found.lower() for found in _WEEKDAY.findall(claim.figure.sentence))


def _is_of_the_time(one: Claim, other: Claim) -> bool:
    dated, undated = (one, other) if one.figure.as_of else (other, one)
    period = period_of(dated.figure.as_of)
    if period is None or undated.published is None or dated.published is None:
        return False
    begin = datetime(period.start.year, period.start.month, period.start.day, tzinfo=UTC)
    days = {"year": 366, "half": 184, "quarter": 92, "month": 31, "day": 1}[period.length]
    if period.length != "year" and begin <= undated.published < begin + timedelta(days=days):
        return True  # "$3.1bn in February", told later, and an article of that February
    is_near = abs(undated.published - dated.published) <= _SAME_NEWS
    return is_near and begin <= undated.published <= begin + timedelta(days=days) + _SAME_NEWS
