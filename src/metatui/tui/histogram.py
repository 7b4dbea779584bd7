"""When the results were published, as a row of bars."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from metatui.tui.fit import MONTHS, compact_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from metatui.model import DateBucket

_WIDEST = 3  # cells of one bar


class Bar(NamedTuple):
    """Results from `start` until the day before `end`."""

    start: date
    end: date
    articles: int


class Histogram(NamedTuple):
    """Bars side by side, each `bar_width` cells wide."""

    bars: tuple[Bar, ...]
    bar_width: int

    @classmethod
    def fitting(cls, buckets: Sequence[DateBucket], width: int) -> Histogram:
        """All buckets in at most `width` cells: neighbours share a bar where there are too many."""
        width = max(width, 1)
        together = -(-len(buckets) // width) or 1
        bars = tuple(
            Bar(group[0].start, group[-1].end, sum(bucket.count for bucket in group))
            for group in (buckets[at : at + together] for at in range(0, len(buckets), together))
        )
        return cls(bars, max(min(width // max(len(bars), 1), _WIDEST), 1))

    @property
    def width(self) -> int:
        """The cells of all bars together."""
        return len(self.bars) * self.bar_width

    def signs(self, heights: str) -> list[str]:
        """One sign for each bar: blank where there is nothing, the tallest for the most."""
        most = max((bar.articles for bar in self.bars), default=0)
        return [
            heights[-(-bar.articles * len(heights) // most) - 1] * self.bar_width
            if bar.articles
            else " " * self.bar_width
            for bar in self.bars
        ]

    def articles(self, first: int, last: int) -> int:
        """The results of some bars together."""
        return sum(bar.articles for bar in self.bars[first : last + 1])

    def clause(self, first: int, last: int) -> str:
        """The clause that asks for these days."""
        start, end = self.bars[first].start, self.bars[last].end - timedelta(days=1)
        return f"date:{start}" if start == end else f"date:{start}..{end}"

    def label(self, first: int, last: int, dash: str) -> str:
        """The days and the results of some bars: "Mar – May 2026: 12 articles"."""
        count = self.articles(first, last)
        days = period_text(self.bars[first].start, self.bars[last].end, dash)
        return f"{days}: {compact_count(count)} article{'s' if count != 1 else ''}"


def day_text(day: date) -> str:
    """A day as it is read: "1 Mar 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def period_text(start: date, end: date, dash: str) -> str:
    """The days from `start` until the day before `end`, as short as they can be said."""
    last = end - timedelta(days=1)
    if start.day == 1 and end.day == 1:
        if start.month == end.month == 1:
            return f"{start.year}" if start.year == last.year else f"{start.year}{dash}{last.year}"
        until = f"{MONTHS[last.month - 1]} {last.year}"
        if (start.year, start.month) == (last.year, last.month):
            return until
        since = MONTHS[start.month - 1]
        return f"{since}{dash}{until}" if start.year == last.year else f"{since} {start.year} {dash} {until}"
    if start == last:
        return day_text(start)
    if start.year != last.year:
        return f"{day_text(start)} {dash} {day_text(last)}"
    if start.month != last.month:
        return f"{start.day} {MONTHS[start.month - 1]} {dash} {day_text(last)}"
    return f"{start.day}{dash}{day_text(last)}"
