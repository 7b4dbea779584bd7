"""Points and stretches of the calendar, and how a figure writes them: "2025-06", "XXXX-Q2", "2025-H1"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from metatui.analysis.figures.wordlists import word_list

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        word_list(
            "january:jan february:feb march:mar april:apr may june:jun july:jul august:aug"
            " september:sept:sep october:oct november:nov december:dec"
        ),
        start=1,
    )
    for name in names.split(":")
}
_LONGEST: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# A month without a year belongs to the year in which it is nearest to the publication, if it is this near.
_NEAR_MONTHS: Final = 4


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar place as far as the text says it: year, month, day, or a part of a year ("Q2", "H1")."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str | None = None
    fiscal: bool = False

    def __str__(self) -> str:
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.fiscal:
            year = "FY" + year
        if self.part:
            return f"{year}-{self.part}"
        if self.month is None:
            return year
        return f"{year}-{self.month:02d}" + (f"-{self.day:02d}" if self.day else "")

    @property
    def is_valid(self) -> bool:
        """Whether the calendar has such a day."""
        return self.day is None or (self.month is not None and 1 <= self.day <= _LONGEST[self.month - 1])

    def in_year(self, year: int | None) -> Day:
        return self if year is None or self.year is not None else replace(self, year=year)

    def ahead(self, published: datetime | None) -> Day:
        """With the year in which it comes next, counted from the publication."""
        if published is None or self.year is not None or self.fiscal or self.month is None:
            return self
        return replace(self, year=published.year + (self.month < published.month))

    def near(self, published: datetime | None, future: bool = True, past: bool = False) -> Day:
        """With the year in which it is within four months of the publication; as it is where none is.

        Without `future` only a place that is not behind the publication counts. With `past` it may be any
        earlier month of the year of publication.
        """
        if published is None or self.year is not None or self.fiscal:
            return self
        month = self.month
        if month is None:
            if not self.part or not self.part.startswith("Q"):
                return self
            month = 3 * int(self.part[1]) - 1
        for year in (published.year, published.year - 1, published.year + 1):
            distance = 12 * (published.year - year) + published.month - month
            ahead = distance < 0 or (distance == 0 and self.day is not None and self.day > published.day)
            if abs(distance) <= _NEAR_MONTHS and (future or not ahead):
                return replace(self, year=year)
        return replace(self, year=published.year) if past and month < published.month else self


def iso(day: date) -> str:
    return day.isoformat()


def week_of(day: date, shift: int) -> tuple[str, str]:
    """Monday and Sunday of the week that lies `shift` weeks from that of a day."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
    return monday.isoformat(), (monday + timedelta(days=6)).isoformat()


def shifted(published: datetime, unit: str, count: int) -> tuple[str, str] | None:
    """The calendar stretch `count` units from the publication; None for units that no calendar counts.

    "last month" is that month, "three weeks ago" a week, "two days ago" a day, "two years ago" a year.
    """
    try:
        return _shifted(published.date(), unit, count)
    except (OverflowError, ValueError):
        return None  # before the year 1 or after 9999


def _shifted(today: date, unit: str, count: int) -> tuple[str, str] | None:
    if unit == "day":
        moved = iso(today + timedelta(days=count))
        return moved, moved
    if unit in ("week", "fortnight"):
        return week_of(today, count * (2 if unit == "fortnight" else 1))
    if unit in ("month", "quarter"):
        months = 12 * today.year + today.month - 1 + count * (3 if unit == "quarter" else 1)
        year, month = divmod(months, 12)
        if not 1 <= year <= 9999:
            return None
        place = str(Day(year, month + 1)) if unit == "month" else str(Day(year, part=f"Q{month // 3 + 1}"))
        return place, place
    if unit in ("year", "decade", "century"):
        year = today.year + count * {"year": 1, "decade": 10, "century": 100}[unit]
        if not 1 <= year <= 9999:
            return None
        return str(Day(year)), str(Day(year))
    return None
