"""A cursor on the bars of the dates, and the range that it stretches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from metatui.tui.histogram import Histogram

if TYPE_CHECKING:
    from collections.abc import Sequence

    from metatui.model import DateBucket


class DateRange:
    """Bars fitted to a width. The cursor begins at the newest; other bars make it begin there again."""

    def __init__(self) -> None:
        self.histogram = Histogram((), 1)
        self._cursor = 0
        self._anchor: int | None = None  # where a range began
        self._end: int | None = None  # and where it was ended

    def fit(self, buckets: Sequence[DateBucket], width: int) -> None:
        """Show these buckets in at most `width` cells."""
        before, self.histogram = self.histogram, Histogram.fitting(buckets, width)
        if before.bars != self.histogram.bars:
            self._cursor = max(len(self.histogram.bars) - 1, 0)
            self.forget()

    @property
    def bars(self) -> tuple[int, int]:
        """The first and the last bar of the range, which is the one of the cursor unless one was begun."""
        anchor = self._cursor if self._anchor is None else self._anchor
        end = self._cursor if self._end is None else self._end
        return min(anchor, end), max(anchor, end)

    @property
    def clause(self) -> str:
        """The clause that asks for the days of the range."""
        return self.histogram.clause(*self.bars)

    def label(self, dash: str) -> str:
        """The days of the range, and how many articles they have."""
        return self.histogram.label(*self.bars, dash)

    @property
    def is_begun(self) -> bool:
        """Whether there is a range, begun or ended."""
        return self._anchor is not None

    def forget(self) -> None:
        """Give the range up; the cursor stays."""
        self._anchor = self._end = None

    def move_to(self, bar: int) -> None:
        """Put the cursor on a bar; a range that was ended is given up, one that was begun goes with it."""
        if self._end is not None:
            self.forget()
        self._cursor = max(0, min(bar, len(self.histogram.bars) - 1))

    def move(self, distance: int) -> None:
        """Move the cursor by some bars."""
        self.move_to(self._cursor + distance)

    def stretch(self, distance: int) -> None:
        """Move the cursor by some bars and take them into the range."""
        if self._anchor is None or self._end is not None:
            self._anchor, self._end = self._cursor, None
        self.move(distance)

    def mark(self) -> bool:
        """Begin a range at the cursor, or end the one that was begun; returns whether one begins."""
        begins = self._anchor is None or self._end is not None
        self._anchor, self._end = (self._cursor, None) if begins else (self._anchor, self._cursor)
        return begins
